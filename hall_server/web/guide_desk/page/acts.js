// What was pressed and is not yet answered: kept until it is, sent one at a time, always with the
// same id, so that a server restart or a reload neither loses a ticket nor issues it twice.

import { newId } from "/console/keeping.js";

const KEPT = "hall.guide-desk.acts";
const TAB = "hall.guide-desk.tab";
const AGAIN_MS = 1000;
const ADOPT_MS = 5000;

export class Acts {
  /** `on.late(command, answer)`: the answer to an act of a page that was closed before it came;
      `on.signedOut()`; `on.changed()`: the number of acts under way is another. */
  constructor(on) {
    this.on = on;
    this.waiting = new Map();
    this.busy = false;
    this.held = false;
    setInterval(() => this.#pump(), AGAIN_MS);
  }

  get count() {
    return kept().length;
  }

  /** Does a command: its answer as {result} or {error}. */
  do(command) {
    const act = { id: newId(), command, tab: tab(), at: Date.now() };
    keep([...kept(), act]);
    this.on.changed();
    return new Promise((resolve) => {
      this.waiting.set(act.id, resolve);
      this.#pump();
    });
  }

  /** Somebody has signed in: what waits may go. */
  resume() {
    this.held = false;
    this.#pump();
  }

  async #pump() {
    if (this.busy || this.held) return;
    const act = kept().find((one) => one.tab === tab() || Date.now() - one.at > ADOPT_MS);
    if (!act) return;
    this.busy = true;
    const answer = await send(act);
    this.busy = false;
    if (answer.signedOut) {
      this.held = true;
      this.on.signedOut();
    } else if (!answer.again) {
      this.#settle(act, answer);
      this.#pump();
    }
  }

  #settle(act, answer) {
    keep(kept().filter((one) => one.id !== act.id));
    this.on.changed();
    const resolve = this.waiting.get(act.id);
    this.waiting.delete(act.id);
    if (resolve) resolve(answer);
    else this.on.late(act.command, answer);
  }
}

async function send({ id, command }) {
  try {
    const answer = await post("/api/v1/guide-desk/acts", { command_id: id, command });
    if (answer.status === 401) return { signedOut: true };
    if (answer.status >= 500) return { again: true };
    const told = await answer.json();
    return answer.ok ? { result: told } : { error: told.error };
  } catch {
    return { again: true }; // nobody knows whether it was done: the same id asks
  }
}

export function post(path, body) {
  return fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(KEPT));
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
}

function keep(acts) {
  localStorage.setItem(KEPT, JSON.stringify(acts));
}

function tab() {
  let known = sessionStorage.getItem(TAB);
  if (!known) sessionStorage.setItem(TAB, (known = newId()));
  return known;
}
