// What a pad shows to whom it asks: the five levels, the reasons, a few words, thanks. Pure.
//
// Nothing here depends on the level touched but the reasons' own words (row D2).

import { FACTS } from "./facts.js";
import { askingSecondsLeft, submitSecondsLeft, tagPages, tagsAPage, tagsOf, TIMING } from "./state.js";
import { MOST_TEXT } from "./update.js";
import { button, complainButton, framed } from "./view_frame.js";
import { inLanguage, say } from "./words.js";

const atLeastOne = (seconds) => Math.max(1, Math.ceil(seconds));

/** Five faces with their words, the best first; a quiet ring counts the time down. */
export function askingView(state) {
  const { language, asked, answer } = state;
  const levels = [...asked.levels].sort((one, other) => other.level - one.level);
  return {
    ...framed(state, "asking"),
    title: say(answer ? "again" : "ask", language),
    subtitle: answer ? say("again-more", language) : say("asked-number", language, { number: asked.number ?? "" }),
    ring: answer ? quietRing(state) : ring(state),
    faces: levels.map(({ level, name }) => ({
      key: `level:${level}`,
      text: inLanguage(name, language),
      icon: `face-${level}`,
    })),
    footnote: say("private", language),
  };
}

function ring(state) {
  const left = askingSecondsLeft(state);
  if (left === null || !state.asked.asked_at) return null;
  const total = atLeastOne((Date.parse(state.asked.until) - Date.parse(state.asked.asked_at)) / 1000);
  return { left: Math.min(total, atLeastOne(left)), total };
}

function quietRing(state) {
  const left = atLeastOne(submitSecondsLeft(state));
  return { left, total: Math.max(left, Math.ceil(TIMING.quiet_s)) };
}

/** The touched level's reasons, and the ways on. */
export function reasonsView(state) {
  const { language } = state;
  const rest = quietRing(state);
  const shown = chips(state);
  return {
    ...framed(state, "reasons"),
    title: say(shown.length ? "reasons" : "no-reasons", language),
    subtitle: say("reasons-more", language, { left: rest.left }),
    ring: rest,
    chips: shown,
    icon: "pencil",
    footnote: shown.length ? "" : say("no-reasons-more", language),
    paging: paging(state),
    buttons: [
      button("back", language, "back"),
      { key: "write", text: writeWords(state.answer.text, language), icon: "pencil" },
      button("submit", language, "submit", { main: true }),
    ],
  };
}

/** What stands on the way to the keys: how much is written already. */
export function writeWords(text, language) {
  const count = [...text.trim()].length;
  return say(count ? "written" : "write", language, { count });
}

function chips(state) {
  const size = tagsAPage(state);
  const first = state.page * size;
  const all = tagsOf(state).map(({ code, text }, place) => ({
    key: `tag:${place + 1}`,
    text: inLanguage(text, state.language),
    ticked: state.answer.tags.includes(code),
  }));
  return all.slice(first, first + size);
}

function paging(state) {
  const pages = tagPages(state);
  if (pages === 1) return null;
  return {
    text: `${state.page + 1} / ${pages}`,
    previous: { key: "previous", icon: "previous", text: "", disabled: state.page === 0 },
    next: { key: "next", icon: "next", text: "", disabled: state.page === pages - 1 },
  };
}

/** The text so far; it is written with the tablet's own keys, or by touching ready phrases. */
export function writingView(state) {
  const { language, answer } = state;
  return {
    ...framed(state, "writing"),
    footnote: say("soon", language, { left: atLeastOne(submitSecondsLeft(state)) }),
    buttons: [button("back", language, "back"), button("submit", language, "submit", { main: true })],
    sheet: { text: answer.text, most: MOST_TEXT, hint: say("hint", language) },
    phrases: FACTS.phrases.map((words, place) => ({ key: `phrase:${place}`, text: inLanguage(words, language) })),
  };
}

/** The same thanks for everybody. */
export function thanksView(state) {
  const { language } = state;
  return {
    ...framed(state, "thanks"),
    title: say("thanks", language),
    subtitle: say("thanks-more", language),
    icon: "check",
    complain: complainButton(state),
  };
}
