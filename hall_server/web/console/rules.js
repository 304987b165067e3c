// What a clerk may do now. Pure: the desk as the hall tells it, presses not yet answered, the time.

export const ACTS = ["call_next", "recall", "start_visit", "finish_visit", "mark_no_show"];

const MOVES = {
  free: { call_next: "coming" },
  called: { start_visit: "serving", mark_no_show: "free" },
  serving: { finish_visit: "free" },
};

const NEXT = { free: "call_next", called: "start_visit", serving: "finish_visit" };

/** Where the window will stand once the kept presses are done: free, coming (a number will be
    called that nobody knows yet), called, serving, or gone (signing out). */
export function standing(desk, kinds) {
  const now = desk.visit?.state ?? "free";
  return kinds.reduce((at, kind) => (kind === "sign_out" ? "gone" : MOVES[at]?.[kind] ?? at), now);
}

/** Seconds until a recall is allowed; `now` is the hall's time in ms. A clock that was set back
    blocks nobody, as on the server. */
export function recallWait(desk, now) {
  if (desk.visit?.state !== "called") return 0;
  const gap = desk.recall_gap_s ?? 0;
  const left = gap - (now - Date.parse(desk.visit.called_at)) / 1000;
  return left > 0 && left <= gap ? Math.ceil(left) : 0;
}

/** {act: whether it may be pressed}. While the line is away somebody may have come to wait. */
export function allowed(desk, kinds, { connected, now }) {
  const at = standing(desk, kinds);
  const isCalled = at === "called";
  return {
    call_next: at === "free" && (desk.waiting_count > 0 || !connected),
    recall: isCalled && !kinds.includes("recall") && recallWait(desk, now) === 0,
    start_visit: isCalled,
    finish_visit: at === "serving",
    mark_no_show: isCalled,
    sign_out: at !== "gone",
  };
}

/** The next sensible act, null when there is none. */
export function primary(desk, kinds, when) {
  const next = NEXT[standing(desk, kinds)];
  return next && allowed(desk, kinds, when)[next] ? next : null;
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
