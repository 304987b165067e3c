// The present visit as the page shows it. Pure.

import { missing } from "./papers.js";
import { callReport, noShow, standing } from "./rules.js";
import { clockText, timerText } from "./times.js";
import { words } from "./words.js";

/** The card of the visit, of a free window or of a paused one. */
export function visitCard(known, t) {
  const { desk } = known.state.snapshot;
  if (desk.visit) return openVisit(known, t);
  if (desk.paused_reason) return pausedCard(known, t);
  const isComing = standing(desk, known.pending) === "coming";
  const hint = desk.waiting_count ? t("nextWaits", { n: desk.waiting_count }) : t("nobodyWaits");
  return { state: "free", chip: t(isComing ? "coming" : "free"), calm: t("nobodyHere"), hint };
}

function pausedCard({ state, language, now }, t) {
  const { desk, board } = state.snapshot;
  const reason = desk.pauses.find((one) => one.code === desk.paused_reason);
  const begun = Date.parse(desk.paused_at);
  const limit = reason ? t("limitMin", { n: reason.limit_min }) : "";
  const since = desk.paused_at ? t("pausedSince", { at: clockText(begun, board.time_zone) }) : "";
  return {
    state: "paused",
    chip: t("paused"),
    calm: words(language, reason?.name) || t("paused"),
    clock: desk.paused_at ? timerText(now - begun) : "",
    hint: [since, limit].filter(Boolean).join(" · "),
    isOver: desk.over_limit === true,
  };
}

function openVisit(known, t) {
  const { state, now } = known;
  const { desk, board } = state.snapshot;
  const visit = desk.visit;
  const isServing = visit.state === "serving";
  return {
    state: visit.state,
    chip: t(visit.state),
    ticket: visit.ticket_id,
    number: visit.number,
    tags: [...tags(visit, known.language, t), ...workTags(visit, known, t)],
    note: visit.note ?? "",
    items: itemRows(known, isServing, t),
    facts: facts(visit, isServing, now, t),
    call: isServing ? null : callCard(visit, callReport(visit, board.recent_calls, now), now, t),
    outcomes: isServing ? outcomeChoices(known, t) : null,
  };
}

function facts(visit, isServing, now, t) {
  const begun = Date.parse(isServing ? visit.started_at ?? visit.called_at : visit.called_at);
  return [
    visit.since ? [t("waited"), timerText(Date.parse(visit.called_at) - Date.parse(visit.since))] : null,
    [t(isServing ? "servedFor" : "calledFor"), timerText(now - begun)],
    visit.round ? [t("round"), t("roundN", { n: visit.round })] : null,
  ].filter(Boolean);
}

/** What a clerk should know at a glance: {mark, word, tone}. */
function tags(visit, language, t) {
  const priority = words(language, visit.priority);
  return [
    priority && { mark: "star", word: priority, tone: "first" },
    ...(visit.needs ?? []).map((need) => ({ mark: "need", word: t(`need_${need}`), tone: "need" })),
    visit.principals > 1 && { mark: "people", word: t("principalsN", { n: visit.principals }) },
    visit.language === "en" && { mark: "", word: t("english") },
    visit.return_to && { mark: "recall", word: t("returnsTo", { n: visit.return_to }) },
  ].filter(Boolean);
}

/** What was ticked at the kiosk, and what the visit has become so far. */
function workTags(visit, { book, language }, t) {
  const checked = (visit.checks ?? []).map((check) => [check, book?.item(check.item)]).filter(([, item]) => item);
  return [
    ...checked.map(([check, item]) => papersTag(missing(item, check.have.map(String)).length, item.materials.filter((paper) => paper.required).length, t)),
    ...(visit.cases ?? []).map((row) => ({ mark: "open_case", word: `${words(language, row.kind_name)} ${row.number}` })),
  ];
}

const papersTag = (gone, all, t) =>
  ({ mark: "give_notice", word: t("papersN", { n: all - gone, m: all }), tone: gone ? "need" : "" });

function itemRows({ state, choice, language }, isServing, t) {
  const { visit, outcomes } = state.snapshot.desk;
  if ((visit.parts ?? []).length < 2) {
    return visit.items.map((item) => ({ id: null, name: words(language, item), outcome: "" }));
  }
  const named = (code) => words(language, outcomes.find((one) => one.code === code)?.name) || code || "";
  return visit.parts.map((part) => ({
    id: isServing && !part.outcome ? part.id : null,
    name: words(language, part.name),
    outcome: named(part.outcome ?? choice.items[part.id]),
    isDone: Boolean(part.outcome),
    isPicked: choice.row === part.id,
    ask: t("chooseForItem"),
  }));
}

function outcomeChoices({ state, choice, language }, t) {
  const { outcomes, visit } = state.snapshot.desk;
  const chosen = choice.row === null ? choice.all ?? outcomes[0]?.code : choice.items[choice.row];
  const part = (visit.parts ?? []).find((one) => one.id === choice.row);
  const isOwn = Boolean(chosen) && !outcomes.some((one) => one.code === chosen);
  return {
    title: part ? t("outcomeOf", { item: words(language, part.name) }) : t("chooseOutcome"),
    rows: outcomes.map(({ code, name }) => ({ code, name: words(language, name), isOn: code === chosen })),
    own: { name: isOwn ? chosen : t("own_words"), isOn: isOwn },
  };
}

function callCard(visit, report, now, t) {
  const capital = (mark) => mark[0].toUpperCase() + mark.slice(1);
  return {
    marks: ["shown", "spoken"].map((name) => ({
      mark: report[name],
      word: t(name + capital(report[name])),
    })),
    clock: report.heardAt === null ? t("clockWaits") : timerText(now - report.heardAt),
    running: report.heardAt !== null,
    progress: progress(noShow(visit, now), t),
    alert: report.unconfirmed ? t("unconfirmed") : "",
  };
}

/** Heard 2 of 3, and when no-show becomes possible; "" where the hall has no such rule. */
function progress({ on, heard, calls, wait }, t) {
  if (!calls && wait === 0) return "";
  const counted = calls ? t("heardOf", { n: heard, m: calls }) : "";
  const then = on ? t("noShowNow") : wait === null ? "" : t("noShowIn", { n: wait });
  return [counted, then].filter(Boolean).join(" · ");
}
