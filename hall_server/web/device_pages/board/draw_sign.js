// Draws a window's screen: its number, who sits there, what is called, what is served.

import { fill, icon, make, worded } from "/device/dom.js";
import { pageAt, pagesNeeded } from "./grid.js";
import { fitAll, fitLine, unit } from "./measure.js";
import { place, queueTile, queueWidth } from "./draw_tiles.js";

const ICONS = { called: "call", serving: "people", free: "seat", paused: "closed", elsewhere: "arrow", closed: "clock" };
const SIZES = [72, 60, 52, 48, 44, 40, 36];
const BIG = 420;
const FIGURE = 460;

export function drawSign(element, { sign, turn }) {
  const { queues, ...told } = sign;
  if (fill(element, told, build)) fit(element);
  drawServices(element.querySelector(".services-tiles"), queues, turn);
}

function fit(element) {
  const sized = [[".figure", FIGURE, 1.15], [".big", BIG, 1.1]];
  for (const [selector, most, share] of sized) {
    const words = element.querySelector(selector);
    words.style.setProperty("--size", Math.min(most, (words.clientHeight / unit()) * share));
  }
  fitAll(element);
}

function build(sign) {
  return [
    make("div", { className: "sign-number" }, worded("b", "figure fit", sign.number), worded("span", "", sign.unit),
      worded("h2", "fit", sign.name)),
    make("div", { className: "sign-person" }, person(sign.person), sign.note ? worded("p", "note fit", sign.note) : null),
    middle(sign),
    make("div", { className: "services" }, worded("h3", "", sign.services), make("div", { className: "services-tiles" })),
  ];
}

/** A silhouette where there is no photograph; without anybody what else is served here. */
function person(told) {
  if (!told) return make("div", { className: "person nobody-here" }, icon("person"));
  return make("div", { className: "person" },
    make("span", { className: "disc" }, icon("person")),
    make("div", {}, worded("h2", "fit", told.name), worded("p", "fit", told.title), told.post ? worded("span", "post", told.post) : null));
}

function middle(sign) {
  const below = sign.more || sign.beside;
  return make("div", { className: `sign-middle is-${sign.state}` },
    make("div", { className: "sign-title" }, icon(ICONS[sign.state]), sign.title ? worded("span", "fit", sign.title) : null),
    worded("b", "big fit", sign.big),
    below ? worded("p", "fit", below) : null);
}

function drawServices(element, queues, turn) {
  const found = place(element, (size) => queueWidth(queues, size), queues.length - 1, SIZES);
  const room = found.cells + 1;
  const tiles = pageAt(queues, room, turn % pagesNeeded(queues.length, room));
  if (!fill(element, tiles, () => tiles.map(queueTile))) return;
  for (const words of element.querySelectorAll(".fit")) fitLine(words);
}
