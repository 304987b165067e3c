// The parts every screen has: whose hall and window it is, and the switch of languages. Pure.

import { clock, dateWords } from "/device/times.js";
import { windowNumber, windowView } from "./state.js";
import { inLanguage, say } from "./words.js";

/** A view with everything but what is the screen's own. */
export function framed(state, screen) {
  const { language, connected } = state;
  return { screen, language, connected, header: header(state), switch: button("language", language, "translate") };
}

/** A button by its key, named as its text is. */
export const button = (key, language, icon, more = {}) => ({ key, text: say(more.named ?? key, language), icon, ...more });

/** The small way in to say something; nothing is taken without a line to the hall. */
export const complainButton = ({ connected, language }) =>
  connected ? button("complain", language, "complaint") : null;

function header(state) {
  const { language, board, hall } = state;
  const view = windowView(state);
  const known = board && hall !== null;
  return {
    hall: board ? inLanguage(board.name, language) : say("waiting-for-hall", language),
    clock: known ? clock(hall, board.time_zone) : "",
    date: known ? dateWords(hall, board.time_zone, language) : "",
    window: String(windowNumber(state) ?? ""),
    windowLabel: say("window", language),
    windowName: view ? inLanguage(view.name, language) : "",
  };
}
