// The socket of a session: dials, listens, redials, until it is stopped.

import { Session } from "./session.js";

const SOFTWARE = "hall-console 1";
const PROBE_WITHIN = 2000;

export class Link {
  /** `who`: {key} of a clerk, {key, role, software} of a device. `on.changed(state)`,
      `on.answered(reply)` and, for devices, `on.asked(identify)` are told what happens. */
  constructor(who, on) {
    this.session = new Session({ software: SOFTWARE, ...who });
    this.on = on;
    this.socket = null;
    this.timer = null;
    this.stopped = false;
    this.dialling = false;
    this.wake = () => this.#wake();
    document.addEventListener("visibilitychange", this.wake);
    window.addEventListener("online", this.wake);
    this.#dial();
  }

  submit(id, command) {
    this.#carryOut(this.session.submit(id, command, performance.now()));
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
    document.removeEventListener("visibilitychange", this.wake);
    window.removeEventListener("online", this.wake);
    this.#hangUp();
  }

  /** A browser holds back websockets after some failed ones, by seconds; a fetch it never does.
      So we knock by fetch, and open the socket only when somebody answers the door. */
  async #dial() {
    if (this.dialling || this.socket) return;
    clearTimeout(this.timer);
    this.dialling = true;
    const isThere = await answers("/healthz");
    this.dialling = false;
    if (this.stopped) return;
    if (isThere) this.#open();
    else this.#lost();
  }

  #open() {
    const address = new URL("/api/v1/devices/socket", location.href);
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(address);
    this.socket = socket;
    const now = () => performance.now();
    const mine = (act) => (event) => socket === this.socket && this.#carryOut(act(event));
    socket.onopen = mine(() => this.session.opened(now()));
    socket.onmessage = mine((event) => this.session.received(event.data, now()));
    socket.onclose = () => socket === this.socket && this.#lost();
    this.timer = setTimeout(() => socket.readyState === 0 && this.#drop(), PROBE_WITHIN);
  }

  #wake() {
    if (document.hidden) return;
    if (this.socket) this.#carryOut(this.session.tick(performance.now()));
    else this.#dial();
  }

  #lost() {
    this.socket = null;
    this.#carryOut(this.session.lost(performance.now()));
    clearTimeout(this.timer);
    if (this.stopped) return;
    const pause = Math.max(this.session.dialAt - performance.now(), 0);
    this.timer = setTimeout(() => this.#dial(), pause);
  }

  #drop() {
    this.#hangUp();
    this.#lost();
  }

  #hangUp() {
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }

  #carryOut(outputs) {
    for (const output of outputs) {
      if (output.send) this.socket?.send(JSON.stringify(output.send));
      if (output.changed) this.on.changed(output.changed);
      if (output.answered) this.on.answered(output.answered);
      if (output.asked) this.on.asked?.(output.asked);
      if (output.hangUp) this.#drop();
    }
    this.#watch();
  }

  #watch() {
    if (!this.socket || this.socket.readyState !== 1) return;
    clearTimeout(this.timer);
    const pause = Math.min(this.session.wakeAt - performance.now(), 60_000);
    const tick = () => this.#carryOut(this.session.tick(performance.now()));
    this.timer = setTimeout(tick, Math.max(pause, 0));
  }
}

async function answers(path) {
  try {
    await fetch(path, { cache: "no-store", signal: AbortSignal.timeout(PROBE_WITHIN) });
    return true;
  } catch {
    return false;
  }
}
