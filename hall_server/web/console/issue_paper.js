// Any other paper of a case (出具文书): which form, and what only a person can tell of it. Pure.

import { words } from "./words.js";

/** Groups of forms that are given out by hand; cards and guides are printed elsewhere. */
const GROUPS = ["notice", "receipt", "slip", "internal"];
const LONG = 300;

export function paperBeginning({ given }) {
  return { form: given.form ?? "" };
}

/** The panel; `given` {case, form}: a form that is made again, if any. */
export function paperPanel(known, values) {
  const { book, desk, given, language, t } = known;
  const forms = (book.forms ?? []).filter(({ group }) => GROUPS.includes(group));
  const form = forms.find(({ id }) => id === values.form);
  const asked = form?.fields.filter(({ source }) => source === "staff") ?? [];
  const options = [{ value: "", label: "" }, ...forms.map(({ id, name }) => ({ value: id, label: words(language, name) }))];
  return {
    title: t("act_issue"),
    wide: true,
    stays: true,
    confirms: true,
    back: ["case", given.case],
    then: ["case", given.case],
    told: [t(given.form ? "toldAgain" : "toldIssue")],
    fields: [
      { name: "form", type: "pick", label: t("whichForm"), options },
      ...asked.map(({ key, label }) => ({ name: `field_${key}`, type: "text", label: words(language, label), max: LONG })),
    ],
    send: t("act_issue"),
    submit: (now) => (form ? { commands: [commandOf(form, asked, now, desk.window, given.case)] } : null),
  };
}

function commandOf(form, asked, values, window, id) {
  const told = asked.map(({ key }) => [key, (values[`field_${key}`] ?? "").trim()]).filter(([, text]) => text);
  return { kind: "issue_document", form: form.id, window, case_id: id, fields: Object.fromEntries(told) };
}
