// A case in full, as its window sees it: what it is, its papers and steps, what may be done. Pure.

import { ACTS } from "./case_acts.js";
import { daysText, dueText } from "./cases.js";
import { dayText } from "./deadline.js";
import { mayHold, mayTake, shelfText } from "./joint.js";
import { meetingActs, meetingText } from "./meeting.js";
import { clockText } from "./times.js";
import { words } from "./words.js";

const TONES = { red: "bad", yellow: "need", green: "good", grey: "" };
const MARKS = { red: "late", yellow: "soon", green: "yes", grey: "" };
const ENDED = ["closed"];
const STEPS_SHOWN = 8;

/** Steps that are no acts of a clerk. */
const OWN_STEPS = { open: "open_case", escalate: "step_escalate", take_over: "step_take_over", accept_by_silence: "step_accept_by_silence", extension_lapsed: "step_extension_lapsed", void_document: "step_void_document", sign_refused: "step_sign_refused", sign_mailed: "step_sign_mailed", sign_acknowledged: "step_sign_acknowledged" };
const HALL = "system:hall";

/** What is sensible next comes first among the acts. */
const ORDER = Object.keys(ACTS);

export function casePanel(known) {
  const { book, given, language, t } = known;
  const { value: view, error } = book.case(given);
  const told = view ? [] : [error ? words(language, error.message) : t("loading")];
  return {
    title: view ? words(language, view.row.kind_name) : t("caseTitle"),
    wide: true,
    stays: true,
    told,
    content: view ? sections(view, known) : [],
    fields: [{ name: "act", type: "now", label: view ? t("actsNow") : "", options: view ? acts(view, known) : [], columns: 3 }],
    then: ["case", given],
    send: "",
    submit: ({ act }) => chosen(act, view, given),
  };
}

// --- what may be done --------------------------------------------------------------------------

/** The acts of the case, of its meeting and its papers, and of this window's part, as options. */
function acts(view, { desk, t }) {
  const lacks = view.papers.some((paper) => paper.state === "missing");
  const awaits = lacks || view.papers.some((paper) => paper.state === "owed");
  const isOf = { note_owed: lacks, add_papers: awaits };
  const mine = ORDER.filter((act) => view.acts.includes(act) && (isOf[act] ?? true)).map((act) => option(act, t));
  const task = view.outcome ? null : view.tasks.find((one) => one.window === desk.window && PARTS[one.state]);
  const parts = task ? PARTS[task.state].map((act) => option(act, t, task.task_id)) : [];
  const isLead = view.row.window === desk.window && !ENDED.includes(view.row.state);
  const meets = isLead && !view.outcome ? meetingActs(view).map((act) => option(act, t)) : [];
  const passes = mayHold(view, desk.window) && view.papers.some((paper) => paper.state === "held");
  const issues = view.row.window === desk.window ? [option("issue", t)] : [];
  return [...parts, ...mine, ...meets, ...(passes ? [option("pass_papers", t)] : []), ...issues];
}

/** What a joined window may do with its part; an objection may be taken back. */
const PARTS = { open: ["agree", "object", "warn_late"], objected: ["agree"] };

const TONED = { refuse: "bad", return: "bad", deny_extension: "bad", object: "bad", withdraw: "bad" };

const option = (act, t, about = "") => ({ value: `${act}:${about}`, label: t(`act_${act}`), small: true, tone: TONED[act] });

function chosen(act, view, id) {
  if (!act || !view) return null;
  const [what, about] = act.split(/:(.*)/);
  if (what === "print") return { commands: [{ kind: "print_document", document_id: about }] };
  if (what === "sign") return { commands: [{ kind: "sign_document", document_id: about }] };
  if (what === "unsigned") return { open: ["case_sign", { case: id, document: about }] };
  if (what === "pdf") return { file: [`/api/v1/documents/${about}.pdf`, `${serialOf(view, about)}.pdf`] };
  if (what === "issue") return { open: ["case_paper", { case: id }] };
  if (what === "void") return { open: ["case_void", { case: id, document: about }] };
  return { open: ["case_act", { case: id, act: what, ...(what === "take_papers" ? { custody: about } : about ? { task: about } : {}) }] };
}

const serialOf = (view, id) => view.documents.find((one) => one.document_id === id)?.serial ?? id;

// --- what it is --------------------------------------------------------------------------------

function sections(view, known) {
  const { t } = known;
  return [
    headOf(view, known),
    factsOf(view, known),
    { section: "columns", columns: [[...lists(view, known)], [documentList(view, known), stepList(view, known)]] },
  ];
}

/** Papers, and what hangs on them only in some cases. */
function lists(view, known) {
  const { t } = known;
  return [
    { section: "lines", title: t("tasks"), rows: view.tasks.map((task) => taskLine(task, known)) },
    { section: "lines", title: t("papers"), none: t("noPapers"), rows: view.papers.map((paper) => paperLine(paper, known)) },
    { section: "lines", title: t("custody"), rows: view.custody.map((one) => custodyLine(one, known)) },
  ].filter(({ rows, none }) => rows.length || none);
}

function documentList(view, known) {
  const { desk, t } = known;
  const isOurs = view.row.window === desk.window;
  return { section: "lines", title: t("documents"), none: t("noDocuments"), rows: view.documents.map((one) => documentLine(one, known, isOurs)) };
}

function stepList(view, known) {
  const rows = view.steps.slice(-STEPS_SHOWN).reverse().map((step) => stepLine(step, known));
  return { section: "lines", title: known.t("steps"), rows };
}

function headOf(view, known) {
  const { board, language, t } = known;
  const { row } = view;
  const days = daysText(row, t);
  return {
    section: "head",
    number: row.number,
    words: words(language, row.item_name),
    chips: [
      { word: t(`caseState_${row.state}`), tone: "" },
      row.due && { word: [dueText(row, language, t), days].filter(Boolean).join(" · "), tone: TONES[row.colour], mark: MARKS[row.colour] },
      view.meeting && { word: meetingText(view.meeting, board.time_zone, language, t), tone: "first", mark: "people" },
      view.green && { word: t("green"), tone: "first", mark: "star" },
      view.stopped_by && { word: stopText(view, known), tone: "need" },
      view.notice_by && { word: t("cause_notice"), tone: "bad", mark: "late" },
      view.extension && { word: t(`extension_${view.extension}`, { n: view.extension_days ?? "" }), tone: "" },
      row.wish && { word: t(`wish_${row.wish}`), tone: "need" },
      row.often && { word: t("visitsN", { n: row.visits }), tone: "bad" },
      row.urged > 0 && { word: t("urgedN", { n: row.urged }), tone: "need" },
    ].filter(Boolean),
  };
}

/** 听证，11月24日起，停止计时. */
function stopText(view, { language, t }) {
  const told = { step: t(`step_${view.stopped_by}`), since: dayText(view.stopped_since, language) };
  if (!view.stop_expected) return t("stoppedBy", told);
  return t("stoppedUntil", { ...told, day: dayText(view.stop_expected, language) });
}

function factsOf(view, known) {
  const { language, t } = known;
  const { row, applicant } = view;
  const day = (told) => (told ? dayText(told, language) : "");
  const pairs = [
    [t("applicant"), [applicant.name, applicant.phone].filter(Boolean).join(" ")],
    [t("agent"), [applicant.agent, applicant.agent_phone].filter(Boolean).join(" ")],
    [t("firstAsked"), view.first_asked],
    [t("firstHandler"), view.first_handler],
    [t("owner"), [row.owner, row.window ? t("windowN", { n: row.window }) : ""].filter(Boolean).join(" · ")],
    [t("receivedOn"), moment(row.received_at, known)],
    [t("acceptedOn"), moment(view.accepted_at, known)],
    [t("completeOn"), day(view.complete_day)],
    [t("silentFrom"), view.accepted_at ? "" : day(view.silent_from)],
    [t("firstDue"), view.first_due && view.promised && view.first_due !== view.promised ? t("firstDueMoved", { day: day(view.first_due), now: day(view.promised) }) : ""],
    [t("promisedTime"), view.limit == null || row.flow === "on_the_spot" ? "" : t(`limit_${view.limit_unit}`, { n: view.limit })],
    [t("visitsTold"), row.often ? t("visitsN", { n: row.visits }) : ""],
    [t("superior"), [view.superior, day(view.sent_up_on)].filter(Boolean).join(" · ")],
    [t("outcome"), view.outcome ? [t(`outcome_${view.outcome}`), day(view.decided_on)].join(" · ") : ""],
    [t("deliverBy"), day(view.deliver_by)],
    [t("shelf"), row.state === "ready" ? shelfText(row, t) : view.shelf],
    [t("agency"), view.agency ? t(view.agency_end ? "agencyEnded" : `agency_${view.agency}`) : ""],
    [t("outer"), view.outer],
  ];
  return { section: "facts", pairs: pairs.filter(([, told]) => told) };
}

function moment(at, { board, language }) {
  if (!at) return "";
  const time = Date.parse(at);
  const day = new Intl.DateTimeFormat("en-CA", { timeZone: board.time_zone, dateStyle: "short" }).format(time);
  return `${dayText(day, language)} ${clockText(time, board.time_zone)}`;
}

const PAPERS = { held: "yes", on_file: "yes", missing: "no", owed: "soon" };

function paperLine(paper, { language, t }) {
  const until = paper.owed_until ? t("owedTill", { day: dayText(paper.owed_until, language) }) : "";
  const copies = paper.copies > 1 ? t("copies", { n: paper.copies }) : "";
  const isThere = ["held", "on_file"].includes(paper.state);
  const hint = [isThere && paper.state === "held" ? "" : t(`paper_${paper.state}`), until, copies].filter(Boolean).join(" · ");
  return { word: paper.name, mark: PAPERS[paper.state], tone: isThere ? "good" : "warn", hint };
}

function documentLine(one, known, isOurs) {
  const { language, t } = known;
  const isVoid = Boolean(one.voided_at);
  const signs = one.needs.length > 0 && !isVoid;
  const stands = isVoid ? t("voided") : one.how ? t(`settled_${one.how}`) : signs ? t("signsOpen", { who: one.needs.join("、") }) : "";
  const buttons = [
    { act: `print:${one.document_id}`, label: t("printAgain") },
    { act: `pdf:${one.document_id}`, label: "PDF" },
    signs && one.how !== "signed" && { act: `sign:${one.document_id}`, label: t("markSigned") },
    signs && !one.how && { act: `unsigned:${one.document_id}`, label: t("notSigned") },
    isOurs && { act: `void:${one.document_id}`, label: t("voidPaper") },
  ];
  return {
    word: words(language, one.title),
    tone: isVoid ? "void" : one.signed_at ? "good" : "",
    hint: [one.serial, stands].filter(Boolean).join(" · "),
    buttons: isVoid ? [] : buttons.filter(Boolean),
  };
}

function taskLine(task, { language, t }) {
  return {
    word: t("windowN", { n: task.window }),
    mark: task.state === "agreed" ? "yes" : task.state === "open" ? MARKS[task.colour] || "pending" : "no",
    tone: { red: "bad", yellow: "warn" }[task.state === "open" ? task.colour : ""] ?? "",
    hint: [t(`task_${task.state}`), t("dueOn", { day: dayText(task.due, language) }), task.warned ? t("warned") : "", task.note].filter(Boolean).join(" · "),
  };
}

function custodyLine(one, known) {
  const { desk, t } = known;
  const taken = one.taken_at ? t("takenBy", { who: one.taker, at: moment(one.taken_at, known) }) : t("notTaken");
  return {
    word: `${one.giver} → ${/^\d+$/.test(one.to) ? t("windowN", { n: one.to }) : one.to}：${one.papers.join("、")}`,
    mark: one.taken_at ? "yes" : one.late ? "late" : "pending",
    tone: one.late ? "bad" : "",
    hint: taken,
    buttons: !mayTake(one, desk.window) ? [] : [{ act: `take_papers:${one.custody_id}`, label: t("act_take_papers") }],
  };
}

function stepLine(step, known) {
  const { t } = known;
  const by = step.by === HALL ? t("byHall") : step.by;
  return { word: stepName(step.act, t), hint: [by, moment(step.at, known), step.note].filter(Boolean).join(" · ") };
}

const stepName = (act, t) => {
  if (Object.hasOwn(ACTS, act)) return t(`act_${act}`);
  return t(Object.hasOwn(OWN_STEPS, act) ? OWN_STEPS[act] : "stepOther");
};
