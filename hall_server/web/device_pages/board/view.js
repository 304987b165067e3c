// From the state to the board: what is on it, as plain data (display/view.py tells the shapes). Pure.

import { hoursNow, serves } from "./day.js";
import { notices, pages, comma } from "./pages.js";
import { gettingReady, newest, onTheWall, windowOf } from "./part.js";
import { sign, unknownWindow } from "./sign.js";
import { inLanguage, say } from "./texts.js";
import { queueTile, widestNumber, windowTiles } from "./tiles.js";
import { clock, dateWords, isQuiet } from "/device/times.js";

const NOTHING = {
  telling: null, card: null, flash: false, pages: [], sign: null, recent: null, serving: "", windows: [],
  no_windows: "", waiting: "", queues: [], widest: "", notices: [], help: null, ready: null,
};

/** What the hall sees now. Calls outlive the line; only without a board there is nothing. */
export function show(state) {
  const { language, board, here, wall, lit, turn } = state;
  const view = { ...NOTHING, language, header: header(state), lit, turn };
  if (!board) return { ...view, screen: "away", lit: false, turn: 0, telling: away(state) };
  if (wall?.window != null) return { ...view, ...windowScreen(state, board, wall.window) };
  return { ...view, ...hallScreen(state, here) };
}

// --- the top -------------------------------------------------------------------------------------

function header(state) {
  const { language, board, minute } = state;
  const zone = board?.time_zone;
  return {
    hall: inLanguage(board?.name, language) || say("hall", language),
    clock: clock(minute, zone),
    date: minute ? dateWords(minute, zone, language) : "",
    corner: board ? corner(state, board) : null,
  };
}

/** What is wrong, beside everything that still holds; then what is good to know. */
function corner(state, board) {
  const { language } = state;
  const told = (text, icon, calm) => ({ text, icon, calm });
  if (!state.connected && state.goodbye) return told(say("refused", language), "alert", false);
  if (!state.connected) {
    return told(say("lost", language, { time: clock(state.truth, board.time_zone) }), "away", false);
  }
  const hush = quiet(state);
  if (state.voice === "fault" && !hush) return told(say("voice-fault", language), "alert", false);
  if (!serves(board) || board.hours.state === "extended") return told(hoursNow(board, language), "clock", true);
  return hush ? told(say("quiet", language), "voice-off", true) : null;
}

/** Whether the hall is to be quiet now, so that calls are shown only. */
const quiet = ({ board, minute }) => Boolean(minute) && isQuiet(board.rules, minute, board.time_zone);

// --- the screens ---------------------------------------------------------------------------------

function away({ language, goodbye }) {
  const key = goodbye ? "refused" : "connecting";
  const reason = inLanguage(goodbye?.message, language);
  return {
    title: say(key, language),
    text: say(`${key}-more`, language, { reason }),
    icon: goodbye ? "alert" : "away",
  };
}

/** The screen of a window sees the whole hall: its queues may be served elsewhere. */
function windowScreen(state, board, number) {
  const shown = sign(state, board, number);
  const telling = shown ? null : unknownWindow(number, state.language);
  return { screen: shown ? "window" : "away", sign: shown, telling, widest: widestNumber(board) };
}

function hallScreen(state, board) {
  const { language } = state;
  const latest = newest(board);
  const call = latest && isOver(state, board, latest) ? null : latest;
  return {
    screen: call ? "calls" : latest ? "pages" : "idle",
    card: call ? card(board, call, language) : null,
    flash: Boolean(call?.flash),
    pages: call ? [] : pages(board, language, !latest),
    recent: recent(board, call, language),
    serving: say("serving", language),
    windows: windowTiles(board, language),
    no_windows: say("no-windows", language),
    waiting: say("waiting", language),
    queues: board.queues.map((queue) => queueTile(queue, language)),
    widest: widestNumber(board),
    notices: notices(board, language),
    help: { kind: "notice", title: say("help", language), text: say("help-more", language, { number: board.hotline || "12345" }) },
    ready: ready(board, language),
  };
}

/** The newest call makes room for the pages once it is old and nobody is still awaited. */
function isOver(state, board, call) {
  const window = windowOf(board, call.window);
  const awaited = window?.serving === call.number && window.visit === "called";
  return state.calm && !awaited;
}

function ready(board, language) {
  const numbers = gettingReady(board).slice(0, 3);
  if (!numbers.length) return null;
  const text = say("ready-more", language, { numbers: numbers.join(comma(language)) });
  return { kind: "notice", title: say("ready", language), text };
}

function card(board, call, language) {
  return {
    announcement: `${call.id}:${call.round}`,
    title: say("calling", language),
    again: call.round > 1 ? say("again", language, { count: call.round }) : "",
    number: call.number,
    before: say("to-window-before", language),
    window: String(call.window),
    after: say("to-window-after", language),
    beside: besideCard(board, call, language),
  };
}

/** An English ticket is called in English beside the Chinese (row C4). */
function besideCard(board, call, language) {
  if (call.language === "en" && language !== "en") {
    return [say("please", "en"), say("window", "en", { number: call.window })];
  }
  const window = windowOf(board, call.window);
  return window ? [inLanguage(window.name, language)] : [];
}

const recent = (board, large, language) => ({
  title: say("recent", language),
  to: say("to", language),
  rows: onTheWall(board).map((call) => ({
    number: call.number,
    window: say("row", language, { number: call.window }),
    new: call === large,
  })),
  empty: [say("no-calls", language), say("no-calls-more", language)],
});
