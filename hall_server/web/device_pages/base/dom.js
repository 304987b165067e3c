// Small change of a device's page. What is shown is built from plain data, and only where it changed.

import { PATHS, SIDE } from "./icons.js";

const SVG = "http://www.w3.org/2000/svg";

/** An element with these properties and children; a child that is null is left out. */
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** A `tag` of a class with words in it. */
export const worded = (tag, className, words) => make(tag, { className, textContent: words });

/** A pictogram by its name; an unknown one is a question mark. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${SIDE} ${SIDE}`);
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name] ?? PATHS.help);
  svg.append(path);
  return svg;
}

/** Puts what `build(told)` gives into the element, but only when `told` is another than before;
    gives whether it was. */
export function fill(element, told, build) {
  const key = JSON.stringify(told);
  if (element.shownKey === key) return false;
  element.shownKey = key;
  element.replaceChildren(...[build(told)].flat().filter(Boolean));
  return true;
}
