// Slips given by hand while nothing had power: entered one after the other by the time written on
// them; and sheets of them for the drawer (row K9).

import { make, say, show } from "/console/dom.js";
import { button, chip, desk, hour, openPanel, refusal, t, told } from "./desk.js";

const COUNTS = [10, 20, 30, 60];

/** `slip`: a number that was scanned elsewhere on the page. */
export function openHand(slip = "") {
  const parts = [entry(slip), sheets()];
  openPanel(t("hand"), parts, parts[0].querySelector(slip ? "[inputmode]" : "input"));
}

// --- entering ---------------------------------------------------------------------------------

function entry(scanned) {
  const slip = make("input", { value: scanned, maxLength: 300, autocomplete: "off", spellcheck: false, placeholder: t("handSlipHint") });
  const given = make("input", { maxLength: 5, autocomplete: "off", inputMode: "numeric", placeholder: t("handTimeHint") });
  const word = make("p", { className: "word full", role: "alert" });
  const list = make("ul", { className: "entered full" });
  const rights = new Rights();
  const form = make("form", { className: "form" },
    make("p", { className: "hint full", textContent: t("handHint") }),
    labelled("handSlip", slip), labelled("handTime", given), rights.box, word,
    make("button", { type: "submit", className: "main full", textContent: t("handEnter") }), list);
  slip.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault(); // a scanner ends with Enter: the time is still to be read
    if (slip.value.trim()) given.focus();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const at = clockTime(given.value);
    const lacks = !slip.value.trim() ? [slip, "handNoSlip"] : !at ? [given, "handNoTime"] : null;
    say(word, lacks ? t(lacks[1]) : "");
    if (lacks) return lacks[0].focus();
    const command = { kind: "enter_hand_ticket", slip: slip.value.trim(), given: at, ...rights.chosen };
    [slip.value, given.value] = ["", ""];
    rights.clear();
    slip.focus();
    const line = make("li", { textContent: `${shortened(command.slip)} · ${t("handSending")}` });
    list.prepend(line);
    const { result, error } = await desk.acts.do(command);
    line.replaceChildren(...(error ? refused(command, error) : entered(result)));
    line.classList.toggle("bad", Boolean(error));
  });
  return form;
}

/** HH:MM of what was typed: 912, 0912, 9:12 or 9：12; empty when it is no time of day. */
export function clockTime(typed) {
  const found = /^(\d{1,2})[:：.]?(\d{2})$/.exec(typed.trim());
  if (!found || Number(found[1]) > 23 || Number(found[2]) > 59) return "";
  return `${found[1].padStart(2, "0")}:${found[2]}`;
}

/** A scanned link is no name for people. */
const shortened = (slip) => (slip.length > 12 ? t("handScanned") : slip.toUpperCase());

const refused = (command, error) =>
  [make("b", { textContent: shortened(command.slip) }), ` ${command.given} · ${refusal(error)}`];

function entered({ number, given_at, ahead, again }) {
  const place = ahead === null ? t("handGone") : ahead ? t("ahead", { n: ahead }) : t("nobodyAhead");
  const told = [hour(given_at), place, again ? t("handAgain") : ""].filter(Boolean);
  return [make("b", { textContent: number }), ` ${told.join(" · ")}`];
}

/** Who is entitled, chosen for one slip: the classes that ask for no reason. */
class Rights {
  constructor() {
    this.priority = null;
    this.chips = make("div", { className: "chips" });
    this.box = make("div", { className: "full" }, make("h3", { textContent: t("priority") }), this.chips);
    this.#draw();
  }

  get chosen() {
    return this.priority ? { priority: this.priority } : {};
  }

  clear() {
    this.priority = null;
    this.#draw();
  }

  #draw() {
    const open = desk.now.priorities.filter(({ by_citizen, needs_reason }) => by_citizen && !needs_reason);
    show(this.box, open.length > 0);
    this.chips.replaceChildren(...open.map(({ id, name }) =>
      chip(told(name), this.priority === id, () => {
        this.priority = this.priority === id ? null : id;
        this.#draw();
      })));
  }
}

// --- printing ---------------------------------------------------------------------------------

function sheets() {
  const queue = choice(desk.now.queues.map(({ id, prefix, name }) => [id, `${prefix} ${told(name)}`]));
  const count = choice(COUNTS.map((n) => [n, t("handCount", { n })]));
  count.value = "20";
  const replaces = make("input", { type: "checkbox" });
  const word = make("p", { className: "word full", role: "alert" });
  const ready = make("p", { className: "full" });
  const go = button(t("handMake"), "quiet full wide", async () => {
    go.disabled = true;
    say(word, "");
    const command = { kind: "print_hand_tickets", queue: queue.value, count: Number(count.value), replaces: replaces.checked };
    const { result, error } = await desk.acts.do(command);
    go.disabled = false;
    if (error) return say(word, refusal(error));
    ready.replaceChildren(sheetLink(result));
    replaces.checked = false;
    ready.firstChild.focus();
  });
  const form = make("div", { className: "form" }, labelled("handQueue", queue), labelled("handMany", count),
    make("label", { className: "tick full" }, replaces, make("span", { textContent: t("handReplaces") })), word, go, ready);
  const part = make("details", { className: "sheets" }, make("summary", { textContent: t("handSheets") }), form);
  return part;
}

function sheetLink({ sheet, numbers }) {
  const textContent = t("handOpen", { first: numbers[0], last: numbers.at(-1) });
  const href = `/api/v1/guide-desk/hand-tickets/${sheet}.pdf`;
  return make("a", { className: "main", href, target: "_blank", rel: "noopener", textContent });
}

const labelled = (key, field) => make("label", {}, make("span", { textContent: t(key) }), field);

const choice = (options) =>
  make("select", {}, ...options.map(([value, textContent]) => make("option", { value, textContent })));
