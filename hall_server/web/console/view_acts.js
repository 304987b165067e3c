// The buttons and what is told beside them. Pure.

import { allowed, bigButton, noShow, primary, recallWait, standing, undoLeft } from "./rules.js";
import { timerText } from "./times.js";

/** The big button's acts, one of which is there at a time. */
export const BIG = ["call_next", "start_visit", "finish_next", "resume_window"];

/** All others, each in its place for good. */
export const SMALL = [
  "recall",
  "mark_no_show",
  "finish_visit",
  "hold_visit",
  "give_notice",
  "open_case",
  "transfer_visit",
  "record_consultation",
  "serve_without_ticket",
  "pause_window",
  "cover_window",
  "call_for_help",
];

/** Those of the visit itself, on its card. */
export const TOOLS = ["mark_need", "change_items", "split_ticket"];

/** What is done with cases in general, below their list. */
export const CASEWORK = ["find_case", "deadline", "complain"];

/** {kind, on, shown, primary, label, hint} of every button. */
export function actButtons({ state, pending, now }, t) {
  const { desk } = state.snapshot;
  const when = { connected: state.connected, now };
  const may = allowed(desk, pending, when);
  const big = bigButton(desk, pending);
  const next = primary(desk, pending, when);
  const hints = hintsOf(desk, pending, now, t);
  return [...BIG, ...SMALL, ...TOOLS, ...CASEWORK].map((kind) => ({
    kind,
    on: may[kind],
    shown: !BIG.includes(kind) || kind === big,
    primary: kind === next,
    label: t(kind),
    enter: t("enter"),
    hint: hints[kind] ?? "",
  }));
}

function hintsOf(desk, pending, now, t) {
  const wait = recallWait(desk, now);
  const isCalled = standing(desk, pending) === "called" && desk.visit;
  const count = desk.waiting_count;
  return {
    call_next: count ? t("nextWaits", { n: count }) : t("nobodyWaits"),
    start_visit: t("startHint"),
    finish_next: count ? t("nextWaits", { n: count }) : t("nobodyWaits"),
    resume_window: t("resumeHint", { n: count }),
    recall: wait ? t("recallIn", { n: wait }) : "",
    mark_no_show: isCalled ? shortProgress(noShow(desk.visit, now), t) : "",
  };
}

/** What the no-show button has room for. */
function shortProgress(told, t) {
  if (told.on) return "";
  if (told.wait !== null) return t("inSeconds", { n: told.wait });
  return told.calls ? t("heardOf", { n: told.heard, m: told.calls }) : "";
}

export function keptLine(pending, connected, t) {
  if (!pending.length) return null;
  const name = (command) => (command.call_next ? "finish_next" : command.kind);
  const list = pending.map((command) => t(name(command)));
  return { word: t(connected ? "sending" : "kept"), list, away: !connected };
}

/** What can still be taken back: the last act, or, while the line is away, the last press kept. */
export function undoLine({ state, pending, unsent, now }, t) {
  const { desk } = state.snapshot;
  if (!state.connected && unsent) {
    return { word: t("takeBack", { act: t(unsent.call_next ? "finish_next" : unsent.kind) }), left: "" };
  }
  const left = undoLeft(desk, pending, now);
  if (!left) return null;
  const act = t(`undo_${desk.undo.act}`, { number: desk.undo.number });
  return { word: act, left: t("seconds", { n: left }) };
}

/** What must be seen above all else: {tone, word, clock, label} and the `help` or `act` its button
    is for; the gravest first. */
export function noticeList({ state, pending, silent, awayFor, now }, t) {
  const { desk } = state.snapshot;
  const away = state.connected ? [] : [awayNotice(state, awayFor, t)];
  const helps = [...(desk.helps ?? [])].sort((a, b) => gravity(b) - gravity(a));
  const called = state.connected ? againNotice(desk, pending, now, t) : [];
  const told = helps.map((help) => ({
    tone: help.what === "emergency" ? "bad" : "warn",
    word: helpWord(help, desk, t),
    clock: timerText(now - Date.parse(help.since)),
    help: help.help_id,
    label: t(help.window === desk.window ? "helpOver" : "answer_help"),
  }));
  if (desk.over_limit) told.push({ tone: "warn", word: t("overLimit", { n: desk.waiting_count }), clock: "" });
  if (silent) told.push({ tone: "warn", word: t("silent", { n: silent, number: desk.visit?.number }), clock: "" });
  if (state.connected) told.push(...printerNotices(state.snapshot.board.printers ?? [], t));
  return [...away, ...called, ...told].slice(0, 2);
}

const STOPPED = new Set(["out", "cover", "offline"]);

/** Printers that print nothing, for whoever is near: what is wrong, what to do, who prints instead. */
function printerNotices(printers, t) {
  const faulty = printers.filter((printer) => printer.fault);
  faulty.sort((one, other) => one.name.localeCompare(other.name));
  return faulty.map(({ name, state, stand_in: other }) => {
    const what = t(`printer_${STOPPED.has(state) ? state : "silent"}`, { name });
    return { tone: "warn", word: other ? what + t("standsIn", { other }) : what, clock: "" };
  });
}

/** The line is away: what that means for the clerk, and how long already. */
function awayNotice({ goodbye }, awayFor, t) {
  const word = t(goodbye ? "awayTurned" : awayFor < AWAY_LONG ? "awayNow" : "awayLong");
  return { tone: "bad", word, clock: timerText(awayFor) };
}

/** Somebody was called before the hall was started anew: did they hear it? (row K9) */
function againNotice(desk, pending, now, t) {
  const { visit } = desk;
  if (!visit?.again || standing(desk, pending) !== "called") return [];
  if (pending.some((command) => command.kind === "recall")) return [];
  const wait = recallWait(desk, now);
  const label = wait ? t("recallIn", { n: wait }) : t("callAgain");
  return [{ tone: "warn", word: t("againAsk", { number: visit.number }), clock: "", act: "recall", label, off: wait > 0 }];
}

function helpWord({ what, window, number, place }, desk, t) {
  if (what === "guide") return t("helpGuide", { number, place });
  return t(window === desk.window ? "helpOwn" : "helpOf", { n: window, what: t(`help_${what}`) });
}

const AWAY_LONG = 30_000;

const gravity = (help) => (help.what === "emergency" ? 1 : 0);
