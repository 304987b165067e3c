// Choosing service items: by name, by pinyin initials, or a whole queue.

import { make } from "/console/dom.js";
import { desk, draw, t, told } from "./desk.js";
import { fit } from "./initials.js";

const MOST = 12;

/** The items that fit what was typed, best first. */
export function found(typed, items = desk.guide.items) {
  const ranked = items.map((item) => ({ item, rank: fit(item.name, typed) }));
  const fitting = ranked.filter(({ rank }) => rank < Infinity);
  return fitting.sort((a, b) => a.rank - b.rank).slice(0, MOST).map(({ item }) => item);
}

export const queueOf = (id) => desk.now.queues.find((queue) => queue.id === id);

/** Buttons of items; `press(item)` is told which. */
export function drawItems(element, items, press) {
  draw(element, items.map(({ id, name, queue }) => ({ id, name, queue })), (item) =>
    choice(queueOf(item.queue), told(item.name), "", () => press(item)));
}

/** Buttons of queues with who waits there. */
export function drawQueues(element, press) {
  const queues = desk.now.queues.map(({ id, name, prefix, colour, waiting }) =>
    ({ id, name, prefix, colour, waiting }));
  draw(element, queues, (queue) =>
    choice(queue, told(queue.name), t("waiting", { n: queue.waiting }), () => press(queue)));
}

function choice(queue, name, more, press) {
  const letter = make("b", { className: "letter", textContent: queue?.prefix ?? "" });
  if (queue) letter.style.setProperty("background", queue.colour);
  const label = make("span", {}, make("strong", { textContent: name }));
  if (more) label.append(make("small", { textContent: more }));
  const made = make("button", { type: "button", className: "choice" }, letter, label);
  made.addEventListener("click", press);
  return made;
}
