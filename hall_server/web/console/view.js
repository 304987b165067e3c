// What the page shows, from what the console knows. Pure: no document, no clock.

import { clockText } from "./times.js";
import { actButtons, keptLine, noticeList, undoLine } from "./view_acts.js";
import { listTabs } from "./view_lists.js";
import { visitCard } from "./view_visit.js";
import { text, words } from "./words.js";

/** `known`: {state, seat, book, pending: [command], choice, list, silent, language, now}; `now` is the
    hall's time in ms, `choice` the outcome chosen so far, `list` the list that lies open. */
export function view(known) {
  const t = (name, values) => text(known.language, name, values);
  const { state, pending } = known;
  const desk = state.snapshot?.desk;
  const shown = { top: top(known, t), title: t("page"), desk: null };
  if (!desk) return shown;
  const head = `(${desk.waiting_count}) ${shown.top.window}`;
  return {
    ...shown,
    title: `${known.silent ? "● " : ""}${head} · ${t("page")}`,
    desk: {
      visit: visitCard(known, t),
      acts: actButtons(known, t),
      kept: keptLine(pending, state.connected, t),
      undo: undoLine(known, t),
      notices: noticeList(known, t),
      lists: listTabs(known, t),
      counts: dayCounts(desk, t),
      rule: words(known.language, desk.rule),
    },
  };
}

function top({ state, seat, language, now }, t) {
  const board = state.snapshot?.board;
  const desk = state.snapshot?.desk;
  const number = state.window ?? seat.window;
  const named = board?.windows.find((window) => window.number === number);
  const covers = desk?.covers ?? [];
  return {
    hall: words(language, board?.name),
    window: t("windowN", { n: number }),
    name: words(language, named?.name),
    clerk: words(language, desk?.clerk ?? seat.staff),
    post: desk?.post ? t(`post_${desk.post}`) : "",
    covers: covers.length ? t("covers", { n: covers.join("、") }) : "",
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

function dayCounts({ counts, ratings }, t) {
  const minutes = (value) => (value == null ? "–" : t("minutes", { n: Math.round(value * 10) / 10 }));
  const own = counts ?? {};
  return [
    [t("servedToday"), String(own.served ?? 0)],
    [t("noShowsToday"), String(own.no_shows ?? 0)],
    [t("consultationsToday"), String(own.consultations ?? 0)],
    [t("serveMean"), minutes(own.serve_min)],
    [t("ratings"), ratings ? t("ratingsCount", { n: ratings.rated, m: ratings.praised }) : t("ratingsLater")],
  ];
}

