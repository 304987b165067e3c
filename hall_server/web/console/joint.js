// A joint case among its windows, papers on their way from hand to hand, results to be fetched. Pure.

import { words } from "./words.js";

const LATE = { mark: "late", tone: "need" };

/** How the windows of a joint case have answered, for its lead: what needs a hand comes first. */
export function jointTags({ joint }, t) {
  if (!joint) return [];
  const { open, agreed, objected, bound, warned } = joint;
  const all = open + agreed + objected + bound;
  return [
    objected > 0 && { ...LATE, word: t("jointObjected", { n: objected }) },
    warned > 0 && { ...LATE, word: t("jointWarned", { n: warned }) },
    { mark: open ? "people" : "yes", word: t("jointAnswered", { n: all - open, m: all }), tone: open ? "" : "first" },
  ].filter(Boolean);
}

/** Papers nobody has signed for: those this window has to sign for, and those it gave. */
export function paperRow(one, window, t) {
  const isTaker = one.to === String(window);
  const to = /^\d+$/.test(one.to) ? t("windowN", { n: one.to }) : one.to;
  return {
    id: one.case_id,
    number: one.number,
    item: one.papers.join("、"),
    tags: [{ mark: "transfer_visit", word: isTaker ? t("papersToTake", { who: one.giver }) : t("papersGiven", { who: to }), tone: isTaker ? "first" : "" }],
    note: "",
    colour: one.late ? "var(--bad)" : "var(--call)",
    waited: t("notTaken"),
    urgency: one.late ? "late" : "calm",
    sign: t(one.late ? "papersLate" : "notTaken"),
  };
}

/** Whether this window may note that papers were taken: as their taker, or for one without window. */
export function mayTake(one, window) {
  if (one.taken_at) return false;
  return /^\d+$/.test(one.to) ? one.to === String(window) : one.window === window;
}

/** Whether papers of a case may lie at this window, to be passed on. */
export function mayHold(view, window) {
  const last = view.custody.filter((one) => one.taken_at).at(-1);
  return last?.to === String(window) || view.row.window === window;
}

/** How long ago who fetches was told, behind the shelf. */
export function shelfText({ state, shelf, ready_days: days }, t) {
  if (state !== "ready") return "";
  return [shelf, days == null ? "" : days ? t("toldDaysAgo", { n: days }) : t("toldToday")].filter(Boolean).join(" · ");
}

/** For each window that joins, which of its items belongs to the case: its papers are told with
 *  the others, once. */
export function alsoFields({ book, language, t }, item, values, hidden) {
  return (hidden ? [] : values.joined ?? []).map((number) => {
    const served = book.items.filter((one) => one.id !== item.id && one.windows.includes(Number(number)));
    const options = served.map((one) => ({ value: one.id, label: words(language, one.name) }));
    return {
      name: `also_${number}`,
      type: "pick",
      label: t("alsoAt", { n: number }),
      options: [{ value: "", label: t("alsoNone") }, ...options],
    };
  });
}

/** The items chosen so. */
export function alsoChosen(values) {
  const chosen = (values.joined ?? []).map((number) => values[`also_${number}`]).filter(Boolean);
  return [...new Set(chosen)];
}

/** The item with the papers of the others: one of a name once, the item's own at their places. */
export function together(item, others) {
  const papers = new Map();
  for (const paper of [item, ...others].flatMap((one) => one.materials)) {
    const before = papers.get(paper.name.zh);
    papers.set(paper.name.zh, before ? bothOf(before, paper) : paper);
  }
  return { ...item, materials: [...papers.values()] };
}

const bothOf = (before, more) => ({
  ...before,
  copies: Math.max(before.copies, more.copies),
  required: before.required || more.required,
  main: before.main || more.main,
  owed: before.owed && more.owed,
});
