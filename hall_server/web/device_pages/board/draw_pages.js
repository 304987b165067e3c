// Draws the public pages, one sheet at a time, where the newest call else is (row C6), and one notice at a
// time at the bottom.

import { fill, icon, make, worded } from "/device/dom.js";
import { readable } from "./colours.js";
import { pageAt, pagesNeeded } from "./grid.js";
import { fitAll, unit, widthOf, wrapped } from "./measure.js";

const PITCH = 1.3;
const BAND = 92;
const LOW = 72;
const HIGH = 112;
const NAME = 52;
const SMALL = 40;
const NOTICES = [96, 80, 66];
const NOTICE = 60;
const STRIP_TEXT = 36;

// --- between calls -------------------------------------------------------------------------------

export function drawPage(element, { pages, turn }) {
  element.classList.add("paged");
  const box = { width: element.clientWidth / unit() - 80, height: element.clientHeight / unit() - BAND - 50 };
  const leaves = pages.flatMap((page) => leavesOf(page, box));
  const leaf = leaves[turn % leaves.length];
  if (fill(element, leaf, build)) fitAll(element);
}

/** The sheets a page needs, as plain data. */
function leavesOf(page, box) {
  if (page.kind === "list") return listLeaves(page, box);
  if (page.kind === "notice") return noticeLeaves(page, box);
  return [page];
}

function listLeaves(page, box) {
  const room = Math.max(1, Math.floor(box.height / (isStacked(page, box) ? HIGH : LOW)));
  const parts = pagesNeeded(page.lines.length, room);
  const share = Math.ceil(page.lines.length / parts);
  return Array.from({ length: parts }, (_, part) => ({
    ...page, lines: pageAt(page.lines, share, part), stacked: isStacked(page, box), place: placeOf(part, parts),
  }));
}

/** Whether some name has no room beside what else is in its row. */
function isStacked({ lines }, box) {
  const widest = (key, size, isBold) => Math.max(...lines.map((line) => widthOf(line[key], size, isBold)));
  const right = Math.min(box.width * 0.4, widest("right", 48));
  return 190 + widest("name", 44) + widest("beside", SMALL, false) + right > box.width;
}

function noticeLeaves(page, box) {
  const lines = (size) => wrapped(page.text, box.width, size, false);
  const fits = NOTICES.find((size) => lines(size).length * size * PITCH <= box.height);
  const size = fits ?? Math.max(48, Math.min(NOTICE, box.height / (4 * PITCH)));
  const rows = Math.max(1, Math.floor(box.height / (size * PITCH)));
  const parts = pagesNeeded(lines(size).length, rows);
  return Array.from({ length: parts }, (_, part) => ({
    ...page, lines: lines(size).slice(part * rows, (part + 1) * rows), size, place: placeOf(part, parts),
  }));
}

const placeOf = (part, parts) => (parts > 1 ? `${part + 1}/${parts}` : "");

function build(leaf) {
  if (leaf.kind === "welcome") return welcome(leaf);
  const band = make("div", { className: "band" }, icon(leaf.icon ?? "bell"), worded("h2", "fit", leaf.title),
    leaf.place ? worded("span", "", leaf.place) : null);
  return make("div", { className: "page" }, band, BUILD[leaf.kind](leaf));
}

const BUILD = {
  list: ({ lines, stacked }) => {
    const element = make("div", { className: stacked ? "lines stacked" : "lines" }, ...lines.map(line));
    element.style.setProperty("--rows", lines.length);
    return element;
  },
  facts: ({ now, facts }) =>
    make("div", { className: "facts" }, worded("p", "now fit", now), ...facts.map(fact)),
  notice: ({ lines, size }) => {
    const element = make("div", { className: "notice-text" }, ...lines.map((words) => worded("p", "", words)));
    element.style.setProperty("--size", size);
    return element;
  },
};

function line({ badge, colour, icon: picture, name, beside, right, faint }) {
  const plate = make("span", { className: "plate" }, picture ? icon(picture) : null, worded("b", "", badge));
  if (!faint && colour) plate.style.setProperty("--queue", readable(colour));
  return make("div", { className: faint ? "line faint" : "line" }, plate, worded("b", "name fit", name),
    worded("span", "beside-name", beside), worded("span", "right", right));
}

const fact = ({ icon: picture, name, text }) =>
  make("div", { className: "fact" }, icon(picture), worded("span", "", name), worded("b", "fit", text));

function welcome({ title, text, steps }) {
  const greeting = make("div", { className: "greeting" }, worded("h2", "fit", title), worded("p", "fit", text));
  const all = steps.map(([picture, words]) => make("div", {}, make("span", { className: "disc" }, icon(picture)), worded("b", "", words)));
  return make("div", { className: "welcome" }, greeting, make("div", { className: "steps" }, ...all));
}

// --- at the bottom -------------------------------------------------------------------------------

/** Who is to get ready, the notice of the turn, or where help is. */
export function drawStrip(element, view) {
  const told = view.ready ? { ready: view.ready } : notice(element, view) ?? { ...view.help, help: true };
  if (fill(element, told, strip)) fitAll(element);
}

function notice(element, { notices, card, turn }) {
  if (!card || !notices.length) return null;
  const isUpright = element.clientHeight > element.clientWidth / 8;
  const width = (element.clientWidth / unit()) * (isUpright ? 1 : 0.73) - (isUpright ? 200 : 260);
  const rows = Math.max(1, Math.floor((element.clientHeight / unit() - (isUpright ? 62 : 8)) / (STRIP_TEXT * PITCH)));
  const parts = notices.flatMap(({ title, text }) => partsOf(title, wrapped(text, width, STRIP_TEXT), rows));
  const part = parts[turn % parts.length];
  return { ...part, place: placeOf(turn % parts.length, parts.length) };
}

function partsOf(title, lines, rows) {
  const parts = Math.ceil(lines.length / rows);
  return Array.from({ length: parts }, (_, part) => ({ title, lines: lines.slice(part * rows, (part + 1) * rows) }));
}

function strip({ ready, help, title, text, lines, place }) {
  if (ready) return [icon("priority"), worded("b", "ready-title", ready.title), worded("b", "ready-text fit", ready.text)];
  const words = help ? [worded("p", "help-text fit", text)] : lines.map((told) => worded("p", "", told));
  return [
    icon(help ? "desk" : "bell"),
    make("div", { className: "strip-words" }, worded("h2", "fit", title), make("div", {}, ...words)),
    place ? worded("span", "place", place) : null,
  ];
}
