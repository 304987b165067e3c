// Puts the present visit on the page.

import { $, fill, make, say, show, symbol } from "./dom.js";

const LONG_NUMBER = 5;

export function drawVisit(visit, on) {
  const isOpen = visit.state === "called" || visit.state === "serving";
  $("visit").dataset.state = visit.state;
  say($("chip"), visit.chip);
  show($("visit-free"), !isOpen);
  for (const part of ["visit-open", "tools"]) show($(part), isOpen);
  show($("call"), Boolean(visit.call));
  show($("result"), Boolean(visit.outcomes));
  if (!isOpen) return drawFree(visit);
  say($("number"), visit.number);
  $("number").classList.toggle("long", visit.number.length >= LONG_NUMBER);
  fill($("tags"), visit.tags, tagMark);
  fill($("items"), visit.items, (item) => itemLine(item, on.item));
  say($("note"), visit.note);
  $("note").title = visit.note;
  fillFacts(visit.facts);
  if (visit.call) drawCall(visit.call);
  return visit.outcomes && drawOutcomes(visit.outcomes, on);
}

/** A small sign with words: why somebody has priority, what helps them. */
export function tagMark({ mark, word, tone }) {
  const tag = make("span", { className: `tag ${tone ?? ""}` });
  if (mark) tag.append(symbol(mark));
  tag.append(word);
  return tag;
}

function drawFree({ calm, clock, hint, isOver }) {
  say($("number"), "");
  say($("free-calm"), calm);
  say($("free-clock"), clock ?? "");
  $("free-clock").classList.toggle("over", Boolean(isOver));
  say($("free-hint"), hint);
}

function itemLine({ id, name, outcome, isDone, isPicked, ask }, onItem) {
  const words = make("span", { className: "item-name", textContent: name, title: name });
  const result = make("span", { className: `item-result ${isDone ? "done" : ""}`, textContent: outcome || (id ? ask : "") });
  if (!id) return make("li", {}, words, ...(outcome ? [result] : []));
  const button = make("button", { type: "button", className: `item ${isPicked ? "on" : ""}` }, words, result);
  button.addEventListener("click", () => onItem(id));
  return make("li", {}, button);
}

function fillFacts(facts) {
  fill($("facts"), facts.map(([name]) => name), (name) =>
    make("div", {}, make("dt", { textContent: name }), make("dd")));
  $("facts").querySelectorAll("dd").forEach((dd, place) => say(dd, facts[place][1]));
}

function drawCall(call) {
  fill($("marks"), call.marks, ({ mark, word }) =>
    make("span", { className: `mark ${mark}` }, symbol(mark), word));
  show($("no-show-clock"), !call.alert);
  say($("no-show-clock").querySelector("b"), call.clock);
  $("no-show-clock").classList.toggle("running", call.running);
  say($("no-show-progress"), call.progress);
  say($("call-alert"), call.alert);
  show($("call-alert"), Boolean(call.alert));
}

function drawOutcomes({ title, rows, own }, on) {
  say($("result-title"), title);
  const last = { ...own, cap: "O", act: () => on.act("own_words") };
  const all = rows.map((row, place) => ({ ...row, cap: place < 9 ? String(place + 1) : "", act: () => on.outcome(row.code) }));
  fill($("outcomes"), [...all, last], ({ name, isOn, cap, act }) => {
    const button = make("button", { type: "button", className: `outcome ${isOn ? "on" : ""}` });
    if (cap) button.append(make("kbd", { textContent: cap }));
    button.append(make("span", { textContent: name, title: name }));
    button.setAttribute("aria-pressed", String(isOn));
    button.addEventListener("click", act);
    return button;
  });
}
