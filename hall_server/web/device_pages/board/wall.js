// What a board knows and how that changes (display/state.py). Pure: no page, no socket, no clock.
//
// state = {language, connected, board, here, wall, goodbye, truth, minute, turn, turnedAt, pulse, lit,
//   overOf, overAt, calm, seen, voice}.  `here` is the part of the board shown; `truth`: while not
//   connected, the hall's time it is as old as; `minute`: the hall's time now, to the minute; `seen`:
//   rounds this board has had on its card; `calm`: the newest call is too old to be large.
// `now` is milliseconds of a clock that never jumps; moments of the hall are milliseconds since 1970.

import { newest, roundKey, shownPart } from "./part.js";

const PAGE = 12_000;
/** Slower than three a second: faster ones are dangerous to some. */
const BEAT = 450;
const PULSES = 3;
const FLASHES = 20;
const MINUTE = 60_000;

export const nothingKnown = (language) => ({
  language, connected: false, board: null, here: null, wall: null, goodbye: null, truth: null, minute: null,
  turn: 0, turnedAt: null, pulse: null, lit: false, overOf: null, overAt: null, calm: false, seen: [], voice: "off",
});

/** The line, or what came over it, changed. `at`: the hall's time now, `heard`: when it was last told. */
export function linkChanged(state, { connected, snapshot, goodbye }, { at, heard, now }) {
  const board = snapshot?.board ?? state.board;
  const wall = snapshot?.wall ?? state.wall;
  const lost = state.connected && !connected;
  const truth = connected ? null : lost ? heard : state.truth;
  const voice = wall?.speaks ? "fault" : "off";
  const here = board ? shownPart(board, wall) : null;
  const after = { ...state, connected, board, wall, goodbye, truth, voice, here };
  return lighten(after, { at, now }, state.board === null);
}

/** Begins to pulse where the card shows a round it never had, and one that still matters. */
function lighten(state, when, isFirst) {
  const call = newest(state.here);
  if (!call) return { ...state, pulse: null, lit: false, seen: [], overOf: null, calm: false };
  const key = roundKey(call);
  const isNew = !state.seen.includes(key) && matters(call, when.at, isFirst);
  const known = { ...state, seen: state.here.recent_calls.map(roundKey) };
  const after = state.overOf === key ? known : large(known, call, when);
  if (isNew) {
    const times = call.flash ? FLASHES : PULSES;
    return { ...after, pulse: { announcement: key, since: when.now, times }, lit: true };
  }
  return state.pulse?.announcement === key ? after : { ...after, pulse: null, lit: false };
}

/** A call is large while it is of use. */
function large(state, call, { at, now }) {
  if (at === null) return state;
  const left = Date.parse(call.expires_at) - at;
  return { ...state, overOf: roundKey(call), overAt: now + left, calm: left <= 0 };
}

/** A board just started does not light up what a board has shown before. */
const matters = (call, at, isFirst) => at !== null && at < Date.parse(call.expires_at) && !(isFirst && call.shown_at);

/** Time goes on; `at`: the hall's time, the machine's own while that is unknown. */
export function tick(state, { at, now }) {
  let after = { ...state, minute: Math.floor(at / MINUTE) * MINUTE };
  if (after.turnedAt === null) after.turnedAt = now;
  else if (now - after.turnedAt >= pageLength(state)) after = { ...after, turn: after.turn + 1, turnedAt: now };
  if (after.overOf && after.overAt !== null && now >= after.overAt) after.calm = true;
  return beat(after, now);
}

const pageLength = ({ board }) => (board ? board.rules.pages_s * 1000 : PAGE);

/** Bright and ordinary in turn, ordinary at last. */
function beat(state, now) {
  if (!state.pulse) return state;
  const beats = Math.floor((now - state.pulse.since) / BEAT);
  if (beats >= 2 * state.pulse.times) return { ...state, pulse: null, lit: false };
  return { ...state, lit: beats % 2 === 0 };
}
