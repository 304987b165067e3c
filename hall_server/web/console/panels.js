// What each panel asks for, and the commands that come of it. Pure: no document, no clock.
//
// A panel is {title, told, content, fields, send, wide, submit}. A field is {name, type, label,
// options, max, hint, hidden}: type `now` is a list whose choice is sent at once, `one` and `many`
// are choices, `pick` a long list to choose from, `text`, `area` and `day` are typed. `byNumber`:
// digits mean the options' own numbers; `usual`: what a list means where nothing of it was chosen.
// `content` are sections (sections.js). `submit(values)` gives {commands, outcome}, {open: [kind,
// given]} another panel, {act} to go on with, {file: [path, name]} to keep, {values} to change, or
// null while something is missing.
//
// A panel that `stays` waits for the hall's answer: refused it tells why beside the field that
// `faults` names, done it opens `then` or closes. `back`: the panel it was opened from. `focus`: the
// field to begin in. One that `confirms` is sent by its big button though it has nothing to fill in.

import { actBeginning, actPanel } from "./case_acts.js";
import { casePanel } from "./case_view.js";
import { complainBeginning, complainPanel } from "./complain.js";
import { deadlineBeginning, deadlinePanel } from "./deadline.js";
import { meant } from "./dial.js";
import { findBeginning, findPanel } from "./find_case.js";
import { paperBeginning, paperPanel } from "./issue_paper.js";
import { noticeBeginning, noticePanel, secretIn } from "./notice.js";
import { openBeginning, openPanel } from "./open_case.js";
import { signPanel } from "./sign_paper.js";
import { voidBeginning, voidPanel } from "./void_paper.js";
import { words } from "./words.js";

export const NEEDS = ["slow", "blind", "deaf", "wheelchair", "reading"];

const sends = (...commands) => ({ commands });

/** Panels of a visit: each closes by itself when that is gone. */
const OF_A_VISIT = ["own_words", "transfer_visit", "change_items", "split_ticket", "mark_need", "give_notice", "open_case"];

/** Panels of something about a case. */
const OF_A_CASE = ["case_act", "case_paper", "case_void", "case_sign"];

const BEGINNINGS = {
  give_notice: noticeBeginning,
  open_case: openBeginning,
  case_act: actBeginning,
  case_paper: paperBeginning,
  case_void: voidBeginning,
  find_case: findBeginning,
  deadline: deadlineBeginning,
  complain: complainBeginning,
};

/** Whom a panel is about. */
export function subjectOf(kind, { desk, given }) {
  if (OF_A_VISIT.includes(kind)) return desk.visit?.ticket_id ?? "";
  if (OF_A_CASE.includes(kind)) return Object.values(given).filter(Boolean).join(".");
  return typeof given === "string" && ["consultation", "case"].includes(kind) ? given : "";
}

/** The values a panel begins with; null while they have to be fetched. */
export function beginning(kind, known) {
  if (Object.hasOwn(BEGINNINGS, kind)) return BEGINNINGS[kind](known);
  const { desk, given } = known;
  const visit = desk.visit;
  if (kind === "call_chosen") return { number: given ?? "" };
  if (kind === "transfer_visit") return { place: "keep", note: visit?.note ?? "" };
  if (kind === "change_items") return { items: (visit?.parts ?? []).map((part) => part.id) };
  if (kind === "mark_need") return { needs: visit?.needs ?? [], note: visit?.note ?? "" };
  if (kind === "serve_without_ticket") return { principals: "1" };
  if (kind === "consultation") return { question: asked(desk, given)?.question ?? "" };
  return {};
}

/** The panel of this kind for {desk, board, book, language, now, t, given}; null once it has no
 *  object. */
export function panelOf(kind, known, values) {
  const panel = PANELS[kind](known, values);
  return panel && { wide: false, told: [], content: [], ...panel, send: panel.send ?? known.t(kind) };
}

const PANELS = {
  give_notice: noticePanel,
  open_case: openPanel,
  case: casePanel,
  case_act: actPanel,
  case_paper: paperPanel,
  case_void: voidPanel,
  case_sign: signPanel,
  find_case: findPanel,
  deadline: deadlinePanel,
  complain: complainPanel,

  more_acts({ given, t }) {
    const options = given.acts.map((value) => ({ value, label: t(value) }));
    return {
      send: "",
      title: t("moreActs"),
      told: given.pages > 1 ? [t("morePages", { n: given.page + 1, of: given.pages })] : [],
      fields: [{ name: "act", type: "now", options, columns: 2 }],
      submit: ({ act }) => ({ act }),
    };
  },

  own_words({ desk, t }) {
    if (!desk.visit) return null;
    return {
      title: t("forNumber", { number: desk.visit.number }),
      fields: [{ name: "words", type: "text", label: t("ownWords"), max: 40 }],
      send: t("choose"),
      submit: ({ words: own }) => (own?.trim() ? { commands: [], outcome: own.trim() } : null),
    };
  },

  call_chosen({ desk, board, t }, values) {
    const found = meant(values.number ?? "", desk, board);
    const options = found.slice(0, 9).map(({ number, where }) => ({
      value: number,
      label: number,
      hint: where ? t(`in_${where}`) : t("notInSight"),
    }));
    return {
      title: t("call_chosen"),
      fields: [
        { name: "number", type: "text", label: t("typeNumber"), max: 12, big: true },
        { name: "who", type: "one", label: "", options, first: true },
      ],
      submit: ({ who }) => {
        const ticket = found.find(({ number }) => number === who) ?? found[0];
        return ticket ? sends(chosen(desk, ticket)) : null;
      },
    };
  },

  ticket({ desk, given, language, t }) {
    const ticket = (desk[given.where] ?? []).find((one) => one.ticket_id === given.ticket);
    if (!ticket) return null;
    const call = { value: "call", label: t(given.where === "held" ? "callBack" : "call_chosen") };
    const hint = t("restoreHint", { n: ticket.returns });
    const restore = { value: "restore", label: t("restore_ticket"), hint };
    const options = given.where === "missed" ? [restore, call] : [call];
    return {
      send: "",
      title: ticket.number,
      told: aboutTicket(ticket, language, t),
      fields: [{ name: "act", type: "now", options }],
      submit: ({ act }) => {
        const restored = { kind: "restore_ticket", ticket_id: ticket.ticket_id };
        return sends(act === "restore" ? restored : chosen(desk, ticket));
      },
    };
  },

  transfer_visit({ desk, board, language, t }) {
    if (!desk.visit) return null;
    const queues = board.queues.map((queue) => ({
      value: `q:${queue.id}`,
      label: words(language, queue.name),
      hint: t("people", { n: queue.waiting }),
    }));
    const windows = board.windows
      .filter((window) => window.number !== desk.window && window.state !== "closed")
      .map(({ number }) => ({ value: `w:${number}`, label: t("windowN", { n: number }), small: true }));
    const places = ["keep", "end", "front"].map((value) => ({ value, label: t(`place_${value}`) }));
    const back = [{ value: "return", label: t("returnAfter") }];
    return {
      title: t("transferTitle", { number: desk.visit.number }),
      wide: true,
      fields: [
        { name: "goal", type: "one", label: t("toQueue"), options: queues, columns: 3 },
        { name: "goal", type: "one", label: t("toWindow"), options: windows, columns: 6 },
        { name: "place", type: "one", label: t("place"), options: places, columns: 3 },
        { name: "note", type: "text", label: t("note"), max: 300 },
        { name: "more", type: "many", label: "", options: back },
      ],
      submit: (values) => (values.goal ? sends(transfer(desk, values)) : null),
    };
  },

  pause_window({ desk, language, t }) {
    const options = desk.pauses.map((reason) => ({
      value: reason.code,
      label: words(language, reason.name),
      hint: t("limitMin", { n: reason.limit_min }),
    }));
    return {
      title: t("pauseTitle"),
      told: options.length ? [] : [t("noReasons")],
      fields: [{ name: "reason", type: "now", options }],
      submit: ({ reason }) => sends({ kind: "pause_window", window: desk.window, reason }),
    };
  },

  serve_without_ticket({ desk, language, t }) {
    const options = itemOptions(desk.items, language);
    return {
      title: t("walkInTitle"),
      wide: true,
      focus: "items",
      fields: [
        { name: "notice", type: "text", label: t("noticeBrought"), max: 300 },
        { name: "items", type: "many", label: t("walkInItems"), options, columns: 3 },
        { name: "principals", type: "text", label: t("principals"), max: 2 },
      ],
      faults: { "unknown-document": "notice", "document-voided": "notice" },
      submit: ({ items = [], principals, notice = "" }) => sends({
        kind: "serve_without_ticket",
        window: desk.window,
        items,
        ...(secretIn(notice) ? { notice: secretIn(notice) } : {}),
        principals: Math.min(Math.max(Number.parseInt(principals, 10) || 1, 1), 20),
      }),
    };
  },

  change_items({ desk, language, t }) {
    const visit = desk.visit;
    if (!visit) return null;
    const others = visit.parts.filter((part) => !desk.items.some((item) => item.id === part.id));
    const options = itemOptions([...others, ...desk.items], language);
    return {
      title: t("changeTitle", { number: visit.number }),
      wide: true,
      fields: [{ name: "items", type: "many", label: t("changeHint"), options, columns: 3 }],
      submit: ({ items = [] }) => {
        const change = { kind: "change_items", ticket_id: visit.ticket_id, items };
        return items.length ? sends(change) : null;
      },
    };
  },

  split_ticket({ desk, language, t }) {
    const visit = desk.visit;
    if (!visit) return null;
    const options = visit.parts.length > 1 ? itemOptions(visit.parts, language) : [];
    return {
      title: t("splitTitle", { number: visit.number }),
      told: [t("splitHint")],
      fields: [{ name: "items", type: "many", label: t("splitItems"), options }],
      submit: ({ items = [] }) => sends({ kind: "split_ticket", window: desk.window, items }),
    };
  },

  mark_need({ desk, t }) {
    const { visit } = desk;
    if (!visit) return null;
    const options = NEEDS.map((value) => ({ value, label: t(`need_${value}`) }));
    return {
      title: t("needTitle", { number: visit.number }),
      fields: [
        { name: "needs", type: "many", label: t("needs"), options },
        { name: "note", type: "text", label: t("note"), max: 300 },
      ],
      send: t("save"),
      submit: ({ needs = [], note = "" }) =>
        sends({ kind: "mark_need", ticket_id: visit.ticket_id, needs, note: note.trim() }),
    };
  },

  cover_window({ desk, board, language, t }) {
    const covered = desk.covers ?? [];
    const far = (window) => Math.abs(window.number - desk.window);
    const others = board.windows.filter(far).sort((a, b) => far(a) - far(b));
    const options = others.map((window) => ({
      value: String(window.number),
      label: `${t("windowN", { n: window.number })} ${words(language, window.name)}`,
      hint: covered.includes(window.number) ? t("coveredNow") : t(`window_${window.state}`),
      on: covered.includes(window.number),
    }));
    return {
      title: t("coverTitle"),
      wide: true,
      fields: [{ name: "other", type: "now", options, columns: 2 }],
      submit: (values) => {
        const other = Number(values.other);
        const on = !covered.includes(other);
        return sends({ kind: "cover_window", window: desk.window, other, on });
      },
    };
  },

  call_for_help({ desk, t }) {
    const options = ["leader", "colleague", "emergency"].map((value) => ({
      value,
      label: t(`help_${value}`),
      tone: value === "emergency" ? "bad" : "",
    }));
    return {
      title: t("helpTitle"),
      fields: [{ name: "what", type: "now", options }],
      submit: ({ what }) => sends({ kind: "call_for_help", window: desk.window, what }),
    };
  },

  consultation({ desk, given, t }) {
    const open = asked(desk, given);
    if (!open) return null;
    const options = [{ value: "close", label: t("consultClose") }];
    return {
      title: t("consultTitle"),
      fields: [
        { name: "question", type: "text", label: t("question"), max: 300 },
        { name: "answer", type: "text", label: t("answer"), max: 300 },
        { name: "more", type: "many", label: "", options },
      ],
      send: t("save"),
      submit: ({ question = "", answer = "", more = [] }) => sends({
        kind: "record_consultation",
        window: desk.window,
        consultation_id: open.consultation_id,
        question: question.trim(),
        answer: answer.trim(),
        close: more.includes("close"),
      }),
    };
  },
};

function asked(desk, given) {
  return (desk.consultations ?? []).find((one) => one.consultation_id === given);
}

function aboutTicket(ticket, language, t) {
  const needs = ticket.needs.map((need) => t(`need_${need}`));
  return [
    ticket.items.map((item) => words(language, item)).join("、"),
    [words(language, ticket.priority), ...needs].filter(Boolean).join(" · "),
    ticket.note,
  ].filter(Boolean);
}

function itemOptions(items, language) {
  return items.map((item) => ({ value: item.id, label: words(language, item.name) }));
}

function chosen(desk, { ticket_id, number }) {
  return { kind: "call_chosen", window: desk.window, ...(ticket_id ? { ticket_id } : { number }) };
}

function transfer(desk, { goal, place, note = "", more = [] }) {
  const [what, to] = [goal.slice(0, 1), goal.slice(2)];
  return {
    kind: "transfer_visit",
    window: desk.window,
    ...(what === "q" ? { to_queue: to } : { to_window: Number(to) }),
    place,
    note: note.trim(),
    return_after: more.includes("return"),
  };
}
