// By which day a case must be done: the hall's own calculation, told with its days. Pure.

import { words } from "./words.js";

const KINDS = ["committed", "supplement", "joint", "reported_up", "returned", "on_the_spot"];
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const UTC = { timeZone: "UTC" };

/** The hall's calendar day now, `YYYY-MM-DD`. */
export function today({ board, now }) {
  return new Intl.DateTimeFormat("en-CA", { timeZone: board.time_zone, dateStyle: "short" }).format(now);
}

/** 12月1日（周二）, Tue 1 Dec. */
export function dayText(day, language) {
  if (!DAY.test(day ?? "")) return day ?? "";
  const date = new Date(`${day}T00:00:00Z`);
  if (language === "en") {
    return new Intl.DateTimeFormat("en-GB", { ...UTC, weekday: "short", day: "numeric", month: "short" }).format(date);
  }
  const weekday = new Intl.DateTimeFormat("zh-CN", { ...UTC, weekday: "short" }).format(date);
  return `${date.getUTCMonth() + 1}月${date.getUTCDate()}日（${weekday}）`;
}

/** The due day beside a limit that is typed; "" while it is not known. */
export function dueHint(known, { kind, limit, unit = "working_day" }) {
  if (!/^\d{1,3}$/.test(limit)) return "";
  const { value } = known.book.due({ kind, received: today(known), limit, unit });
  return value?.due ? known.t("dueOn", { day: dayText(value.due, known.language) }) : "";
}

export function deadlineBeginning(known) {
  return { kind: "committed", received: today(known), limit: "5" };
}

/** The calculator: for anybody at the console, sends nothing. */
export function deadlinePanel(known, values) {
  const { t } = known;
  const options = KINDS.map((value) => ({ value, label: t(`kind_${value}`), small: true }));
  const needsLimit = !["returned", "on_the_spot"].includes(values.kind);
  const told = asked(known, values, needsLimit);
  return {
    title: t("deadlineTitle"),
    wide: true,
    focus: "limit",
    told: [],
    content: told?.value ? result(told.value, known) : [],
    fields: [
      { name: "kind", type: "one", label: t("caseKind"), options, columns: 2 },
      { name: "received", type: "day", label: t("receivedOn") },
      { name: "limit", type: "text", label: t("limitDays"), max: 3, digits: true, hidden: !needsLimit, hint: told?.error ? words(known.language, told.error.message) : "" },
    ],
    send: t("close"),
    submit: () => ({ commands: [] }),
  };
}

function asked(known, { kind, received, limit = "" }, needsLimit) {
  if (!DAY.test(received ?? "") || (needsLimit && !/^\d{1,3}$/.test(limit.trim()))) return null;
  return known.book.due({ kind, received, ...(needsLimit ? { limit: limit.trim() } : {}) });
}

function result(told, known) {
  const { language, t } = known;
  const why = (told.why ?? []).map((line) => ({ word: words(language, line) || line }));
  return [
    { section: "head", number: dayText(told.due, language), words: t("dueBy"), chips: [] },
    { section: "lines", rows: why },
    ...(told.sure === false ? [{ section: "lines", rows: [{ word: t("notSure"), mark: "late", tone: "warn" }] }] : []),
    ...months(told, language, t),
  ];
}

/** The months from the day of receipt to the due day, three at the most. */
function months(told, language, t) {
  const marked = new Map((told.days ?? []).map((day) => [day.day, day]));
  const names = [...new Set([told.received, ...marked.keys(), told.due].filter(Boolean).map((day) => day.slice(0, 7)))].sort();
  return names.slice(0, 3).map((month) => ({
    section: "month",
    title: monthName(month, language),
    heads: weekdays(language),
    weeks: weeksOf(month, (day) => cellOf(day, marked.get(day), told, t, language)),
  }));
}

function cellOf(day, known, told, t, language) {
  const tone = [known?.mark ?? "", day === told.due ? "due" : ""].join(" ").trim();
  const mark = day === told.due ? t("markDue") : known?.n ? String(known.n) : known ? t(`mark_${known.mark}`) : "";
  return { day: String(Number(day.slice(8))), mark, tone, why: words(language, known?.why) || (known ? t(`why_${known.mark}`) : "") };
}

function monthName(month, language) {
  const shape = { ...UTC, year: "numeric", month: "long" };
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : "zh-CN", shape).format(new Date(`${month}-01T00:00:00Z`));
}

function weekdays(language) {
  const shape = new Intl.DateTimeFormat(language === "en" ? "en-GB" : "zh-CN", { ...UTC, weekday: language === "en" ? "short" : "narrow" });
  return [...Array(7).keys()].map((at) => shape.format(new Date(Date.UTC(2024, 0, 1 + at))));
}

/** Weeks from Monday; null for days of other months. */
function weeksOf(month, cell) {
  const [year, number] = month.split("-").map(Number);
  const first = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7;
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const cells = [...Array(first).fill(null), ...[...Array(length).keys()].map((at) => cell(`${month}-${String(at + 1).padStart(2, "0")}`))];
  while (cells.length % 7) cells.push(null);
  return [...Array(cells.length / 7).keys()].map((at) => cells.slice(at * 7, at * 7 + 7));
}
