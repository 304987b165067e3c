// The presses of one seat on their way: kept until answered, sent one at a time in their order,
// because each rests on the one before.

import { presses } from "./keeping.js";

const DOUBLE = 500;

export class PressQueue {
  /** `submit(id, command)` has a command answered, once, however often the line breaks. */
  constructor(token, submit) {
    this.token = token;
    this.submit = submit;
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

  sendNext() {
    const [first] = presses.list(this.token);
    if (!first || this.underWay || !presses.isOurs(first)) return;
    this.underWay = first.id;
    this.submit(first.id, first.command);
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
