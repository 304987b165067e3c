// The sign-in form: who sits down at which window.

import { $, make, say, show } from "./dom.js";
import { drafts, newId } from "./keeping.js";
import { text, words } from "./words.js";

const ASK_AGAIN = 3000;

export class SignIn {
  /** `taken(seat, calls)` is told when somebody sits down, `calls` if the first number is to be
   *  called with the same press; `language()` gives the present one. */
  constructor({ taken, language }) {
    this.taken = taken;
    this.language = language;
    this.windows = [];
    this.mustChange = false;
    this.busy = false;
    this.#restore();
    $("sign-in-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit(event.submitter?.value === "call");
    });
    $("name").addEventListener("input", () => drafts.set("name", $("name").value));
    $("window").addEventListener("change", () => drafts.set("window", $("window").value));
    setInterval(() => !$("sign-in").hidden && this.#ask(), ASK_AGAIN);
  }

  open(word = "") {
    document.title = this.#t("signInTitle");
    show($("sign-in"), true);
    this.#word(word);
    this.draw();
    this.#ask();
    const empty = [$("name"), $("password")].find((field) => !field.value) ?? $("password");
    empty.focus();
  }

  close() {
    show($("sign-in"), false);
    document.activeElement?.blur();
    for (const field of ["password", "new-password", "again"]) $(field).value = "";
    this.#askNewPassword(false);
  }

  /** Texts again, in the present language. */
  draw() {
    this.#listWindows();
    const label = this.busy ? "signingIn" : this.mustChange ? "setPassword" : "signIn";
    say($("submit"), this.#t(label));
    say($("submit-and-call"), this.#t("signInAndCall"));
    for (const id of ["submit", "submit-and-call"]) $(id).disabled = this.busy;
    show($("new-passwords"), this.mustChange);
  }

  #restore() {
    const told = new URLSearchParams(location.hash.slice(1));
    $("name").value = told.get("name") ?? drafts.get("name");
    if (told.get("window")) drafts.set("window", told.get("window"));
  }

  async #ask() {
    try {
      const answer = await fetch("/api/v1/windows", { cache: "no-store" });
      if (!answer.ok) return;
      this.windows = await answer.json();
      this.#listWindows();
    } catch {
      // The server is away; it is asked again soon.
    }
  }

  #listWindows() {
    const language = this.language();
    const key = JSON.stringify([language, this.windows]);
    if ($("window").shownKey === key) return;
    $("window").shownKey = key;
    const wanted = drafts.get("window");
    const first = make("option", { value: "", textContent: this.#t("chooseWindow") });
    $("window").replaceChildren(first, ...this.windows.map((window) => this.#option(window)));
    $("window").value = this.windows.some(({ number }) => String(number) === wanted) ? wanted : "";
  }

  #option({ number, name, state }) {
    const named = `${this.#t("windowN", { n: number })}  ${words(this.language(), name)}`;
    const mark = state === "closed" ? "" : ` · ${this.#t("windowTaken")}`;
    return make("option", { value: number, textContent: named + mark });
  }

  async #submit(calls) {
    if (this.busy) return;
    const fault = this.#fault();
    if (fault) return this.#word(this.#t(fault));
    this.#setBusy(true);
    try {
      await this.#send(calls);
    } catch {
      this.#word(this.#t("noServer"));
    } finally {
      this.#setBusy(false);
    }
  }

  #fault() {
    if (!$("name").value.trim() || !$("password").value || !$("window").value) return "fillIn";
    if (!this.mustChange) return null;
    if (!$("new-password").value) return "mustChange";
    return $("new-password").value === $("again").value ? null : "notSame";
  }

  async #send(calls) {
    const name = $("name").value.trim();
    const body = { name, password: $("password").value, command_id: newId() };
    if (this.mustChange) body.new_password = $("new-password").value;
    const told = await askForSeat(Number($("window").value), body);
    if (told.error) return this.#refused(told.error);
    this.close();
    this.taken({ token: told.token, window: told.window, staff: told.staff, name }, calls);
  }

  #refused(error) {
    if (error.code === "password-must-change") this.#askNewPassword(true);
    this.#word(refusalWords(error, this.language()));
  }

  #askNewPassword(asked) {
    this.mustChange = asked;
    this.draw();
    if (asked) $("new-password").focus();
  }

  #setBusy(busy) {
    this.busy = busy;
    this.draw();
  }

  #word(word) {
    say($("form-word"), word);
    show($("form-word"), Boolean(word));
  }

  #t(name, values) {
    return text(this.language(), name, values);
  }
}

/** Asks for a window: {token, window, staff}, or {error}. Raises what `fetch` raises. */
export async function askForSeat(window, body) {
  const answer = await fetch(`/api/v1/windows/${window}/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return answer.json();
}

/** A refused sign-in in plain words. */
export function refusalWords({ code, message, details }, language) {
  const t = (name, values) => text(language, name, values);
  if (code === "password-must-change") return t("mustChange");
  if (code === "locked") {
    return details.minutes ? t("lockedMin", { n: details.minutes }) : t("locked");
  }
  if (code === "window-closed") return t("windowOut");
  if (code === "weak-password" && details.words) return words(language, details.words);
  if (code === "staff-elsewhere") {
    return details.window ? t("elsewhere", { n: details.window }) : t("elsewhereSome");
  }
  return words(language, message);
}
