// A queue's colour, just dark enough that white words can be read on it. Pure.

const LEAST = 4.5;
const known = new Map();

/** `#RRGGBB` to `rgb(...)`. */
export function readable(code) {
  if (!known.has(code)) known.set(code, deepened(code));
  return known.get(code);
}

function deepened(code) {
  const full = (code.match(/[0-9a-f]{2}/gi) ?? ["47", "54", "67"]).map((part) => parseInt(part, 16));
  const tried = Array.from({ length: 21 }, (_, step) => full.map((part) => part * (1 - step / 20)));
  const found = tried.find((colour) => 1.05 / (luminance(colour) + 0.05) >= LEAST);
  return `rgb(${found.map(Math.round).join(" ")})`;
}

/** By WCAG 2, 0 to 1. */
function luminance(colour) {
  const [red, green, blue] = colour.map((part) => part / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
