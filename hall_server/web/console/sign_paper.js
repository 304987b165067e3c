// A paper of a case nobody signs: refused before a witness (拒签), sent by post, or acknowledged. Pure.

import { words } from "./words.js";

const WAYS = ["refused", "mailed", "acknowledged"];
const ASKS = { refused: ["reason", "witness"], mailed: ["post_number"], acknowledged: ["reason"] };
const LONGEST = { reason: 150, witness: 40, post_number: 40 };

/** The panel; `given` {case, document}. */
export function signPanel(known, values) {
  const { book, given, language, t } = known;
  const paper = book.case(given.case).value?.documents.find((one) => one.document_id === given.document);
  if (!paper) return null;
  const asked = ASKS[values.how] ?? [];
  return {
    title: [t("notSigned"), paper.serial].filter(Boolean).join(" · "),
    stays: true,
    confirms: true,
    back: ["case", given.case],
    then: ["case", given.case],
    told: [`${words(language, paper.title)}：${t("toldNotSigned")}`],
    fields: [
      { name: "how", type: "one", label: t("howSettled"), options: WAYS.map((value) => ({ value, label: t(`settled_${value}`), hint: t(`hint_${value}`) })) },
      ...Object.entries(LONGEST).map(([name, max]) => ({ name, type: "text", max, label: t(name === "reason" ? `why_${values.how ?? "refused"}` : name), hidden: !asked.includes(name) })),
    ],
    faults: { "writing-needed": "how" },
    send: t("noteSettled"),
    submit: (now) => commandOf(given.document, now),
  };
}

function commandOf(document, values) {
  const told = (ASKS[values.how] ?? []).map((name) => [name, (values[name] ?? "").trim()]);
  if (!told.length || told.some(([, text]) => !text)) return null;
  return { commands: [{ kind: "sign_document", document_id: document, how: values.how, ...Object.fromEntries(told) }] };
}
