// The one panel: it lies over the acts while something is asked of the clerk (panels.js).

import { $, fill, make, say, show } from "./dom.js";
import { Fields } from "./fields.js";
import { drafts } from "./keeping.js";
import { beginning, panelOf, subjectOf } from "./panels.js";
import { drawSection } from "./sections.js";
import { words } from "./words.js";

export class Panel {
  /** `submit(told)` gets what a panel tells that is sent (panels.js). */
  constructor(submit) {
    this.send = submit;
    this.kind = null;
    this.fields = new Fields($("panel-fields"), {
      set: (name, value, atOnce) => this.#set(name, value, atOnce),
      send: () => this.#submit(),
    });
    $("panel-back").addEventListener("click", () => this.back());
    $("panel-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
  }

  get isOpen() {
    return this.kind !== null;
  }

  /** `known`: {desk, board, book, language, now, t, given}; what was typed before and not sent is
   *  there. */
  open(kind, known) {
    this.#leave();
    Object.assign(this, { kind, given: known.given, subject: subjectOf(kind, known) });
    this.begun = false;
    this.#begin(known);
    this.draw(known);
    this.#focusFirst();
  }

  close() {
    if (!this.isOpen) return;
    this.#leave();
    document.activeElement?.blur();
  }

  /** To where the panel was opened from: another panel, or the desk. */
  back() {
    const before = this.panel?.back;
    this.close();
    if (before) this.send({ open: before });
  }

  #leave() {
    this.kind = this.panel = this.awaited = this.fault = null;
    for (const part of ["panel-fields", "panel-told", "panel-content"]) fill($(part), [], () => "");
    show($("panel"), false);
    document.body.classList.remove("asking", "asking-wide");
  }

  /** What it begins with may have to be fetched first; what was typed goes before. */
  #begin(known) {
    const first = beginning(this.kind, known);
    this.begun = first !== null;
    this.values = { ...first, ...this.#draft() };
  }

  draw(now) {
    if (!this.isOpen) return;
    const known = { ...now, given: this.given };
    if (!this.begun) this.#begin(known);
    this.panel = panelOf(this.kind, known, this.values);
    if (!this.panel || subjectOf(this.kind, known) !== this.subject) return this.close();
    const { title, told, content, fields, send, wide } = this.panel;
    document.body.classList.add("asking");
    document.body.classList.toggle("asking-wide", wide);
    $("panel").dataset.kind = this.kind;
    show($("panel"), true);
    say($("panel-title"), title);
    fill($("panel-told"), told, (line) => make("p", { textContent: line }));
    fill($("panel-content"), content, (section) => drawSection(section, (act) => this.#set("act", act, true)));
    this.fields.draw(fields, this.values, this.#faultIn(fields, now.language));
    this.#drawFoot(fields, now);
    say($("panel-send-word"), this.awaited ? now.t("sendingOne") : send);
    if (this.unfocused) this.#focusFirst();
  }

  #drawFoot(fields, { language }) {
    const isSentAtOnce = fields.every((field) => field.type === "now") && !this.panel.confirms;
    const why = this.fault && !this.fault.name ? words(language, this.fault.message) : "";
    say($("panel-fault"), why);
    show($("panel-fault"), Boolean(why));
    show($("panel-foot"), !isSentAtOnce);
    $("panel-send").disabled = !isSentAtOnce && (Boolean(this.awaited) || !this.panel.submit(this.values));
  }

  #faultIn(fields, language) {
    if (!this.fault) return null;
    const name = this.panel.faults?.[this.fault.code];
    const isShown = fields.some((field) => field.name === name && !field.hidden);
    this.fault.name = isShown ? name : "";
    return isShown ? { name, why: words(language, this.fault.message) } : null;
  }

  /** The hall's answer to what this panel sent: whether it was that. Refused it stays open. */
  answered(command, error) {
    if (!this.awaited || JSON.stringify(command) !== this.awaited) {
      if (!error) drafts.remove(`panel.${command.kind}.${command.ticket_id ?? ""}`);
      return false;
    }
    this.awaited = null;
    this.fault = error ? { code: error.code, message: error.message } : null;
    if (error) return true;
    const { then } = this.panel;
    drafts.remove(this.#draftName());
    if (then) this.send({ open: then });
    else this.close();
    return true;
  }

  /** What was sent is on its way already by an earlier press, or this `command` was taken back. */
  release(command = null) {
    if (!command || this.awaited === JSON.stringify(command)) this.awaited = null;
  }

  // --- keys ------------------------------------------------------------------------------------

  /** A digit chooses in the first list: by place, among windows by their number. */
  choose(number) {
    const options = this.#options();
    const isNumbered = options[0]?.closest("[data-by-number]");
    const option = isNumbered ? options.find((one) => one.querySelector("input").value === String(number)) : options[number - 1];
    if (option) option.matches("button") ? option.click() : option.querySelector("input").click();
  }

  /** Arrow keys go through a list of buttons; radio buttons do it by themselves. */
  move(step) {
    const buttons = [...$("panel-form").querySelectorAll("#panel-content button, #panel-fields button")];
    if (!buttons.length) return;
    const place = buttons.indexOf(document.activeElement);
    buttons[(place + step + buttons.length) % buttons.length].focus();
  }

  /** The arrows choose among those a typed number may mean. */
  nextMeant(step) {
    const all = [...$("panel-fields").querySelectorAll("[type=radio]")];
    const place = all.findIndex((input) => input.checked);
    if (all.length) all[(place + step + all.length) % all.length].click();
  }

  /** Enter, while nothing of the panel has the focus. */
  enter() {
    if (!$("panel-foot").hidden) this.#submit();
  }

  /** From one of a field's controls to the next field. */
  nextField(from, step) {
    const fields = [...$("panel-fields").querySelectorAll(".field:not([hidden])"), $("panel-foot")];
    const next = fields[(fields.indexOf(from.closest(".field")) + step + fields.length) % fields.length];
    (next.querySelector("input:checked") ?? next.querySelector("input, textarea, select, button")).focus();
  }

  nextTick(from, step) {
    const ticks = [...from.closest(".options").querySelectorAll("input")];
    ticks[(ticks.indexOf(from) + step + ticks.length) % ticks.length].focus();
  }

  #options() {
    const list = $("panel-fields").querySelector(".field:not([hidden]) .options");
    return list ? [...list.children] : [];
  }

  // --- what is typed and sent ------------------------------------------------------------------

  #set(name, value, atOnce = false) {
    if (atOnce) return this.#submit({ ...this.values, [name]: value });
    this.fault = null;
    this.values = { ...this.values, [name]: value };
    if (this.kind !== "call_chosen") drafts.set(this.#draftName(), JSON.stringify(this.values));
    this.changed?.();
  }

  #submit(values = this.values) {
    const told = !this.awaited && this.panel?.submit(values);
    if (!told) return;
    this.fault = null;
    if (told.values) return this.#turn(told.values);
    if (this.panel.stays && told.commands?.length) this.awaited = JSON.stringify(told.commands[0]);
    else if (!told.file && !told.open) this.#finish();
    this.send(told);
    this.changed?.();
  }

  #turn(values) {
    this.values = { ...this.values, ...values };
    this.changed?.();
  }

  #finish() {
    drafts.remove(this.#draftName());
    this.close();
  }

  #draft() {
    const kept = drafts.get(this.#draftName());
    return kept ? JSON.parse(kept) : {};
  }

  #draftName() {
    return `panel.${this.kind}.${this.subject}`;
  }

  #focusFirst() {
    const { focus } = this.panel ?? {};
    const box = (focus && $("panel-fields").querySelector(`[data-name="${focus}"]:not([hidden])`)) ||
      $("panel-fields").querySelector(".field:not([hidden])");
    const first = box?.querySelector("input:checked") ?? box?.querySelector("input, textarea, select, button");
    this.unfocused = !first && !this.begun;
    (first ?? $("panel-send")).focus();
    if (first?.classList.contains("dial")) first.setSelectionRange(9, 9);
  }
}
