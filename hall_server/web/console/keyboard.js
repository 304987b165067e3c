// The keyboard of the whole page. Keys in a text field are the field's.

import { $ } from "./dom.js";
import { deskKey, outcomeKey } from "./keys.js";

const BOUNCE = 250;

export class Keyboard {
  constructor(desk) {
    this.desk = desk;
    this.last = { code: "", at: 0 };
    document.addEventListener("keydown", (event) => this.#down(event), { capture: true });
    document.addEventListener("click", unfocusMouse);
  }

  #down(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if ($("console").hidden || $("leave").open) return;
    if (this.desk.outcomes.isOpen && event.code === "Escape") return this.#take(event, { back: true });
    if (event.target.closest("input, select, textarea")) return;
    if (this.#isBounce(event)) return event.preventDefault();
    if (event.target.closest("button") && ["Enter", "NumpadEnter", "Space"].includes(event.code)) return;
    const open = this.desk.outcomes.isOpen;
    const asked = open ? outcomeKey(event.code) : deskKey(event.code);
    if (asked) this.#take(event, asked);
    else if (open) this.desk.outcomes.move(event.code);
  }

  /** A held or trembling key is one press. */
  #isBounce(event) {
    const { code, at } = this.last;
    const isFast = event.code === code && event.timeStamp - at < BOUNCE;
    this.last = { code: event.code, at: event.timeStamp };
    return event.repeat || isFast;
  }

  #take(event, asked) {
    event.preventDefault();
    const { desk } = this;
    if (asked.primary) desk.actPrimary();
    else if (asked.act) desk.act(asked.act);
    else if (asked.back) desk.outcomes.close();
    else if (asked.own) desk.outcomes.focusOwn();
    else desk.outcomes.choose(asked.choice);
  }
}

/** A button pressed by the mouse keeps no focus, or the next Enter would press it again. */
function unfocusMouse(event) {
  if (event.detail > 0) event.target.closest?.("button")?.blur();
}
