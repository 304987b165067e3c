// Which key means what. Pure. Keys are told by their place (`code`), so that an input method or a
// keyboard of another country changes nothing; the numeric key-pad works with and without NumLock.

export const CAPS = {
  call_next: ["N", "+"],
  recall: ["R", "*"],
  start_visit: ["S", "/"],
  finish_visit: ["F", "0"],
  mark_no_show: ["G", "−"],
};

const ACT_OF = {
  KeyN: "call_next",
  NumpadAdd: "call_next",
  KeyR: "recall",
  NumpadMultiply: "recall",
  KeyS: "start_visit",
  NumpadDivide: "start_visit",
  KeyF: "finish_visit",
  Numpad0: "finish_visit",
  KeyG: "mark_no_show",
  NumpadSubtract: "mark_no_show",
};

const PRIMARY = new Set(["Enter", "NumpadEnter", "Space"]);
const BACK = new Set(["Escape", "Backspace", "NumpadDecimal"]);

/** What a key asks for while no list is open: {act}, {primary: true} or null. */
export function deskKey(code) {
  if (PRIMARY.has(code)) return { primary: true };
  return Object.hasOwn(ACT_OF, code) ? { act: ACT_OF[code] } : null;
}

/** What a key asks for while the outcomes are open: {choice: 1…9}, {own}, {back} or null. */
export function outcomeKey(code) {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit === "0") return { own: true };
  if (digit) return { choice: Number(digit) };
  return BACK.has(code) ? { back: true } : null;
}
