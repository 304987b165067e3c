// Which device is it? Over the whole screen for some seconds, when the hall asks; a touch ends it.

import { icon, make, worded } from "./dom.js";
import { KINDS } from "./entry_words.js";
import { say } from "./words.js";

const SHOWN = 10_000;
/** Slower than three times a second, which harms nobody who bears no flicker. */
const BLINK = 600;

const ICONS = { display: "television", evaluator: "face-5" };
const AT_WINDOW = { zh: "{n}号窗口", en: "Window {n}" };
const FOOT = { zh: "管理员在找这台设备", en: "The administrator looks for this device" };

export class LabelCover {
  constructor(role, language) {
    this.role = role;
    this.language = language;
    this.element = make("section", { className: "label", hidden: true });
    this.element.addEventListener("pointerdown", () => this.#away());
    document.body.append(this.element);
  }

  /** Shows this device's `name` and `window` (null: of the whole hall). */
  show(name, window) {
    this.#away();
    const place = window ? say(AT_WINDOW, this.language, { n: window }) : "";
    this.element.replaceChildren(
      make("div", { className: "label-head" }, icon(ICONS[this.role]), worded("span", "", say(KINDS[this.role], this.language))),
      worded("strong", name.length > 6 ? "long" : "", name),
      worded("b", "", place),
      worded("footer", "", say(FOOT, this.language)));
    this.element.hidden = false;
    this.blinking = setInterval(() => this.element.classList.toggle("unlit"), BLINK);
    this.over = setTimeout(() => this.#away(), SHOWN);
  }

  #away() {
    clearInterval(this.blinking);
    clearTimeout(this.over);
    this.element.hidden = true;
    this.element.classList.remove("unlit");
  }
}
