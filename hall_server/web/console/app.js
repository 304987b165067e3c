// The console: puts the seat, the line, the presses and the page together.

import { $, fill, make, say, show, translate } from "./dom.js";
import { draw } from "./draw.js";
import { Keyboard } from "./keyboard.js";
import { seat } from "./keeping.js";
import { Link } from "./link.js";
import { Outcomes } from "./outcomes.js";
import { PressQueue } from "./queue.js";
import { allowed, primary } from "./rules.js";
import { SignIn } from "./sign_in.js";
import { view } from "./view.js";
import { text, words } from "./words.js";

const LANGUAGE = "hall.console.language";
const TICK = 250;
const NOTHING = { connected: false, snapshot: null, window: null, goodbye: null, clock: null };

class Console {
  constructor() {
    this.language = localStorage.getItem(LANGUAGE) === "en" ? "en" : "zh";
    this.state = NOTHING;
    this.seat = null;
    this.signIn = new SignIn({
      taken: (taken) => this.sit(taken),
      language: () => this.language,
    });
    this.outcomes = new Outcomes((outcome) => this.press("finish_visit", { outcome }));
    this.keyboard = new Keyboard(this);
    this.#listen();
    this.setLanguage(this.language);
    const known = seat.get();
    if (known) this.sit(known);
    else this.signIn.open();
    setInterval(() => this.#tick(), TICK);
  }

  #listen() {
    for (const button of document.querySelectorAll(".language")) {
      button.addEventListener("click", () =>
        this.setLanguage(this.language === "zh" ? "en" : "zh"));
    }
    $("sign-out").addEventListener("click", () => this.askToLeave());
    $("leave").addEventListener("close", () => {
      document.activeElement?.blur();
      if ($("leave").returnValue === "leave") this.press("sign_out");
    });
    window.addEventListener("resize", () => this.#draw());
    window.addEventListener("storage", (event) => this.#otherTab(event));
  }

  #otherTab(event) {
    if (!this.seat) return;
    if (seat.isForgottenBy(event, this.seat.token)) this.#stand(this.t("signedOut"));
    else this.#draw();
  }

  setLanguage(language) {
    this.language = language;
    localStorage.setItem(LANGUAGE, language);
    translate(language);
    this.signIn.draw();
    this.#draw();
  }

  // --- sitting down and leaving ----------------------------------------------------------------

  sit(taken) {
    this.seat = taken;
    seat.set(taken);
    this.state = NOTHING;
    this.#word("");
    this.signIn.close();
    show($("console"), true);
    this.link = new Link(taken.token, {
      changed: (state) => this.#changed(state),
      answered: (reply) => this.#answered(reply),
    });
    this.queue = new PressQueue(taken.token, (id, command) => this.link.submit(id, command));
    this.#draw();
  }

  askToLeave() {
    const number = this.state.snapshot?.desk?.visit?.number;
    if (!number) return this.press("sign_out");
    say($("leave-ask"), this.t("signOutAsk", { number }));
    $("leave").returnValue = "";
    $("leave").showModal();
  }

  /** The seat is no more, or another one was taken in this browser meanwhile. */
  #stand(word) {
    const left = this.queue.drop();
    const all = [word, left ? this.t("keptDropped", { n: left }) : ""].filter(Boolean);
    this.link.stop();
    seat.forget(this.seat.token);
    this.seat = null;
    this.outcomes.close();
    show($("console"), false);
    const other = seat.get();
    if (other) this.sit(other);
    else this.signIn.open(all.join("；"));
  }

  // --- what the hall says ----------------------------------------------------------------------

  #changed(state) {
    this.state = state;
    if (state.goodbye?.code === "unauthorized") {
      const isLeaving = this.queue.kinds.includes("sign_out");
      return queueMicrotask(() => this.#stand(this.t(isLeaving ? "signedOut" : "seatLost")));
    }
    this.#tick();
  }

  #answered({ id, result, error }) {
    const kind = this.queue.answered(id);
    if (error?.code === "unauthorized") return this.#stand(this.t("seatLost"));
    if (kind === "sign_out" && result) return this.#stand(this.t("signedOut"));
    if (error) this.#refused(kind, error);
    else if (kind) this.#done(kind, result);
    this.#tick();
  }

  #done(kind, result) {
    if (kind === "finish_visit") this.outcomes.sent(result.ticket_id);
    this.#word(this.t(`did_${kind}`, { number: result.number }), "good");
  }

  #refused(kind, error) {
    const why = words(this.language, error.message);
    this.#word(kind ? this.t("refused", { act: this.t(kind), why }) : why, "bad");
  }

  // --- what the clerk presses ------------------------------------------------------------------

  act(kind) {
    if (kind !== "finish_visit") return this.press(kind);
    if (this.#may("finish_visit")) this.outcomes.open(this.#desk(), this.language);
    return undefined;
  }

  actPrimary() {
    const next = this.#desk() && primary(this.#desk(), this.queue.kinds, this.#when());
    if (next) this.act(next);
  }

  press(kind, more = {}) {
    if (!this.#may(kind)) return;
    const command = { kind, window: this.state.window ?? this.seat.window, ...more };
    if (!this.queue.add(command, performance.now())) return;
    this.outcomes.close();
    this.#word("");
    this.#tick();
  }

  #may(kind) {
    const desk = this.#desk();
    return Boolean(desk) && allowed(desk, this.queue.kinds, this.#when())[kind];
  }

  // --- the page --------------------------------------------------------------------------------

  #tick() {
    if (!this.seat) return;
    this.queue.sendNext();
    if (this.outcomes.isOpen && !this.#may("finish_visit")) this.outcomes.close();
    this.#draw();
  }

  #draw() {
    if (!this.seat) return;
    const known = {
      state: this.state,
      seat: this.seat,
      pending: this.queue.commands,
      language: this.language,
      now: this.#now(),
    };
    draw(view(known), { act: (kind) => this.act(kind) });
    this.outcomes.draw(this.language);
  }

  #word(word, kind = "") {
    fill($("word"), word ? [[word, kind]] : [], ([told, className]) =>
      make("span", { className, textContent: told }));
  }

  #desk() {
    return this.state.snapshot?.desk;
  }

  #when() {
    return { connected: this.state.connected, now: this.#now() };
  }

  /** The hall's time: everything here goes by it, never by this computer's clock. */
  #now() {
    const { clock } = this.state;
    return clock ? clock.at + performance.now() - clock.heard : Date.now();
  }

  t(name, values) {
    return text(this.language, name, values);
  }
}

new Console();
