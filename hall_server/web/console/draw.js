// Puts a view (view.js) on the page: the head, the buttons, what is told beside them.

import { $, fill, make, say, show, symbol } from "./dom.js";
import { drawLists } from "./draw_lists.js";
import { drawVisit } from "./draw_visit.js";
import { CAPS } from "./keys.js";
import { BIG, CASEWORK, SMALL, TOOLS } from "./view_acts.js";

/** `on`: {act(kind), answer(help), list(name), row(id), outcome(code), item(id)}. */
export function draw(view, on) {
  document.title = view.title;
  drawTop(view.top);
  document.body.classList.toggle("no-desk", !view.desk);
  if (!view.desk) return;
  const { desk } = view;
  drawNotices(desk.notices, on);
  drawVisit(desk.visit, on);
  drawActs(desk.acts, on.act);
  drawKept(desk.kept);
  drawUndo(desk.undo);
  drawLists(desk.lists, on);
  drawCounts(desk.counts);
  say($("rule").querySelector("b"), desk.rule);
  const isCases = desk.lists.open === "cases";
  show($("rule"), Boolean(desk.rule) && !isCases);
  show($("counts"), !isCases);
  show($("casework"), isCases);
}

function drawTop(top) {
  for (const part of ["window", "name", "clerk", "hall", "time", "post", "covers"]) {
    say($(`top-${part}`), top[part]);
  }
  say($("line-word"), top.lineWord);
  $("line").className = `line ${top.line}`;
}

function drawNotices(notices, on) {
  show($("notices"), notices.length > 0);
  const told = notices.map(({ tone, word, help, act, label, off }) => ({ tone, word, help, act, label, off }));
  fill($("notices"), told, (notice, place) => noticeBar(notice, place === 0, on));
  $("notices").querySelectorAll("time").forEach((clock, place) => say(clock, notices[place].clock));
}

function noticeBar({ tone, word, help, act, label, off }, isFirst, on) {
  const bar = make("p", { className: `notice ${tone}` }, symbol("no"), make("span", { textContent: word }), make("time"));
  if (!help && !act) return bar;
  const button = make("button", { type: "button", disabled: Boolean(off) }, make("span", { textContent: label }));
  if (isFirst || act) button.append(make("kbd", { textContent: CAPS[act ?? "answer_help"][0] }));
  button.addEventListener("click", () => (help ? on.answer(help) : on.act(act)));
  bar.append(button);
  return bar;
}

function drawActs(acts, onAct) {
  const places = [["big", BIG], ["acts", SMALL], ["tools", TOOLS], ["casework", CASEWORK]];
  for (const [place, kinds] of places) fill($(place), kinds, (kind) => actButton(kind, onAct));
  for (const act of acts) drawAct($(`act-${act.kind}`), act);
}

function drawAct(button, act) {
  if (button.disabled === act.on) button.disabled = !act.on;
  show(button, act.shown);
  button.classList.toggle("primary", act.primary);
  say(button.querySelector(".label"), act.label);
  say(button.querySelector(".act-hint"), act.hint);
  const enter = button.querySelector(".enter");
  if (enter) say(enter, act.enter);
}

function actButton(kind, onAct) {
  const button = make("button", { id: `act-${kind}`, type: "button", className: "act" });
  const caps = make("span", { className: "caps" });
  if (BIG.includes(kind)) caps.append(make("kbd", { className: "enter" }));
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

function drawUndo(undo) {
  show($("undo"), Boolean(undo));
  if (!undo) return;
  say($("undo").querySelector("span"), undo.word);
  say($("undo").querySelector("b"), undo.left);
}

function drawCounts(counts) {
  fill($("counts"), counts, ([name, value]) =>
    make("div", {}, make("dt", { textContent: name }), make("dd", { textContent: value })));
}
