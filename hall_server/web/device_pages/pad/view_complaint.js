// What a pad shows to who complains, wishes for something or praises. Pure.

import { isWhole, sentencesOf } from "./complaining.js";
import { FACTS } from "./facts.js";
import { button, framed } from "./view_frame.js";
import { writeWords } from "./view_question.js";
import { inLanguage, refusal, say } from "./words.js";

/** The step the person is at. */
export const complaintView = (state) => VIEWS[state.complaint.step](state, state.complaint);

function asked(state, step) {
  const { language } = state;
  return {
    ...framed(state, `complaint-${step}`),
    title: say(`complaint-${step}`, language),
    subtitle: say(`complaint-${step}-more`, language),
    buttons: [button("back", language, "back")],
  };
}

const tiles = (named, kind, language) =>
  Object.entries(named).map(([code, words]) => ({
    key: `tell:${kind}:${code}`,
    text: inLanguage(words, language),
    icon: words.icon,
  }));

const what = (state) => ({ ...asked(state, "what"), tiles: tiles(FACTS.kinds, "what", state.language) });

const category = (state) =>
  ({ ...asked(state, "category"), tiles: tiles(FACTS.categories, "category", state.language) });

function words(state, told) {
  const { language } = state;
  return {
    ...asked(state, "words"),
    chips: sentencesOf(told).map((sentence, place) => ({
      key: `tell:sentence:${place}`,
      text: inLanguage(sentence, language),
      ticked: told.ticked.includes(place),
    })),
    buttons: [
      button("back", language, "back"),
      { key: "tell:write", text: writeWords(told.written, language), icon: "pencil" },
      send(language, told),
    ],
  };
}

const send = (language, told) =>
  button("tell:send", language, "submit", { named: "submit", main: true, disabled: !isWhole(told) });

function writing(state, told) {
  const { language } = state;
  return {
    ...framed(state, "complaint-writing"),
    footnote: say("complaint-secret", language),
    buttons: [button("back", language, "back"), send(language, told)],
    sheet: { text: told.written, most: FACTS.mostComplained, hint: say("complaint-hint", language) },
    phrases: [],
  };
}

const sending = (state) => ({ ...asked(state, "sending"), icon: "wait", buttons: [] });

function taken(state, { taken: { number, code } }) {
  const { language } = state;
  return {
    ...asked(state, "taken"),
    receipt: [
      { label: say("complaint-number", language), figure: `${number.slice(0, 4)} ${number.slice(4)}` },
      { label: say("complaint-code", language), figure: `${code.slice(0, 3)} ${code.slice(3)}` },
    ],
    buttons: [button("done", language, "check", { main: true })],
  };
}

function refused(state, told) {
  const view = asked(state, "refused");
  return { ...view, icon: "alert", subtitle: refusal(told.refusal, state.language) || view.subtitle };
}

const VIEWS = { what, category, words, writing, sending, taken, refused };
