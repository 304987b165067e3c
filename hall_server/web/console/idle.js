// A console nobody touches: it asks, and it locks (row B17). Pure; `now` is monotonic, in ms.

const MINUTE = 60_000;

export class Idle {
  constructor(now) {
    this.touchedAt = now;
  }

  touch(now) {
    this.touchedAt = now;
  }

  /** Minutes of silence when it is time to ask about the open ticket, else 0. */
  asks(now, desk) {
    const silent = (now - this.touchedAt) / MINUTE;
    const after = desk.idle_prompt_min ?? 0;
    return after && desk.visit && silent >= after ? Math.floor(silent) : 0;
  }

  locks(now, desk) {
    const after = desk.idle_lock_min ?? 0;
    return after > 0 && (now - this.touchedAt) / MINUTE >= after;
  }
}
