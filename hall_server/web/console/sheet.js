// The sheet of all keys.

import { $, fill, make } from "./dom.js";
import { CAPS } from "./keys.js";
import { text } from "./words.js";

const ACTS = [
  "call_next", "start_visit", "finish_next", "finish_visit", "recall", "mark_no_show", "hold_visit",
  "transfer_visit", "record_consultation", "serve_without_ticket", "pause_window", "cover_window",
  "call_for_help", "answer_help", "mark_need", "change_items", "split_ticket", "give_notice", "open_case",
  "find_case", "deadline", "complain", "own_words", "each_item", "undo",
  "lists", "help_sheet",
];

const MORE = [["primaryKey", ["enter", "␣"]], ["rows", ["↑", "↓"]], ["backKey", ["Esc"]]];

/** The key-pad as it lies on the desk: {cap, what} by rows, with the columns and rows it spans. */
const PAD = [
  ["Num", "moreActs"], ["/", "start_visit"], ["*", "recall"], ["−", "mark_no_show"],
  ["7 8 9", "digits", "three"], ["+", "finish_next", "tall"],
  ["4 5 6", "digits", "three"],
  ["1 2 3", "dialOrOutcome", "three"], ["", "primaryKey", "tall enter-key"],
  ["0", "finish_visit", "two"], [".", "asideKey"],
];

export function drawSheet(language) {
  const t = (name) => text(language, name);
  const lines = [
    ...MORE.map(([name, caps]) => [t(name), caps.map((cap) => (cap === "enter" ? t("enter") : cap))]),
    ...ACTS.map((kind) => [t(kind), CAPS[kind]]),
  ];
  fill($("sheet-keys"), lines, ([name, caps]) =>
    make("p", {}, make("span", { textContent: name }),
      make("span", { className: "caps" }, ...caps.map((cap) => make("kbd", { textContent: cap })))));
  const keys = PAD.map(([cap, what, span = ""]) => [cap || t("enter"), what && t(what), span]);
  fill($("sheet-pad"), keys, ([cap, what, span]) =>
    make("p", { className: span }, make("b", { textContent: cap }), make("small", { textContent: what })));
}
