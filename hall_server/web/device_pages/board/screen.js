// A board in a browser: wall display, zone board or window screen, as its place in the hall says.

import { openDevice } from "/device/device.js";
import { language } from "/device/place.js";
import { draw, forgetDrawn } from "./draw.js";
import { forgetWidths } from "./measure.js";
import { roundKey, unreported } from "./part.js";
import { Reporter } from "./reporter.js";
import { show } from "./view.js";
import { linkChanged, nothingKnown, tick } from "./wall.js";

const TICK = 150;

class Screen {
  constructor() {
    this.element = document.getElementById("board");
    this.state = nothingKnown(language);
    this.device = openDevice({ role: "display", software: "hall-board-page 1", onState: (link) => this.#changed(link) });
    this.reporter = new Reporter((command) => this.device.send(command));
    window.addEventListener("resize", () => this.#redraw());
    document.fonts?.ready.then(() => this.#redraw());
    setInterval(() => this.#tick(), TICK);
    this.#draw();
  }

  #changed(link) {
    const now = performance.now();
    const isBack = link.connected && !this.state.connected;
    if (link.epoch !== this.epoch) this.reporter.forget();
    this.epoch = link.epoch;
    const at = link.clock ? link.clock.at + now - link.clock.heard : null;
    this.state = linkChanged(this.state, link, { at, heard: link.clock?.at ?? null, now });
    if (isBack) this.reporter.voice(Boolean(this.state.wall?.speaks));
    this.#tick();
  }

  #tick() {
    this.state = tick(this.state, { at: this.device.now() ?? Date.now(), now: performance.now() });
    this.#draw();
  }

  /** Only what is really on the screen was shown: a page nobody sees draws no frame. */
  #draw() {
    draw(this.element, show(this.state));
    const rounds = this.state.here ? unreported(this.state.here).map(roundKey) : [];
    if (rounds.length && this.state.connected) requestAnimationFrame(() => this.reporter.shown(rounds));
  }

  #redraw() {
    forgetWidths();
    forgetDrawn(this.element);
    this.#draw();
  }
}

new Screen();
