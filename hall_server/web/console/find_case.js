// Looking a case up: any by its whole number or another authority's, the window's own by how the
// number begins, or going through all of them. Pure.

import { daysText } from "./cases.js";
import { shelfText } from "./joint.js";
import { words } from "./words.js";

const SHOWN = 8;

/** Which of the window's cases: those still open, those past their day, those whose result lies to be
 *  fetched (where results are fetched, the whole hall's), today's ended ones too. */
const WHICH = { open: { state: "open" }, late: { colour: "red" }, ready: { state: "ready" }, all: {} };

export const findBeginning = () => ({ number: "", which: "open", page: 0 });

export function findPanel(known, values) {
  const { book, language, t } = known;
  const page = Number(values.page ?? 0);
  const { value, error } = book.list(query(values, page));
  const rows = value?.cases ?? [];
  const options = [...rows.map((row) => found(row, known)), ...turns(value, page, t)];
  const none = error ? words(language, error.message) : t(value ? "foundNone" : "loading");
  return {
    title: t("find_case"),
    wide: true,
    focus: "number",
    confirms: true,
    told: rows.length ? [] : [none],
    fields: [
      { name: "number", type: "text", label: t("findNumber"), max: 64 },
      { name: "which", type: "one", label: t("findWhich"), columns: 4, options: Object.keys(WHICH).map((one) => ({ value: one, label: t(`which_${one}`), small: true })), first: true },
      { name: "act", type: "now", label: value ? t("foundN", { n: value.count }) : "", options, columns: 2 },
    ],
    send: t("openFirst"),
    submit: ({ act }) => chosen(act, rows),
  };
}

/** What is asked of the hall: a number goes before everything else. */
function query(values, page) {
  const typed = (values.number ?? "").trim();
  if (/^\d{1,10}$/.test(typed)) return { number: typed, limit: SHOWN };
  if (typed) return { outer: typed, limit: SHOWN };
  return { ...WHICH[values.which], limit: SHOWN, offset: page * SHOWN };
}

function found(row, { language, t }) {
  const stands = [words(language, row.kind_name), t(`caseState_${row.state}`), daysText(row, t), shelfText(row, t), row.state === "ready" ? row.applicant : ""].filter(Boolean).join(" · ");
  return { value: `case:${row.case_id}`, label: `${row.number} ${words(language, row.item_name)}`, hint: stands, tone: row.colour === "red" ? "bad" : "" };
}

function turns(value, page, t) {
  const more = value && value.count > (page + 1) * SHOWN;
  return [
    ...(page ? [{ value: `page:${page - 1}`, label: t("pageBack"), small: true }] : []),
    ...(more ? [{ value: `page:${page + 1}`, label: t("pageOn"), small: true }] : []),
  ];
}

function chosen(act, rows) {
  const [what, to] = (act ?? (rows[0] ? `case:${rows[0].case_id}` : "")).split(/:(.*)/);
  if (what === "case") return { open: ["case", to] };
  return what === "page" ? { values: { page: Number(to) } } : null;
}
