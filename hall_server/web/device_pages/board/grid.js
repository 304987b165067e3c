// Tiles: as many in a row as their words allow, in the largest type in which all of them share a page;
// what does not fit waits for its turn (display/screens/tiles.py). Pure; lengths in units.

const GAP = 12;
const TILE_HIGH = 66;
const MOST_COLUMNS = 10;
/** A tile is at most so much wider than its words need, be there ever so few. */
const WIDEST = 1.7;

/** {columns, rows, size, cells}: `cells` of them for tiles, one more for the label. */
function grid({ width, height }, needed, count, size) {
  const high = Math.max(TILE_HIGH, size * 1.36);
  const most = Math.max(1, Math.min(Math.floor((width + GAP) / (needed + GAP)), MOST_COLUMNS));
  const wanted = Math.max(1, Math.floor((height + GAP) / (high + GAP)));
  const rows = Math.min(wanted, Math.ceil((count + 1) / most));
  const least = Math.floor((width + GAP) / (needed * WIDEST + GAP));
  const columns = Math.min(most, Math.max(least, Math.ceil((count + 1) / rows)));
  return { columns, rows, size, cells: Math.max(1, columns * rows - 1) };
}

/** `needed(size)`: how wide a tile must be. */
export function bestGrid(box, needed, count, sizes) {
  const grids = sizes.map((size) => grid(box, needed(size), count, size));
  return grids.find(({ cells }) => cells >= count) ?? grids.at(-1);
}

/** Pages of `size` needed for so many things, at least one. */
export const pagesNeeded = (count, size) => Math.max(1, Math.ceil(count / Math.max(1, size)));

/** What is shown at a turn: about as much on every page; after the last comes the first. */
export function pageAt(things, size, turn) {
  const pages = pagesNeeded(things.length, size);
  const share = Math.ceil(things.length / pages);
  const page = turn % pages;
  return things.slice(page * share, (page + 1) * share);
}
