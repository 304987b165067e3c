// How a pad's question begins, goes on and ends. Pure: steps give [state, effects].

import { on, submitSecondsLeft, windowView } from "./state.js";

/** So many visits are remembered as done with: the server forgets none of them itself. */
const REMEMBERED = 50;
/** The server's word that time is over may come this much before this pad finds so itself. */
const CLOCKS_APART = 2000;

/** The question of the visit to be asked about, if there is one. */
export function askedNow(state) {
  if (!asks(state)) return state;
  const asked = { asked: state.pad, answer: null, language: state.pad.language };
  return on({ ...state, ...asked, touchedAt: state.now }, "asking");
}

/** Whether the server wants a visit asked about that this pad has not done with. */
function asks({ pad, done, hall }) {
  if (!pad?.visit || !pad.levels.length || done.includes(pad.visit)) return false;
  return !isOver(hall, pad);
}

const isOver = (hall, pad, margin = 0) =>
  Boolean(pad.until) && hall !== null && hall >= Date.parse(pad.until) - margin;

/** What time and the server make of a question that stands. */
export function questionGoesOn(state) {
  if (state.answer) {
    const over = submitSecondsLeft(state) <= 0 || !mayGoOn(state);
    return over ? submitted(state) : [state, []];
  }
  if (!isStillAsked(state) || isOver(state.hall, state.asked)) {
    return [askedNow(idle(finished(state, "card"))), []];
  }
  return [state, []];
}

const isStillAsked = ({ pad, asked }) => Boolean(asked) && pad?.visit === asked.visit;

/** Whether who touched a level in time may still tick and write: that takes longer than the first
    touch, but the next citizen must not see it. */
function mayGoOn(state) {
  if (isStillAsked(state)) return true;
  if (windowView(state)?.visit === "serving" || state.pad?.visit) return false;
  return isOver(state.hall, state.asked, CLOCKS_APART);
}

/** The answer as it stands is given; nothing of it stays on the pad. */
export const submitted = (state) => [finished(state, "thanks"), [{ submit: state.answer }]];

/** The visit is never asked about again. */
function finished(state, screen) {
  const done = [...state.done, state.asked.visit].slice(-REMEMBERED);
  return on({ ...state, done, asked: null, answer: null }, screen);
}

/** In the language of who comes next. */
export const idle = (state) => ({ ...state, language: state.usual });
