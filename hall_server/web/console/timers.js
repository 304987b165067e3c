// When to try again, and when a line has gone quiet: arithmetic on moments passed in, no clock.
// All moments and lengths are milliseconds of a monotonic clock.

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 1000;
const PICTURE_WAIT = 10_000;
const SHORTEST_HEARTBEAT = 100;
const MISSED_HEARTBEATS = 3;

/** Pauses that double up to a second, each shortened at random by up to a half. */
export class Backoff {
  constructor(jitter) {
    this.jitter = jitter;
    this.reset();
  }

  reset() {
    this.ceiling = FIRST_PAUSE;
  }

  pause() {
    const pause = this.ceiling * (1 - this.jitter() / 2);
    this.ceiling = Math.min(this.ceiling * 2, LONGEST_PAUSE);
    return pause;
  }
}

/** What one open line owes by when: our heartbeat, theirs, a promised snapshot. */
export class LineWatch {
  constructor(now) {
    this.heartbeat = 2000;
    this.heardAt = now;
    this.sentAt = now;
    this.pictureDue = now + PICTURE_WAIT;
  }

  agree(seconds) {
    this.heartbeat = Math.max(seconds * 1000, SHORTEST_HEARTBEAT);
  }

  expectPicture(now) {
    this.pictureDue = now + PICTURE_WAIT;
  }

  pictureCame() {
    this.pictureDue = Infinity;
  }

  get heartbeatDue() {
    return this.sentAt + this.heartbeat;
  }

  /** A hidden page's timers are held back, but not what it hears: each of the server's
      heartbeats is answered as soon as half of ours has passed. */
  mayAnswer(now) {
    return now - this.sentAt >= this.heartbeat / 2;
  }

  get deadAt() {
    return Math.min(this.heardAt + MISSED_HEARTBEATS * this.heartbeat, this.pictureDue);
  }
}
