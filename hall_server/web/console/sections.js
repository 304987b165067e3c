// What a panel tells besides its fields: facts, lines with buttons, a month. Built from plain data.

import { make, symbol } from "./dom.js";

const BUILD = { head, facts, lines, month, columns };

/** An element of a section {section, title, …}; `press(act)` is told which button was pressed. */
export function drawSection(section, press) {
  const box = make("section", { className: `section told-${section.section}` });
  if (section.title) box.append(make("h3", { textContent: section.title }));
  box.append(...BUILD[section.section](section, press));
  return box;
}

/** {columns: [[section]]}: side by side, each as long as it is. */
function columns({ columns: all }, press) {
  return all.map((sections) => make("div", {}, ...sections.map((section) => drawSection(section, press))));
}

/** {number, words, chips: [{word, tone, mark}]}: what a case is, at a glance. */
function head({ number, words, chips }) {
  const made = chips.map(({ word, tone, mark }) => {
    const chip = make("span", { className: `tag ${tone ?? ""}` });
    if (mark) chip.append(symbol(mark));
    chip.append(word);
    return chip;
  });
  return [
    make("b", { className: "head-number", textContent: number }),
    make("span", { className: "head-words", textContent: words, title: words }),
    make("span", { className: "head-chips" }, ...made),
  ];
}

/** {pairs: [[label, value, tone]]} */
function facts({ pairs }) {
  const made = pairs.map(([label, value, tone]) =>
    make("div", {}, make("dt", { textContent: label }), make("dd", { className: tone ?? "", textContent: value })));
  return [make("dl", {}, ...made)];
}

/** {rows: [{word, hint, tone, mark, buttons: [{act, label}]}], none} */
function lines({ rows, none }, press) {
  if (!rows.length) return [make("p", { className: "none", textContent: none ?? "" })];
  const made = rows.map(({ word, hint, tone, mark, buttons = [] }) => {
    const line = make("li", { className: tone ?? "" });
    if (mark) line.append(symbol(mark));
    const about = make("span", { className: "line-about" }, make("span", { className: "line-word", textContent: word }));
    if (hint) about.append(make("small", { textContent: hint }));
    line.append(about, ...buttons.map(({ act, label }) => button(act, label, press)));
    if (buttons.length) line.classList.add("with-buttons");
    return line;
  });
  return [make("ul", {}, ...made)];
}

function button(act, label, press) {
  const made = make("button", { type: "button", className: "small-act", textContent: label });
  made.addEventListener("click", () => press(act));
  return made;
}

/** {heads: seven words, weeks: [[{day, mark, tone, why}]]}: null for a day outside the month. */
function month({ heads, weeks }) {
  const top = make("tr", {}, ...heads.map((word) => make("th", { textContent: word })));
  const rows = weeks.map((week) => make("tr", {}, ...week.map((day) => cell(day))));
  return [make("table", { className: "month" }, make("thead", {}, top), make("tbody", {}, ...rows))];
}

function cell(day) {
  if (!day) return make("td");
  const made = make("td", { className: day.tone ?? "", title: day.why ?? "" });
  made.append(make("b", { textContent: day.day }), make("small", { textContent: day.mark ?? "" }));
  return made;
}
