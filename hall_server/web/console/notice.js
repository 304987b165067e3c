// Telling once what is missing (一次性告知): the ticked papers, corrected, and own words. Pure.

import { itemField, itemOf, missing, paperOptions, subjects, tickedBefore } from "./papers.js";
import { words } from "./words.js";

const LINES = 20;
const LINE = 200;

/** What the panel begins with; null until the guide is known. */
export function noticeBeginning(known) {
  const item = itemOf(known, {});
  if (!item) return known.book.items ? {} : null;
  return { item: item.id, ...ticksOf(known, item) };
}

/** The ticks of each item have a value of their own, so that choosing another loses none. */
function ticksOf({ desk }, item) {
  return { [`have.${item.id}`]: tickedBefore(desk.visit, item) };
}

export function noticePanel(known, values) {
  const { desk, book, language, t } = known;
  if (!book.items) return { title: t("give_notice"), wide: true, told: [t("loading")], fields: [], confirms: true, submit: () => null };
  const item = itemOf(known, values);
  if (!item) return { title: t("give_notice"), wide: true, told: [t("noItem")], fields: [], confirms: true, submit: () => null };
  const name = `have.${item.id}`;
  const all = [item, ...others(known, item, values)];
  const gone = all.flatMap((one) => missing(one, ticksIn(values, desk.visit, one)));
  return {
    title: t("noticeTitle", { item: words(language, item.name) }),
    wide: true,
    stays: true,
    focus: name,
    told: [told(desk, item, t)],
    fields: [
      itemField(known),
      ...all.map((one) => ({
        name: `have.${one.id}`,
        type: "many",
        label: all.length > 1 ? words(language, one.name) : t("papersThere"),
        options: paperOptions(one, language, t),
        columns: 2,
      })),
      alsoField(known, item),
      { name: "extra", type: "area", label: t("extraLines"), max: 2000, hint: t("lineHint") },
      {
        name: "paper",
        type: "one",
        label: t("noticePaper"),
        columns: 3,
        first: true,
        hidden: !gone.length,
        options: ["kept", "on_the_spot", "asked"].map((value) => ({ value, label: t(`notice_${value}`), small: true })),
      },
    ],
    send: gone.length ? t("noticeSend", { n: gone.length }) : t("noticeSendNone"),
    faults: { "item-changed": name },
    submit: (now) => notice(known, item, now),
  };
}

function told(desk, item, t) {
  const check = (desk.visit?.checks ?? []).find((one) => one.item === item.id);
  if (!check) return t("noticeFresh");
  return t(check.version === item.version ? "noticeTicked" : "noticeOld");
}

/** The visit's further items, told on the same paper where they are chosen. */
function others({ desk, book }, item, values) {
  const chosen = values.also ?? [];
  return subjects(desk).filter(({ id }) => id !== item.id && chosen.includes(id)).map(({ id }) => book.item(id)).filter(Boolean);
}

function alsoField({ desk, language, t }, item) {
  const more = desk.visit?.parts?.length ? subjects(desk).filter(({ id }) => id !== item.id) : [];
  const options = more.map((one) => ({ value: one.id, label: words(language, one.name), small: true }));
  return { name: "also", type: "many", label: t("noticeAlso"), options, columns: 3, hidden: !more.length };
}

const ticksIn = (values, visit, item) => values[`have.${item.id}`] ?? tickedBefore(visit, item);

const checkOf = (values, visit, item) => ({
  item: item.id,
  version: item.version,
  have: ticksIn(values, visit, item).map(Number).sort((a, b) => a - b),
});

function notice(known, item, values) {
  const { desk, language } = known;
  const { visit } = desk;
  const command = {
    kind: "give_notice",
    check: checkOf(values, visit, item),
    also: others(known, item, values).map((one) => checkOf(values, visit, one)),
    on_the_spot: values.paper === "on_the_spot",
    ...(values.paper === "asked" ? { print: true } : {}),
    extra: linesOf(values.extra),
    window: desk.window,
    ...(visit ? { ticket_id: visit.ticket_id } : {}),
    language: visit?.language ?? language,
  };
  return { commands: [command] };
}

/** What a notice's code carries, scanned or typed: the end of its address, or bare; "" for none. */
export function secretIn(scanned) {
  return /^(?:https?:\/\/\S+\/n\/)?([\w-]{20,64})\/?$/.exec(scanned.trim())?.[1] ?? "";
}

/** Typed lines, without empty ones, each short enough for the wire. */
export function linesOf(typed = "") {
  const lines = typed.split("\n").map((line) => line.trim()).filter(Boolean);
  return lines.slice(0, LINES).map((line) => line.slice(0, LINE));
}
