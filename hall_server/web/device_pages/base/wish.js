// Whose place a page wants that asks for a key: what a scanner read at it (row K10, hall_link/entry/wishing.py).

const LABEL = /^hall:device:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** A scanner types like a very fast person, and ends with Enter; it never rests so long inside a code. */
const PAUSE = 1000;
/** A word about a label that was not taken stands so long; then what holds is shown again. */
const TROUBLE = 10_000;

/** Hears codes until the function it gives is called. */
export function hearScanner(heard) {
  let [typed, at] = ["", 0];
  const press = ({ key, timeStamp }) => {
    const before = timeStamp - at <= PAUSE ? typed : "";
    [typed, at] = key === "Enter" ? ["", 0] : [before + (key.length === 1 ? key : ""), timeStamp];
    if (key === "Enter" && before) heard(before);
  };
  document.addEventListener("keydown", press);
  return () => document.removeEventListener("keydown", press);
}

/** The labels scanned at one page. One is kept for the next code, too, until somebody has decided. */
export class Wishing {
  constructor() {
    this.taken = this.unsent = "";
    this.trouble = null;
    this.wake = () => {};
  }

  /** A scanner read this; gives what is to be told at once where it is no label. */
  scanned(text) {
    const label = text.normalize("NFKC").trim().toLowerCase();
    if (!LABEL.test(label)) return this.#inTrouble({ device: null, trouble: "no-label" });
    this.unsent = label;
    this.wake();
    return null;
  }

  /** There is another code, of which the hall knows no wish yet. */
  askedAnew() {
    this.unsent ||= this.taken;
  }

  /** So long; no longer once a label was scanned. */
  async wait(length) {
    if (this.unsent) return;
    await new Promise((done) => {
      this.wake = done;
      setTimeout(done, length);
    });
  }

  wasTaken(label) {
    this.taken = label;
    this.trouble = null;
    this.#sent(label);
  }

  /** The hall does not take this label, for that reason; gives what is to be told. */
  wasRefused(label, { code, details }) {
    if (this.taken === label) this.taken = "";
    this.#sent(label);
    const isKnown = code === "other-kind";
    return this.#inTrouble({ device: isKnown ? details : null, trouble: isKnown ? code : "unknown-label" });
  }

  /** What is to be told, where the hall says whose place is asked for. */
  shown(device) {
    if (this.trouble && performance.now() < this.troubleEnds) return this.trouble;
    return device ? { device, trouble: "" } : null;
  }

  /** Another may have been scanned while this one was on its way. */
  #sent(label) {
    if (this.unsent === label) this.unsent = "";
  }

  #inTrouble(wish) {
    this.trouble = wish;
    this.troubleEnds = performance.now() + TROUBLE;
    return wish;
  }
}
