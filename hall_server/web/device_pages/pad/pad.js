// A rating pad in a browser (row K10): the same questions, words and manners as the pad's own program.

import { openDevice } from "/device/device.js";
import { Store } from "/device/place.js";
import { Controller } from "./controller.js";
import { draw } from "./draw.js";
import { openDrawer } from "./drawer.js";
import { roomOf } from "./room.js";
import { viewOf } from "./view.js";

const TICK = 200;
/** A page that only begins does not say that the hall is away. */
const PATIENCE = 3000;
/** Twice at the same place within so short a time is a trembling hand; what it means came first. */
const BOUNCE = { ms: 300, px: 80 };

const main = document.getElementById("pad");
const store = new Store("evaluator");
const drawer = await openDrawer(store.before + "drawer", store);
const kept = await drawer.answers();
let isPatient = true;
let last = { at: -Infinity, x: 0, y: 0 };
const device = openDevice({
  role: "evaluator",
  software: "hall-pad-page 1",
  onState: (link) => {
    isPatient = false;
    pad.tell({ link });
  },
});
const pad = new Controller(device, drawer, kept, show);

function show(state) {
  if (isPatient) return;
  draw(main, viewOf(state));
  const { connected, unsent, asked } = state;
  Object.assign(main.dataset, { connected, unsent, visit: asked?.visit ?? "" });
}

function tick() {
  isPatient &&= performance.now() < PATIENCE;
  const room = roomOf(innerWidth, innerHeight);
  pad.tell({ tick: { now: performance.now() / 1000, hall: device.now(), room } });
}

function pressed(event) {
  const { timeStamp: at, clientX: x, clientY: y } = event;
  const trembles = at - last.at < BOUNCE.ms && Math.hypot(x - last.x, y - last.y) < BOUNCE.px;
  last = { at, x, y };
  const key = trembles ? undefined : event.target.closest("button")?.dataset.key;
  pad.tell({ touch: key ?? "nothing" });
}

/** There is one line to write: the key at its end puts the tablet's keys away. */
function written(event) {
  if (event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  event.target.blur();
}

main.addEventListener("click", pressed);
main.addEventListener("input", ({ target }) => pad.tell({ written: target.value }));
main.addEventListener("keydown", written);
document.addEventListener("contextmenu", (event) => event.preventDefault());
tick();
pad.sendKept(kept);
setInterval(tick, TICK);
