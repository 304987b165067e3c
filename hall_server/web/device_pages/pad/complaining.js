// A complaint, an idea or praise at the pad (row A10): short, no name, nothing kept. Pure.
//
// `complaint`: {window, step, what, category, ticked, written, taken, refusal}. `step`: what, category,
// words, writing, sending, taken or refused.

import { askedNow, idle } from "./asking.js";
import { FACTS } from "./facts.js";
import { on, windowNumber } from "./state.js";

const BEGUN = { step: "what", what: "complaint", category: null, ticked: [], written: "", taken: null, refusal: "" };

/** Only from the card or the thanks: nobody is in the middle of a rating there. */
export function complaintBegun(state) {
  if (!["card", "thanks"].includes(state.screen) || !state.connected) return state;
  return { ...on(state, "saying"), complaint: { ...BEGUN, window: windowNumber(state) } };
}

/** What may be ticked; nothing before it is known what it is about. */
export const sentencesOf = ({ what, category }) => (category ? FACTS.sentences[what][category] : []);

/** Whether something is said that could be sent. */
export const isWhole = (told) => told.ticked.length > 0 || Boolean(told.written.trim());

/** After a press by its name: [state, effects]. */
export function complaintTouched(state, key) {
  const told = state.complaint;
  if (key === "back") {
    const before = steppedBack(told);
    return [before ? { ...state, complaint: before } : left(state), []];
  }
  if (key === "done") return [left(state), []];
  if (key === "tell:send") return sent(state, told);
  return [{ ...state, complaint: touched(told, key) }, []];
}

function touched(told, key) {
  const [, kind, what] = key.split(":");
  switch (`${told.step} ${kind}`) {
    case "what what": return chosenKind(told, what);
    case "category category": return chosenCategory(told, what);
    case "words sentence": return ticked(told, Number(what));
    case "words write": return { ...told, step: "writing" };
    default: return told;
  }
}

/** Another kind has other sentences; a petition is about what its sentences say. */
function chosenKind(told, what) {
  if (!(what in FACTS.kinds)) return told;
  const isPetition = what === "petition";
  const kept = what === told.what && !isPetition ? told : { ...told, what, ticked: [] };
  return { ...kept, category: isPetition ? "other" : kept.category, step: isPetition ? "words" : "category" };
}

function chosenCategory(told, category) {
  if (!(category in FACTS.categories)) return told;
  return { ...told, category, ticked: category === told.category ? told.ticked : [], step: "words" };
}

function ticked(told, place) {
  if (!(place < sentencesOf(told).length)) return told;
  const rest = told.ticked.filter((one) => one !== place);
  const without = rest.length < told.ticked.length;
  return { ...told, ticked: without ? rest : [...rest, place].sort((a, b) => a - b) };
}

export function complaintWritten(state, text) {
  if (state.complaint.step !== "writing") return state;
  const written = text.slice(0, FACTS.mostComplained);
  return { ...state, complaint: { ...state.complaint, written } };
}

/** One step back, what was written kept; null leaves it. */
function steppedBack(told) {
  switch (told.step) {
    case "writing": return { ...told, step: "words" };
    case "words": return { ...told, step: told.what === "petition" ? "what" : "category" };
    case "category": return { ...told, step: "what" };
    case "refused": return { ...told, step: "words", refusal: "" };
    default: return null;
  }
}

function sent(state, told) {
  if (!["words", "writing"].includes(told.step)) return [state, []];
  if (!isWhole(told)) return [{ ...state, complaint: { ...told, step: "words" } }, []];
  const place = state.sent + 1;
  const complaint = { ...told, step: "sending" };
  const command = commandOf(told, state.language);
  return [{ ...state, complaint, sent: place }, [{ complain: command, place }]];
}

/** Named is its window only where it is about how one was served. */
function commandOf(told, language) {
  const window = FACTS.aboutSomebody.includes(told.category) && told.what !== "petition" ? told.window : null;
  const { what, category } = told;
  return { kind: "complain", what, category, text: textOf(told, language), window, language, print: false };
}

/** Sentences and what was written, as the handler will read it. */
export function textOf(told, language) {
  const said = told.ticked.map((place) => sentencesOf(told)[place][language]);
  const [between, stop] = language === "zh" ? ["；", "。"] : ["; ", ". "];
  return ((said.length ? said.join(between) + stop : "") + told.written.trim()).trim();
}

/** What became of it, for who still stands there; of nobody else's. Then nothing said is kept. */
export function complaintTold(state, { place, taken, refusal }) {
  const told = state.complaint;
  if (told?.step !== "sending" || place !== state.sent) return state;
  const complaint = taken ? { ...BEGUN, step: "taken", taken } : { ...told, step: "refused", refusal };
  return { ...state, complaint, touchedAt: state.now };
}

/** Nothing of it stays. */
export const left = (state) => askedNow({ ...on(idle(state), "card"), complaint: null });
