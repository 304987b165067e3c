// What outlives a reload, a killed tab and a restarted server: the seat, the presses not yet
// answered, typed words. localStorage is shared by the tabs of a browser, sessionStorage is one
// tab's own. No password is ever kept.

const SEAT = "hall.console.seat";
const PRESSES = "hall.console.presses";
const LOCK = "hall.console.lock";
const TOUCHED = "hall.console.touched";
const TAB = "hall.console.tab";
const DRAFT = "hall.console.draft.";
const ADOPT_AFTER = 3000;

function load(store, name) {
  try {
    return JSON.parse(store.getItem(name));
  } catch {
    return null;
  }
}

/** 128 random bits; `crypto.randomUUID` is only there under https. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return "console-" + [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export const seat = {
  /** {token, window, staff, name}: this tab's, or the one another tab of the browser got. */
  get: () => load(sessionStorage, SEAT) ?? load(localStorage, SEAT),
  set(taken) {
    for (const store of [sessionStorage, localStorage]) store.setItem(SEAT, JSON.stringify(taken));
  },
  /** Whether a storage event says that another tab signed this seat out. */
  isForgottenBy: ({ key, oldValue, newValue }, token) =>
    key === SEAT && !newValue && JSON.parse(oldValue ?? "{}").token === token,
  /** Forgets the seat; another one that the browser got meanwhile stays. */
  forget(token) {
    sessionStorage.removeItem(SEAT);
    if (load(localStorage, SEAT)?.token === token) localStorage.removeItem(SEAT);
  },
};

/** Presses of buttons without an answer, oldest first, each {id, command, token, at, tab, sent}. */
export const presses = {
  list: (token) => all().filter((press) => press.token === token),
  add(command, token) {
    const press = { id: newId(), command, token, at: Date.now(), tab: tab() };
    localStorage.setItem(PRESSES, JSON.stringify([...all(), press]));
    return press;
  },
  /** From now on nobody knows whether the hall has done it: only its answer ends it. */
  sent(id) {
    const known = all().map((press) => (press.id === id ? { ...press, sent: true } : press));
    localStorage.setItem(PRESSES, JSON.stringify(known));
  },
  /** Asks for something else than was pressed, under the same id; only before it was sent. */
  change(id, command) {
    const known = all().map((press) => (press.id === id ? { ...press, command } : press));
    localStorage.setItem(PRESSES, JSON.stringify(known));
  },
  remove(id) {
    const rest = all().filter((press) => press.id !== id);
    localStorage.setItem(PRESSES, JSON.stringify(rest));
  },
  /** The same person sits there again, under a new token. */
  move(token, next) {
    const moved = all().map((press) => (press.token === token ? { ...press, token: next } : press));
    localStorage.setItem(PRESSES, JSON.stringify(moved));
  },
  /** Drops those of a seat that is no more. */
  drop(token) {
    const rest = all().filter((press) => press.token !== token);
    localStorage.setItem(PRESSES, JSON.stringify(rest));
  },
  /** Whether this tab sends it: its own, or one whose tab seems to be gone. */
  isOurs: (press) => press.tab === tab() || Date.now() - press.at > ADOPT_AFTER,
};

function all() {
  const kept = load(localStorage, PRESSES);
  return Array.isArray(kept) ? kept : [];
}

function tab() {
  let known = sessionStorage.getItem(TAB);
  if (!known) sessionStorage.setItem(TAB, (known = newId()));
  return known;
}

/** Whether the seat is locked: told to all tabs of the browser, and kept over a reload. */
export const lock = {
  isOn: (token) => localStorage.getItem(LOCK) === token,
  set: (token) => localStorage.setItem(LOCK, token),
  open: () => localStorage.removeItem(LOCK),
  isMeant: ({ key }) => key === LOCK,
};

/** Tells the browser's other tabs that somebody is at the console. */
export const touches = {
  tell: () => localStorage.setItem(TOUCHED, newId()),
  isMeant: ({ key }) => key === TOUCHED,
};

export const drafts = {
  get: (name) => sessionStorage.getItem(DRAFT + name) ?? "",
  set: (name, text) => sessionStorage.setItem(DRAFT + name, text),
  remove: (name) => sessionStorage.removeItem(DRAFT + name),
  /** Forgets all whose name begins so: the next at this place must not read them. */
  clear(beginning) {
    const all = Object.keys(sessionStorage).filter((name) => name.startsWith(DRAFT + beginning));
    for (const name of all) sessionStorage.removeItem(name);
  },
};
