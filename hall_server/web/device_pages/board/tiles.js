// The lower part of the board: who is served where, and how many wait. Pure.

import { byNumber } from "./part.js";
import { inLanguage, say } from "./texts.js";

/** Every window somebody sits at, paused ones too, and those served at another (Ruling 7). */
export const windowTiles = (board, language) =>
  byNumber(board.windows)
    .filter((window) => window.state !== "closed" || window.serving || window.covered_by !== null)
    .map((window) => windowTile(window, language));

function windowTile(window, language) {
  const tile = (text, state) => ({ window: String(window.number), text, state });
  if (window.serving) return tile(window.serving, window.visit || "serving");
  if (window.covered_by !== null) return tile(say("elsewhere", language, { number: window.covered_by }), "elsewhere");
  return window.state === "paused" ? tile(say("paused", language), "paused") : tile(say("free", language), "free");
}

/** A queue by its letter, colour, pictogram and name (row A22). */
export const queueTile = (queue, language) => ({
  prefix: queue.prefix,
  colour: queue.colour,
  icon: queue.icon,
  name: inLanguage(queue.name, language),
  waiting: String(queue.waiting),
});

/** A number as wide as any on the board, so that tiles keep their width while numbers change. */
export function widestNumber(board) {
  const numbers = [
    ...board.queues.map((queue) => `${queue.prefix}000`),
    ...board.windows.map((window) => window.serving).filter(Boolean),
    ...board.recent_calls.map((call) => call.number),
  ];
  return numbers.reduce((widest, number) => (number.length > widest.length ? number : widest), numbers[0] ?? "A000");
}
