// Who waits, who is put aside, who was missed, what was asked. Pure.

import { caseCount, caseRows } from "./cases.js";
import { shareOf, urgency } from "./rules.js";
import { clockText, timerText } from "./times.js";
import { words } from "./words.js";

export const LISTS = ["waiting", "held", "missed", "asked", "cases"];

/** The tabs {name, label, count, isOn} and the rows of the open one. */
export function listTabs(known, t) {
  const { desk } = known.state.snapshot;
  const counts = {
    waiting: desk.waiting_count,
    held: (desk.held ?? []).length,
    missed: (desk.missed ?? []).length,
    asked: (desk.consultations ?? []).length,
    cases: caseCount(desk),
  };
  const open = known.list;
  return {
    open,
    tabs: LISTS.map((name) => ({ name, label: t(`list_${name}`), count: counts[name], isOn: name === open, tone: toneOf(name, desk) })),
    count: counts[open],
    countText: t(known.state.connected ? "people" : "peopleBefore", { n: desk.waiting_count }),
    rows: ROWS[open](known, t),
    nobody: t(`nobody_${open}`),
    nobodyMore: t(`nobodyMore_${open}`),
    more: (n) => t(open === "cases" ? "moreCases" : "more", { n }),
  };
}

const ROWS = { waiting: ticketRows, held: ticketRows, missed: ticketRows, asked: askedRows, cases: caseRows };

/** Cases past their day, or soon due, show on their tab while another list lies open. */
function toneOf(name, { cases }) {
  if (name !== "cases") return "";
  return cases?.red ? "late" : cases?.yellow ? "soon" : "";
}

function ticketRows({ state, list, language, now }, t) {
  const { desk, board } = state.snapshot;
  const colours = Object.fromEntries(board.queues.map((queue) => [queue.id, queue.colour]));
  return (desk[list] ?? []).map((ticket) => {
    const share = list === "waiting" ? shareOf(ticket, board.queues, now) : null;
    return {
      id: ticket.ticket_id,
      number: ticket.number,
      item: itemLine(ticket.items, language),
      tags: rowTags(ticket, language, t),
      note: ticket.note ?? "",
      colour: colours[ticket.queue],
      waited: timerText(now - Date.parse(ticket.since)),
      urgency: urgency(share),
      sign: t(`urgency_${urgency(share)}`),
    };
  });
}

function rowTags(ticket, language, t) {
  const priority = words(language, ticket.priority);
  return [
    priority && { mark: "star", word: priority, tone: "first" },
    ...(ticket.needs ?? []).map((need) => ({ mark: "need", word: t(`need_${need}`), tone: "need" })),
    ticket.principals > 1 && { mark: "people", word: t("principalsN", { n: ticket.principals }) },
    ticket.state === "transferred" && { mark: "transfer_visit", word: t("state_transferred") },
    ticket.state === "restored" && { mark: "recall", word: t("state_restored") },
    ticket.for_window && { mark: "", word: t("forWindow", { n: ticket.for_window }) },
  ].filter(Boolean).slice(0, 2);
}

function askedRows({ state, now }, t) {
  const { desk, board } = state.snapshot;
  return (desk.consultations ?? []).map((one) => ({
    id: one.consultation_id,
    number: clockText(Date.parse(one.asked_at), board.time_zone),
    item: one.question || t("notWrittenYet"),
    tags: [],
    note: "",
    colour: "var(--blue-line)",
    waited: timerText(now - Date.parse(one.asked_at)),
    urgency: "calm",
    sign: "",
  }));
}

function itemLine(items, language) {
  const first = words(language, items[0]);
  return items.length > 1 ? `${first} +${items.length - 1}` : first;
}
