// What the address of a device's page says, and what this browser keeps for it.
//
// `?as=NAME`: one browser may be several devices (a computer with two screens), each with a key of its
// own. `?lang=en`: the language of what is told before the hall is known.

const asked = new URLSearchParams(location.search);

export const language = asked.get("lang") === "en" ? "en" : "zh";

/** What the device keeps, by name; a browser that keeps nothing has it until the page is closed. */
export class Store {
  constructor(role) {
    this.before = `hall.device.${role}.${asked.get("as") ?? ""}.`;
    this.kept = new Map();
  }

  get(name) {
    try {
      return localStorage.getItem(this.before + name) ?? this.kept.get(name) ?? "";
    } catch {
      return this.kept.get(name) ?? "";
    }
  }

  set(name, value) {
    this.kept.set(name, value);
    try {
      localStorage.setItem(this.before + name, value);
    } catch (fault) {
      console.info("not kept beyond this page:", fault.name);
    }
  }
}
