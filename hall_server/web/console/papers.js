// The papers of an item as a clerk ticks them. Pure.

import { words } from "./words.js";

/** The item's papers as options of a list of ticks, each by its place. */
export function paperOptions(item, language, t) {
  return item.materials.map((paper, place) => ({
    value: String(place),
    label: words(language, paper.name),
    hint: [
      paper.copies > 1 ? t("copies", { n: paper.copies }) : "",
      words(language, paper.form),
      markOf(paper, t),
    ].filter(Boolean).join(" · "),
  }));
}

function markOf(paper, t) {
  if (!paper.required) return t("paperIfAny");
  if (paper.owed) return t("paperMayFollow");
  return paper.main ? t("paperMain") : "";
}

/** Places that are missing: asked for and not ticked. */
export function missing(item, ticked) {
  return item.materials
    .map((paper, place) => ({ paper, place }))
    .filter(({ paper, place }) => paper.required && !ticked.includes(String(place)));
}

/** What the citizen ticked at the kiosk for this item, as values of the list; [] for nothing. */
export function tickedBefore(visit, item) {
  const check = (visit?.checks ?? []).find((one) => one.item === item.id);
  return (check?.have ?? []).filter((place) => place < item.materials.length).map(String);
}

/** The items a panel may be about: those of the visit, else those of the window. */
export function subjects(desk) {
  return desk.visit?.parts?.length ? desk.visit.parts : desk.items;
}

/** The item chosen in a panel, in full; null until the guide is known. */
export function itemOf({ desk, book }, values) {
  const id = values.item ?? subjects(desk)[0]?.id;
  return id ? book.item(id) : null;
}

/** The field that chooses the item; hidden where there is only one. */
export function itemField({ desk, language, t }) {
  const all = subjects(desk);
  const options = all.map((item) => ({ value: item.id, label: words(language, item.name) }));
  const hidden = all.length < 2;
  const type = all.length > 6 ? "pick" : "one";
  return { name: "item", type, label: t("caseItem"), options, columns: 3, first: type === "one", hidden };
}
