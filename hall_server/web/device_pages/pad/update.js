// How a pad's state changes: update(state, message) -> [state, effects]. Pure; as evaluator/update.py.
//
// Messages: {link: a device's state}, {tick: {now, hall, room}}, {unsent: count}, {touch: name},
// {written: text}, {told: {place, taken, refusal}}. Effects: {keep: answer}, {submit: answer},
// {complain: command, place}.
//
// A touched level is an answer (row D2): it is submitted when its citizen says so, when nothing more
// is touched, or when the visit is no longer asked about. Without a touch nothing is ever sent.

import { askedNow, questionGoesOn, submitted } from "./asking.js";
import { complaintBegun, complaintTold, complaintTouched, complaintWritten, left } from "./complaining.js";
import { FACTS } from "./facts.js";
import { on, QUESTION, sayingSecondsLeft, tagPages, tagsOf, TIMING } from "./state.js";

/** As many reasons and characters as a rating may carry (row D1). */
const MOST_TAGS = 8;
export const MOST_TEXT = 150;

export function update(state, message) {
  if (message.link) return lookedRound(linkChanged(state, message.link));
  if (message.tick) return lookedRound({ ...state, ...message.tick });
  if (message.unsent !== undefined) return [{ ...state, unsent: message.unsent }, []];
  if (message.told) return [complaintTold(state, message.told), []];
  const seen = { ...state, touchedAt: state.now };
  return message.touch === undefined ? written(seen, message.written) : touched(seen, message.touch);
}

function touched(state, key) {
  if (key === "language") return [{ ...state, language: state.language === "zh" ? "en" : "zh" }, []];
  if (key === "complain") return [complaintBegun(state), []];
  if (state.screen === "saying") return complaintTouched(state, key);
  const [kind, what] = key.split(":");
  switch (kind) {
    case "level": return levelTouched(state, Number(what));
    case "tag": return tagTouched(state, Number(what));
    case "phrase": return phraseTouched(state, Number(what));
    case "submit": return state.answer && state.screen !== "asking" ? submitted(state) : [state, []];
    case "back": return steppedBack(state);
    default: return [moved(state, kind), []];
  }
}

function levelTouched(state, level) {
  const { asked, answer: before } = state;
  if (state.screen !== "asking" || !asked.levels.some((known) => known.level === level)) return [state, []];
  const answer = {
    visit: asked.visit,
    level,
    tags: before?.level === level ? before.tags : [],
    text: before?.text ?? "",
    given_at: state.hall === null ? null : new Date(state.hall).toISOString(),
  };
  const answeredAt = before ? state.answeredAt : state.now;
  return [{ ...on(state, "reasons"), answer, answeredAt }, [{ keep: answer }]];
}

function tagTouched(state, place) {
  const tag = tagsOf(state)[place - 1];
  if (state.screen !== "reasons" || !tag) return [state, []];
  const ticked = state.answer.tags;
  const rest = ticked.filter((code) => code !== tag.code);
  const room = ticked.length < MOST_TAGS ? [...ticked, tag.code] : ticked;
  return answered(state, { tags: rest.length < ticked.length ? rest : room });
}

function answered(state, more) {
  const answer = { ...state.answer, ...more };
  return [{ ...state, answer }, [{ keep: answer }]];
}

function written(state, text) {
  if (state.screen === "saying") return [complaintWritten(state, text), []];
  if (state.screen !== "writing") return [state, []];
  return answered(state, { text: text.slice(0, MOST_TEXT) });
}

/** A ready phrase, with what parts it from the words before it; too long, it is left out whole. */
function phraseTouched(state, place) {
  if (state.screen !== "writing" || !FACTS.phrases[place]) return [state, []];
  const { text } = state.answer;
  const phrase = FACTS.phrases[place][state.language];
  const parted = text && !/[，。！？ \n]$/.test(text);
  const joined = state.language === "zh" ? `，${phrase}` : `, ${phrase.toLowerCase()}`;
  const longer = text + (parted ? joined : phrase);
  return longer.length > MOST_TEXT ? [state, []] : answered(state, { text: longer });
}

function steppedBack(state) {
  if (state.screen === "writing") return [on(state, "reasons"), [{ keep: state.answer }]];
  return [state.screen === "reasons" ? on(state, "asking") : state, []];
}

function moved(state, key) {
  if (state.screen !== "reasons") return state;
  const step = { previous: -1, next: 1 }[key] ?? 0;
  if (step) return { ...state, page: Math.max(0, Math.min(state.page + step, tagPages(state) - 1)) };
  return key === "write" ? { ...state, screen: "writing", since: state.now } : state;
}

function linkChanged(state, link) {
  return {
    ...state,
    connected: link.connected,
    board: link.snapshot?.board ?? state.board,
    pad: link.snapshot?.pad ?? state.pad,
    window: link.window ?? state.window,
    goodbye: link.connected ? null : link.goodbye,
  };
}

/** What time and the server make of the present screen. */
function lookedRound(state) {
  if (QUESTION.includes(state.screen)) return questionGoesOn(state);
  if (state.screen === "saying") return [sayingSecondsLeft(state) <= 0 ? left(state) : state, []];
  if (state.screen !== "thanks") return [askedNow(state), []];
  if (state.now - state.since < TIMING.thanks_s) return [state, []];
  return [askedNow(idleCard(state)), []];
}

const idleCard = (state) => ({ ...on(state, "card"), language: state.usual });
