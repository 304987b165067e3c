// Cases in lists: those of this window, tasks of joint cases, what a search finds. Pure.

import { dayText } from "./deadline.js";
import { jointTags, paperRow } from "./joint.js";
import { meetingText } from "./meeting.js";
import { words } from "./words.js";

/** How urgent, for the signs that lists have: never by colour alone. */
const URGENCY = { red: "late", yellow: "soon", green: "calm", grey: "calm" };
const STRIPES = { red: "var(--bad)", yellow: "var(--call)", green: "var(--good)", grey: "var(--line)" };
const ENDED = ["closed"];

/** 还剩3天, 今天到期, 超2天; "" while no clock runs. */
export function daysText({ due, days_left: left, state, colour }, t) {
  if (due == null || left == null || ENDED.includes(state) || colour === "grey") return "";
  if (left < 0) return t("daysOver", { n: -left });
  return left ? t("daysLeft", { n: left }) : t("dueToday");
}

/** What is to be done by the day that counts: 11月26日前办结, 容缺材料 11月24日前补交; "" without one. */
export function dueText({ due, cause = "promise" }, language, t) {
  return due ? t(`due_${cause}`, { day: dayText(due, language) }) : "";
}

/** What else a case waits for than its promise, for lists: never by colour alone. */
const CAUSES = ["owed", "stop", "papers", "fetch", "notice"];

function causeTags({ cause, colour }, t) {
  const tells = CAUSES.includes(cause) && (colour === "yellow" || colour === "red");
  return tells ? [{ mark: "pending", word: t(`cause_${cause}`), tone: "first" }] : [];
}

/** What a leader was asked, and a matter that has cost its applicant too many visits. */
function tellTags({ wish, often, visits }, t) {
  return [
    ...(wish ? [{ mark: "pending", word: t(`wish_${wish}`), tone: "first" }] : []),
    ...(often ? [{ mark: "late", word: t("visitsN", { n: visits }), tone: "first" }] : []),
  ];
}

/** The rows of the desk's list of cases: tasks for this window and papers on their way first. */
export function caseRows({ state, language }, t) {
  const { desk, board } = state.snapshot;
  const { rows, tasks, custody = [] } = desk.cases ?? { rows: [], tasks: [] };
  const mine = tasks.map((task) => taskRow(task, board.time_zone, language, t));
  const papers = custody.map((one) => paperRow(one, desk.window, t));
  return [...mine, ...papers, ...rows.map((row) => caseRow(row, language, t))];
}

/** Where it stands; a result to be fetched with its shelf. */
function stateText(row, t) {
  const told = t(`caseState_${row.state}`);
  return row.state === "ready" && row.shelf ? `${told} ${row.shelf}` : told;
}

function caseRow(row, language, t) {
  return {
    id: row.case_id,
    number: row.number,
    item: `${words(language, row.kind_name)} · ${words(language, row.item_name)}`,
    tags: [{ mark: "", word: stateText(row, t), tone: row.state === "ready" ? "first" : "" }, ...causeTags(row, t), ...tellTags(row, t), ...jointTags(row, t)],
    note: "",
    colour: STRIPES[row.colour],
    waited: daysText(row, t) || (row.due ? t("noClock") : ""),
    urgency: URGENCY[row.colour],
    sign: t(`colour_${row.colour}`),
  };
}

function taskRow(task, zone, language, t) {
  const meets = meetingText(task.meeting, zone, language, t);
  return {
    id: task.case_id,
    number: task.number,
    item: words(language, task.item_name),
    tags: [
      meets && { mark: "people", word: meets, tone: "need" },
      { mark: "people", word: t("taskFrom", { n: task.lead }), tone: "first" },
    ].filter(Boolean),
    note: "",
    colour: STRIPES[task.colour],
    waited: t("dueShort", { day: task.due.slice(5) }),
    urgency: URGENCY[task.colour],
    sign: t(`colour_${task.colour}`),
  };
}

/** How many cases this window has to see to. */
export function caseCount(desk) {
  const { count = 0, tasks = [], custody = [] } = desk.cases ?? {};
  return count + tasks.length + custody.length;
}
