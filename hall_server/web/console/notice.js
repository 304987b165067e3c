// Telling once what is missing (一次性告知): the ticked papers, corrected, and own words. Pure.

import { itemField, itemOf, missing, paperOptions, tickedBefore } from "./papers.js";
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
  const ticked = values[name] ?? tickedBefore(desk.visit, item);
  const gone = missing(item, ticked);
  return {
    title: t("noticeTitle", { item: words(language, item.name) }),
    wide: true,
    stays: true,
    focus: name,
    told: [told(desk, item, t)],
    fields: [
      itemField(known),
      { name, type: "many", label: t("papersThere"), options: paperOptions(item, language, t), columns: 2 },
      { name: "extra", type: "area", label: t("extraLines"), max: 2000, hint: t("lineHint") },
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

function notice({ desk, language }, item, values) {
  const have = (values[`have.${item.id}`] ?? tickedBefore(desk.visit, item)).map(Number).sort((a, b) => a - b);
  const { visit } = desk;
  const command = {
    kind: "give_notice",
    check: { item: item.id, version: item.version, have },
    extra: linesOf(values.extra),
    window: desk.window,
    ...(visit ? { ticket_id: visit.ticket_id } : {}),
    language: visit?.language ?? language,
  };
  return { commands: [command] };
}

/** Typed lines, without empty ones, each short enough for the wire. */
export function linesOf(typed = "") {
  const lines = typed.split("\n").map((line) => line.trim()).filter(Boolean);
  return lines.slice(0, LINES).map((line) => line.slice(0, LINE));
}
