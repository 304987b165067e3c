// A window's screen (row C2): the number called or served, who sits here, what is served. Pure.

import { hoursNow, serves } from "./day.js";
import { comma } from "./pages.js";
import { newest, queuesAt, windowOf } from "./part.js";
import { inLanguage, say } from "./texts.js";
import { queueTile } from "./tiles.js";
import { clock } from "/device/times.js";

/** The screen of that window; null where the hall has no such window. */
export function sign(state, board, number) {
  const window = windowOf(board, number);
  if (!window) return null;
  const { language } = state;
  const kind = kindOf(window, serves(board));
  const [title, big, more] = words(board, window, kind, language);
  return {
    number: String(number),
    unit: say("unit", language),
    name: inLanguage(window.name, language),
    state: kind,
    title,
    big,
    more,
    beside: beside(state, window, kind),
    services: say("services", language),
    queues: queuesAt(board, window)
      .flatMap((wanted) => board.queues.filter((queue) => queue.id === wanted))
      .map((queue) => ({ ...queueTile(queue, language), waiting: say("here-wait", language, { count: queue.waiting }) })),
    note: note(board, window, language),
    person: window.clerk ? person(window.clerk, language) : null,
  };
}

/** Instead of the screen of a window the hall does not have. */
export const unknownWindow = (number, language) => ({
  title: say("unknown-window", language, { number }),
  text: say("unknown-window-more", language),
  icon: "alert",
});

/** Somebody at the window comes first: the visit goes on whatever was pressed. */
function kindOf(window, isOpen) {
  if (window.serving) return window.visit || "serving";
  if (window.covered_by !== null) return "elsewhere";
  if (window.state === "paused") return "paused";
  return window.state === "open" && isOpen ? "free" : "closed";
}

/** What stands over, in and under the middle. */
function words(board, window, kind, language) {
  const title = say(`sign-${kind}`, language, { window: window.number });
  if (kind === "called" || kind === "serving") return [title, window.serving || "", ""];
  if (kind === "elsewhere") {
    const big = say("sign-elsewhere-big", language, { to: window.covered_by });
    return [title, big, say("sign-elsewhere-more", language)];
  }
  if (kind === "paused") return [inLanguage(window.paused, language), title, since(window.paused_at, board, language)];
  if (!serves(board)) return ["", hoursNow(board, language), ""];
  if (kind === "free") return ["", say("sign-free-big", language), title];
  return ["", title, say("sign-closed-more", language)];
}

const since = (moment, board, language) =>
  moment ? say("since", language, { time: clock(moment, board.time_zone) }) : "";

/** An English ticket is called in English too (row C4). */
function beside({ here, language }, window, kind) {
  const call = newest(here);
  const isEnglish = call?.number === window.serving && call?.language === "en";
  if (kind !== "called" || !isEnglish || language === "en") return "";
  return say("sign-come-en", "en", { number: window.number });
}

function note(board, window, language) {
  const covered = board.windows.filter((other) => other.covered_by === window.number).map((other) => other.number);
  return covered.length ? say("covers", language, { numbers: covered.join(comma(language)) }) : "";
}

const person = (clerk, language) => ({
  name: inLanguage(clerk.name, language),
  title: inLanguage(clerk.title, language),
  post: clerk.post === "B" ? say("post-b", language) : "",
});
