// How much fits on this screen; the sizes are those of pad.css and base.css. Pure.

const MOST = 8;
const UNITS = { target: 132, gap: 24 };
/** CSS pixels: a target of 15 mm where a pixel has the size CSS promises on tablets (160 to an inch). */
const LEAST = { target: 96, gap: 12 };

/** How many reasons a page takes, {whole} alone and {paged} with arrows, in a window of this size. */
export function roomOf(width, height) {
  const lies = width > height;
  const unit = lies ? Math.min(width / 1920, height / 1080) : Math.min(width / 1080, height / 1920);
  const [target, gap] = ["target", "gap"].map((name) => Math.max(UNITS[name] * unit, LEAST[name]));
  const between = height - 2 * target - 4 * gap; // the top above it, the buttons below
  const fit = (space) => Math.max(1, Math.floor((space + gap) / (target + gap))) * (lies ? 2 : 1);
  return { whole: Math.min(MOST, fit(between)), paged: Math.min(MOST, fit(between - (lies ? 0 : target + gap))) };
}
