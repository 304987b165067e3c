// Lies over everything while the device is not let in.

import { fill, icon, make, worded } from "./dom.js";
import { ABOUT, called, COMPARE, SCAN, STEPS, TAKES_OVER, TITLE, TROUBLE, WISH_TROUBLE, WORDS } from "./entry_words.js";
import { say } from "./words.js";

/** What the screen shows of {why, code, check, trouble, wish}. Pure. */
export function entryView(told, server, language) {
  const t = (words) => say(words, language, { page: `${server}\u200b/manager/devices`, server });
  if (told.trouble && !told.code) {
    const [title, about, steps] = TROUBLE[told.trouble];
    return { icon: "away", title: t(title), about: t(about), steps: steps.map(t), foot: t(WORDS.again) };
  }
  return {
    icon: told.why === "revoked" ? "private" : "hall",
    title: t(TITLE[told.why]),
    about: t(ABOUT[told.why]),
    code: told.code ? `${told.code.slice(0, 3)} ${told.code.slice(3)}` : "",
    fetching: told.code ? "" : t(WORDS.fetching),
    codeLabel: t(WORDS.code),
    check: told.check,
    checkLabel: told.check ? t(WORDS.check) : "",
    wish: told.code ? wishView(told.wish, language) : null,
    steps: [...STEPS, told.check ? COMPARE : WORDS.confirm].map(t),
    foot: t(told.trouble ? WORDS.awayNow : WORDS.foot),
  };
}

/** Whose place it is to take, or how that is said; `tone`: how it is meant. */
function wishView(wish, language) {
  if (!wish) return { words: say(SCAN, language), tone: "hint" };
  const old = wish.device ? called(wish.device, language) : "";
  const words = wish.trouble ? WISH_TROUBLE[wish.trouble] : TAKES_OVER;
  return { words: say(words, language, { old }), tone: wish.trouble ? "bad" : "good" };
}

export class EntryCover {
  constructor(language) {
    this.language = language;
    this.element = make("section", { className: "entry", hidden: true });
    document.body.append(this.element);
  }

  /** {why, code, check, trouble, wish}, or null: let in, nothing lies over the page. */
  tell(told) {
    this.element.hidden = !told;
    if (told) fill(this.element, entryView(told, location.origin, this.language), build);
    else this.element.replaceChildren(this.element.shownKey = "");
  }
}

function build(view) {
  const asks = view.codeLabel !== undefined;
  return [
    make("header", {},
      make("span", { className: "entry-disc" }, icon(view.icon)),
      make("div", {}, worded("h1", "", view.title), worded("p", "", view.about))),
    make("div", { className: asks ? "entry-body" : "entry-body entry-trouble" }, asks ? code(view) : null, steps(view)),
    worded("footer", "", view.foot),
  ];
}

function code(view) {
  const check = view.check
    ? make("div", { className: "entry-check" }, worded("span", "", view.checkLabel), worded("b", "", view.check))
    : null;
  const digits = view.code ? worded("b", "entry-digits", view.code) : worded("p", "entry-fetching", view.fetching);
  return make("div", { className: "entry-code" }, worded("span", "", view.codeLabel), digits, check,
    view.wish ? worded("p", `entry-wish ${view.wish.tone}`, view.wish.words) : null);
}

function steps(view) {
  return make("ol", {}, ...view.steps.map((words) => make("li", {}, worded("span", "", words))));
}
