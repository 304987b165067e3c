// Puts the lists on the page: who waits, is put aside, was missed, what was asked.

import { $, fill, make, say, show, symbol } from "./dom.js";
import { tagMark } from "./draw_visit.js";

const ROW_REM = 3.25;

export function drawLists({ tabs, open, count, countText, rows, more, nobody, nobodyMore }, on) {
  fill($("tabs"), tabs, (tab) => tabButton(tab, on.list));
  $("tabs").title = countText;
  show($("nobody"), count === 0);
  say($("nobody-calm"), nobody);
  say($("nobody-more"), nobodyMore);
  $("rows").dataset.list = open;
  const fitting = rows.slice(0, roomFor($("rows"), rows.length));
  const told = fitting.map(({ waited, ...row }) => row);
  fill($("rows"), told, (row) => listRow(row, on.row));
  $("rows").querySelectorAll(".row-clock").forEach((cell, place) => say(cell, fitting[place].waited));
  say($("more"), count > fitting.length ? more(count - fitting.length) : "");
}

function tabButton({ name, label, count, isOn, tone }, onList) {
  const button = make("button", { type: "button", className: `tab ${isOn ? "on" : ""}`, id: `tab-${name}` });
  const number = make("b", { className: tone });
  if (tone) number.append(symbol(tone));
  number.append(String(count));
  button.append(make("span", { textContent: label }), number);
  button.setAttribute("role", "tab");
  button.setAttribute("aria-selected", String(isOn));
  button.addEventListener("click", () => onList(name));
  return button;
}

function roomFor(list, wanted) {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Math.min(wanted, Math.max(Math.floor(list.clientHeight / (ROW_REM * rem)), 1));
}

function listRow(row, onRow) {
  const stripe = make("i", { className: "stripe" });
  stripe.style.background = row.colour;
  const about = make("span", { className: "row-about" }, make("span", { className: "row-item", textContent: row.item, title: row.item }));
  if (row.tags.length || row.note) about.append(smallSigns(row));
  const clock = make("span", { className: `row-wait ${row.urgency}`, title: row.sign });
  if (row.urgency !== "calm") clock.append(symbol(row.urgency));
  clock.append(make("span", { className: "row-clock" }));
  const number = make("span", { className: "row-number", textContent: row.number });
  const button = make("button", { type: "button", className: "row" }, stripe, number, about, clock);
  button.addEventListener("click", () => onRow(row.id));
  return make("li", {}, button);
}

function smallSigns({ tags, note }) {
  const signs = make("span", { className: "row-tags" }, ...tags.map(tagMark));
  if (note) signs.append(make("span", { className: "row-note", title: note }, symbol("mark_need"), note));
  return signs;
}
