// How a page without a key comes into its hall: six digits on the screen, typed by the administrator
// (docs/devices.md). The page knows no more than `POST /api/v1/enrolments` tells it.

import { language } from "./place.js";
import { WORDS } from "./entry_words.js";
import { say } from "./words.js";

const ENROLMENTS = "/api/v1/enrolments";
const AUTHORITY = "/api/v1/authority.pem";
const LOOK_EVERY = 2000;
const AGAIN_AFTER = 5000;
const WITHIN = 5000;
const CHECK_DIGITS = 20;

const pause = (length) => new Promise((done) => setTimeout(done, length));

/** Asks until there is a key, and gives it. `why`: "new", "revoked" or "unknown". `tell` is told what
    the screen is to show: {why, code, check, trouble}; `code` is "" before the server gave one. */
export async function askForKey(role, why, tell) {
  for (;;) {
    const key = await askOnce(role, why, tell);
    if (key) return key;
  }
}

async function askOnce(role, why, tell) {
  const name = say(WORDS.machine, language, { size: `${screen.width}×${screen.height}` });
  const asked = await answer(ENROLMENTS, { method: "POST", body: JSON.stringify({ role, name }) });
  if (asked.status !== 201) {
    tell({ why, code: "", check: "", trouble: asked.status === 429 ? "busy" : "away" });
    await pause(AGAIN_AFTER);
    return "";
  }
  const usual = { why, code: asked.told.code, check: await checkWords(), trouble: "" };
  tell(usual);
  return awaited(asked.told, usual, tell);
}

/** The key; "" when there will be none for this code. */
async function awaited({ enrolment_id: id, secret, lasts_s: lasts }, usual, tell) {
  const end = performance.now() + lasts * 1000;
  while (performance.now() < end) {
    await pause(LOOK_EVERY);
    const { status, told } = await answer(`${ENROLMENTS}/${id}`, { headers: { Authorization: `Bearer ${secret}` } });
    if (status === 404) break;
    tell(status === 200 ? usual : { ...usual, trouble: "away" });
    if (status !== 200 || told.state === "pending") continue;
    if (told.state === "refused") await refused(usual, tell);
    return told.key ?? "";
  }
  tell({ ...usual, code: "" });
  return "";
}

async function refused(usual, tell) {
  tell({ ...usual, code: "", trouble: "refused" });
  await pause(AGAIN_AFTER);
}

/** {status, told}: status 0 where nobody answers as a hall does. */
async function answer(path, how) {
  try {
    const headers = { "Content-Type": "application/json", ...how.headers };
    const given = await fetch(path, { ...how, headers, cache: "no-store", signal: AbortSignal.timeout(WITHIN) });
    return { status: given.status, told: given.ok ? await given.json() : null };
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
