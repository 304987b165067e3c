// A page's side of the device socket, without any I/O (docs/protocol.md): the console's, and that of
// pads and boards in a browser.
//
// Who owns the socket tells the session what happened (opened, received, lost, tick, submit) and
// carries out, in order, what it answers: {send: frame}, {hangUp: why}, {answered: reply},
// {changed: state}, {asked: an identify frame, answered already}. `now` is always milliseconds of a monotonic clock.

import { fold } from "./mirror.js";
import { Backoff, LineWatch } from "./timers.js";

export const WIRE_VERSION = 1;
const SLOW_RETRY = 5000;

export class Session {
  constructor({ key, software, role = "clerk", jitter = Math.random }) {
    this.hello = { type: "hello", role, key, wire_version: WIRE_VERSION, software };
    this.jitter = jitter;
    this.backoff = new Backoff(jitter);
    this.calls = new Map();
    this.line = null;
    this.dialAt = 0;
    this.unwanted = false;
    this.resyncing = false;
    this.state = { connected: false, snapshot: null, window: null, epoch: null, seq: 0 };
    this.state.goodbye = this.state.clock = this.state.device = null;
    this.state.name = "";
  }

  /** When `tick` is due; infinity while nothing is waited for. */
  get wakeAt() {
    if (!this.line) return Infinity;
    const resend = Math.min(Infinity, ...[...this.calls.values()].map((call) => call.sendAt));
    return Math.min(this.line.heartbeatDue, this.line.deadAt, resend);
  }

  opened(now) {
    this.line = new LineWatch(now);
    return this.#send([this.hello], now);
  }

  received(text, now) {
    if (!this.line) return [];
    this.line.heardAt = now;
    const frame = read(text);
    const outputs = frame ? this.#onFrame(frame, now) : this.#hangUp("unreadable frame");
    return this.line?.mayAnswer(now) ? [...outputs, ...this.#heartbeat(now)] : outputs;
  }

  tick(now) {
    if (!this.line) return [];
    if (now >= this.line.deadAt) return this.#hangUp("the server is silent");
    const outputs = this.state.connected ? this.#send(this.#due(now), now) : [];
    return now >= this.line.heartbeatDue ? [...outputs, ...this.#heartbeat(now)] : outputs;
  }

  lost(now) {
    const slow = SLOW_RETRY * (1 - this.jitter() / 10);
    this.dialAt = now + (this.unwanted ? slow : this.backoff.pause());
    this.line = null;
    this.unwanted = false;
    return this.state.connected ? this.#change({ connected: false }) : [];
  }

  /** Have a command answered, now or once connected; `id` stays the same until it is. */
  submit(id, command, now) {
    const call = { frame: { type: "call", id, command }, sendAt: Infinity };
    call.backoff = new Backoff(this.jitter);
    this.calls.set(id, call);
    return this.line && this.state.connected ? this.#send([call.frame], now) : [];
  }

  #onFrame(frame, now) {
    switch (frame.type) {
      case "welcome": return this.#onWelcome(frame, now);
      case "fresh": return this.state.connected ? this.#takePicture(frame) : [];
      case "push": return this.#onPush(frame, now);
      case "reply": return this.#onReply(frame, now);
      case "goodbye": return this.#onGoodbye(frame);
      case "identify": return [...this.#send([{ type: "identified", id: frame.id }], now), { asked: frame }];
      case "heartbeat": this.#setClock(frame.at, now);
    }
    return [];
  }

  #onWelcome(frame, now) {
    this.line.agree(frame.heartbeat_s);
    this.backoff.reset();
    this.#setClock(frame.at, now);
    const news = { connected: true, window: frame.window, device: frame.device, name: frame.name, goodbye: null };
    const outputs = this.#takePicture(frame, news);
    for (const call of this.calls.values()) call.sendAt = Infinity;
    return [...outputs, ...this.#send([...this.calls.values()].map((call) => call.frame), now)];
  }

  /** A snapshot is the truth, even where its seq is lower than ours. */
  #takePicture({ snapshot, epoch, seq }, news = {}) {
    this.line.pictureCame();
    this.resyncing = false;
    return this.#change({ snapshot, epoch, seq, ...news });
  }

  #onPush(push, now) {
    if (!this.state.connected || this.resyncing || push.seq <= this.state.seq) return [];
    if (push.follows !== this.state.seq) return this.#resync(now);
    return this.#change({ snapshot: fold(this.state.snapshot, push.changes), seq: push.seq });
  }

  #resync(now) {
    this.resyncing = true;
    this.line.expectPicture(now);
    return this.#send([{ type: "resync" }], now);
  }

  #onReply(reply, now) {
    const call = this.calls.get(reply.id);
    if (!call) return [];
    if (reply.error?.code === "try-again") {
      call.sendAt = now + call.backoff.pause();
      return [];
    }
    this.calls.delete(reply.id);
    return [{ answered: reply }];
  }

  #onGoodbye({ error, retry }) {
    this.unwanted = !retry;
    return [...this.#change({ connected: false, goodbye: error }), ...this.#hangUp(error.code)];
  }

  #due(now) {
    const ripe = [...this.calls.values()].filter((call) => call.sendAt <= now);
    for (const call of ripe) call.sendAt = Infinity;
    return ripe.map((call) => call.frame);
  }

  #heartbeat(now) {
    return this.#send([{ type: "heartbeat" }], now);
  }

  #send(frames, now) {
    if (this.line && frames.length) this.line.sentAt = now;
    return frames.map((frame) => ({ send: frame }));
  }

  #hangUp(why) {
    this.line = null;
    const outputs = this.state.connected ? this.#change({ connected: false }) : [];
    return [...outputs, { hangUp: why }];
  }

  #change(news) {
    this.state = { ...this.state, ...news };
    return [{ changed: this.state }];
  }

  /** Quietly: that time goes on is no news. */
  #setClock(at, now) {
    if (at) this.state = { ...this.state, clock: { at: Date.parse(at), heard: now } };
  }
}

function read(text) {
  try {
    const frame = JSON.parse(text);
    return frame && typeof frame === "object" ? frame : null;
  } catch {
    return null;
  }
}
