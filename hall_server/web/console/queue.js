// The presses of one seat on their way: kept until answered, sent one at a time in their order,
// because each rests on the one before. What was never sent may be taken back, and calls nobody when
// it comes too late: whoever pressed it may have gone, and the number would be called for nobody.

import { presses } from "./keeping.js";

const DOUBLE = 500;
const CALLS_WITHIN = 60_000;
const CALLS = ["call_next", "call_chosen", "recall", "undo"];

export class PressQueue {
  /** `submit(id, command)` has a command answered, once, however often the line breaks;
   *  `late(command)` is told of one that was dropped, or that calls nobody, because it is too old. */
  constructor(token, submit, late) {
    this.token = token;
    this.submit = submit;
    this.late = late;
    this.underWay = null;
    this.last = { told: "", at: -DOUBLE };
  }

  get commands() {
    return presses.list(this.token).map((press) => press.command);
  }

  get kinds() {
    return this.commands.map((command) => command.kind);
  }

  /** Keeps a press; false for the second of two by one movement of the hand. */
  add(command, now) {
    const told = JSON.stringify(command);
    const isDouble = this.last.told === told && now - this.last.at < DOUBLE;
    this.last = { told, at: now };
    if (!isDouble) presses.add(command, this.token);
    return !isDouble;
  }

  /** Sends the first one while the line is `connected`; what was sent before goes on by itself. */
  sendNext(connected) {
    const [first] = presses.list(this.token);
    if (!first || this.underWay || !presses.isOurs(first)) return;
    if (first.sent) return this.#send(first);
    if (!connected) return;
    if (Date.now() - first.at < CALLS_WITHIN) return this.#send(first);
    this.#sendLate(first);
  }

  #send({ id, command }) {
    this.underWay = id;
    presses.sent(id);
    this.submit(id, command);
  }

  #sendLate(press) {
    const { call_next, ...rest } = press.command;
    if (call_next) {
      presses.change(press.id, rest);
      this.late(press.command);
      this.#send({ id: press.id, command: rest });
    } else if (CALLS.includes(press.command.kind)) {
      presses.remove(press.id);
      this.late(press.command);
    } else this.#send(press);
  }

  /** The last press, while it can still be taken back. */
  get unsent() {
    const last = presses.list(this.token).at(-1);
    return last && !last.sent && last.id !== this.underWay ? last.command : null;
  }

  takeBack() {
    const last = this.unsent && presses.list(this.token).at(-1);
    if (last) presses.remove(last.id);
    this.last = { told: "", at: -DOUBLE };
    return last?.command ?? null;
  }

  /** The command of the press that is answered; null when another tab saw its answer already. */
  answered(id) {
    const press = presses.list(this.token).find((one) => one.id === id);
    presses.remove(id);
    if (this.underWay === id) this.underWay = null;
    return press?.command ?? null;
  }

  /** Forgets all; how many acts were never done. */
  drop() {
    const left = this.kinds.filter((kind) => kind !== "sign_out").length;
    presses.drop(this.token);
    return left;
  }
}
