// The joint review (联审会): called with its time and place, then recorded as it went. Pure.

import { dayText, today } from "./deadline.js";
import { clockText } from "./times.js";

const LONG = 300;
const TIME = /^([01]?\d|2[0-3])[:：]?([0-5]\d)$/;

/** The fields of both acts, by name. */
export const MEETING_FIELDS = {
  meet_day: ({ t }) => ({ type: "day", label: t("meetDay") }),
  meet_time: ({ t }) => ({ type: "text", label: t("meetTime"), max: 5 }),
  meet_place: ({ t }) => ({ type: "text", label: t("meetPlace"), max: 60 }),
  called: (known, view) => windowTicks("calledWindows", undone(view), known),
  present: (known, view) => windowTicks("presentWindows", view.tasks, known),
  refused: (known, view) => windowTicks("refusedWindows", view.tasks, known),
  refused_why: ({ t }) => ({ type: "text", label: t("refusedWhy"), max: LONG }),
  came: ({ t }) => ({ type: "many", label: "", options: [{ value: "yes", label: t("applicantCame") }] }),
  decided: ({ t }) => ({ type: "one", label: t("meetingDecided"), columns: 2, options: ["yes", "no"].map((value) => ({ value, label: t(`decided_${value}`) })) }),
  decision: ({ t }) => ({ type: "text", label: t("decision"), max: LONG }),
  memo: ({ t }) => ({ type: "text", label: t("memo"), max: LONG }),
  memo_day: ({ t }) => ({ type: "day", label: t("memoDay") }),
};

function windowTicks(label, tasks, { t }) {
  const options = tasks.map(({ window }) => ({ value: String(window), label: String(window), small: true }));
  return { type: "many", label: t(label), options, columns: 12, byNumber: true };
}

const undone = ({ tasks }) => tasks.filter(({ state }) => state === "open" || state === "objected");

/** Which of both the lead may do now: to be recorded, a meeting has to be called first. */
export function meetingActs(view) {
  if (!undone(view).length) return [];
  return view.meeting ? ["hold_meeting", "call_meeting"] : ["call_meeting"];
}

export function meetingBeginning(known, view) {
  const windows = undone(view).map(({ window }) => String(window));
  const called = (view.meeting?.windows ?? []).map(String);
  return {
    call_meeting: { meet_day: today(known), called: windows },
    hold_meeting: { present: called, decided: "yes" },
  };
}

/** What only some answers ask for. */
export function isHidden(name, { decided, refused = [] }) {
  if (name === "refused_why") return !refused.length;
  return name === "decision" && decided === "no";
}

const isFilled = (text) => Boolean(text?.trim());

/** A decision in words; without one, and for whatever is left open, what it is and by when; and why
 *  somebody refused. */
export function isMeetingTold(act, values) {
  if (act === "call_meeting") {
    const { meet_day: day, meet_time: time = "", meet_place: place, called = [] } = values;
    return isFilled(day) && TIME.test(time.trim()) && isFilled(place) && called.length > 0;
  }
  const { decided, decision, memo, memo_day: day, refused = [], refused_why: why } = values;
  if (decided === "no" ? !isFilled(memo) : !isFilled(decision)) return false;
  if (refused.length && !isFilled(why)) return false;
  return !isFilled(memo) || isFilled(day);
}

export function meetingCommand({ act, case: id }, window, values) {
  const about = { kind: act, case_id: id, window };
  return act === "call_meeting" ? { ...about, ...callOf(values) } : { ...about, ...recordOf(values) };
}

function callOf(values) {
  const [, hour, minute] = TIME.exec(values.meet_time.trim());
  return {
    day: values.meet_day,
    time: `${hour.padStart(2, "0")}:${minute}`,
    place: values.meet_place.trim(),
    windows: (values.called ?? []).map(Number),
  };
}

function recordOf(values) {
  const refused = (values.refused ?? []).map(Number);
  return {
    present: (values.present ?? []).map(Number),
    refused,
    refused_why: refused.length ? (values.refused_why ?? "").trim() : "",
    applicant_came: (values.came ?? []).includes("yes"),
    decided: values.decided !== "no",
    decision: values.decided === "no" ? "" : (values.decision ?? "").trim(),
    memo: (values.memo ?? "").trim(),
    ...(values.memo_day ? { memo_day: values.memo_day } : {}),
  };
}

/** 联审会 11月25日（周三）14:30 二楼会议室; "" where none is called. */
export function meetingText(meeting, zone, language, t) {
  if (!meeting) return "";
  const at = Date.parse(meeting.at);
  const day = new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(at);
  return t("meetingAt", { day: dayText(day, language), time: clockText(at, zone), place: meeting.place });
}
