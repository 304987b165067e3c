// The list of outcomes at finish, and the clerk's own words.

import { $, fill, make, say, show } from "./dom.js";
import { drafts } from "./keeping.js";
import { text, words } from "./words.js";

export class Outcomes {
  /** `choose(outcome)` finishes the visit. */
  constructor(choose) {
    this.finish = choose;
    this.desk = null;
    $("outcomes-back").addEventListener("click", () => this.close());
    $("own-words").addEventListener("input", () => drafts.set(this.#draft(), $("own-words").value));
    $("own").addEventListener("submit", (event) => {
      event.preventDefault();
      const own = $("own-words").value.trim();
      if (own) this.finish(own);
      else $("own-words").focus();
    });
  }

  get isOpen() {
    return this.desk !== null;
  }

  open(desk, language) {
    this.desk = desk;
    $("own-words").value = drafts.get(this.#draft());
    this.draw(language);
    const draft = $("own-words").value;
    (draft ? $("own-words") : $("outcome-list").querySelector("button") ?? $("own-words")).focus();
  }

  close() {
    if (!this.isOpen) return;
    this.desk = null;
    document.activeElement?.blur();
    this.draw();
  }

  draw(language) {
    show($("outcomes"), this.isOpen);
    show($("acts"), !this.isOpen);
    if (!this.isOpen) return;
    say($("outcomes-title"), text(language, "forNumber", { number: this.desk.visit.number }));
    $("own-words").placeholder = text(language, "ownWords");
    $("own-words").setAttribute("aria-label", text(language, "ownWords"));
    const names = this.desk.outcomes.map(({ name }) => words(language, name));
    fill($("outcome-list"), names, (name) => this.#button(name, names.indexOf(name)));
  }

  choose(number) {
    const outcome = this.desk.outcomes[number - 1];
    if (outcome) this.finish(outcome.code);
  }

  focusOwn() {
    $("own-words").focus();
  }

  /** Arrow keys go through the list. */
  move(code) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[code];
    if (!step) return;
    const buttons = [...$("outcome-list").querySelectorAll("button"), $("own-words")];
    const place = buttons.indexOf(document.activeElement);
    buttons[(place + step + buttons.length) % buttons.length].focus();
  }

  /** The visit is finished: nothing of it is kept. */
  sent(ticket) {
    drafts.remove(`own.${ticket}`);
  }

  #draft() {
    return `own.${this.desk?.visit.ticket_id}`;
  }

  #button(name, place) {
    const button = make("button", { type: "button", className: "outcome" });
    if (place < 9) button.append(make("kbd", { textContent: String(place + 1) }));
    button.append(make("span", { textContent: name }));
    button.addEventListener("click", () => this.choose(place + 1));
    return button;
  }
}
