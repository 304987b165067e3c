// Issuing a ticket for a citizen: an item or a queue, then the button (row B8).

import { $, make, say, show, symbol } from "/console/dom.js";
import { drawItems, drawQueues, found, queueOf } from "./choosing.js";
import { chip, closePanel, button, desk, draw, numbers, openPanel, refusal, t, told, waitWords } from "./desk.js";

const PRINTER = "hall.guide-desk.printer";
const NEEDS = ["slow", "blind", "deaf", "wheelchair", "reading"];
const NO_PAPER = "none";

const empty = () => ({
  items: [], queue: null, priority: null, approver: null, needs: [], principals: 1,
  language: "zh", knowing: false,
});

export class Issue {
  constructor() {
    this.order = empty();
    this.busy = false;
    $("search").addEventListener("input", () => this.draw());
    $("search").addEventListener("keydown", (event) => event.key === "Enter" && this.#enter());
    $("fewer").addEventListener("click", () => this.#count(-1));
    $("more").addEventListener("click", () => this.#count(1));
    $("reason").addEventListener("input", () => this.#drawFoot());
    $("give").addEventListener("click", () => this.give());
    $("printer").addEventListener("change", () => localStorage.setItem(PRINTER, $("printer").value));
  }

  draw() {
    $("search").placeholder = t("search");
    const typed = $("search").value.trim();
    this.#drawChosen();
    if (typed) {
      const items = found(typed);
      say($("choices-told"), items.length ? "" : t("nothingFound"));
      drawItems($("choices"), items, (item) => this.#pick(item));
    } else if (this.order.items.length || this.order.queue) {
      say($("choices-told"), t("andMore"));
      drawItems($("choices"), [], null);
    } else {
      say($("choices-told"), t("orQueue"));
      drawQueues($("choices"), (queue) => this.#pickQueue(queue));
    }
    this.#drawOptions();
    this.#drawFoot();
  }

  /** Sends it; whoever presses twice gets one ticket. */
  async give() {
    if (this.busy || this.#missing()) return;
    this.#setBusy(true);
    const { result, error } = await desk.acts.do(this.#command());
    this.#setBusy(false);
    if (error) return this.#refused(error);
    this.order = empty();
    $("search").value = $("reason").value = "";
    this.draw();
    showTaken(result, result.job !== null);
  }

  #command() {
    const { items, queue, priority, approver, needs, principals, language, knowing } = this.order;
    const printer = $("printer").value;
    const what = queue ? { queue } : { items };
    const why = this.#needsReason() ? { reason: $("reason").value.trim(), approver } : {};
    const paper = { print: printer !== NO_PAPER, printer: printer === NO_PAPER ? null : printer || null };
    return { kind: "take_ticket", ...what, priority, ...why, needs, principals, language, knowing, ...paper };
  }

  #refused(error) {
    this.order.knowing = error.code === "not-before-closing";
    this.#drawFoot();
    say($("issue-word"), refusal(error));
  }

  #enter() {
    const typed = $("search").value.trim();
    if (!typed) return this.give();
    const [first] = found(typed);
    if (first) this.#pick(first);
  }

  #pick({ id }) {
    if (!this.order.items.includes(id)) this.order.items.push(id);
    this.#chosen(null);
  }

  #pickQueue({ id }) {
    this.order.items = [];
    this.#chosen(id);
  }

  #chosen(queue) {
    this.order.queue = queue;
    this.order.knowing = false;
    $("search").value = "";
    say($("issue-word"), "");
    this.draw();
    $("search").focus();
  }

  #drop(id) {
    this.order.items = this.order.items.filter((item) => item !== id);
    this.#chosen(null);
  }

  #drawChosen() {
    const { items, queue } = this.order;
    const chosen = queue ? [{ id: queue, name: queueOf(queue).name }]
      : items.map((id) => desk.guide.items.find((item) => item.id === id));
    draw($("chosen"), chosen.map(({ id, name }) => ({ id, name })), ({ id, name }) => {
      const made = make("button", { type: "button", className: "picked" }, told(name), symbol("cross"));
      made.setAttribute("aria-label", `${t("remove")}: ${told(name)}`);
      made.addEventListener("click", () => this.#drop(id));
      return made;
    });
  }

  #drawOptions() {
    const { priority, approver, needs, principals, language } = this.order;
    const classes = [{ id: null }, ...desk.now.priorities];
    draw($("priorities"), classes.map(({ id, name }) => [id, name, id === priority]), ([id, name, on]) =>
      chip(name ? told(name) : t("ordinary"), on, () => this.#set({ priority: id, approver: null })));
    show($("why"), this.#needsReason());
    draw($("approvers"), desk.now.approvers.map((one) => [one, one.name === approver]), ([one, on]) =>
      chip(told(one.display), on, () => this.#set({ approver: one.name })));
    drawNeeds($("needs"), needs, (chosen) => this.#set({ needs: chosen }));
    draw($("languages"), [["zh", "中文"], ["en", "English"]].map((one) => [...one, one[0] === language]),
      ([code, name, on]) => chip(name, on, () => this.#set({ language: code })));
    say($("principals"), String(principals));
    $("fewer").setAttribute("aria-label", t("fewer"));
    $("more").setAttribute("aria-label", t("more"));
    this.#drawPrinters();
  }

  #drawPrinters() {
    const known = desk.now.printers.map(({ device, name }) => [device, name]);
    const all = [["", t("bestPrinter")], ...known, [NO_PAPER, t("noPaper")]];
    if ($("printer").shown === JSON.stringify(all)) return;
    $("printer").shown = JSON.stringify(all);
    const wanted = localStorage.getItem(PRINTER) ?? (known.length ? "" : NO_PAPER);
    $("printer").replaceChildren(...all.map(([value, textContent]) => make("option", { value, textContent })));
    $("printer").value = all.some(([value]) => value === wanted) ? wanted : "";
    $("printer").setAttribute("aria-label", t("printer"));
  }

  #drawFoot() {
    const missing = this.#missing();
    $("give").disabled = this.busy || Boolean(missing);
    say($("give-word"), missing ? t(missing) : t(this.order.knowing ? "giveAll" : "give"));
  }

  #missing() {
    if (!this.order.items.length && !this.order.queue) return "pickFirst";
    const why = this.order.approver && $("reason").value.trim();
    return this.#needsReason() && !why ? "reasonFirst" : null;
  }

  #needsReason() {
    const { priority } = this.order;
    return Boolean(desk.now.priorities.find(({ id }) => id === priority)?.needs_reason);
  }

  #set(change) {
    Object.assign(this.order, change);
    this.#drawOptions();
    this.#drawFoot();
  }

  #count(step) {
    this.#set({ principals: Math.min(20, Math.max(1, this.order.principals + step)) });
  }

  #setBusy(busy) {
    this.busy = busy;
    say($("issue-word"), "");
    this.#drawFoot();
  }
}

/** Chips of what helps a visitor; `change(needs)` is told what is chosen then. */
export function drawNeeds(element, needs, change) {
  draw(element, NEEDS.map((need) => [need, needs.includes(need)]), ([need, on]) =>
    chip(t(need), on, () => change(on ? needs.filter((one) => one !== need) : [...needs, need])));
}

/** The number just issued, so large that it can be shown over the desk; its code without paper. */
export function showTaken(taken, printed) {
  const facts = [
    taken.ahead ? t("ahead", { n: taken.ahead }) : t("nobodyAhead"),
    waitWords(taken.wait),
    taken.windows.length ? t("toWindows", { n: numbers(taken.windows) }) : t("noWindow"),
  ].filter(Boolean);
  const done = button(t("done"), "main", closePanel);
  openPanel(t("issue"), [
    make("p", { className: "huge", textContent: taken.number }),
    make("p", { className: "facts", textContent: facts.join(" · ") }),
    ...(printed ? [] : [codeOf(taken.secret, taken.number)]),
    make("p", { className: "hint", textContent: t(printed ? "onPaper" : "onScreen") }),
    make("div", { className: "row" }, done),
  ], done);
}

export function codeOf(secret, number) {
  const src = `/api/v1/guide-desk/codes/${encodeURIComponent(secret)}.svg`;
  return make("img", { className: "code", src, alt: number });
}
