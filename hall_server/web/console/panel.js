// The one panel: it lies over the acts while something is asked of the clerk (panels.js).

import { $, fill, make, say, show, symbol } from "./dom.js";
import { drafts } from "./keeping.js";
import { beginning, panelOf } from "./panels.js";

const NUMBERED = 9;

export class Panel {
  /** `submit(told)` gets {commands, outcome} of a panel that is sent. */
  constructor(submit) {
    this.send = submit;
    this.kind = null;
    $("panel-back").addEventListener("click", () => this.close());
    $("panel-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
  }

  get isOpen() {
    return this.kind !== null;
  }

  /** `known`: {desk, board, language, t, given}; what was typed before and not sent is there. */
  open(kind, known) {
    this.#leave();
    Object.assign(this, { kind, given: known.given, subject: subjectOf(kind, known) });
    this.values = { ...beginning(kind, known), ...this.#draft() };
    this.draw(known);
    this.#focusFirst();
  }

  close() {
    if (!this.isOpen) return;
    this.#leave();
    document.activeElement?.blur();
  }

  #leave() {
    this.kind = this.panel = null;
    for (const part of ["panel-fields", "panel-told"]) fill($(part), [], () => "");
    show($("panel"), false);
    document.body.classList.remove("asking", "asking-wide");
  }

  draw(now) {
    if (!this.isOpen) return;
    const known = { ...now, given: this.given };
    this.panel = panelOf(this.kind, known, this.values);
    if (!this.panel || subjectOf(this.kind, known) !== this.subject) return this.close();
    const { title, told, fields, send, wide } = this.panel;
    const isSentAtOnce = fields.every((field) => field.type === "now");
    document.body.classList.add("asking");
    document.body.classList.toggle("asking-wide", wide);
    $("panel").dataset.kind = this.kind;
    show($("panel"), true);
    say($("panel-title"), title);
    fill($("panel-told"), told, (line) => make("p", { textContent: line }));
    this.#drawFields(fields);
    say($("panel-send-word"), send);
    show($("panel-foot"), !isSentAtOnce);
    $("panel-send").disabled = !isSentAtOnce && !this.panel.submit(this.values);
  }

  /** A digit chooses in the first list. */
  choose(number) {
    const option = this.#options()[number - 1];
    if (option) option.matches("button") ? option.click() : option.querySelector("input").click();
  }

  /** Arrow keys go through a list of buttons; radio buttons do it by themselves. */
  move(step) {
    const buttons = [...$("panel-fields").querySelectorAll("button")];
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
    (next.querySelector("input:checked") ?? next.querySelector("input, button")).focus();
  }

  nextTick(from, step) {
    const ticks = [...from.closest(".options").querySelectorAll("input")];
    ticks[(ticks.indexOf(from) + step + ticks.length) % ticks.length].focus();
  }

  #options() {
    const list = $("panel-fields").querySelector(".options");
    return list ? [...list.children] : [];
  }

  #drawFields(fields) {
    const shape = fields.map(({ name, type }, place) => [name, type, place]);
    fill($("panel-fields"), shape, (_, __) => make("fieldset", { className: "field" }));
    fields.forEach((field, place) => this.#drawField($("panel-fields").children[place], field, place));
  }

  #drawField(box, field, place) {
    if (field.type === "text") return this.#drawText(box, field);
    show(box, field.options.length > 0);
    box.dataset.columns = field.columns ?? 1;
    const isFirst = this.panel.fields.findIndex((one) => one.options && !one.first) === place;
    const told = field.options.map((option) => ({ ...option, type: field.type, name: field.name }));
    fill(box, [{ label: field.label, told, isFirst }], () => this.#list(field, told, isFirst));
    this.#mark(box, field);
  }

  #list(field, told, isFirst) {
    const options = told.map((option, at) => this.#option(option, isFirst ? at : NUMBERED));
    const group = make("div", {});
    if (field.label) group.append(make("legend", { textContent: field.label }));
    group.append(make("div", { className: "options" }, ...options));
    return group;
  }

  #option({ type, name, value, label, hint, tone, on, small }, at) {
    const cap = at < NUMBERED ? [make("kbd", { textContent: String(at + 1) })] : [];
    if (type === "many") cap.push(make("i", { className: "tick" }, symbol("yes")));
    const parts = [...cap, make("span", { className: "option-label", textContent: label })];
    if (hint) parts.push(make("small", { textContent: hint }));
    const className = `option ${tone ?? ""} ${on ? "on" : ""} ${small ? "small" : ""}`;
    if (type === "now") {
      const button = make("button", { type: "button", className }, ...parts);
      button.addEventListener("click", () => this.#set(name, value, true));
      return button;
    }
    const input = make("input", { type: type === "one" ? "radio" : "checkbox", name, value });
    input.addEventListener("change", () => this.#changed({ type, name }, input));
    return make("label", { className }, input, ...parts);
  }

  #changed(field, input) {
    if (field.type === "one") return this.#set(field.name, input.value);
    const others = (this.values[field.name] ?? []).filter((value) => value !== input.value);
    return this.#set(field.name, input.checked ? [...others, input.value] : others);
  }

  #mark(box, field) {
    const values = field.options.map((option) => option.value);
    if (field.first && !values.includes(this.values[field.name])) this.values[field.name] = values[0];
    const held = this.values[field.name];
    for (const input of box.querySelectorAll("input")) {
      input.checked = field.type === "one" ? input.value === held : (held ?? []).includes(input.value);
      input.parentElement.classList.toggle("on", input.checked);
    }
  }

  #drawText(box, { name, label, max, big }) {
    fill(box, [name], () => {
      const input = make("input", { id: `panel-${name}`, maxLength: max, autocomplete: "off", value: this.values[name] ?? "" });
      if (big) Object.assign(input, { className: "dial", inputMode: "numeric" });
      input.addEventListener("input", () => this.#set(name, input.value));
      return make("label", { className: "typed" }, make("span"), input);
    });
    say(box.querySelector("span"), label);
  }

  #set(name, value, atOnce = false) {
    this.values = { ...this.values, [name]: value };
    if (atOnce) return this.#submit();
    if (this.kind !== "call_chosen") drafts.set(this.#draftName(), JSON.stringify(this.values));
    this.changed?.();
  }

  #submit() {
    const told = this.panel?.submit(this.values);
    if (!told) return;
    drafts.remove(this.#draftName());
    this.close();
    this.send(told);
  }

  #draft() {
    const kept = drafts.get(this.#draftName());
    return kept ? JSON.parse(kept) : {};
  }

  #draftName() {
    return `panel.${this.kind}.${this.subject}`;
  }

  #focusFirst() {
    const box = $("panel-fields").querySelector(".field:not([hidden])");
    const first = box?.querySelector("input:checked") ?? box?.querySelector("input, button") ?? $("panel-send");
    first.focus();
    if (first.classList.contains("dial")) first.setSelectionRange(9, 9);
  }
}

/** Whom a panel is about: it closes by itself when that is gone. */
function subjectOf(kind, { desk, given }) {
  if (["own_words", "transfer_visit", "change_items", "split_ticket", "mark_need"].includes(kind)) {
    return desk.visit?.ticket_id ?? "";
  }
  return typeof given === "string" && kind === "consultation" ? given : "";
}
