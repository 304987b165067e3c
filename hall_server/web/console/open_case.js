// Turning a visit into a case (转为办件): one form, most of it filled in already. Pure.

import { dueHint } from "./deadline.js";
import { alsoChosen, alsoFields, together } from "./joint.js";
import { itemField, itemOf, missing, paperOptions, tickedBefore } from "./papers.js";
import { words } from "./words.js";

/** What a flow asks for besides the papers and the applicant. */
const ASKS = {
  joint: ["joined"],
  reported_up: ["superior"],
  returned: ["reason", "signed"],
  not_accepted: ["reason", "signed"],
  fast_track: ["reason"],
};

/** Flows that promise a time. */
const PROMISED = ["committed", "supplement", "joint", "reported_up", "fast_track"];

/** Which field a refusal is about. */
const FAULTS = {
  "ground-needed": "ground",
  "papers-needed": "papers",
  "limit-needed": "limit",
  "too-long": "limit",
  "windows-needed": "joined",
  "longer-promise": "reason",
  "agreement-needed": "agreed",
  "phone-needed": "phone",
  "reason-needed": "reason",
  "field-missing": "superior",
  "item-changed": "papers",
  invalid: "prepaid",
};

/** Null until the guide and the hall's kinds are known. */
export function openBeginning(known) {
  const { desk, book } = known;
  if (!book.items || !book.rules) return null;
  const item = itemOf(known, {});
  if (!item) return {};
  const papers = heldFirst(desk.visit, item);
  return { item: item.id, papers, kind: suggestedKind(book, item, papers), agency: "none", signed: desk.visit ? ["yes"] : [] };
}

/** As ticked at the kiosk; where nothing was checked, all of it is in the clerk's hands. */
function heldFirst(visit, item) {
  const isChecked = (visit?.checks ?? []).some((check) => check.item === item.id);
  return isChecked ? tickedBefore(visit, item) : item.materials.map((_, place) => String(place));
}

/** The item's own kind; without a main paper it is returned, without others supplemented. */
export function suggestedKind(book, item, held) {
  const gone = missing(item, held);
  const usual = book.kind(item.kind) ?? byFlow(book, usualFlow(item));
  if (!gone.length) return usual?.code ?? book.rules.kinds[0].code;
  const flow = gone.some(({ paper }) => paper.main && !paper.owed) ? "returned" : "supplement";
  return (byFlow(book, flow) ?? usual)?.code;
}

const byFlow = (book, flow) => book.rules.kinds.find((kind) => kind.flow === flow);

function usualFlow({ promised, joined = [] }) {
  if (joined.length > 1) return "joint";
  const isAtOnce = promised && ["minute", "same_day"].includes(promised.unit);
  return isAtOnce ? "on_the_spot" : "committed";
}

/** What a case of this item and kind is promised where nobody says otherwise: {amount, unit}, and
 *  whether that is published, so that more is a leader's to give. */
export function promiseOf(item, kind, rules) {
  if (item?.promised) return { ...item.promised, published: true };
  if (kind?.limit != null) return { amount: kind.limit, unit: "working_day", published: true };
  return { amount: rules.default_days, unit: "working_day", published: false };
}

/** Units in which a promise can be told in figures; others are moved by working days. */
const IN_DAYS = ["working_day", "day", "month"];

const toldUnit = ({ unit }) => (IN_DAYS.includes(unit) ? unit : "working_day");

/** 30天, 3个工作日, 当天. */
export const promiseText = ({ amount, unit }, t) => t(`limit_${unit}`, { n: amount });

/** Whether the figure typed is more than the hall has told everybody. */
function isLonger(item, kind, rules, told) {
  const promise = promiseOf(item, kind, rules);
  const usual = IN_DAYS.includes(promise.unit) ? promise.amount : 0;
  return promise.published && Number.parseInt(told, 10) > usual;
}

export function openPanel(known, values) {
  const { book, t } = known;
  if (!book.items || !book.rules) return waiting(known);
  const own = itemOf(known, values);
  if (!own) return { ...waiting(known), told: [t("noItem")] };
  const kind = book.kind(values.kind);
  const item = withOthers(book, own, kind, values);
  return {
    title: t("openTitle"),
    wide: true,
    stays: true,
    focus: "name",
    told: [],
    fields: fieldsOf(known, item, kind, values),
    send: kind ? t("openSend", { kind: words(known.language, kind.name) }) : t("open_case"),
    faults: FAULTS,
    submit: (now) => opened(known, withOthers(book, own, book.kind(now.kind), now), now),
  };
}

/** Of a joint case, with the papers of what the windows that join do for it. */
function withOthers(book, item, kind, values) {
  const others = kind?.flow === "joint" ? alsoChosen(values).map((id) => book.item(id)).filter(Boolean) : [];
  return others.length ? together(item, others) : item;
}

const waiting = ({ t }) =>
  ({ title: t("openTitle"), wide: true, told: [t("loading")], fields: [], confirms: true, submit: () => null });

function fieldsOf(known, item, kind, values) {
  const { desk, board, book, language, t } = known;
  const asks = ASKS[kind?.flow] ?? [];
  const kinds = book.rules.kinds.map(({ code, name }) => ({ value: code, label: words(language, name), small: true }));
  const grounds = (kind?.grounds ?? []).map((ground, at) => ({ value: `${kind.code}:${at + 1}`, label: words(language, ground) }));
  const gone = missing(item, values.papers ?? []);
  const owed = gone.filter(({ paper }) => paper.owed);
  const hidden = (name) => !asks.includes(name);
  const promise = promiseOf(item, kind, book.rules);
  const isTold = PROMISED.includes(kind?.flow);
  const longer = isTold && isLonger(item, kind, book.rules, values.limit);
  return [
    { name: "name", type: "text", label: t("applicant"), max: 40 },
    { name: "phone", type: "text", label: t("phone"), max: 20, digits: true },
    { name: "reason", type: "text", label: t("reason"), max: 300, hint: longer || kind?.flow === "fast_track" ? t("leaderDecides") : "", hidden: hidden("reason") && !longer },
    { name: "limit", type: "text", label: t("promised", { unit: t(`unit_${toldUnit(promise)}`) }), max: 3, digits: true, placeholder: promiseText(promise, t), hint: dueOf(known, item, kind, values), hidden: !isTold },
    { name: "outer", type: "text", label: t("outer"), max: 64 },
    itemField(known),
    { name: "kind", type: "one", label: t("caseKind"), options: kinds, columns: 5, hint: kind ? t(`flow_${kind.flow}`) : "" },
    { name: "ground", type: "one", label: t("ground"), options: grounds, columns: 3, hidden: !grounds.length, usual: usualGround(grounds, kind, gone) },
    { name: "signed", type: "many", label: "", options: [{ value: "yes", label: t("onTheSpot"), hint: t("onTheSpotLeft") }], hidden: hidden("signed") },
    { name: "joined", type: "many", label: t("joinedWindows"), options: windowOptions(desk, board), columns: 12, hidden: hidden("joined") },
    ...alsoFields(known, item, values, hidden("joined")),
    { name: "superior", type: "text", label: t("superior"), max: 80, hidden: hidden("superior") },
    { name: "papers", type: "many", label: t("papersHanded"), options: paperOptions(item, language, t), columns: 2, hint: shortHint(book, item, values, t) },
    { name: "owed_until", type: "day", label: t("owedUntil"), hidden: !owed.length },
    { name: "agency", type: "one", label: t("agency"), options: ["none", "escort", "agent"].map((value) => ({ value, label: t(`agency_${value}`), small: true })), columns: 3, hidden: !item.by_agent },
    { name: "agreed", type: "many", label: "", options: [{ value: "yes", label: t("agencyAgreed") }], hidden: !hasAgency(item, values) },
    { name: "agent", type: "text", label: t("agentName"), max: 40, hidden: !isByAgent(item, values) },
    { name: "prepaid", type: "text", label: t("prepaid"), max: 12, hidden: !isByAgent(item, values) },
    { name: "pickup", type: "day", label: t("pickupDay"), hidden: !isByAgent(item, values) },
  ];
}

/** 代办: somebody of the hall does it for them; the hand-over slip says what was prepaid and when
 *  the result can be fetched. */
const hasAgency = (item, values) => item.by_agent && values.agency !== undefined && values.agency !== "none";
const isByAgent = (item, values) => item.by_agent && values.agency === "agent";

/** The ground the ticks speak for: a returned case lacks a main paper, which is the first of its
 *  grounds; a supplement case lacks a main paper (its first) or some annexes (its last). */
function usualGround(grounds, kind, gone) {
  const isMain = gone.some(({ paper }) => paper.main);
  if (kind?.flow === "supplement" && !isMain) return grounds.at(-1)?.value;
  return gone.length ? grounds[0]?.value : undefined;
}

/** What the ticks say of the kind; "" where they agree with what is chosen. */
function shortHint(book, item, values, t) {
  const gone = missing(item, values.papers ?? []);
  if (!gone.length) return "";
  const better = book.kind(suggestedKind(book, item, values.papers ?? []));
  return t(better?.flow === "returned" ? "missingMain" : "missingOthers", { n: gone.length });
}

function dueOf(known, item, kind, values) {
  const promise = promiseOf(item, kind, known.book.rules);
  const told = values.limit?.trim();
  const limit = told ? { limit: told, unit: toldUnit(promise) } : { limit: String(promise.amount), unit: promise.unit };
  const flow = kind?.flow === "fast_track" ? "committed" : kind?.flow;
  return PROMISED.includes(kind?.flow) ? dueHint(known, { kind: flow, ...limit }) : "";
}

/** The hall's other windows, by their numbers. */
export function windowOptions(desk, board) {
  return board.windows
    .filter((window) => window.number !== desk.window)
    .map(({ number }) => ({ value: String(number), label: String(number), small: true }));
}

export const people = (all, language) =>
  all.map((person) => ({ value: person.name, label: `${words(language, person.display)} ${words(language, person.post)}` }));

function opened({ desk, book, language, t }, item, values) {
  const kind = book.kind(values.kind);
  if (!kind) return null;
  const asks = ASKS[kind.flow] ?? [];
  const given = (name) => (asks.includes(name) ? values[name] : undefined);
  const limit = PROMISED.includes(kind.flow) ? Number.parseInt(values.limit, 10) : NaN;
  const longer = limit >= 0 && isLonger(item, kind, book.rules, values.limit);
  const { visit } = desk;
  return {
    commands: [{
      kind: "open_case",
      window: desk.window,
      case_kind: kind.code,
      item: item.id,
      applicant: { name: (values.name ?? "").trim(), phone: (values.phone ?? "").trim(), ...(isByAgent(item, values) ? { agent: (values.agent ?? "").trim() } : {}) },
      papers: papersOf(item, values),
      outer: (values.outer ?? "").trim(),
      language: visit?.language ?? language,
      ...(visit ? { ticket_id: visit.ticket_id } : {}),
      ...(kind.grounds.length && values.ground ? { ground: Number(values.ground.split(":")[1]) } : {}),
      ...(given("reason") || (longer && values.reason) ? { reason: values.reason.trim() } : {}),
      ...(limit >= 0 ? { limit } : {}),
      ...(given("joined") ? { joined: values.joined.map(Number), also: alsoChosen(values) } : {}),
      ...(given("signed")?.includes("yes") ? { signed: true, recipient: (values.name ?? "").trim() || t("self") } : {}),
      ...(given("superior") ? { superior: values.superior.trim() } : {}),
      ...(hasAgency(item, values) ? { agency: values.agency, agreed: (values.agreed ?? []).includes("yes") } : {}),
      ...(isByAgent(item, values) ? { prepaid: (values.prepaid ?? "").trim(), pickup: values.pickup ?? "" } : {}),
    }],
  };
}

/** Each paper asked for: in hand, missing, or owed until the day named. */
function papersOf(item, values) {
  const held = values.papers ?? [];
  return item.materials.flatMap((paper, place) => {
    const isHeld = held.includes(String(place));
    if (!isHeld && !paper.required) return [];
    const isOwed = !isHeld && paper.owed && values.owed_until;
    return [{
      name: paper.name.zh,
      copies: Math.max(paper.copies, 1),
      state: isHeld ? "held" : isOwed ? "owed" : "missing",
      place,
      ...(isOwed ? { owed_until: values.owed_until } : {}),
    }];
  });
}
