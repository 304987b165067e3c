// Ratings touched and not yet taken in by the server, kept where a reload, a killed browser and a power
// cut don't reach them. {visit, level, tags, text, given_at} each.
//
// A browser writes localStorage to the disk when it pleases; a strict transaction of IndexedDB is over
// when it is there. A browser without it keeps ratings in localStorage. Faults are told in the browser's
// log, not raised: a pad that can't keep a rating can still send it.

const SHELF = "ratings";
/** Nobody waits longer before a screen for a disk that does not answer. */
const WITHIN = 2000;

/** The drawer of this name, `store` where there is no other. */
export async function openDrawer(name, store) {
  try {
    return new Drawer(await soon(opened(name)));
  } catch (fault) {
    console.info("ratings are kept in localStorage:", String(fault));
    return new Notes(store);
  }
}

class Drawer {
  constructor(base) {
    this.base = base;
  }

  /** What is kept, the oldest first. */
  async answers() {
    const found = await tried(done(this.base.transaction(SHELF).objectStore(SHELF).getAll()));
    return byAge(found ?? []);
  }

  /** Keeps this instead of what was kept of the same visit; it is on the disk when this is over. */
  keep(answer) {
    return this.#change((shelf) => shelf.put(answer));
  }

  /** The server has it, or will never take it. */
  drop(visit) {
    return this.#change((shelf) => shelf.delete(visit));
  }

  #change(act) {
    const change = this.base.transaction(SHELF, "readwrite", { durability: "strict" });
    act(change.objectStore(SHELF));
    return tried(new Promise((resolve, reject) => {
      change.oncomplete = resolve;
      change.onabort = () => reject(change.error);
    }));
  }
}

/** The same in localStorage. */
class Notes {
  constructor(store) {
    this.store = store;
  }

  async answers() {
    return byAge(Object.values(this.#all()));
  }

  async keep(answer) {
    this.store.set(SHELF, JSON.stringify({ ...this.#all(), [answer.visit]: answer }));
  }

  async drop(visit) {
    const { [visit]: _, ...rest } = this.#all();
    this.store.set(SHELF, JSON.stringify(rest));
  }

  #all() {
    return JSON.parse(this.store.get(SHELF) || "{}");
  }
}

function opened(name) {
  const asked = indexedDB.open(name, 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore(SHELF, { keyPath: "visit" });
  return done(asked);
}

const done = (asked) =>
  new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });

const soon = (promise) =>
  Promise.race([promise, new Promise((_, reject) => setTimeout(() => reject(new Error("no answer")), WITHIN))]);

async function tried(promise) {
  try {
    return await soon(promise);
  } catch (fault) {
    console.warn("ratings can't be kept:", String(fault));
    return null;
  }
}

const byAge = (answers) => answers.sort((one, other) => String(one.given_at).localeCompare(String(other.given_at)));
