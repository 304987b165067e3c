// Which part of the hall a board shows, and questions to its calls (rows C2, C3). Pure.

const MAIN_ZONE = "main";
const ROWS = 6;

/** What a board shows: its window's, its zone's, or in the main zone everything. */
export function shownPart(board, wall) {
  if (wall?.window != null) return of(board, board.windows.filter((window) => window.number === wall.window));
  if (!wall || wall.zone === MAIN_ZONE) return board;
  return of(board, board.windows.filter((window) => window.zone === wall.zone));
}

export const windowOf = (board, number) => board.windows.find((window) => window.number === number) ?? null;

/** The queues served at a window: its own, then those of the windows it covers (Ruling 7). */
export function queuesAt(board, window) {
  const covered = board.windows.filter((other) => other.covered_by === window.number);
  return [...new Set([window, ...covered].flatMap((one) => one.queues))];
}

function of(board, windows) {
  const numbers = new Set(windows.map((window) => window.number));
  const served = new Set(windows.flatMap((window) => queuesAt(board, window)));
  return {
    ...board,
    windows,
    queues: board.queues.filter((queue) => served.has(queue.id)),
    recent_calls: board.recent_calls.filter((call) => numbers.has(call.window)),
  };
}

export const byNumber = (windows) => [...windows].sort((one, other) => one.number - other.number);

/** Names one round of a call: `CALL_ID:ROUND`. */
export const roundKey = (call) => `${call.id}:${call.round}`;

/** The calls a person sees now, the newest first; the first of them is large as well. */
export const onTheWall = (board) => board.recent_calls.slice(0, ROWS);

export const newest = (board) => board?.recent_calls[0] ?? null;

/** Of the calls on the wall those that no board has reported shown. */
export const unreported = (board) => onTheWall(board).filter((call) => !call.shown_at);

/** Who may be called next and needs longer to come, where somebody sits to call them. */
export function gettingReady(board) {
  const open = board.windows.filter((window) => window.state === "open");
  const served = new Set(open.flatMap((window) => queuesAt(board, window)));
  return board.queues.filter((queue) => served.has(queue.id)).flatMap((queue) => queue.ready);
}
