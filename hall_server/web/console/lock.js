// The locked console: the password again, and all is as it was (row B17).

import { $, say, show } from "./dom.js";
import { newId } from "./keeping.js";
import { askForSeat, refusalWords } from "./sign_in.js";
import { text, words } from "./words.js";

export class Lock {
  /** `on`: {opened(seat), left(), language()}; `opened` gets the seat with its new token. */
  constructor(on) {
    this.on = on;
    this.seat = null;
    this.asking = false;
    $("lock-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#unlock();
    });
    $("lock-leave").addEventListener("click", () => this.on.left());
  }

  get isShut() {
    return this.seat !== null;
  }

  shut(seat, number) {
    this.seat = seat;
    const t = (name, values) => text(this.on.language(), name, values);
    const who = [t("windowN", { n: seat.window }), words(this.on.language(), seat.staff), number];
    say($("lock-who"), who.filter(Boolean).join(" · "));
    $("lock-password").value = "";
    this.#word("");
    show($("lock"), true);
    $("lock-password").focus();
  }

  open() {
    this.seat = null;
    $("lock-password").value = "";
    show($("lock"), false);
    document.activeElement?.blur();
  }

  async #unlock() {
    const password = $("lock-password").value;
    if (this.asking || !password) return;
    this.asking = true;
    try {
      await this.#ask(password);
    } catch {
      this.#word(text(this.on.language(), "noServer"));
    } finally {
      this.asking = false;
    }
  }

  async #ask(password) {
    const { name, window } = this.seat;
    const told = await askForSeat(window, { name, password, command_id: newId() });
    if (told.error) return this.#word(refusalWords(told.error, this.on.language()));
    this.on.opened({ token: told.token, window: told.window, staff: told.staff, name });
  }

  #word(word) {
    say($("lock-word"), word);
    show($("lock-word"), Boolean(word));
    if (word) $("lock-password").select();
  }
}
