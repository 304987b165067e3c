// Draws the newest call, huge, and the latest ones.

import { fill, icon, make, worded } from "/device/dom.js";
import { fitAll, fitLine, unit } from "./measure.js";

const NUMBER = 420;
const BEFORE = 104;
const ROW = 72;
const LARGEST_ROW = 96;
const ROWS = 6;
/** What the way to the window keeps of its size before the words beside it are left out. */
const ENOUGH = 0.72;

export function drawCard(element, card) {
  element.classList.remove("paged");
  if (!fill(element, { card }, () => build(card))) return;
  const [number, way] = [element.querySelector(".number"), element.querySelector(".way")];
  number.style.setProperty("--size", Math.min(NUMBER, (number.clientHeight / unit()) * 1.08));
  const usual = Math.min(BEFORE, (way.clientHeight / unit()) * 0.52);
  way.style.setProperty("--size", usual);
  fitAll(element);
  if (Number(way.style.getPropertyValue("--fit")) >= usual * ENOUGH || card.beside.length > 1) return;
  element.querySelector(".beside")?.remove();
  fitLine(way);
}

function build(card) {
  const beside = card.beside.length
    ? make("span", { className: `beside lines-${card.beside.length}` }, ...card.beside.map((words) => worded("span", "", words)))
    : null;
  const way = make("span", { className: "way-words" },
    worded("span", "", card.before), worded("b", "badge", card.window), worded("span", "", card.after), beside);
  const title = make("div", { className: "card-title" }, icon("call"), worded("h2", "", card.title),
    card.again ? worded("span", "again", card.again) : null);
  return make("div", { className: "card" }, title, worded("div", "number fit", card.number), make("div", { className: "way fit" }, way));
}

export function drawRecent(element, recent) {
  if (!fill(element, recent, latest)) return;
  const high = element.querySelector(".row")?.clientHeight ?? 0;
  const size = Math.min(LARGEST_ROW, Math.max(ROW, (high / unit()) * 0.74));
  for (const words of element.querySelectorAll(".row .fit")) words.style.setProperty("--size", Math.min(size, (high / unit()) * 0.8));
  fitAll(element);
}

function latest({ title, to, rows, empty }) {
  if (!rows.length) {
    return make("div", { className: "nobody" }, icon("call"), worded("h2", "fit", empty[0]), worded("p", "", empty[1]));
  }
  const head = make("div", { className: "recent-head" }, worded("h2", "", title), worded("span", "", to));
  const lines = rows.map((row) => make("div", { className: row.new ? "row new" : "row" },
    worded("b", "fit", row.number), icon("arrow"), worded("span", "fit", row.window)));
  const rest = Array.from({ length: ROWS - rows.length }, () => make("div", { className: "row none" }));
  return [head, ...lines, ...rest];
}
