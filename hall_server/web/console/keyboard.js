// The keyboard of the whole page. Keys in a text field are the field's.

import { $ } from "./dom.js";
import { deskKey, digitOf, panelKey } from "./keys.js";

const BOUNCE = 250;
const PRESSES = ["Enter", "NumpadEnter", "Space"];
const TYPED = "input:not([type=radio], [type=checkbox]), select, textarea";

export class Keyboard {
  /** `desk` does what keys ask for: see `#take`. */
  constructor(desk) {
    this.desk = desk;
    this.last = { code: "", at: 0 };
    document.addEventListener("keydown", (event) => this.#down(event), { capture: true });
    document.addEventListener("click", unfocusMouse);
  }

  #down(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if ($("console").hidden || document.querySelector("dialog[open]")) return;
    const { panel } = this.desk;
    if (panel.isOpen && event.code === "Escape") return this.#back(event);
    if (event.target.closest(TYPED)) return this.#typing(event);
    if (event.target.matches("[type=radio], [type=checkbox]")) return this.#choosing(event);
    if (this.#isBounce(event)) return event.preventDefault();
    if (event.target.closest("button") && PRESSES.includes(event.code)) return;
    if (panel.isOpen) return this.#panel(event);
    const asked = deskKey(event.code, this.desk.standing());
    if (asked) this.#take(event, asked);
  }

  /** A held or trembling key is one press; two digits of a number may be the same. */
  #isBounce(event) {
    const { code, at } = this.last;
    const isFast = event.code === code && event.timeStamp - at < BOUNCE;
    this.last = { code: event.code, at: event.timeStamp };
    return event.repeat || isFast;
  }

  /** In a number the key-pad types without NumLock too, and its dot goes back. */
  #typing(event) {
    if (!event.target.matches(".dial")) return;
    const digit = digitOf(event.code);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.code];
    if (step) {
      event.preventDefault();
      this.desk.panel.nextMeant(step);
    } else if (event.code === "NumpadDecimal") this.#back(event);
    else if (digit && event.key !== digit) {
      event.preventDefault();
      event.target.setRangeText(digit, 9, 9, "end");
      event.target.dispatchEvent(new Event("input"));
    } else if (event.key.length === 1 && !/[0-9a-z]/i.test(event.key)) event.preventDefault();
  }

  /** Radio buttons know the arrows by themselves; a list of ticks is one stop for Tab. */
  #choosing(event) {
    const isTick = event.target.matches("[type=checkbox]");
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.code];
    if (isTick && event.code === "Tab") {
      event.preventDefault();
      this.desk.panel.nextField(event.target, event.shiftKey ? -1 : 1);
    } else if (isTick && step) {
      event.preventDefault();
      this.desk.panel.nextTick(event.target, step);
    } else if (digitOf(event.code) || event.code === "NumpadDecimal" || event.code === "Backspace") {
      this.#panel(event);
    }
  }

  #panel(event) {
    if (PRESSES.includes(event.code)) return this.desk.panel.enter();
    const asked = panelKey(event.code);
    if (!asked) return undefined;
    event.preventDefault();
    if (asked.more) this.desk.askMore();
    else if (asked.back) this.desk.panel.back();
    else if (asked.move) this.desk.panel.move(asked.move);
    else this.desk.panel.choose(asked.choice);
    return undefined;
  }

  #back(event) {
    event.preventDefault();
    this.desk.panel.back();
  }

  #take(event, asked) {
    event.preventDefault();
    const { desk } = this;
    if (asked.primary) desk.actPrimary();
    else if (asked.next) desk.actNext();
    else if (asked.aside) desk.actAside();
    else if (asked.pause) desk.actPause();
    else if (asked.dial) desk.ask("call_chosen", asked.dial);
    else if (asked.outcome) desk.chooseOutcome(asked.outcome);
    else if (asked.item) desk.nextItem();
    else if (asked.lists) desk.nextList();
    else if (asked.row) desk.moveRow(asked.row);
    else if (asked.sheet) desk.openSheet();
    else if (asked.more) desk.askMore();
    else desk.act(asked.act);
  }
}

/** A button pressed by the mouse keeps no focus, or the next Enter would press it again. */
function unfocusMouse(event) {
  if (event.detail > 0) event.target.closest?.("button")?.blur();
}
