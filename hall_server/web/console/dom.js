// Small change of the document: nothing is touched that is already as it should be.

import { text } from "./words.js";

export const $ = (id) => document.getElementById(id);

/** An element with these properties and children. */
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

export function say(element, told) {
  if (element.textContent !== told) element.textContent = told;
}

export function show(element, visible) {
  if (element.hidden === visible) element.hidden = !visible;
}

/** Builds the children anew, but only when what they show has changed. */
export function fill(element, told, build) {
  const key = JSON.stringify(told);
  if (element.shownKey === key) return;
  element.shownKey = key;
  element.replaceChildren(...told.map(build));
}

/** A pictogram of the page's own sheet. */
export function symbol(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(space, "use");
  use.setAttribute("href", `#${name}`);
  svg.append(use);
  return svg;
}

/** The fixed texts of the page, in this language. */
export function translate(language) {
  document.documentElement.lang = language === "en" ? "en" : "zh-CN";
  for (const element of document.querySelectorAll("[data-t]")) {
    say(element, text(language, element.dataset.t));
  }
}
