// What a clerk may do now. Pure: the desk as the hall tells it, presses not yet answered, the time.

const MOVES = {
  free: {
    call_next: "coming",
    call_chosen: "coming",
    serve_without_ticket: "serving",
    pause_window: "paused",
  },
  paused: { resume_window: "free" },
  called: {
    start_visit: "serving",
    mark_no_show: "free",
    hold_visit: "free",
    transfer_visit: "free",
  },
  serving: { finish_visit: "free", hold_visit: "free", transfer_visit: "free" },
};

const NEXT = {
  free: "call_next",
  coming: "call_next",
  called: "start_visit",
  serving: "finish_next",
  paused: "resume_window",
};

/** Where the window will stand once the kept presses are done: free, paused, coming (a number
    will be called that nobody knows yet), called, serving, or gone (signing out). */
export function standing(desk, commands) {
  const now = desk.visit?.state ?? (desk.paused_reason ? "paused" : "free");
  return commands.reduce(stood, now);
}

function stood(at, command) {
  if (command.kind === "sign_out") return "gone";
  if (command.kind === "undo") return "coming";
  if (command.kind === "finish_visit" && command.call_next && at === "serving") return "coming";
  return MOVES[at]?.[command.kind] ?? at;
}

/** Seconds until a recall is allowed; `now` is the hall's time in ms. A clock that was set back
    blocks nobody, as on the server. */
export function recallWait(desk, now) {
  if (desk.visit?.state !== "called") return 0;
  const gap = desk.recall_gap_s ?? 0;
  const left = gap - (now - Date.parse(desk.visit.called_at)) / 1000;
  return left > 0 && left <= gap ? Math.ceil(left) : 0;
}

/** Whether nobody's coming may be recorded: {on, heard, calls, wait}; `wait` in seconds, null
    while the hall does not know it yet. A hall without such a rule asks for nothing. */
export function noShow(visit, now) {
  const [heard, calls] = [visit.heard ?? 0, visit.no_show_calls ?? 0];
  if (!calls && !visit.no_show_at) return { on: true, heard, calls, wait: 0 };
  const left = visit.no_show_at ? Math.ceil((Date.parse(visit.no_show_at) - now) / 1000) : null;
  return { on: left !== null && left <= 0, heard, calls, wait: left === null ? null : Math.max(left, 0) };
}

/** Seconds in which the last act can still be taken back; 0 when there is nothing. */
export function undoLeft(desk, commands, now) {
  if (!desk.undo || commands.length) return 0;
  return Math.max(Math.ceil((Date.parse(desk.undo.until) - now) / 1000), 0);
}

/** {act: whether it may be pressed}. While the line is away somebody may have come to wait. */
export function allowed(desk, commands, { connected, now }) {
  const at = standing(desk, commands);
  const kinds = commands.map((command) => command.kind);
  const [isCalled, isServing, isFree] = ["called", "serving", "free"].map((state) => at === state);
  const isOpen = isCalled || isServing;
  const isThere = at !== "gone";
  return {
    call_next: isFree && (desk.waiting_count > 0 || !connected),
    call_chosen: isFree,
    recall: isCalled && !kinds.includes("recall") && recallWait(desk, now) === 0,
    start_visit: isCalled,
    finish_next: isServing,
    finish_visit: isServing,
    mark_no_show: isCalled && Boolean(desk.visit) && noShow(desk.visit, now).on,
    hold_visit: isOpen,
    transfer_visit: isOpen,
    change_items: isOpen && Boolean(desk.visit),
    split_ticket: isOpen && Boolean(desk.visit),
    mark_need: isOpen && Boolean(desk.visit),
    serve_without_ticket: isFree,
    pause_window: isFree,
    resume_window: at === "paused",
    record_consultation: isThere,
    give_notice: isThere,
    open_case: isThere,
    find_case: isThere,
    deadline: isThere,
    complain: isThere,
    call_for_help: isThere,
    answer_help: (desk.helps ?? []).length > 0,
    restore_ticket: isThere,
    cover_window: isThere,
    undo: undoLeft(desk, commands, now) > 0,
    sign_out: isThere,
  };
}

/** The act the big button stands for at this moment, whether or not it may be pressed. */
export function bigButton(desk, commands) {
  return NEXT[standing(desk, commands)] ?? "call_next";
}

/** The next sensible act, null when there is none. */
export function primary(desk, commands, when) {
  const next = bigButton(desk, commands);
  return allowed(desk, commands, when)[next] ? next : null;
}

const CONFIRM_WITHIN = 10_000;

/** Whether the hall saw and heard the present call (row B3): `shown` and `spoken` are yes,
    pending or no; `heardAt` is when the no-show clock began, null while it stands. */
export function callReport(visit, calls, now) {
  const call = calls.find((one) => one.id === visit.call_id && one.round === visit.round);
  const age = now - Date.parse(visit.called_at);
  const moments = [call?.shown_at, call?.spoken_at].filter(Boolean).map(Date.parse);
  const isLate = age >= CONFIRM_WITHIN;
  const mayComeYet = moments.length > 0 && now < Date.parse(call.expires_at);
  return {
    shown: call?.shown_at ? "yes" : isLate ? "no" : "pending",
    spoken: call?.spoken_at ? "yes" : isLate && !mayComeYet ? "no" : "pending",
    heardAt: moments.length ? Math.min(...moments) : null,
    unconfirmed: isLate && moments.length === 0,
  };
}

/** How much of the promised wait is used up by `now`; null where nothing is promised. */
export function shareOf(ticket, queues, now) {
  const target = queues.find((queue) => queue.id === ticket.queue)?.target_min;
  return target ? (now - Date.parse(ticket.since)) / (target * 60_000) : ticket.share ?? null;
}

/** Row B12: calm under 0.7 of the promise, soon under all of it, late from there on. */
export function urgency(share) {
  if (share === null || share < 0.7) return "calm";
  return share < 1 ? "soon" : "late";
}
