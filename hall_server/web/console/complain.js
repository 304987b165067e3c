// A complaint, a suggestion, praise or a petition taken down at the desk (row H5). Who wrote it
// down cannot read it again: it is with the handlers only. Pure.

const KINDS = ["complaint", "suggestion", "praise", "petition"];
const CHANNELS = ["desk", "telephone", "letter", "visit"];
const CATEGORIES = ["attitude", "quality", "delay", "rules", "fees", "facilities", "other"];

export const complainBeginning = () => ({ what: "complaint", channel: "desk", category: "other", group: "1" });

export function complainPanel({ board, language, t }, values) {
  const isPetition = values.what === "petition";
  const isGroup = isPetition || values.channel === "visit";
  const told = (name, all, columns) => ({ name, type: "one", label: t(name), columns, options: all.map((value) => ({ value, label: t(`${name}_${value}`), small: true })) });
  const about = board.windows.map(({ number }) => ({ value: String(number), label: t("windowN", { n: number }) }));
  return {
    title: t("complain"),
    wide: true,
    stays: true,
    focus: "text",
    fields: [
      told("what", KINDS, 4),
      { name: "notice", type: "many", label: t("paperToo"), columns: 1, options: [{ value: "print", label: t("petitionNotice"), small: true }], hidden: !isPetition },
      told("channel", CHANNELS, 4),
      { name: "category", type: "pick", label: t("category"), options: CATEGORIES.map((value) => ({ value, label: t(`category_${value}`) })) },
      { name: "about", type: "pick", label: t("aboutWindow"), options: [{ value: "", label: t("aboutNobody") }, ...about] },
      { name: "text", type: "area", label: t("complainText"), max: 1000, hint: t("complainTold") },
      { name: "name", type: "text", label: t("complainName"), max: 40 },
      { name: "phone", type: "text", label: t("phone"), max: 20, digits: true },
      { name: "address", type: "text", label: t("address"), max: 120 },
      { name: "sex", type: "one", label: t("sex"), columns: 2, options: isPetition ? ["m", "f"].map((value) => ({ value, label: t(`sex_${value}`), small: true })) : [] },
      { name: "age", type: "text", label: t("age"), max: 3, digits: true, hidden: !isPetition },
      { name: "occupation", type: "text", label: t("occupation"), max: 40, hidden: !isPetition },
      { name: "affiliation", type: "text", label: t("affiliation"), max: 40, hidden: !isPetition },
      { name: "group", type: "text", label: t("group"), max: 3, digits: true, hidden: !isGroup },
    ],
    send: t("complainSend"),
    faults: { "phone-needed": "phone", invalid: "text" },
    submit: (now) => complaint(now, language),
  };
}

function complaint(values, language) {
  const text = (values.text ?? "").trim();
  if (!text) return null;
  const isPetition = values.what === "petition";
  const typed = (name) => (values[name] ?? "").trim();
  const age = Number.parseInt(values.age, 10);
  const more = isPetition
    ? { sex: values.sex ?? "", occupation: typed("occupation"), affiliation: typed("affiliation"), ...(age >= 0 && age <= 130 ? { age } : {}) }
    : {};
  const command = {
    kind: "complain",
    what: values.what,
    category: values.category,
    channel: values.channel,
    text,
    visitor: { name: typed("name"), phone: typed("phone"), address: typed("address"), ...more },
    group: Math.min(Math.max(Number.parseInt(values.group, 10) || 1, 1), 999),
    language,
    notice: isPetition && (values.notice ?? []).includes("print"),
    ...(values.about ? { window: Number(values.about) } : {}),
  };
  return { commands: [command] };
}
