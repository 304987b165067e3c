// What the console asks the hall for besides its pushes: the guide, the hall's kinds of case, cases
// in full, due days. Fetched when a panel first needs it, kept for a while, asked again when old.

const FRESH = { guide: 60_000, forms: 60_000, rules: 60_000, cases: 5000, case: 5000, due: 600_000 };
const RETRY = 2000;
const KEPT = 40;

export class CaseBook {
  /** `token` of the seat; `changed()` is told when something has come. */
  constructor(token, changed) {
    this.token = token;
    this.changed = changed;
    this.known = new Map();
    this.day = "";
  }

  /** The hall's day is this one: what was known on another is old, for colours and days left
   *  change at midnight. */
  onDay(day) {
    if (day !== this.day) for (const entry of this.known.values()) entry.at = -Infinity;
    this.day = day;
  }

  /** The items of the guide, null until they are known. */
  get items() {
    return this.#got("guide", "/api/v1/guide/items").value;
  }

  item(id) {
    return this.items?.find((item) => item.id === id) ?? null;
  }

  /** {kinds, joint_windows, deadlines, leaders, staff}, null until it is known. */
  get rules() {
    return this.#got("rules", "/api/v1/casebook").value;
  }

  /** Every form the hall prints, with its fields; null until they are known. */
  get forms() {
    return this.#got("forms", "/api/v1/forms").value;
  }

  kind(code) {
    return this.rules?.kinds.find((kind) => kind.code === code) ?? null;
  }

  /** {value: {cases, more …}, error} of a search; `query` {number, outer, state, colour, offset}. */
  list(query) {
    return this.#got("cases", `/api/v1/cases?${new URLSearchParams(query)}`);
  }

  /** {value: a case in full, error}. */
  case(id) {
    return this.#got("case", `/api/v1/cases/${encodeURIComponent(id)}`);
  }

  /** {value: {due, days …}, error} of the deadline calculator. */
  due(query) {
    return this.#got("due", `/api/v1/deadlines?${new URLSearchParams(query)}`);
  }

  /** A case was acted on: what is known of any is old now. */
  stale() {
    for (const entry of this.known.values()) {
      if (["cases", "case"].includes(entry.what)) entry.at = -Infinity;
    }
  }

  /** Has the browser keep a file of the hall's, which only who is signed in may read. */
  async download(path, name) {
    const answer = await fetch(path, { headers: this.#headers() });
    if (!answer.ok) throw new Error(`${answer.status} ${path}`);
    const address = URL.createObjectURL(await answer.blob());
    Object.assign(document.createElement("a"), { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), RETRY);
  }

  #got(what, path) {
    const entry = this.known.get(path) ?? { what, at: -Infinity, triedAt: -Infinity, value: null, error: null, busy: false };
    this.known.delete(path);
    this.known.set(path, entry);
    if (this.known.size > KEPT) this.known.delete(this.known.keys().next().value);
    const now = performance.now();
    if (!entry.busy && now - entry.at > FRESH[what] && now - entry.triedAt > RETRY) this.#fetch(path, entry);
    return entry;
  }

  async #fetch(path, entry) {
    const stamp = { at: performance.now(), was: entry.at };
    Object.assign(entry, { busy: true, at: stamp.at });
    try {
      const answer = await fetch(path, { headers: this.#headers(), cache: "no-store" });
      const told = await answer.json();
      Object.assign(entry, answer.ok ? { value: told, error: null } : { error: told.error ?? told });
    } catch {
      Object.assign(entry, { triedAt: performance.now(), at: stamp.was });
    }
    entry.busy = false;
    this.changed();
  }

  #headers() {
    return { Authorization: `Bearer ${this.token}` };
  }
}
