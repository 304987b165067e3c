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

export function undoLine({ state, pending, now }, t) {
  const { desk } = state.snapshot;
  const left = undoLeft(desk, pending, now);
  if (!left) return null;
  const act = t(`undo_${desk.undo.act}`, { number: desk.undo.number });
  return { word: act, left: t("seconds", { n: left }) };
}

/** What must be seen above all else: {tone, word, act, label}, the gravest first. */
export function noticeList({ state, silent, now }, t) {
  const { desk } = state.snapshot;
  const helps = [...(desk.helps ?? [])].sort((a, b) => gravity(b) - gravity(a));
  const told = helps.map((help) => ({
    tone: help.what === "emergency" ? "bad" : "warn",
    word: helpWord(help, desk, t),
    clock: timerText(now - Date.parse(help.since)),
    help: help.help_id,
    label: t(help.window === desk.window ? "helpOver" : "answer_help"),
  }));
  if (desk.over_limit) told.push({ tone: "warn", word: t("overLimit", { n: desk.waiting_count }), clock: "" });
  if (silent) told.push({ tone: "warn", word: t("silent", { n: silent, number: desk.visit?.number }), clock: "" });
  return told.slice(0, 2);
}

function helpWord({ what, window, number, place }, desk, t) {
  if (what === "guide") return t("helpGuide", { number, place });
  return t(window === desk.window ? "helpOwn" : "helpOf", { n: window, what: t(`help_${what}`) });
}

const gravity = (help) => (help.what === "emergency" ? 1 : 0);
