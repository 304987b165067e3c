// The console: puts the seat, the line, the presses and the page together.

import { Desk } from "./desk.js";
import { $, fill, make, show, translate } from "./dom.js";
import { Idle } from "./idle.js";
import { lock, presses, seat, touches } from "./keeping.js";
import { Keyboard } from "./keyboard.js";
import { Lock } from "./lock.js";
import { drawSheet } from "./sheet.js";
import { SignIn } from "./sign_in.js";
import { text } from "./words.js";

const LANGUAGE = "hall.console.language";
const TICK = 250;
const TELL_EVERY = 5000;

class Console {
  constructor() {
    this.language = localStorage.getItem(LANGUAGE) === "en" ? "en" : "zh";
    this.seat = null;
    this.desk = null;
    this.toldAt = -TELL_EVERY;
    this.idle = new Idle(performance.now());
    const language = () => this.language;
    this.signIn = new SignIn({ taken: (taken, calls) => this.sit(taken, true, calls), language });
    this.lock = new Lock({ opened: (taken) => this.#unlocked(taken), left: () => this.#leaveLocked(), language });
    this.desk = new Desk({ language, stand: (word) => this.#stand(word), standing: () => !this.lock.asking });
    this.keyboard = new Keyboard(this.desk);
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
    $("lock-now").addEventListener("click", () => this.#shut());
    $("sheet-open").addEventListener("click", () => this.desk.openSheet());
    $("leave").addEventListener("close", () => {
      document.activeElement?.blur();
      if ($("leave").returnValue === "leave") this.desk.press("sign_out");
    });
    $("sheet").addEventListener("close", () => document.activeElement?.blur());
    window.addEventListener("resize", () => this.desk.draw());
    window.addEventListener("storage", (event) => this.#otherTab(event));
    for (const touch of ["keydown", "pointerdown", "pointermove"]) {
      document.addEventListener(touch, () => this.#touched(), { capture: true, passive: true });
    }
  }

  #otherTab(event) {
    if (!this.seat) return;
    if (touches.isMeant(event)) this.idle.touch(performance.now());
    else if (lock.isMeant(event)) this.#followLock();
    else if (seat.isForgottenBy(event, this.seat.token)) this.#stand(this.t("signedOut"));
    else this.desk.draw();
  }

  /** Somebody is here: told to the other tabs too, which must not lock this one. */
  #touched() {
    const now = performance.now();
    this.idle.touch(now);
    if (now - this.toldAt < TELL_EVERY) return;
    this.toldAt = now;
    touches.tell();
  }

  setLanguage(language) {
    this.language = language;
    localStorage.setItem(LANGUAGE, language);
    translate(language);
    drawSheet(language);
    this.signIn.draw();
    this.desk.draw();
  }

  // --- sitting down and leaving ----------------------------------------------------------------

  /** `isNew`: somebody has just signed in, who may have taken over from another; `calls`: and
   *  calls the first number with the same press. */
  sit(taken, isNew = false, calls = false) {
    this.seat = taken;
    seat.set(taken);
    this.signIn.close();
    this.idle.touch(performance.now());
    show($("console"), true);
    this.desk.sit(taken, isNew, calls);
    if (lock.isOn(taken.token)) this.#showLock();
  }

  askToLeave() {
    const left = this.desk.leftOpen();
    if (!left.length) return this.desk.press("sign_out");
    fill($("leave-open"), left, (line) => make("li", { textContent: line }));
    $("leave").returnValue = "";
    $("leave").showModal();
  }

  /** The seat is no more, or another one was taken in this browser meanwhile. */
  #stand(word) {
    const left = this.desk.leave();
    const all = [word, left ? this.t("keptDropped", { n: left }) : ""].filter(Boolean);
    seat.forget(this.seat.token);
    this.seat = null;
    lock.open();
    this.lock.open();
    show($("console"), false);
    const other = seat.get();
    if (other) this.sit(other);
    else this.signIn.open(all.join("；"));
  }

  // --- nobody there ----------------------------------------------------------------------------

  #shut() {
    if (!this.seat || this.lock.isShut) return;
    lock.set(this.seat.token);
    this.#showLock();
  }

  #showLock() {
    for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
    show($("console"), false);
    this.lock.shut(this.seat, this.desk.number);
  }

  #followLock() {
    if (lock.isOn(this.seat.token)) this.#showLock();
  }

  /** The token is a new one; what was pressed before and never answered goes on under it. */
  #unlocked(taken) {
    presses.move(this.seat.token, taken.token);
    this.desk.pause();
    lock.open();
    this.lock.open();
    this.sit(taken);
  }

  #leaveLocked() {
    lock.open();
    this.lock.open();
    show($("console"), true);
    this.desk.press("sign_out");
  }

  #tick() {
    if (!this.seat) return;
    const known = this.desk.known;
    const now = performance.now();
    if (known && this.idle.locks(now, known)) this.#shut();
    this.desk.tick(known && !this.lock.isShut ? this.idle.asks(now, known) : 0);
  }

  t(name, values) {
    return text(this.language, name, values);
  }
}

new Console();
