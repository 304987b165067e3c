// Puts a text at the cursor of the layout, and tells the page as typing would.
function hallInsert(text, ownLine) {
  const area = document.querySelector(".writing textarea");
  if (!area) return;
  const at = area.selectionStart;
  const before = area.value.slice(0, at);
  const line = before.slice(before.lastIndexOf("\n") + 1);
  const lead = ownLine && line.trim() ? "\n" : "";
  area.setRangeText(lead + text, at, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
  area.focus();
}

addEventListener("beforeunload", (event) => {
  if (document.querySelector(".bar:not(.idle)")) event.preventDefault();
});
