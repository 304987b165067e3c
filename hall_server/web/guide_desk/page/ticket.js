// One ticket at the desk: bring it back, change it, let others pass, note needs, cancel (row A14).

import { make, show } from "/console/dom.js";
import { drawItems, found } from "./choosing.js";
import { button, closePanel, desk, draw, hour, numbers, openPanel, refusal, t, toast, told, waitWords } from "./desk.js";
import { codeOf, drawNeeds } from "./issue.js";

const STATES = {
  waiting: "stateWaiting", transferred: "stateWaiting", restored: "stateWaiting",
  called: "stateCalled", serving: "stateServing", held: "stateHeld", missed: "stateMissed",
  finished: "stateFinished", cancelled: "stateCancelled",
};
const IN_LINE = ["waiting", "transferred", "restored"];
const PASSES = [1, 2, 3, 5];

export function openTicket(ticket) {
  const { line } = ticket;
  const why = button(t("why"), "quiet", () => showWhy(ticket));
  const acts = [...backInLine(ticket), ...whileOpen(ticket), make("div", { className: "row" }, why)];
  openPanel(line.number, [
    make("p", { className: "state", textContent: standing(ticket) }),
    make("ul", { className: "items" }, ...line.items.map((item) => make("li", { textContent: told(item) }))),
    ...(line.note ? [make("p", { className: "note", textContent: line.note })] : []),
    ...acts,
  ]);
}

function standing({ line, view }) {
  const at = view.window ? t("toWindows", { n: view.window }) : view.ahead === null ? null
    : view.ahead ? t("ahead", { n: view.ahead }) : t("nobodyAhead");
  const wait = waitWords(view.wait);
  const named = line.priority && told(line.priority);
  const parts = [t(STATES[line.state]), at, wait, named, t("takenAt", { at: hour(line.since) })];
  return parts.filter(Boolean).join(" · ");
}

function backInLine({ line }) {
  if (line.state !== "missed") return [];
  const word = line.returns ? t("returnsLeft", { n: line.returns }) : t("noReturns");
  const back = button(t("restore"), "main", () =>
    act({ kind: "restore_ticket", ticket_id: line.ticket_id }, "restored", line.number));
  back.disabled = !line.returns;
  return [make("div", { className: "row" }, back, make("span", { className: "hint", textContent: word }))];
}

function whileOpen(ticket) {
  const { line, secret } = ticket;
  if (["missed", "finished", "cancelled"].includes(line.state)) return [];
  const more = make("div", { className: "row" },
    button(t("showCode"), "quiet", () => showCode(ticket)),
    ...(line.state === "serving" ? [] : [button(t("changeItems"), "quiet", () => changeItems(ticket))]),
    cancelButton(line, secret));
  return IN_LINE.includes(line.state) ? [needs(ticket), passes(ticket), more] : [needs(ticket), more];
}

function needs({ line }) {
  let chosen = line.needs;
  const chips = make("div", { className: "chips" });
  const keep = button(t("keepNeeds"), "quiet", () =>
    act({ kind: "mark_need", ticket_id: line.ticket_id, needs: chosen }, "noted", line.number));
  show(keep, false);
  const redraw = (next) => {
    show(keep, next !== line.needs);
    chosen = next;
    drawNeeds(chips, chosen, redraw);
  };
  redraw(line.needs);
  return make("div", { className: "option" }, make("h3", { textContent: t("needs") }), chips, keep);
}

function passes({ line, secret }) {
  const buttons = PASSES.map((count) => button(t("passN", { n: count }), "chip", () =>
    act({ kind: "let_pass", secret, count }, "passed", line.number)));
  const row = make("div", { className: "chips" }, ...buttons);
  return make("div", { className: "option" }, make("h3", { textContent: t("letPass") }), row);
}

function cancelButton(line, secret) {
  return twice(t("cancelTicket"), t("sureCancel"), () =>
    act({ kind: "cancel_ticket", secret }, "cancelled", line.number));
}

/** A button that asks once more before it acts. */
export function twice(label, sure, press) {
  const made = button(label, "danger", () => {
    if (made.dataset.sure) return press();
    made.dataset.sure = "yes";
    made.textContent = sure;
  });
  made.addEventListener("blur", () => {
    delete made.dataset.sure;
    made.textContent = label;
  });
  return made;
}

function showCode(ticket) {
  const back = button(t("back"), "main", () => openTicket(ticket));
  const row = make("div", { className: "row" }, back);
  openPanel(ticket.line.number, [codeOf(ticket.secret, ticket.line.number), row], back);
}

/** Every call that passed the ticket, by the rule it was made by: from the record (row A16). */
async function showWhy(ticket) {
  const { result, error } = await desk.acts.do({ kind: "ask_why", secret: ticket.secret });
  if (error) return toast(refusal(error));
  const calls = result.passed.map(({ called_at, window, words }) =>
    make("li", { textContent: `${hour(called_at)} · ${t("toWindows", { n: window })} · ${told(words)}` }));
  const back = button(t("back"), "main", () => openTicket(ticket));
  openPanel(`${result.number} · ${t("why")}`, [
    make("h3", { textContent: t(calls.length ? "whyHead" : "whyNone") }),
    make("ul", { className: "items" }, ...calls),
    make("p", { className: "hint", textContent: t("whyLimit", { n: result.limit }) }),
    make("div", { className: "row" }, back),
  ], back);
}

function changeItems(ticket) {
  const { line, view } = ticket;
  let items = view.parts.map(({ id }) => id);
  const search = make("input", { type: "search", placeholder: t("search"), maxLength: 40 });
  const chosen = make("div", { className: "chosen" });
  const choices = make("div", { className: "choices few" });
  const save = button(t("save"), "main", () =>
    act({ kind: "change_items", ticket_id: line.ticket_id, items }, "changed", line.number));
  const redraw = () => {
    save.disabled = !items.length;
    const named = items.map((id) => desk.guide.items.find((item) => item.id === id)).filter(Boolean);
    draw(chosen, named.map(({ id, name }) => ({ id, name })), ({ id, name }) =>
      button(`${told(name)} ×`, "picked", () => set(items.filter((one) => one !== id))));
    drawItems(choices, search.value.trim() ? found(search.value) : [], ({ id }) => {
      search.value = "";
      set([...new Set([...items, id])]);
    });
  };
  const set = (next) => {
    items = next;
    redraw();
    search.focus();
  };
  search.addEventListener("input", redraw);
  redraw();
  const row = make("div", { className: "row" }, save, button(t("back"), "quiet", () => openTicket(ticket)));
  openPanel(`${line.number} · ${t("changeItems")}`, [chosen, search, choices, row], search);
}

/** Does a command about a ticket or a booking; the panel closes when it is done. */
export async function act(command, word, number, values = {}) {
  for (const one of document.querySelectorAll("#panel-body button")) one.disabled = true;
  const { result, error } = await desk.acts.do(command);
  if (error) {
    for (const one of document.querySelectorAll("#panel-body button")) one.disabled = false;
    return toast(refusal(error)), null;
  }
  closePanel();
  toast(t(word, { number, ...values }));
  return result;
}
