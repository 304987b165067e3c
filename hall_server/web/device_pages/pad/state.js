// What a pad knows, and what follows from it at a glance. Pure; the words of `evaluator/state.py`.
//
// `now`, `since`, `touchedAt`, `answeredAt`: seconds of a clock that never jumps. `hall`: the hall's
// time in milliseconds, null before the first welcome. `asked` is the pad as it was when its visit was
// asked about; `answer` {visit, level, tags, text, given_at} is there once a level was touched; `done`
// are visits never asked about again. `complaint` is what somebody says besides, `sent` counts those.
// `room`: how many reasons a page has room for, {whole} alone and {paged} beside the arrows.

import { FACTS } from "./facts.js";

export const TIMING = FACTS.timing;
export const QUESTION = ["asking", "reasons", "writing"];

export const begun = (language) => ({
  language,
  usual: language,
  screen: "card",
  connected: false,
  board: null,
  pad: null,
  window: null,
  goodbye: null,
  asked: null,
  answer: null,
  answeredAt: 0,
  page: 0,
  complaint: null,
  sent: 0,
  done: [],
  unsent: 0,
  room: { whole: 8, paged: 8 },
  now: 0,
  hall: null,
  since: 0,
  touchedAt: 0,
});

/** Another screen, on its first page. */
export const on = (state, screen) => ({ ...state, screen, since: state.now, page: 0 });

export const windowNumber = (state) => state.pad?.window ?? state.window;

/** This pad's window as the whole hall sees it. */
export const windowView = (state) =>
  state.board?.windows.find((view) => view.number === windowNumber(state)) ?? null;

/** Seconds of the hall's time until the question is given up; null where that is not known. */
export function askingSecondsLeft({ asked, hall }) {
  if (!asked?.until || hall === null) return null;
  return Math.max(0, (Date.parse(asked.until) - hall) / 1000);
}

/** Seconds until a touched level is submitted as it stands. */
export function submitSecondsLeft({ now, touchedAt, answeredAt }) {
  return Math.min(touchedAt + TIMING.quiet_s, answeredAt + TIMING.longest_s) - now;
}

/** Seconds until what somebody says is forgotten for want of a touch. */
export function sayingSecondsLeft({ now, touchedAt, complaint }) {
  const patience = complaint?.step === "taken" ? TIMING.number_s : TIMING.saying_s;
  return touchedAt + patience - now;
}

/** The reasons of the level touched. */
export function tagsOf({ asked, answer }) {
  return asked?.levels.find((known) => known.level === answer?.level)?.tags ?? [];
}

/** How many reasons stand on a page. */
export function tagsAPage(state) {
  const { whole, paged } = state.room;
  return tagsOf(state).length <= whole ? whole : paged;
}

/** How many pages of reasons there are; at least one. */
export const tagPages = (state) => Math.max(1, Math.ceil(tagsOf(state).length / tagsAPage(state)));
