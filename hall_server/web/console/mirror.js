// Folds pushes into a snapshot (docs/protocol.md, "Snapshots, pushes and the sequence").

const RECENT_CALLS = 12;

const BOARD = {
  day: (board, { business_day, open }) => ({
    business_day,
    open,
    recent_calls: business_day === board.business_day ? board.recent_calls : [],
  }),
  hours: (board, { hours }) => ({ hours }),
  queue: (board, { queue }) => ({ queues: replaced(board.queues, queue, "id") }),
  window: (board, { window }) => ({ windows: replaced(board.windows, window, "number") }),
  people: (_board, { people }) => ({ people }),
  printer: (board, { printer }) => ({
    printers: [...board.printers.filter((known) => known.device !== printer.device), printer],
  }),
  call: (board, { call }) => ({ recent_calls: withCall(board.recent_calls, call) }),
  call_undone: (_board, { recent_calls }) => ({ recent_calls }),
};

/** The snapshot after `changes`, in their order. Changes that are not for a page, or not known,
    are passed over. The given snapshot is left as it was. */
export function fold(snapshot, changes) {
  return changes.reduce(foldOne, snapshot);
}

function foldOne(snapshot, change) {
  if (change.change === "desk") return { ...snapshot, desk: change.desk };
  if (change.change === "pad") return { ...snapshot, pad: change.pad };
  const update = Object.hasOwn(BOARD, change.change) && BOARD[change.change];
  if (!update) return snapshot;
  return { ...snapshot, board: { ...snapshot.board, ...update(snapshot.board, change) } };
}

function replaced(list, item, key) {
  return list.map((known) => (known[key] === item[key] ? item : known));
}

/** A new round of a call comes first; a report stays where the call was. */
export function withCall(calls, call) {
  const isSame = (known) => known.id === call.id && known.round === call.round;
  if (calls.some(isSame)) return calls.map((known) => (isSame(known) ? call : known));
  return [call, ...calls.filter((known) => known.id !== call.id)].slice(0, RECENT_CALLS);
}
