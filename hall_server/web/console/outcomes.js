// Which outcome the clerk has chosen for the present visit, and for single items of it. Kept with
// the tab, so that a reload changes nothing.

import { drafts } from "./keeping.js";

export class Outcomes {
  /** The choice for this ticket: {all, items: {item: outcome}, row}; `row` is the item that the
      next choice is for, null for all of them. */
  of(ticket) {
    const kept = drafts.get(`outcome.${ticket}`);
    return kept ? JSON.parse(kept) : { all: null, items: {}, row: null };
  }

  choose(ticket, outcome) {
    const choice = this.of(ticket);
    if (choice.row === null) this.#keep(ticket, { ...choice, all: outcome });
    else this.#keep(ticket, { ...choice, items: { ...choice.items, [choice.row]: outcome }, row: null });
  }

  /** The next choice is for this item alone; pressed again, for all. */
  pick(ticket, item) {
    const choice = this.of(ticket);
    this.#keep(ticket, { ...choice, row: choice.row === item ? null : item });
  }

  /** The next choice is for the item after the picked one; after the last, for all. */
  pickNext(ticket, items) {
    const next = items[items.indexOf(this.of(ticket).row) + 1];
    this.#keep(ticket, { ...this.of(ticket), row: next ?? null });
  }

  forget(ticket) {
    drafts.remove(`outcome.${ticket}`);
  }

  #keep(ticket, choice) {
    drafts.set(`outcome.${ticket}`, JSON.stringify(choice));
  }
}

/** What finishing sends: {outcome, outcomes}; null where the hall has no list and none was written.
    Who chose nothing means the hall's first outcome. */
export function finishing(desk, choice) {
  const outcome = choice.all ?? desk.outcomes[0]?.code;
  if (!outcome) return null;
  return Object.keys(choice.items).length ? { outcome, outcomes: choice.items } : { outcome };
}
