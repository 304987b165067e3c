// Draws the tiles below the calls: windows with their numbers, queues with who waits.

import { fill, icon, make, worded } from "/device/dom.js";
import { readable } from "./colours.js";
import { bestGrid, pageAt, pagesNeeded } from "./grid.js";
import { fitAll, unit, widthOf } from "./measure.js";

const WINDOW_SIZES = [72, 60, 48];
const QUEUE_SIZES = [60, 52, 44, 40, 36];
const BODY = 44;
const BADGE = 1.6;

/** Now serving, per window. */
export function drawWindows(element, { serving, windows, widest, no_windows: none, turn }) {
  const words = [widest, ...windows.map((tile) => tile.text)];
  const label = widthOf(serving, BODY) + 40;
  const needed = (size) => Math.max(size * BADGE + 32 + Math.max(...words.map((word) => widthOf(word, size))), label);
  const found = place(element, needed, Math.max(1, windows.length), WINDOW_SIZES);
  const tiles = pageAt(windows, found.cells, turn);
  const told = [head(serving, windows.length, found, turn), ...(tiles.length ? tiles : [{ none }])];
  if (fill(element, told, () => told.map(windowTile))) fitAll(element);
}

function windowTile({ label, page, none, window, text, state }) {
  if (label !== undefined) return labelled(label, page);
  if (none) return worded("div", "tile-none", none);
  return make("div", { className: `tile window-tile is-${state}` }, worded("b", "", window), worded("span", "fit", text));
}

/** Queues by letter, pictogram and name, and how many wait. */
export function drawQueues(element, { waiting, queues, turn }) {
  const label = widthOf(waiting, BODY) + 40;
  const found = place(element, (size) => Math.max(queueWidth(queues, size), label), queues.length, QUEUE_SIZES);
  const tiles = pageAt(queues, found.cells, turn);
  const told = [head(waiting, queues.length, found, turn), ...tiles];
  if (fill(element, told, () => told.map((tile) => (tile.label !== undefined ? labelled(tile.label, tile.page) : queueTile(tile))))) {
    fitAll(element);
  }
}

/** What the widest tile needs: chip, name and count. */
export function queueWidth(queues, size) {
  const needs = ({ prefix, name, waiting }) =>
    widthOf(prefix, size) + size * 0.9 + 64 + widthOf(name, size, false) + widthOf(waiting, size + 8);
  return Math.max(0, ...queues.map(needs));
}

export function queueTile({ prefix, colour, icon: picture, name, waiting }) {
  const chip = make("span", { className: "chip" }, icon(picture), worded("b", "", prefix));
  chip.style.setProperty("--queue", readable(colour));
  const count = worded("b", waiting === "0" ? "count nobody-waits" : "count", waiting);
  return make("div", { className: "tile queue-tile" }, chip, worded("span", "fit", name), count);
}

function head(label, count, { cells }, turn) {
  const pages = pagesNeeded(count, cells);
  return { label, page: pages > 1 ? `${(turn % pages) + 1}/${pages}` : "" };
}

const labelled = (label, page) =>
  make("div", { className: "tile-label" }, worded("b", "", label), page ? worded("span", "", page) : null);

/** Lays the grid out in the element, and tells it. */
export function place(element, needed, count, sizes) {
  const box = { width: element.clientWidth / unit(), height: element.clientHeight / unit() };
  const found = bestGrid(box, needed, count, sizes);
  element.style.gridTemplateColumns = `repeat(${found.columns}, minmax(0, 1fr))`;
  element.style.gridAutoRows = `minmax(0, 1fr)`;
  element.style.setProperty("--size", found.size);
  return found;
}
