// What the board tells between calls (row C6): the day, services, who sits where, notices. Pure.

import { dayPage, serves } from "./day.js";
import { byNumber, queuesAt, windowOf } from "./part.js";
import { inLanguage, say } from "./texts.js";

/** Every page there is something to say on; `greet` before the first call of the day. */
export function pages(board, language, greet) {
  const found = [
    greet ? welcome(board, language) : null,
    dayPage(board, language),
    services(board, language),
    staff(board, language),
    ...notices(board, language),
  ].filter(Boolean);
  return found.length ? found : [welcome(board, language)];
}

/** Who may be called once more after a restart (row K9), windows served elsewhere (Ruling 7), then
    the hall's own. */
export function notices(board, language) {
  const notice = (title, text) => ({ kind: "notice", title, text });
  const asked = board.windows.filter((window) => window.again && window.serving)
    .map((window) => say("again-at", language, { number: window.serving, window: window.number }));
  const moved = board.windows.filter((window) => window.covered_by !== null)
    .map((window) => say("moved", language, { window: window.number, to: window.covered_by }));
  const stop = language === "zh" ? "；" : "; ";
  const first = [["again-title", asked], ["moved-title", moved]].filter(([, lines]) => lines.length);
  return [
    ...first.map(([title, lines]) => notice(say(title, language), lines.join(stop))),
    ...board.notices.map(({ title, text }) => notice(inLanguage(title, language), inLanguage(text, language))),
  ];
}

function welcome(board, language) {
  const key = board.open ? "greeting" : "not-open";
  return {
    kind: "welcome",
    title: say(key, language),
    text: say(`${key}-more`, language, { number: board.hotline }),
    steps: ["ticket", "seat", "window"].map((icon, place) => [icon, say(`step-${place + 1}`, language)]),
  };
}

// --- services ------------------------------------------------------------------------------------

function services(board, language) {
  const lines = board.queues.map((queue) => service(board, queue, language));
  return lines.length ? { kind: "list", title: say("services-title", language), icon: "window", lines } : null;
}

/** Where it is served now, and how long somebody waits who comes now. */
function service(board, queue, language) {
  const numbers = byNumber(board.windows)
    .filter((window) => window.state !== "closed" && window.covered_by === null)
    .filter((window) => queuesAt(board, window).includes(queue.id))
    .map((window) => window.number);
  const told = numbers.length && serves(board) ? queue.wait : null;
  return {
    badge: queue.prefix,
    colour: queue.colour,
    icon: queue.icon,
    name: inLanguage(queue.name, language),
    beside: told ? waitWords(told, language) : "",
    right: say(numbers.length ? "windows" : "no-window", language, { numbers: numbers.join(comma(language)) }),
    faint: !numbers.length,
  };
}

export const comma = (language) => (language === "zh" ? "、" : ", ");

/** A wait as a range of minutes (row A13). */
function waitWords({ low, high }, language) {
  const shape = low === 0 ? "below" : low === high ? "about" : "range";
  return say(`wait-${shape}`, language, { low, high });
}

// --- who sits where --------------------------------------------------------------------------------

/** Windows with somebody who has a name; where only keys sign in there is nobody to name. */
function staff(board, language) {
  const lines = byNumber(board.windows).filter((window) => window.clerk)
    .map((window) => person(board, window, language));
  return lines.length ? { kind: "list", title: say("staff-title", language), icon: "person", lines } : null;
}

function person(board, window, language) {
  const { clerk } = window;
  return {
    badge: String(window.number),
    colour: "",
    icon: "",
    name: inLanguage(clerk.name, language),
    beside: clerk.post === "B" ? say("post-b", language) : inLanguage(clerk.title, language),
    right: whereabouts(board, window, language),
    faint: window.state === "paused",
  };
}

function whereabouts(board, window, language) {
  if (window.covered_by !== null && windowOf(board, window.covered_by)) {
    return say("elsewhere", language, { number: window.covered_by });
  }
  if (window.state !== "paused") return inLanguage(window.name, language);
  return window.paused ? inLanguage(window.paused, language) : say("paused", language);
}
