// The fields of the panel on the page: choices, ticks, typed words, days.

import { fill, make, say, show, symbol } from "./dom.js";

const NUMBERED = 9;
const TYPED = { text: "input", area: "textarea", day: "input", pick: "select" };

export class Fields {
  /** `on`: {set(name, value, atOnce), send()}: what the clerk does with them. */
  constructor(box, on) {
    this.box = box;
    this.on = on;
  }

  /** Puts these fields there with these values; `fault` is {name, why} of a refused one. */
  draw(fields, values, fault) {
    const shape = fields.map(({ name, type }, place) => [name, type, place]);
    fill(this.box, shape, ([name, type]) => {
      const box = make("fieldset", { className: "field" });
      Object.assign(box.dataset, { name, type });
      return box;
    });
    const first = fields.findIndex((one) => one.options && !one.first && !one.byNumber && one.type !== "pick");
    fields.forEach((field, place) => {
      const box = this.box.children[place];
      if (TYPED[field.type]) this.#drawTyped(box, field, values);
      else this.#drawList(box, field, values, place === first);
      drawHint(box.querySelector(".hint-line"), field.hint ?? "", fault?.name === field.name ? fault.why : "");
    });
  }

  // --- lists -----------------------------------------------------------------------------------

  #drawList(box, field, values, isFirst) {
    show(box, field.options.length > 0 && !field.hidden);
    box.dataset.columns = field.columns ?? 1;
    box.toggleAttribute("data-by-number", Boolean(field.byNumber));
    const told = field.options.map((option) => ({ ...option, type: field.type, name: field.name }));
    fill(box, [{ label: field.label, told, isFirst }], () => this.#list(field, told, isFirst));
    mark(box, field, values);
  }

  #list(field, told, isFirst) {
    const options = told.map((option, at) => this.#option(option, isFirst ? at : NUMBERED));
    const group = make("div", {});
    const head = make("div", { className: "field-head" }, make("span", { className: "legend", textContent: field.label }), make("p", { className: "hint-line field-note" }));
    group.append(head, make("div", { className: "options" }, ...options));
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
      button.addEventListener("click", () => this.on.set(name, value, true));
      return button;
    }
    const input = make("input", { type: type === "one" ? "radio" : "checkbox", name, value });
    input.addEventListener("change", () => this.#chosen(input));
    return make("label", { className }, input, ...parts);
  }

  #chosen(input) {
    if (input.type === "radio") return this.on.set(input.name, input.value);
    const all = [...input.closest(".options").querySelectorAll("input")];
    return this.on.set(input.name, all.filter((one) => one.checked).map((one) => one.value));
  }

  // --- typed -----------------------------------------------------------------------------------

  #drawTyped(box, field, values) {
    show(box, !field.hidden);
    const { name, type, options = [] } = field;
    fill(box, [[name, type === "pick" ? options : []]], () => this.#typed(field, values));
    say(box.querySelector(".typed-label"), field.label);
    const input = box.querySelector("input, textarea, select");
    if (field.placeholder !== undefined && input.placeholder !== field.placeholder) input.placeholder = field.placeholder;
  }

  #typed({ name, type, max, big, options = [], digits }, values) {
    const input = make(TYPED[type], { id: `panel-${name}`, value: values[name] ?? "" });
    if (type === "pick") this.#choices(input, options, values[name]);
    else if (type === "day") Object.assign(input, { type: "date", value: values[name] ?? "" });
    else Object.assign(input, { maxLength: max, autocomplete: "off" });
    if (digits || big) input.inputMode = "numeric";
    if (big) input.className = "dial";
    if (type === "area") input.addEventListener("keydown", (event) => this.#enter(event));
    input.addEventListener("input", () => this.on.set(name, input.value));
    const head = make("span", { className: "typed-head" }, make("span", { className: "typed-label" }), make("span", { className: "hint-line typed-hint" }));
    return make("label", { className: "typed" }, head, input);
  }

  #choices(select, options, held) {
    select.append(...options.map(({ value, label }) => make("option", { value, textContent: label })));
    select.value = options.some(({ value }) => value === held) ? held : "";
  }

  /** Enter sends wherever it is pressed; with Shift it begins a line. */
  #enter(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.on.send();
  }
}

function mark(box, field, values) {
  const all = field.options.map((option) => option.value);
  const usual = field.usual ?? (field.first ? all[0] : undefined);
  if (usual !== undefined && !all.includes(values[field.name])) values[field.name] = usual;
  const held = values[field.name];
  for (const input of box.querySelectorAll("input")) {
    input.checked = field.type === "one" ? input.value === held : (held ?? []).includes(input.value);
    input.parentElement.classList.toggle("on", input.checked);
  }
}

/** What is told beside a field's name: why the hall did not take it goes before everything else. */
function drawHint(line, hint, fault) {
  say(line, fault || hint);
  line.classList.toggle("fault", Boolean(fault));
  if (fault) line.setAttribute("role", "alert");
  else line.removeAttribute("role");
}
