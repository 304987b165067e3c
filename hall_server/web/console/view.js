// What the page shows, from what the console knows. Pure: no document, no clock.

import { ACTS, allowed, callReport, primary, recallWait, standing } from "./rules.js";
import { text, words } from "./words.js";

const MINUTE = 60_000;

/** `known`: {state, seat, pending: [command], language, now}; `now` is the hall's time in ms. */
export function view(known) {
  const t = (name, values) => text(known.language, name, values);
  const { state, pending } = known;
  const desk = state.snapshot?.desk;
  const shown = { top: top(known, t), title: t("page"), desk: null };
  if (!desk) return shown;
  const waiting = waitingList(known, t);
  const head = `(${desk.waiting_count}) ${shown.top.window}`;
  return {
    ...shown,
    title: `${head} · ${t("page")}`,
    desk: {
      visit: visitCard(known, t),
      acts: actButtons(known, t),
      kept: keptLine(pending, state.connected, t),
      outcomes: desk.outcomes.map((choice) => ({
        code: choice.code,
        name: words(known.language, choice.name),
      })),
      waiting,
      ratings: ratingsLine(desk.ratings, t),
    },
  };
}

function top({ state, seat, language, now }, t) {
  const board = state.snapshot?.board;
  const number = state.window ?? seat.window;
  const named = board?.windows.find((window) => window.number === number);
  return {
    hall: words(language, board?.name),
    window: t("windowN", { n: number }),
    post: words(language, named?.name),
    clerk: words(language, state.snapshot?.desk?.clerk ?? seat.staff),
    time: board ? clockText(now, board.time_zone) : "",
    line: state.connected ? "on" : "away",
    lineWord: lineWord(state, language, t),
  };
}

function lineWord({ connected, snapshot, goodbye }, language, t) {
  if (connected) return t("on");
  if (goodbye) return t("turnedAway", { why: words(language, goodbye.message) });
  return t(snapshot ? "away" : "connecting");
}

function visitCard({ state, pending, language, now }, t) {
  const { desk, board } = state.snapshot;
  const visit = desk.visit;
  if (!visit) {
    const isComing = standing(desk, pending.map((command) => command.kind)) === "coming";
    const hint = desk.waiting_count ? t("nextWaits", { n: desk.waiting_count }) : t("nobodyWaits");
    return { state: "free", chip: t(isComing ? "coming" : "free"), hint };
  }
  const isServing = visit.state === "serving";
  const begun = Date.parse(isServing ? visit.started_at ?? visit.called_at : visit.called_at);
  const facts = [
    visit.since ? [t("waited"), waitText(visit.since, Date.parse(visit.called_at), t)] : null,
    [t(isServing ? "servedFor" : "calledFor"), timerText(now - begun)],
    [t("round"), t("roundN", { n: visit.round })],
  ];
  return {
    state: visit.state,
    chip: t(visit.state),
    ticket: visit.ticket_id,
    number: visit.number,
    items: itemTexts(visit.items, language, t),
    english: visit.language === "en" ? t("english") : "",
    facts: facts.filter(Boolean),
    call: isServing ? null : callCard(callReport(visit, board.recent_calls, now), now, t),
  };
}

function itemLine(items, language) {
  const first = words(language, items[0]);
  return items.length > 1 ? `${first} +${items.length - 1}` : first;
}

function itemTexts(items, language, t) {
  const names = items.map((item) => words(language, item));
  return names.length > 1 ? [names[0], t("andMore", { n: names.length })] : names;
}

function callCard(report, now, t) {
  const capital = (mark) => mark[0].toUpperCase() + mark.slice(1);
  return {
    marks: ["shown", "spoken"].map((name) => ({
      mark: report[name],
      word: t(name + capital(report[name])),
    })),
    clock: report.heardAt === null ? t("clockWaits") : timerText(now - report.heardAt),
    running: report.heardAt !== null,
    alert: report.unconfirmed ? t("unconfirmed") : "",
  };
}

function actButtons({ state, pending, now }, t) {
  const desk = state.snapshot.desk;
  const kinds = pending.map((command) => command.kind);
  const when = { connected: state.connected, now };
  const may = allowed(desk, kinds, when);
  const next = primary(desk, kinds, when);
  const wait = recallWait(desk, now);
  return ACTS.map((kind) => ({
    kind,
    on: may[kind],
    primary: kind === next,
    label: t(kind),
    enter: t("enter"),
    hint: kind === "recall" && wait ? t("recallIn", { n: wait }) : "",
  }));
}

function keptLine(pending, connected, t) {
  if (!pending.length) return null;
  const list = pending.map((command) => t(command.kind));
  return { word: t(connected ? "sending" : "kept"), list, away: !connected };
}

function waitingList({ state, language, now }, t) {
  const { desk, board } = state.snapshot;
  const colours = Object.fromEntries(board.queues.map((queue) => [queue.id, queue.colour]));
  return {
    count: desk.waiting_count,
    countText: t(state.connected ? "people" : "peopleBefore", { n: desk.waiting_count }),
    more: (n) => t("more", { n }),
    rows: desk.waiting.map((ticket) => ({
      id: ticket.ticket_id,
      number: ticket.number,
      item: itemLine(ticket.items, language),
      colour: colours[ticket.queue],
      waited: waitText(ticket.since, now, t),
    })),
  };
}

function ratingsLine(ratings, t) {
  return ratings ? t("ratingsCount", { n: ratings.rated, m: ratings.praised }) : t("ratingsLater");
}

function waitText(since, until, t) {
  const minutes = Math.floor((until - Date.parse(since)) / MINUTE);
  return minutes > 0 ? t("minutes", { n: minutes }) : t("justNow");
}

/** 0:05, 12:30, 1:02:03. */
export function timerText(length) {
  const seconds = Math.max(Math.floor(length / 1000), 0);
  const two = (n) => String(n).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const head = hours ? `${hours}:${two(minutes)}` : String(minutes);
  return `${head}:${two(seconds % 60)}`;
}

function clockText(now, timeZone) {
  const shape = { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  return new Intl.DateTimeFormat("en-GB", shape).format(now);
}
