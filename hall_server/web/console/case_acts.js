// What each act on a case asks for: the clerk's side of the server's table of moves. Pure.
//
// One line an act: the names of its fields, in their order; `!` marks those it can't be done
// without. What the fields are is told once, in FIELDS.

import { dueText } from "./cases.js";
import { today } from "./deadline.js";
import { MEETING_FIELDS, isHidden, isMeetingTold, meetingBeginning, meetingCommand } from "./meeting.js";
import { people, windowOptions } from "./open_case.js";
import { words } from "./words.js";

export const ACTS = {
  accept: "",
  give_acceptance: "",
  correct: "gone! reason",
  add_papers: "brought new_paper",
  note_owed: "later! day!",
  return: "ground! reason! signed recipient",
  refuse: "reason! signed recipient",
  stop_clock: "step! organ days! day reason",
  resume_clock: "day",
  ask_extension: "days! reason! agreed!",
  approve_extension: "",
  deny_extension: "reason!",
  approve_fast_track: "",
  deny_fast_track: "reason!",
  approve_longer: "",
  deny_longer: "reason!",
  send_up: "superior! day",
  note_answer: "outcome! reason day",
  decide: "outcome! reason day",
  lay_out: "shelf!",
  deliver: "channel! recipient! day",
  close: "outcome channel recipient signed",
  withdraw: "reason! signed recipient",
  hand_on: "to_window to_staff reason",
  urge: "",
  end_agency: "end_ground! reason!",
  note_progress: "reason!",
  set_outer: "outer!",
  join_windows: "joined!",
  // not acts of the case itself: its meeting, its papers on their way, a joined window's part
  call_meeting: "meet_day! meet_time! meet_place! called!",
  hold_meeting: "present refused refused_why came decided decision memo memo_day",
  pass_papers: "passed! to!",
  take_papers: "taker",
  agree: "reason",
  object: "reason!",
  warn_late: "reason!",
};

/** Acts that need any one of their fields, whichever. */
const ANY_OF = ["add_papers", "hand_on"];

const MEETINGS = ["call_meeting", "hold_meeting"];

/** What the button says where it is not the act's own name. */
const SENDS = { call_meeting: "sendCall", hold_meeting: "recordMeeting" };

const STEPS = ["hearing", "tender", "auction", "inspection", "testing", "quarantine", "appraisal", "expert_review"];
const LONG = 300;

/** What gives a case up; at the window it ends it too. */
const GIVES_UP = ["return", "refuse", "withdraw"];

const FIELDS = {
  ...MEETING_FIELDS,
  gone: (known, view) => paperTicks("gone", view.papers.filter((paper) => paper.state !== "on_file"), known),
  brought: (known, view) => paperTicks("brought", view.papers.filter((paper) => ["missing", "owed"].includes(paper.state)), known),
  new_paper: ({ t }) => ({ type: "text", label: t("newPaper"), max: 200 }),
  later: (known, view) => paperTicks("later", view.papers.filter((paper) => paper.state === "missing"), known),
  passed: (known, view) => paperTicks("passed", view.papers.filter((paper) => paper.state === "held"), known),
  day: ({ t }, view, act) => ({ type: "day", label: t(`day_${act}`) }),
  ground: ({ book, language, t }) => ({ type: "one", label: t("ground"), columns: 3, options: grounds(book, language) }),
  end_ground: ({ t }) => ({ type: "one", label: t("ground"), columns: 2, options: [1, 2, 3, 4, 5, 6].map((n) => ({ value: String(n), label: t(`agencyEnd_${n}`) })) }),
  step: ({ t }) => ({ type: "one", label: t("step"), columns: 4, options: STEPS.map((value) => ({ value, label: t(`step_${value}`), small: true })) }),
  days: ({ t }, view, act) => ({ type: "text", label: t(`days_${act}`), max: 3, digits: true }),
  agreed: ({ t }) => ({ type: "many", label: "", options: [{ value: "yes", label: t("applicantAgrees") }] }),
  organ: ({ t }) => ({ type: "text", label: t("stepOrgan"), max: 80 }),
  superior: ({ t }) => ({ type: "text", label: t("superior"), max: 80 }),
  outcome: ({ t }, view, act) => ({ type: "one", label: t("outcome"), columns: 2, options: OUTCOMES[act].map((value) => ({ value, label: t(`outcome_${value}`) })) }),
  channel: ({ t }) => ({ type: "one", label: t("channel"), columns: 4, options: ["counter", "mail", "home", "online"].map((value) => ({ value, label: t(`channel_${value}`), small: true })) }),
  signed: ({ language, t }, view, act) => signedTick(view, act, language, t),
  recipient: ({ t }) => ({ type: "text", label: t("recipient"), max: 40 }),
  shelf: ({ t }) => ({ type: "text", label: t("shelf"), max: 20 }),
  to_window: ({ desk, board, t }) => ({ type: "one", label: t("toWindow"), columns: 12, byNumber: true, options: windowOptions(desk, board) }),
  to_staff: ({ book, language, t }) => ({ type: "pick", label: t("toStaff"), options: [{ value: "", label: "" }, ...people(book.rules?.staff ?? [], language)] }),
  joined: ({ desk, board, t }) => ({ type: "many", label: t("joinedWindows"), columns: 12, byNumber: true, options: windowOptions(desk, board) }),
  outer: ({ t }) => ({ type: "text", label: t("outer"), max: 64 }),
  reason: ({ t }, view, act) => ({ type: "area", label: t(act === "note_progress" ? "progressNote" : "reason"), max: LONG }),
  to: ({ t }) => ({ type: "text", label: t("passTo"), max: 80 }),
  taker: ({ t }) => ({ type: "text", label: t("taker"), max: 40 }),
};

/** What is denied is decided first: the decision has to be signed before it is over. */
const OUTCOMES = { note_answer: ["granted", "denied"], decide: ["granted", "denied"], close: ["granted"] };

/** Which field a refusal is about. */
const FAULTS = {
  "reason-needed": "reason",
  "ground-needed": "ground",
  "papers-needed": "brought",
  "limit-needed": "days",
  "too-long": "days",
  "owed-day": "day",
  "wrong-day": "day",
  "windows-needed": "to_window",
  "agreement-needed": "agreed",
  "outcome-needed": "outcome",
  "recipient-needed": "recipient",
  "wrong-day": "day",
  "field-missing": "decision",
  "papers-elsewhere": "passed",
  "unknown-window": "to",
};

function paperTicks(_, papers, { t }) {
  const options = papers.map((paper) => ({ value: paper.name, label: paper.name, hint: t(`paper_${paper.state}`) }));
  return { type: "many", label: t("papers"), options, columns: 2 };
}

/** 当场已签收; told are the papers that were still to be signed before. */
function signedTick(view, act, language, t) {
  const older = toSign(view).map((paper) => words(language, paper.title)).join("、");
  const label = t(act === "close" ? "onTheSpotClose" : "onTheSpot");
  const hint = older ? t("onTheSpotOlder", { papers: older }) : t("onTheSpotLeft");
  return { type: "many", label: "", options: [{ value: "yes", label, hint }] };
}

const toSign = (view) => view.documents.filter((paper) => paper.outward && paper.needs.length && !paper.how && !paper.voided_at);

function grounds(book, language) {
  const returned = book.rules?.kinds.find((kind) => kind.flow === "returned");
  return (returned?.grounds ?? []).map((ground, at) => ({ value: String(at + 1), label: words(language, ground) }));
}

/** [{name, must}] of an act. */
export function fieldsOf(act) {
  return ACTS[act].split(" ").filter(Boolean).map((told) => ({ name: told.replace("!", ""), must: told.endsWith("!") }));
}

export function actBeginning(known) {
  const { given } = known;
  const view = known.book.case(given.case).value;
  if (!view) return null;
  const taken = { signed: known.desk.visit ? ["yes"] : [], recipient: view.applicant.name || known.t("self") };
  const first = {
    stop_clock: { day: today(known) },
    resume_clock: { day: today(known) },
    send_up: { day: today(known), superior: view.superior },
    note_answer: { day: today(known), outcome: "granted" },
    decide: { day: today(known), outcome: "granted" },
    deliver: { day: today(known), channel: "counter", recipient: view.applicant.name },
    close: { outcome: "granted", channel: "counter", recipient: view.applicant.name },
    return: taken,
    refuse: taken,
    withdraw: taken,
    set_outer: { outer: view.outer },
    ...meetingBeginning(known, view),
    add_papers: { brought: view.papers.filter(({ state }) => state === "missing" || state === "owed").map(({ name }) => name) },
    pass_papers: { passed: view.papers.filter(({ state }) => state === "held").map(({ name }) => name) },
  };
  return first[given.act] ?? {};
}

/** The panel of one act; `given` {case, act, task, custody}. */
export function actPanel(known, values) {
  const { book, given, language, t } = known;
  const view = book.case(given.case).value;
  if (!view) return null;
  const asked = fieldsOf(given.act);
  return {
    title: `${t(`act_${given.act}`)} · ${view.row.number}`,
    wide: asked.length > 2 || ["join_windows", "pass_papers", "add_papers"].includes(given.act),
    stays: true,
    confirms: true,
    back: ["case", given.case],
    then: ["case", given.case],
    told: [toldOf(known, view, values ?? {})].filter(Boolean),
    fields: asked.map(({ name }) => ({ name, ...FIELDS[name](known, view, given.act), ...hiddenIn(view, given.act, name, values) })),
    send: t(SENDS[given.act] ?? `act_${given.act}`),
    faults: { ...FAULTS, ...(given.act === "take_papers" ? { "recipient-needed": "taker" } : {}), ...(given.act === "end_agency" ? { "ground-needed": "end_ground" } : {}) },
    submit: (now) => {
      const isTold = MEETINGS.includes(given.act) ? isMeetingTold(given.act, now) : ANY_OF.includes(given.act)
        ? asked.some(({ name }) => name !== "reason" && isFilled(now[name]))
        : asked.every(({ name, must }) => !(must || (name === "recipient" && isOnTheSpot(now))) || isFilled(now[name]));
      return isTold ? { commands: [commandOf(known, view, given, now)] } : null;
    },
    language,
  };
}

/** Of what closes a case only what is not known yet is asked: its outcome, who took the paper. */
function hiddenIn(view, act, name, values = {}) {
  if (act === "hold_meeting") return isHidden(name, values) ? { hidden: true, name } : {};
  if (GIVES_UP.includes(act)) return name === "recipient" && !isOnTheSpot(values) ? { hidden: true, name } : {};
  if (name === "signed") return toSign(view).length ? {} : { hidden: true, name };
  const isKnown = name === "outcome" ? view.outcome : view.applicant.recipient;
  return act === "close" && isKnown ? { hidden: true, name } : {};
}

const isOnTheSpot = ({ signed = [] }) => signed.includes("yes");

function toldOf({ given, language, t }, view, values) {
  if (given.act === "approve_extension") return t("toldExtension", { n: view.extension_days ?? "" });
  if (given.act === "close") return t(view.applicant.recipient ? "told_close" : view.outcome ? "told_close_taken" : "told_close_at_once");
  if (given.act === "decide") return t("told_decide");
  if (GIVES_UP.includes(given.act)) return t(isOnTheSpot(values) ? "told_give_up_now" : "told_give_up");
  if (given.act === "accept") return t("told_accept");
  if (given.act === "give_acceptance") return t("told_give_acceptance");
  if (given.act === "urge") return t("told_urge", { day: dueText(view.row, language, t) });
  if (MEETINGS.includes(given.act)) return t(`told_${given.act}`);
  return "";
}

const isFilled = (value) => (Array.isArray(value) ? value.length > 0 : Boolean(value?.trim()));

// --- what is sent ------------------------------------------------------------------------------

const papersAs = (view, names, more) =>
  view.papers.filter((paper) => (names ?? []).includes(paper.name)).map((paper) => ({ ...paper, ...more }));

/** Those ticked, and one that is in no list. */
function broughtPapers(view, { brought, new_paper: added = "" }) {
  const listed = papersAs(view, brought, { state: "held", owed_until: null });
  return added.trim() ? [...listed, { name: added.trim(), state: "held" }] : listed;
}

function commandOf({ desk }, view, given, values) {
  const window = desk.window;
  const reason = (values.reason ?? "").trim();
  switch (given.act) {
    case "agree": case "object": case "warn_late":
      return { kind: "act_on_task", task_id: given.task, window, act: given.act, reason };
    case "take_papers":
      return { kind: "take_papers", custody_id: given.custody, window, taker: (values.taker ?? "").trim() };
    case "pass_papers":
      return { kind: "pass_papers", case_id: given.case, window, to: values.to.trim(), papers: papersAs(view, values.passed, {}) };
    case "call_meeting": case "hold_meeting":
      return meetingCommand(given, window, values);
    default:
      return { kind: "act_on_case", case_id: given.case, act: given.act, window, ...fieldsSent(view, given.act, values) };
  }
}

/** How a field of the panel becomes one of the command. */
const SENT = {
  gone: (value, view) => ({ papers: papersAs(view, value, { state: "missing" }) }),
  brought: (value, view, values) => ({ papers: broughtPapers(view, values) }),
  new_paper: (value, view, values) => ({ papers: broughtPapers(view, values) }),
  later: (value, view, values) => ({ papers: papersAs(view, value, { state: "owed", owed_until: values.day }) }),
  ground: (value) => ({ ground: Number(value) }),
  end_ground: (value) => ({ ground: Number(value) }),
  days: (value) => ({ days: Number.parseInt(value, 10) || null }),
  to_window: (value) => ({ to_window: Number(value) }),
  joined: (value) => ({ joined: value.map(Number) }),
  agreed: (value) => ({ agreed: value.includes("yes") }),
  signed: () => ({ signed: true }),
};

function fieldsSent(view, act, values) {
  const filled = fieldsOf(act).filter(({ name }) => isFilled(values[name]) && !hiddenIn(view, act, name, values).hidden);
  const sent = filled.map(({ name }) => SENT[name]?.(values[name], view, values) ?? { [name]: values[name].trim() });
  const isTaken = GIVES_UP.includes(act) && isOnTheSpot(values);
  return Object.assign(isTaken ? { channel: "counter" } : {}, ...sent);
}
