// Draws a view (view.js) into the page: the top, then the hall's parts, a window's screen, or the reason
// why there is nothing to show. Only what changed is built anew.

import { fill, icon, make, worded } from "/device/dom.js";
import { drawCard, drawRecent } from "./draw_calls.js";
import { drawPage, drawStrip } from "./draw_pages.js";
import { drawSign } from "./draw_sign.js";
import { drawQueues, drawWindows } from "./draw_tiles.js";
import { fitAll } from "./measure.js";

const PARTS = {
  hall: ["top", "newest", "recent", "serving", "waiting", "strip"],
  sign: ["top", "sign"],
  telling: ["top", "telling"],
};

/** Shows this view from now on. */
export function draw(board, view) {
  const kind = view.telling ? "telling" : view.sign ? "sign" : "hall";
  const parts = layOut(board, kind);
  board.dataset.screen = view.screen;
  board.classList.toggle("lit", view.lit);
  board.classList.toggle("flash", view.flash);
  document.documentElement.lang = view.language === "en" ? "en" : "zh-CN";
  if (fill(parts.top, view.header, top)) fitAll(parts.top);
  DRAW[kind](parts, view);
}

/** As if nothing had been drawn yet: the screen has another size, or another face. */
export function forgetDrawn(board) {
  board.kind = null;
}

function layOut(board, kind) {
  if (board.kind !== kind) {
    board.kind = kind;
    board.className = `board board-${kind}`;
    board.parts = Object.fromEntries(PARTS[kind].map((name) => [name, make("section", { className: name })]));
    board.replaceChildren(...Object.values(board.parts));
  }
  return board.parts;
}

const DRAW = {
  hall(parts, view) {
    if (view.card) drawCard(parts.newest, view.card);
    else drawPage(parts.newest, view);
    drawRecent(parts.recent, view.recent);
    drawWindows(parts.serving, view);
    drawQueues(parts.waiting, view);
    drawStrip(parts.strip, view);
  },
  sign(parts, view) {
    drawSign(parts.sign, view);
  },
  telling(parts, view) {
    if (fill(parts.telling, view.telling, telling)) fitAll(parts.telling);
  },
};

/** Hall name left, date and clock right; what is wrong between them, or below upright. */
function top({ hall, clock, date, corner }) {
  const pill = corner
    ? make("div", { className: corner.calm ? "corner calm" : "corner" }, icon(corner.icon), worded("span", "fit", corner.text))
    : null;
  return [
    make("div", { className: "hall" }, icon("hall"), worded("h1", "fit", hall)),
    pill,
    worded("span", "date", date),
    worded("time", "", clock),
  ];
}

function telling({ title, text, icon: picture }) {
  return [
    make("span", { className: "disc" }, icon(picture)),
    worded("h2", "fit", title),
    worded("p", "", text),
  ];
}
