// What a pad shows while nobody is asked: the clerk's card, or why there is none. Pure.

import { TIMING, windowView } from "./state.js";
import { complainButton, framed } from "./view_frame.js";
import { inLanguage, say } from "./words.js";

/** Reasons of the server for having nothing to do with this device as it is. */
const REFUSING = ["wrong-role", "unauthorized", "key-revoked", "unsupported-wire-version"];

/** The clerk's card, and a small way to say something besides. */
export const cardView = (state) => ({ ...card(state), complain: complainButton(state) });

function card(state) {
  const window = windowView(state);
  if (!state.connected) return withoutLine(state, window);
  if (window?.state === "paused") return message(state, "closed", "paused", "closed");
  if (!window || window.state === "closed") return message(state, "closed", "closed", "closed");
  return { ...withCard(state, window), notice: notice(state) };
}

function withoutLine(state, window) {
  if (REFUSING.includes(state.goodbye?.code)) return message(state, "away", "refused", "alert", "refused-device");
  if (!window || window.state === "closed") return message(state, "away", "away", "away");
  return { ...withCard(state, window), screen: "away", warning: say("away-strip", state.language) };
}

/** At a window served without a sign-in nobody's name is known. */
function withCard(state, window) {
  const { language, pad } = state;
  const name = pad?.clerk ? inLanguage(pad.clerk, language) : "";
  const post = name && pad.post ? pad.post : window.name;
  return {
    ...framed(state, "idle"),
    card: {
      initial: initials(name),
      name: name || say("staff", language),
      post: inLanguage(post, language),
      greeting: say("greeting", language),
    },
  };
}

/** 王 of 王芳, WF of Wang Fang. */
function initials(name) {
  const words = name.split(/\s+/);
  const isLatin = words.length > 1 && words.every((word) => /^[\x21-\x7e]/.test(word));
  return (isLatin ? words[0][0] + words.at(-1)[0] : [...name][0] ?? "").toUpperCase();
}

function message(state, screen, name, icon, title = name) {
  const { language } = state;
  return {
    ...framed(state, screen),
    title: say(title, language),
    subtitle: say(`${name}-more`, language),
    icon,
    notice: screen === "closed" ? notice(state) : null,
  };
}

/** The notices take turns. */
function notice({ board, now, language }) {
  const notices = board?.notices ?? [];
  if (!notices.length) return null;
  const { title, text } = notices[Math.floor(now / TIMING.notice_s) % notices.length];
  return { title: inLanguage(title, language), text: inLanguage(text, language) };
}
