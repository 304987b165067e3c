// A page that is a device: let in by a code, on the device socket, there when the hall asks for it.
//
//   const device = openDevice({ role, software, onState, onIdentify });
//
// role: "display" or "evaluator".  software: at most 80 characters, told in the hello.
// onState(state): after every change. state = {connected, snapshot, device, name, window, epoch, seq,
//   goodbye, clock}, as docs/protocol.md has them; the last picture stays while `connected` is
//   false. Not called before the first welcome or goodbye.
// onIdentify(frame): optional; the device has answered, and blinks over the whole screen, already.
//
// device.send(command, id?) -> Promise of the result. It outlives the line: sent again under the same
//   id until it is answered. Rejects with `Refused` {code, message {zh, en}, details}. It does not
//   outlive the page: who must, keeps command and id in `device.store` and sends them again.
// device.forget(id): nobody waits for its answer any more; it is not sent again.
// device.now() -> the hall's time, milliseconds since 1970; null before the first welcome.
// device.state, device.store (get(name), set(name, text)), device.language ("zh" | "en", `?lang=`).

import { Link } from "/console/link.js";
import { stayAwake } from "./awake.js";
import { EntryCover } from "./cover.js";
import { askForKey } from "./enrol.js";
import { LabelCover } from "./label.js";
import { language, Store } from "./place.js";

/** Reasons of the server for sending a device away that a new key would mend. */
const WHY = { "key-revoked": "revoked", unauthorized: "unknown" };
const NOTHING = { connected: false, snapshot: null, device: null, name: "", window: null, epoch: null, seq: 0 };
const RELOAD_AFTER = 60_000;

export class Refused extends Error {
  constructor({ code, message, details }) {
    super(code);
    Object.assign(this, { code, told: message, details: details ?? {} });
  }
}

export const openDevice = (how) => new Device(how);

/** 128 random bits; `crypto.randomUUID` is only there under https. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

class Device {
  constructor({ role, software, onState, onIdentify = () => {} }) {
    Object.assign(this, { role, software, onState, onIdentify, language });
    this.store = new Store(role);
    this.state = NOTHING;
    this.pending = new Map();
    this.link = null;
    this.cover = new EntryCover(language);
    this.label = new LabelCover(role, language);
    stayAwake();
    document.documentElement.dataset.runs = role;
    navigator.storage?.persist?.().catch(() => {});
    this.#begin();
  }

  send(command, id = newId()) {
    const known = this.pending.get(id);
    if (known) return known.promise;
    const call = { command };
    call.promise = new Promise((resolve, reject) => Object.assign(call, { resolve, reject }));
    this.pending.set(id, call);
    this.link?.submit(id, command);
    return call.promise;
  }

  forget(id) {
    this.pending.delete(id);
    this.link?.session.calls.delete(id);
  }

  now() {
    const { clock } = this.link?.session.state ?? this.state;
    return clock ? clock.at + performance.now() - clock.heard : null;
  }

  async #begin() {
    const key = this.store.get("key");
    if (key) this.#open(key);
    else await this.#enrol("new");
  }

  async #enrol(why) {
    this.link?.stop();
    this.link = null;
    const key = await askForKey(this.role, why, (told) => this.cover.tell(told));
    this.store.set("key", key);
    this.#open(key);
  }

  #open(key) {
    this.link = new Link({ key, role: this.role, software: this.software }, {
      changed: (state) => this.#changed(state),
      answered: (reply) => this.#answered(reply),
      asked: (frame) => this.#asked(frame),
    });
    for (const [id, { command }] of this.pending) this.link.submit(id, command);
  }

  #changed(state) {
    this.state = state.snapshot ? state : { ...state, snapshot: this.state.snapshot };
    if (state.connected) this.cover.tell(null);
    const why = !state.connected && WHY[state.goodbye?.code];
    if (why) this.#enrol(why);
    else if (state.goodbye?.code === "unsupported-wire-version") setTimeout(() => this.#reload(), RELOAD_AFTER);
    this.onState(this.state);
  }

  /** The server was upgraded, and has a newer page for us. */
  async #reload() {
    const there = await fetch(location.href, { cache: "no-store" }).catch(() => null);
    if (there?.ok) location.reload();
  }

  #answered({ id, result, error }) {
    const call = this.pending.get(id);
    this.pending.delete(id);
    if (error) call?.reject(new Refused(error));
    else call?.resolve(result);
  }

  #asked(frame) {
    if (frame.show) this.label.show(this.state.name, this.state.window);
    this.onIdentify(frame);
  }
}
