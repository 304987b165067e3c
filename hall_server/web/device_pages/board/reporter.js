// Tells the hall what was shown, each round once, kept until it is answered, and how the voice is
// (row C7).

const REMEMBERED = 200;

/** A browser has no voice of ours: in words for the administrator. */
const NO_VOICE = "浏览器显示屏不能语音叫号，请换一台安装了显示程序的机器 (a browser board has no voice)";

export class Reporter {
  constructor(send) {
    this.send = send;
    this.told = new Set();
  }

  /** These rounds, named `CALL_ID:ROUND`, are on the screen. */
  shown(rounds) {
    for (const key of rounds) {
      if (this.told.has(key)) continue;
      this.told.add(key);
      if (this.told.size > REMEMBERED) this.told.delete(this.told.values().next().value);
      const at = key.lastIndexOf(":");
      const done = { call_id: key.slice(0, at), round: Number(key.slice(at + 1)), done: "shown" };
      this.#send({ kind: "report_call", ...done });
    }
  }

  /** With every new line: the hall may not know it any more. */
  voice(speaks) {
    const state = speaks ? { state: "fault", detail: NO_VOICE } : { state: "off", detail: null };
    this.#send({ kind: "report_voice", ...state });
  }

  /** The server's history is another one: what was told is not known there. */
  forget() {
    this.told.clear();
  }

  /** A call the hall does not know (any more) needs no report. */
  async #send(command) {
    try {
      await this.send(command);
    } catch (refused) {
      if (refused.code !== "unknown-call") console.warn("a report was refused:", refused.code);
    }
  }
}
