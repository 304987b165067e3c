// Draws a view: the clerk's card, the question's screens, what is said besides.

import { icon, make, worded } from "/device/dom.js";
import { morph } from "./morph.js";

/** Puts the view's screen into `main`. */
export function draw(main, view) {
  const screen = (SCREENS[view.screen] ?? cardScreen)(view);
  screen.dataset.screen = view.screen;
  screen.className = `pad ${screen.className}`;
  const fresh = make("main", { id: main.id }, screen);
  morph(main, fresh);
  document.documentElement.lang = view.language === "en" ? "en" : "zh-CN";
}

const box = (className, ...children) => make("div", { className }, ...children);

/** Something to press; `key` names it. */
function press(className, { key, disabled = false }, ...children) {
  const pressable = make("button", { type: "button", className, disabled }, ...children);
  pressable.dataset.key = key;
  return pressable;
}

const button = (told) =>
  press(told.main ? "button main" : "button", told, icon(told.icon), told.text ? worded("span", "", told.text) : null);

const pill = (told) => press("pill", told, icon(told.icon), worded("span", "", told.text));

const disc = (className, name) => make("span", { className: `disc ${className}` }, icon(name));

// --- the card ----------------------------------------------------------------------------------

function cardScreen(view) {
  const strip = view.warning ? warning(view.warning) : view.notice ? notice(view.notice) : null;
  return make("section", { className: "standing" },
    side(view),
    box("body", view.card ? card(view.card) : message(view), strip));
}

function side({ header, complain, switch: language }) {
  return make("aside", { className: "blue side" },
    make("h2", {}, icon("hall"), worded("span", "", header.hall)),
    box("window", ...(header.window ? windowParts(header) : [])),
    complain ? pill(complain) : null,
    box("low", box("clock", worded("b", "", header.clock), worded("span", "", header.date)), pill(language)));
}

const windowParts = ({ window, windowLabel, windowName }) =>
  [worded("span", "", windowLabel), worded("strong", "", window), worded("b", "", windowName)];

/** Letters of a name that does not go into one line at full size. */
const LONG = 18;

function card({ initial, name, post, greeting }) {
  const face = initial ? worded("b", initial.length > 1 ? "two" : "", initial) : icon("person");
  return box("panel card",
    box("portrait", face),
    box("who", worded("strong", name.length > LONG ? "long" : "", name), worded("span", "", post)),
    worded("p", "greeting", greeting));
}

function message({ screen, title, subtitle, icon: name }) {
  return box("panel message", disc(screen === "away" ? "warm" : "", name), worded("strong", "", title), worded("p", "", subtitle));
}

const warning = (words) => box("warning", icon("away"), worded("b", "", words));

const notice = ({ title, text }) =>
  box("panel notice", disc("warm", "notice"), box("", worded("b", "", title), worded("span", "", text)));

// --- the question ------------------------------------------------------------------------------

function top({ title, subtitle, ring: told, switch: language }) {
  return make("header", { className: "blue top" },
    box("question", worded("h1", "", title), worded("p", "", subtitle)),
    told ? ring(told) : null,
    pill(language));
}

function ring({ left, total }) {
  const share = box("ring", worded("b", "", String(left)));
  share.prepend(arc("whole", 1), arc("left", left / total));
  return share;
}

const SVG = "http://www.w3.org/2000/svg";

function arc(className, share) {
  const svg = document.createElementNS(SVG, "svg");
  const circle = document.createElementNS(SVG, "circle");
  const shape = { cx: 50, cy: 50, r: 45, pathLength: 100, "stroke-dasharray": `${(share * 100).toFixed(1)} 100` };
  for (const [name, value] of Object.entries(shape)) circle.setAttribute(name, value);
  svg.setAttribute("viewBox", "0 0 100 100");
  svg.setAttribute("class", className);
  svg.append(circle);
  return svg;
}

function bar({ buttons, paging, footnote, sheet }) {
  const [main, others] = [buttons.filter((one) => one.main), buttons.filter((one) => !one.main)];
  return make("nav", { className: "bar" },
    ...others.map(button),
    box("between", ...(paging ? arrows(paging) : []), sheet ? worded("p", "", footnote) : null),
    ...main.map(button));
}

const arrows = ({ previous, text, next }) => [button(previous), worded("b", "", text), button(next)];

const asking = (view) => make("section", { className: "rows" },
  top(view),
  box("faces", ...view.faces.map((face) => press("panel face", face, disc("", face.icon), worded("span", "", face.text)))),
  make("footer", {}, icon("private"), worded("span", "", view.footnote)));

const reasons = (view) => make("section", { className: "rows" },
  top(view),
  view.chips.length ? chips(view) : picture(view),
  bar(view));

const chips = (view) => box(view.chips.length > 4 || view.paging ? "chips" : "chips few", ...view.chips.map(chip));

const chip = (told) =>
  press(told.ticked ? "panel chip ticked" : "panel chip", told, box("tick", told.ticked ? icon("check") : null), worded("span", "", told.text));

const picture = (view) => box("picture", box("panel", disc("", view.icon), worded("p", "", view.footnote || view.subtitle)));

function writing(view) {
  const { text, most, hint } = view.sheet;
  const area = make("textarea", { value: text, maxLength: most, placeholder: hint, spellcheck: false });
  area.setAttribute("autocomplete", "off");
  area.setAttribute("aria-label", hint);
  return make("section", { className: "rows" },
    bar(view),
    box("panel sheet", area, worded("span", "", `${text.length} / ${most}`)),
    view.phrases.length ? box("phrases", ...view.phrases.map((one) => press("panel phrase", one, worded("span", "", one.text)))) : null);
}

const thanks = (view) => make("section", { className: "blue thanks" },
  box("words", disc("on-blue", view.icon), worded("h1", "", view.title), worded("p", "", view.subtitle)),
  view.complain ? pill(view.complain) : null);

// --- something said besides --------------------------------------------------------------------

const tiles = (view) => make("section", { className: "rows" },
  top(view),
  box(view.tiles.length > 4 ? "tiles many" : "tiles", ...view.tiles.map((tile) => press("panel tile", tile, disc("", tile.icon), worded("span", "", tile.text)))),
  bar(view));

const standing = (view) => make("section", { className: "rows" }, top(view), picture(view), bar(view));

const taken = (view) => make("section", { className: "rows" },
  make("header", { className: "blue receipt" },
    worded("h1", "", view.title),
    worded("p", "", view.subtitle),
    box("panel figures", ...view.receipt.map(({ label, figure }) => box("", worded("span", "", label), worded("b", "", figure))))),
  bar(view));

const SCREENS = {
  asking,
  reasons,
  writing,
  thanks,
  "complaint-what": tiles,
  "complaint-category": tiles,
  "complaint-words": reasons,
  "complaint-writing": writing,
  "complaint-sending": standing,
  "complaint-refused": standing,
  "complaint-taken": taken,
};
