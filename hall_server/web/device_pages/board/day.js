// How the day stands, in words (rows A17, I7). Pure.

import { inLanguage, say } from "./texts.js";
import { clock, dateWords, day } from "/device/times.js";

/** A break that ends within these hours is the one at noon. */
const LUNCH = [11, 16];

/** Whether the hall serves now. */
export const serves = (board) => ["open", "extended"].includes(board.hours.state);

/** How the day stands now, in a few words. */
export function hoursNow(board, language) {
  const { state, reason, reopens } = board.hours;
  if (state === "closed" && reason) return inLanguage(reason, language);
  if (!reopens || !["break", "before"].includes(state)) return say(`hours-${state}`, language);
  if (day(reopens, board.time_zone) !== board.business_day) return say("hours-after", language);
  const time = clock(reopens, board.time_zone);
  const isNoon = state === "break" && Number(time.slice(0, 2)) >= LUNCH[0] && Number(time.slice(0, 2)) < LUNCH[1];
  return say(isNoon ? "hours-lunch" : `hours-${state}`, language, { time });
}

/** A page about today; null where the hall told nothing of it. */
export function dayPage(board, language) {
  if (!board.hours.sessions.length && !board.duty && serves(board)) return null;
  const told = facts(board, language).filter((fact) => fact.text);
  return { kind: "facts", title: say("hours-title", language), icon: "clock", now: hoursNow(board, language), facts: told };
}

function facts(board, language) {
  const { hours, time_zone: zone } = board;
  const sessions = hours.sessions.map(({ opens, closes }) => `${clock(opens, zone)}–${clock(closes, zone)}`);
  const fact = (icon, name, text) => ({ icon, name: say(name, language), text });
  return [
    fact("clock", "sessions", sessions.join("  ")),
    fact("ticket", "last-ticket", clock(hours.last_ticket_at, zone)),
    fact("calendar", "opens", opensElsewhen(board, language)),
    fact("flag", "market", hours.market_day ? say("market-more", language) : ""),
    fact("person", "duty", inLanguage(board.duty, language)),
    fact("calendar", "booking", board.appointments ? say("booking-more", language) : ""),
  ];
}

/** The day and time it opens again, where that is not today. */
function opensElsewhen({ hours, time_zone: zone, business_day: today }, language) {
  if (!hours.reopens || day(hours.reopens, zone) === today) return "";
  return `${dateWords(hours.reopens, zone, language)} ${clock(hours.reopens, zone)}`;
}
