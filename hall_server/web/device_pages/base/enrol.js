// How a page without a key comes into its hall: six digits on the screen, typed by the administrator
// (docs/devices.md). The page knows no more than `/api/v1/enrolments` tells it.

import { WORDS } from "./entry_words.js";
import { language } from "./place.js";
import { hearScanner, Wishing } from "./wish.js";
import { say } from "./words.js";

const ENROLMENTS = "/api/v1/enrolments";
const AUTHORITY = "/api/v1/authority.pem";
const LOOK_EVERY = 2000;
const AGAIN_AFTER = 5000;
const WITHIN = 5000;
const CHECK_DIGITS = 20;
const LABEL_REFUSED = ["unknown-label", "other-kind"];

const pause = (length) => new Promise((done) => setTimeout(done, length));

/** Asks until there is a key, and gives it. `why`: "new", "revoked" or "unknown". `tell` is told what
    the screen is to show: {why, code, check, trouble, wish}; `code` is "" before the server gave one,
    `wish`: {device, trouble} of the label scanned last, or null. */
export async function askForKey(role, why, tell) {
  const asking = new Asking(role, why, tell);
  const rest = hearScanner((text) => asking.scanned(text));
  try {
    for (;;) {
      const key = await asking.askOnce();
      if (key) return key;
    }
  } finally {
    rest();
  }
}

class Asking {
  constructor(role, why, tell) {
    Object.assign(this, { role, tell, usual: { why, code: "", check: "", trouble: "", wish: null } });
    this.wishing = new Wishing();
  }

  scanned(text) {
    const wish = this.wishing.scanned(text);
    if (wish) this.#say({ wish });
  }

  /** The key; "" when there will be none for this code. */
  async askOnce() {
    const name = say(WORDS.machine, language, { size: `${screen.width}×${screen.height}` });
    const { status, told } = await answer("", { method: "POST", body: JSON.stringify({ role: this.role, name }) });
    if (status !== 201) return this.#noCode(status === 429 ? "busy" : "away");
    this.#say({ code: told.code, check: await checkWords(), trouble: "" });
    this.wishing.askedAnew();
    return this.#awaited(told);
  }

  async #awaited({ enrolment_id: id, secret, lasts_s: lasts }) {
    const end = performance.now() + lasts * 1000;
    while (performance.now() < end) {
      await this.wishing.wait(LOOK_EVERY);
      const { status, told } = await this.#look(`/${id}`, { Authorization: `Bearer ${secret}` });
      if (LABEL_REFUSED.includes(told?.error?.code)) continue;
      if (status === 404) break;
      this.#say(status === 200 ? { trouble: "", wish: this.wishing.shown(told.in_place_of) } : { trouble: "away" });
      if (status !== 200 || told.state === "pending") continue;
      this.wishing = new Wishing();
      return told.state === "refused" ? this.#noCode("refused") : told.key ?? "";
    }
    this.#say({ code: "", wish: null });
    return "";
  }

  /** What the hall says next; to a label that was scanned, where there is one. */
  async #look(way, headers) {
    const label = this.wishing.unsent;
    if (!label) return answer(way, { headers });
    const seen = await answer(`${way}/in-place-of`, { method: "PUT", headers, body: JSON.stringify({ label }) });
    const error = seen.told?.error;
    if (seen.status === 200) this.wishing.wasTaken(label);
    else if (LABEL_REFUSED.includes(error?.code)) this.#say({ trouble: "", wish: this.wishing.wasRefused(label, error) });
    else await pause(LOOK_EVERY);
    return seen;
  }

  async #noCode(trouble) {
    this.#say({ code: "", check: "", trouble, wish: null });
    await pause(AGAIN_AFTER);
    this.usual = { ...this.usual, trouble: "" };
    return "";
  }

  #say(news) {
    this.usual = { ...this.usual, ...news };
    this.tell(this.usual);
  }
}

/** {status, told}: status 0 where nobody answers as a hall does. */
async function answer(way, how) {
  try {
    const headers = { "Content-Type": "application/json", ...how.headers };
    const given = await fetch(ENROLMENTS + way, { ...how, headers, cache: "no-store", signal: AbortSignal.timeout(WITHIN) });
    return { status: given.status, told: await given.json() };
  } catch {
    return { status: 0, told: null };
  }
}

/** The first 80 bits of the authority's fingerprint, as every device shows them; "" without https. */
export async function checkWords() {
  if (location.protocol !== "https:" || !crypto.subtle) return "";
  try {
    const told = await fetch(AUTHORITY, { signal: AbortSignal.timeout(WITHIN) });
    if (!told.ok) return "";
    const digest = await crypto.subtle.digest("SHA-256", bytesOf(await told.text()));
    const digits = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return digits.slice(0, CHECK_DIGITS).toUpperCase().match(/.{4}/g).join(" ");
  } catch {
    return "";
  }
}

function bytesOf(pem) {
  const text = pem.replace(/-----[^-]+-----/g, "").replace(/\s/g, "");
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
