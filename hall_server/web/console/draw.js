// Puts a view (view.js) on the page.

import { $, fill, make, say, show, symbol } from "./dom.js";
import { CAPS } from "./keys.js";

const ROW_REM = 3.25;

export function draw(view, on) {
  document.title = view.title;
  drawTop(view.top);
  document.body.classList.toggle("no-desk", !view.desk);
  if (!view.desk) return;
  drawVisit(view.desk.visit);
  drawActs(view.desk.acts, on.act);
  drawKept(view.desk.kept);
  drawWaiting(view.desk.waiting);
  say($("ratings"), view.desk.ratings);
}

function drawTop(top) {
  say($("top-window"), top.window);
  say($("top-post"), top.post);
  say($("top-clerk"), top.clerk);
  say($("top-hall"), top.hall);
  say($("top-time"), top.time);
  say($("line-word"), top.lineWord);
  $("line").className = `line ${top.line}`;
}

function drawVisit(visit) {
  $("visit").dataset.state = visit.state;
  say($("chip"), visit.chip);
  show($("visit-free"), visit.state === "free");
  show($("visit-open"), visit.state !== "free");
  show($("call"), Boolean(visit.call));
  if (visit.state === "free") {
    say($("number"), "");
    return say($("free-hint"), visit.hint);
  }
  say($("number"), visit.number);
  $("number").classList.toggle("long", visit.number.length > 4);
  const items = visit.english ? [...visit.items, { english: visit.english }] : visit.items;
  fill($("items"), items, itemLine);
  fillFacts(visit.facts);
  if (visit.call) drawCall(visit.call);
}

function itemLine(item) {
  if (item.english) return make("li", { className: "english", textContent: item.english });
  return make("li", { textContent: item, title: item });
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
  say($("call-alert"), call.alert);
  show($("call-alert"), Boolean(call.alert));
}

function drawActs(acts, onAct) {
  fill($("acts"), acts.map((act) => act.kind), (kind) => actButton(kind, onAct));
  for (const act of acts) {
    const button = $(`act-${act.kind}`);
    button.disabled = !act.on;
    button.classList.toggle("primary", act.primary);
    say(button.querySelector(".label"), act.label);
    say(button.querySelector(".act-hint"), act.hint);
    say(button.querySelector(".enter"), act.enter);
  }
}

function actButton(kind, onAct) {
  const button = make("button", { id: `act-${kind}`, type: "button", className: "act" });
  const caps = make("span", { className: "caps" }, make("kbd", { className: "enter" }));
  caps.append(...CAPS[kind].map((cap) => make("kbd", { textContent: cap })));
  const label = make("span", { className: "label" });
  const hint = make("span", { className: "act-hint" });
  button.append(symbol(kind), make("span", { className: "act-words" }, label, hint), caps);
  button.setAttribute("aria-keyshortcuts", CAPS[kind][0]);
  button.addEventListener("click", () => onAct(kind));
  return button;
}

function drawKept(kept) {
  fill($("kept"), kept ? [kept] : [], ({ word, list }) =>
    make("span", {}, word, ...list.map((act) => make("b", { textContent: act }))));
  $("kept").classList.toggle("away", Boolean(kept?.away));
}

function drawWaiting({ count, countText, rows, more }) {
  say($("count"), countText);
  show($("nobody"), count === 0);
  const room = roomFor($("rows"), rows.length);
  const fitting = rows.slice(0, room);
  fill($("rows"), fitting.map(({ id, number, item, colour }) => [id, number, item, colour]), waitingRow);
  $("rows").querySelectorAll(".row-wait").forEach((cell, place) => say(cell, fitting[place].waited));
  say($("more"), count > fitting.length ? more(count - fitting.length) : "");
}

function roomFor(list, wanted) {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Math.min(wanted, Math.max(Math.floor(list.clientHeight / (ROW_REM * rem)), 1));
}

function waitingRow([, number, item, colour]) {
  const stripe = make("i", { className: "stripe" });
  stripe.style.background = colour;
  const cell = (className, told) => make("span", { className, textContent: told, title: told });
  return make("li", {}, stripe, cell("row-number", number), cell("row-item", item), cell("row-wait", ""));
}
