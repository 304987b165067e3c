// A wrong paper of a case is voided (作废): why, and whether it is made again at once. Pure.

import { words } from "./words.js";

const WHYS = ["wrong", "unclear", "changed", "mistaken"];
const LONG = 120;

export function voidBeginning() {
  return { again: ["yes"] };
}

/** The panel; `given` {case, document}. */
export function voidPanel(known, values) {
  const { book, given, language, t } = known;
  const paper = book.case(given.case).value?.documents.find((one) => one.document_id === given.document);
  if (!paper) return null;
  const isAgain = (values.again ?? []).includes("yes");
  return {
    title: [t("void_document"), paper.serial].filter(Boolean).join(" · "),
    stays: true,
    confirms: true,
    back: ["case", given.case],
    then: isAgain ? ["case_paper", { case: given.case, form: paper.form }] : ["case", given.case],
    told: [`${words(language, paper.title)}：${t("toldVoid")}`],
    fields: [
      { name: "why", type: "one", label: t("voidWhy"), columns: 2, options: WHYS.map((value) => ({ value, label: t(`void_${value}`) })) },
      { name: "note", type: "text", label: t("voidNote"), max: LONG },
      { name: "again", type: "many", label: "", options: [{ value: "yes", label: t("voidAgain") }] },
    ],
    send: t("void_document"),
    submit: (now) => {
      const reason = reasonOf(now, t);
      return reason ? { commands: [{ kind: "void_document", document_id: given.document, reason }] } : null;
    },
  };
}

/** Chosen, typed, or both. */
function reasonOf({ why, note = "" }, t) {
  return [why ? t(`void_${why}`) : "", note.trim()].filter(Boolean).join("：");
}
