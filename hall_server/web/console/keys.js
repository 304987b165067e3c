// Which key means what. Pure. Keys are told by their place (`code`), so that an input method or a
// keyboard of another country changes nothing; the numeric key-pad works with and without NumLock.

export const CAPS = {
  call_next: ["N", "+"],
  start_visit: ["S", "/"],
  finish_next: ["N", "+"],
  resume_window: ["P", "."],
  recall: ["R", "*"],
  mark_no_show: ["G", "−"],
  finish_visit: ["F", "0"],
  hold_visit: ["H", "."],
  transfer_visit: ["T"],
  record_consultation: ["C"],
  pause_window: ["P", "."],
  call_for_help: ["X"],
  serve_without_ticket: ["W"],
  cover_window: ["V"],
  mark_need: ["M"],
  change_items: ["I"],
  split_ticket: ["D"],
  give_notice: ["Z"],
  open_case: ["B"],
  find_case: ["E"],
  deadline: ["Q"],
  complain: ["A"],
  own_words: ["O"],
  undo: ["U"],
  answer_help: ["Y"],
  each_item: ["J"],
  lists: ["L"],
  help_sheet: ["K"],
};

const ASKS_OF = {
  KeyN: { next: true },
  NumpadAdd: { next: true },
  KeyR: { act: "recall" },
  NumpadMultiply: { act: "recall" },
  KeyS: { act: "start_visit" },
  NumpadDivide: { act: "start_visit" },
  KeyF: { act: "finish_visit" },
  Numpad0: { act: "finish_visit" },
  KeyG: { act: "mark_no_show" },
  NumpadSubtract: { act: "mark_no_show" },
  KeyH: { act: "hold_visit" },
  NumpadDecimal: { aside: true },
  NumLock: { more: true },
  KeyT: { act: "transfer_visit" },
  KeyC: { act: "record_consultation" },
  KeyP: { pause: true },
  KeyX: { act: "call_for_help" },
  KeyW: { act: "serve_without_ticket" },
  KeyV: { act: "cover_window" },
  KeyM: { act: "mark_need" },
  KeyI: { act: "change_items" },
  KeyD: { act: "split_ticket" },
  KeyZ: { act: "give_notice" },
  KeyB: { act: "open_case" },
  KeyE: { act: "find_case" },
  KeyQ: { act: "deadline" },
  KeyA: { act: "complain" },
  KeyO: { act: "own_words" },
  KeyU: { act: "undo" },
  Backspace: { act: "undo" },
  KeyY: { act: "answer_help" },
  KeyJ: { item: true },
  KeyL: { lists: true },
  KeyK: { sheet: true },
  F1: { sheet: true },
  ArrowDown: { row: 1 },
  ArrowUp: { row: -1 },
};

const PRIMARY = new Set(["Enter", "NumpadEnter", "Space"]);
const BACK = new Set(["Escape", "Backspace", "NumpadDecimal"]);

/** The digit of a key of the upper row or the key-pad, "" for any other key. */
export function digitOf(code) {
  return /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? "";
}

/** What a key asks for while nothing is open: {primary}, {act}, {next}, {aside}, {digit} … or null.

    `at` is where the window stands: digits choose the outcome of a served visit, and begin a
    number to call while the window is free, 0 among them. */
export function deskKey(code, at) {
  if (PRIMARY.has(code)) return { primary: true };
  const digit = digitOf(code);
  if (digit && at === "free") return { dial: digit };
  if (digit > "0" && at === "serving") return { outcome: Number(digit) };
  return Object.hasOwn(ASKS_OF, code) ? ASKS_OF[code] : null;
}

/** What a key asks for while a panel is open: {choice: 1…9}, {back}, {move}, {more} or null. */
export function panelKey(code) {
  if (code === "NumLock") return ASKS_OF.NumLock;
  const digit = digitOf(code);
  if (digit > "0") return { choice: Number(digit) };
  if (BACK.has(code)) return { back: true };
  const move = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[code];
  return move ? { move } : null;
}
