// Carries messages into the pad's state and effects out of it; knows no page.

import { newId } from "/device/device.js";
import { begun } from "./state.js";
import { update } from "./update.js";

/** Refusals that are about the server's state, not about this rating. */
const PASSING = ["internal", "too-slow", "try-again"];
const PAUSE = 5000;
/** Who complains stands there: after that it is told that the hall can't be reached. */
const COMPLAINT_WITHIN = 20_000;

const pause = (length) => new Promise((over) => setTimeout(over, length));

export class Controller {
  /** `device` as /device/device.js has it, `drawer` as drawer.js with `answers` in it, which are not
      asked about again; `show(state)` after every change. */
  constructor(device, drawer, answers, show) {
    Object.assign(this, { device, drawer, show });
    this.state = { ...begun(device.language), done: answers.map(({ visit }) => visit) };
    this.sending = new Set();
    this.keeping = 0;
  }

  /** Submits what was touched before this page was gone. */
  sendKept(answers) {
    for (const answer of answers) this.#send(answer);
  }

  /** Something happened. */
  tell(message) {
    const before = this.state;
    const [state, effects] = update(before, message);
    this.state = state;
    for (const effect of effects) this.#carryOut(effect);
    if (this.state !== before && !this.keeping) this.show(this.state);
  }

  #carryOut(effect) {
    if (effect.keep) this.drawer.keep(effect.keep);
    if (effect.submit) this.#submit(effect.submit);
    if (effect.complain) this.#complain(effect);
  }

  /** Thanks are said when it lies where nothing can take it away. */
  async #submit(answer) {
    this.keeping += 1;
    await this.drawer.keep(answer);
    this.keeping -= 1;
    this.#send(answer);
    this.show(this.state);
  }

  async #send(answer) {
    const { visit } = answer;
    if (this.sending.has(visit)) return;
    this.sending.add(visit);
    this.tell({ unsent: this.sending.size });
    await this.#rated(answer);
    await this.drawer.drop(visit);
    this.sending.delete(visit);
    this.tell({ unsent: this.sending.size });
  }

  /** Over when the server has it, or will never take it. The log never tells the level. */
  async #rated(answer) {
    let refusal = await this.#refusalOf(answer, `rate:${answer.visit}`);
    if (refusal === "unknown-tag") { // the hall changed its reasons meanwhile: the level counts
      refusal = await this.#refusalOf({ ...answer, tags: [] }, `rate:${answer.visit}:bare`);
    }
    if (refusal) console.warn("a rating was not taken:", answer.visit, refusal);
  }

  /** Why the server will never take it; "" when it has. */
  async #refusalOf(answer, id) {
    for (;;) {
      try {
        await this.device.send({ kind: "rate", ...answer }, id);
        return "";
      } catch ({ code }) {
        if (!PASSING.includes(code)) return code;
        await pause(PAUSE);
      }
    }
  }

  /** Sent from memory only: nothing of the browser ever keeps it. */
  async #complain({ complain, place }) {
    const id = newId();
    const late = pause(COMPLAINT_WITHIN).then(() => Promise.reject({ code: "too-slow" }));
    try {
      const taken = await Promise.race([this.device.send(complain, id), late]);
      this.tell({ told: { place, taken } });
    } catch ({ code }) {
      this.device.forget(id);
      this.tell({ told: { place, taken: null, refusal: code } });
    }
  }
}
