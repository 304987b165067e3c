// What the parts of the page share: the language, the picture of the hall, acts, the panel.

import { $, fill, make, say, show } from "/console/dom.js";
import { text, words } from "./words.js";

const LANGUAGE = "hall.guide-desk.language";
const TOAST_MS = 6000;

/** `now`: the desk as the server last told it; `guide`: the items; `acts`: what is under way. */
export const desk = { now: null, guide: null, acts: null, language: "zh" };
desk.language = localStorage.getItem(LANGUAGE) === "en" ? "en" : "zh";

export const t = (key, values) => text(desk.language, key, values);
export const told = (named) => words(desk.language, named);

/** How long somebody waits; nothing while nobody can tell. */
export function waitWords(wait) {
  if (!wait) return "";
  if (wait.low === 0) return t("waitBelow", wait);
  return t(wait.low === wait.high ? "waitAbout" : "waitRange", wait);
}

export function turnLanguage() {
  desk.language = desk.language === "zh" ? "en" : "zh";
  localStorage.setItem(LANGUAGE, desk.language);
}

/** Builds the children anew where what they show, or the language, has changed. */
export function draw(element, list, build) {
  fill(element, list.map((one) => [desk.language, one]), ([, one]) => build(one));
}

export function button(label, classes, press) {
  const made = make("button", { type: "button", className: classes, textContent: label });
  made.addEventListener("click", press);
  return made;
}

/** A button that stays pressed. */
export function chip(label, pressed, press) {
  const made = button(label, "chip", press);
  made.setAttribute("aria-pressed", String(pressed));
  return made;
}

/** The hour of an instant in the hall. */
export function hour(instant) {
  return format(instant, { hour: "2-digit", minute: "2-digit", hour12: false });
}

/** A day of the hall's calendar, YYYY-MM-DD, as people call it. */
export function dayName(day) {
  const options = { month: "numeric", day: "numeric", weekday: "short", timeZone: "UTC" };
  return new Intl.DateTimeFormat(locale(), options).format(new Date(`${day}T00:00:00Z`));
}

/** Day and hour of an instant in the hall. */
export function moment(instant) {
  return `${format(instant, { month: "numeric", day: "numeric", weekday: "short" })} ${hour(instant)}`;
}

const locale = () => (desk.language === "en" ? "en-GB" : "zh-CN");

function format(instant, options) {
  const zone = { timeZone: desk.now?.time_zone };
  return new Intl.DateTimeFormat(locale(), { ...zone, ...options }).format(new Date(instant));
}

export function numbers(list) {
  return list.join(desk.language === "en" ? ", " : "、");
}

let timer = null;

export function toast(word) {
  say($("toast"), word);
  show($("toast"), true);
  clearTimeout(timer);
  timer = setTimeout(() => show($("toast"), false), TOAST_MS);
}

/** Opens the panel, or draws it anew; `first`: what has the keys then. */
export function openPanel(title, children, first = null) {
  say($("panel-title"), title);
  $("panel-body").replaceChildren(...children);
  if (!$("panel").open) $("panel").showModal();
  (first ?? $("panel-body").querySelector("button, input") ?? $("panel-close")).focus();
}

export const closePanel = () => $("panel").close();

/** Why the hall said no, in the reader's language. */
export const refusal = (error) => told(error.message);
