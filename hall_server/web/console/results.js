// What came of an act on a notice, a case or a complaint, in one line. Pure.

import { dueText } from "./cases.js";
import { dayText } from "./deadline.js";
import { text, words } from "./words.js";

/** {word, number}: `number` is shown large; null for results that tell nothing of their own. */
export function tell(result, language) {
  const t = (name, values) => text(language, name, values);
  return TELL[result?.kind]?.(result, t, language) ?? null;
}

const TELL = {
  notice_given: ({ document, missing, job }, t) => ({
    number: document.serial,
    word: t(job ? "noticePrinted" : "noticeWritten", { n: missing.length }),
  }),
  case_done: ({ case: row, documents, jobs, warnings }, t, language) => ({
    number: row.number,
    word: [
      words(language, row.kind_name),
      t(`caseState_${row.state}`),
      dueText(row, language, t),
      documents.length ? t(jobs.length ? "papersPrinting" : "papersIssued", { n: documents.length }) : "",
      ...warnings.map((warning) => words(language, warning)),
    ].filter(Boolean).join(" · "),
  }),
  complaint_taken: ({ number, code, answer_by: day }, t, language) => ({
    number,
    word: [t("complaintCode", { code }), day ? t("answerBy", { day: dayText(day, language) }) : ""].filter(Boolean).join(" · "),
  }),
  document_issued: ({ document }) => ({ word: "", number: document.serial }),
};
