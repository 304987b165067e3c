// What somebody has typed outlives a server that was started anew: the page is then drawn again,
// empty, and what stood in its fields is shown beside it to be copied back. Kept by this tab alone
// (sessionStorage) and until it is put away; passwords never.

const TYPED = "hall.manager.typed";
const LOOK_MS = 200;
const FRESH_MS = 3600_000;
const touched = new Set();

document.addEventListener("input", ({ target }) => {
  if (target.matches("textarea, input:not([type=password], [type=checkbox], [type=radio])")) touched.add(target);
});

addEventListener("load", showTyped);

const untilLine = setInterval(() => {
  if (!window.socket) return; // the page's own script makes it, some time after the load
  clearInterval(untilLine);
  window.socket.on("disconnect", keepTyped);
}, LOOK_MS);

// whoever presses something while the line stands has their words still in the fields
document.addEventListener("click", () => {
  if (window.socket?.connected && !typedHere()) sessionStorage.removeItem(TYPED);
});

const typedHere = () => document.getElementById("typed-before");

function keepTyped() {
  const fields = [...touched].filter((field) => field.isConnected && field.value.trim());
  if (!fields.length) return;
  const typed = fields.map((field) => ({ label: labelOf(field), text: field.value }));
  sessionStorage.setItem(TYPED, JSON.stringify({ at: Date.now(), typed }));
}

const labelOf = (field) =>
  field.getAttribute("aria-label") || field.closest("label")?.querySelector(".q-field__label")?.textContent || "";

function showTyped() {
  const { at, typed } = JSON.parse(sessionStorage.getItem(TYPED)) ?? {};
  if (!typed || Date.now() - at > FRESH_MS) return sessionStorage.removeItem(TYPED);
  const part = (tag, textContent, more = {}) => Object.assign(document.createElement(tag), { textContent, ...more });
  const card = part("aside", "", { id: "typed-before" });
  card.setAttribute("role", "status");
  card.append(part("h2", HALL.words["typed-before"]));
  for (const { label, text } of typed) {
    const line = part("label", label);
    const kept = part("textarea", "", { value: text, readOnly: true, rows: Math.min(4, text.split("\n").length) });
    kept.addEventListener("focus", () => kept.select());
    line.append(kept);
    card.append(line);
  }
  const away = part("button", HALL.words["typed-done"], { type: "button" });
  away.addEventListener("click", () => {
    sessionStorage.removeItem(TYPED);
    card.remove();
  });
  card.append(away);
  document.body.append(card);
}
