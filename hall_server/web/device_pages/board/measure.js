// How wide words are, where lines break, and in what size they fit. Lengths are in units of the sheet
// (`--u`), as in display/screens; the page's own face is measured.

const MEASURED_AT = 100;
/** Nothing on a board is smaller. */
const LEAST = 36;
const FACE = getComputedStyle(document.documentElement).fontFamily;
const brush = document.createElement("canvas").getContext("2d");
const widths = new Map();

/** One unit of the sheet, in pixels. */
export function unit() {
  const [width, height] = [innerWidth, innerHeight];
  return height > width ? Math.min(width / 1080, height / 1920) : Math.min(width / 1920, height / 1080);
}

/** How wide a line of these words is in that size. */
export function widthOf(words, size, isBold = true) {
  const key = isBold + words;
  if (widths.size > 5000) widths.clear();
  if (!widths.has(key)) {
    brush.font = `${isBold ? 700 : 400} ${MEASURED_AT}px ${FACE}`;
    widths.set(key, brush.measureText(words).width / MEASURED_AT);
  }
  return widths.get(key) * size + 4;
}

/** Measured before the face was there, they were another's. */
export const forgetWidths = () => widths.clear();

/** A character, or a word of letters, with the signs that must not begin a line after it. */
const PIECE = /(?:[\x21-\x7e]+|\S)[，。、；：！？）》」”’…]*\s*/gu;

/** The lines words take in a box that wide. */
export function wrapped(words, width, size, isBold = true) {
  const lines = [""];
  for (const piece of words.match(PIECE) ?? []) {
    const longer = lines.at(-1) + piece;
    if (lines.at(-1) && widthOf(longer.trimEnd(), size, isBold) > width) lines.push(piece);
    else lines[lines.length - 1] = longer;
  }
  return lines.map((line) => line.trimEnd());
}

/** Shrinks an element's type until its line fits; `--size` is its usual size in units. What would be
    smaller than `--least` is set in two lines. */
export function fitLine(element) {
  const style = getComputedStyle(element);
  const usual = Number(style.getPropertyValue("--size"));
  const least = Number(style.getPropertyValue("--least")) || LEAST;
  const room = element.clientWidth;
  element.classList.remove("two-lines");
  element.style.setProperty("--fit", usual);
  if (element.scrollWidth <= room) return;
  const fits = Math.floor((usual * room) / element.scrollWidth);
  element.style.setProperty("--fit", Math.max(fits, least));
  if (fits < least) element.classList.add("two-lines");
}

/** Fits every line of an element that asks for it. */
export function fitAll(element) {
  for (const line of element.querySelectorAll(".fit")) fitLine(line);
}
