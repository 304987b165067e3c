// The desk: what the hall says comes in, what the clerk presses goes out, the page shows both.

import { CaseBook } from "./casebook.js";
import { $, fill, make, show } from "./dom.js";
import { draw } from "./draw.js";
import { drafts } from "./keeping.js";
import { Link } from "./link.js";
import { finishing, Outcomes } from "./outcomes.js";
import { Panel } from "./panel.js";
import { PressQueue } from "./queue.js";
import { allowed, primary, standing } from "./rules.js";
import { tell } from "./results.js";
import { view } from "./view.js";
import { LISTS } from "./view_lists.js";
import { text, words } from "./words.js";

const NOTHING = { connected: false, snapshot: null, window: null, goodbye: null, clock: null };

/** Acts that ask something first. */
const PANELS = new Set([
  "call_chosen", "transfer_visit", "pause_window", "serve_without_ticket", "change_items",
  "split_ticket", "mark_need", "cover_window", "call_for_help", "own_words", "give_notice",
  "open_case", "find_case", "deadline", "complain",
]);

/** Panels that need nothing to be so at the window. */
const ANY_TIME = ["more_acts", "ticket", "consultation", "case", "case_act", "case_paper", "case_void", "case_sign"];

/** Acts the key-pad has no key of their own for, in the order of their digits. */
const MORE = [
  "undo", "transfer_visit", "mark_need", "change_items", "split_ticket", "call_for_help", "give_notice",
  "open_case", "record_consultation", "serve_without_ticket", "cover_window", "answer_help", "each_item",
  "find_case", "deadline", "complain",
];
const A_PAGE = 9;

/** The act as its button is named. */
const actName = (command) => (command.call_next ? "finish_next" : command.kind);

export class Desk {
  /** `on`: {language(), stand(word): the seat is lost, standing(): whether that may be so now}. */
  constructor(on) {
    this.on = on;
    this.seat = null;
    this.state = NOTHING;
    this.list = "waiting";
    this.silent = 0;
    this.awaySince = null;
    this.outcomes = new Outcomes();
    this.panel = new Panel((told) => this.#asked(told));
    this.panel.changed = () => this.#drawPanel();
    $("undo").addEventListener("click", () => this.act("undo"));
  }

  /** `calls`: the first number is called as soon as the desk is known. */
  sit(taken, isNew, calls = false) {
    this.seat = taken;
    this.state = NOTHING;
    this.awaySince = null;
    this.list = "waiting";
    this.isNew = isNew;
    this.calls = calls;
    this.#word("");
    this.link = new Link({ key: taken.token }, {
      changed: (state) => this.#changed(state),
      answered: (reply) => this.#answered(reply),
    });
    this.book = new CaseBook(taken.token, () => this.#drawPanel());
    this.queue = new PressQueue(taken.token, (id, command) => this.link.submit(id, command), (command) => this.#late(command));
    this.draw();
  }

  /** Lets the line go; how many presses were never done. */
  leave() {
    const left = this.queue.drop();
    drafts.clear("panel.");
    drafts.clear("outcome.");
    this.pause();
    return left;
  }

  /** Lets the line go and keeps what was pressed. */
  pause() {
    this.panel.close();
    this.link.stop();
    this.seat = null;
  }

  get known() {
    return this.state.snapshot?.desk ?? null;
  }

  get number() {
    return this.known?.visit?.number ?? "";
  }

  /** What stays behind when the clerk leaves now, in words. */
  leftOpen() {
    const desk = this.known;
    if (!desk) return [];
    const [held, asked] = [desk.held?.length ?? 0, desk.consultations?.length ?? 0];
    return [
      desk.visit && this.t("openVisit", { number: desk.visit.number }),
      held && this.t("openHeld", { n: held }),
      asked && this.t("openAsked", { n: asked }),
    ].filter(Boolean);
  }

  // --- what the hall says ----------------------------------------------------------------------

  #changed(state) {
    this.state = state;
    this.awaySince = state.connected ? null : this.awaySince ?? performance.now();
    if (state.goodbye?.code === "unauthorized") {
      const isLeaving = this.queue.kinds.includes("sign_out");
      return queueMicrotask(() => this.#lost(isLeaving ? "signedOut" : "seatLost"));
    }
    if (this.isNew && this.known) this.#tellTakeOver();
    if (this.calls && this.known) this.#callFirst();
    this.tick(this.silent);
  }

  /** Unlocking gets a new token, so the old one's end is no loss then. */
  #lost(word) {
    if (this.seat && this.on.standing()) this.on.stand(this.t(word));
  }

  /** A visit taken over goes on; who is alone at the window calls the first. */
  #callFirst() {
    this.calls = false;
    if (primary(this.known, this.queue.commands, this.#when()) === "call_next") this.press("call_next");
  }

  #tellTakeOver() {
    this.isNew = false;
    const { visit, post } = this.known;
    if (visit && post) this.#word(this.t("tookOver", { number: visit.number }), "good");
  }

  #answered({ id, result, error }) {
    const command = this.queue.answered(id);
    this.book.stale();
    if (error?.code === "unauthorized") return this.#lost("seatLost");
    if (command?.kind === "sign_out" && result) return this.on.stand(this.t("signedOut"));
    const isPanels = Boolean(command) && this.panel.answered(command, error);
    if (error) isPanels || this.#refused(command, error);
    else if (command) this.#done(command, result);
    this.tick(this.silent);
  }

  #done(command, result) {
    if (command.kind === "finish_visit") this.outcomes.forget(this.finishing);
    const isNext = command.kind === "finish_visit" && command.call_next && result.state === "called";
    const name = isNext ? "finish_next" : command.kind;
    const number = result.number ?? this.number;
    const told = tell(result, this.on.language());
    this.#word(told?.word ?? this.t(`did_${name}`, { number }), "good", told?.number);
  }

  /** Too long away: what would have called somebody by itself now is pressed again, or not. */
  #late(command) {
    this.panel.release(command);
    this.#word(this.t("tooLate", { act: this.t(actName(command)) }), "bad");
  }

  #refused(command, error) {
    const why = words(this.on.language(), error.message);
    const act = command && this.t(actName(command));
    this.#word(command ? this.t("refused", { act, why }) : why, "bad");
  }

  // --- what the clerk presses ------------------------------------------------------------------

  standing() {
    return this.known ? standing(this.known, this.queue.commands) : "gone";
  }

  act(kind) {
    if (PANELS.has(kind)) return this.ask(kind);
    if (kind === "finish_visit" || kind === "finish_next") return this.#finish(kind);
    if (kind === "undo" && this.#takesBack) return this.#takeBack();
    if (kind === "each_item") return this.nextItem();
    if (kind === "answer_help") return this.answer(this.known?.helps?.[0]?.help_id);
    return this.press(kind);
  }

  actPrimary() {
    const next = this.known && primary(this.known, this.queue.commands, this.#when());
    if (next) this.act(next);
  }

  /** One key for the next one: finishes what is served, too. */
  actNext() {
    this.act(this.standing() === "serving" ? "finish_next" : "call_next");
  }

  /** The key-pad's dot: puts the visitor aside, else the window's work. */
  actAside() {
    if (["called", "serving"].includes(this.standing())) this.act("hold_visit");
    else this.actPause();
  }

  actPause() {
    this.act(this.standing() === "paused" ? "resume_window" : "pause_window");
  }

  answer(help) {
    if (help) this.#send({ kind: "answer_help", help_id: help });
  }

  get #takesBack() {
    return !this.state.connected && Boolean(this.queue.unsent);
  }

  #takeBack() {
    const command = this.queue.takeBack();
    this.panel.release(command);
    this.#word(this.t("tookBack", { act: this.t(actName(command)) }));
    this.tick(this.silent);
  }

  press(kind, more = {}) {
    if (this.#may(kind)) this.#send({ kind, window: this.#window(), ...more });
  }

  #finish(kind) {
    if (!this.#may(kind)) return;
    const ticket = this.known.visit?.ticket_id;
    const told = finishing(this.known, this.outcomes.of(ticket));
    if (!told) return this.ask("own_words");
    const next = kind === "finish_next" ? { call_next: true } : {};
    if (this.#send({ kind: "finish_visit", window: this.#window(), ...told, ...next })) this.finishing = ticket;
  }

  /** Keeps a press to be sent; false for the second of a double one. */
  #send(command) {
    if (!this.queue.add(command, performance.now())) return false;
    if (!this.panel.awaited) this.panel.close();
    this.#word("");
    this.tick(this.silent);
    return true;
  }

  #window() {
    return this.state.window ?? this.seat.window;
  }

  #may(kind) {
    return Boolean(this.known) && allowed(this.known, this.queue.commands, this.#when())[kind];
  }

  // --- what is asked of the clerk --------------------------------------------------------------

  ask(kind, given) {
    const isOutcome = kind === "own_words";
    const mayBe = isOutcome ? this.#may("finish_visit") : ANY_TIME.includes(kind) || this.#may(kind);
    if (mayBe && this.known) this.panel.open(kind, this.#about(given));
  }

  /** The key-pad's Num: every further act by a digit, nine at a time; once more turns the page. */
  askMore() {
    const { isOpen, kind, given } = this.panel;
    if (isOpen && kind !== "more_acts") return;
    const may = MORE.filter((one) => this.#isOffered(one));
    const pages = Math.ceil(may.length / A_PAGE);
    const page = isOpen ? (given.page + 1) % pages : 0;
    this.ask("more_acts", { page, pages, acts: may.slice(page * A_PAGE, (page + 1) * A_PAGE) });
  }

  /** Taking back keeps its digit though there is nothing to be taken back. */
  #isOffered(kind) {
    return kind === "undo" || (kind === "each_item" ? this.standing() === "serving" : this.#may(kind));
  }

  #asked({ commands = [], outcome, open, file, act }) {
    if (open) return this.ask(...open);
    if (act) return this.act(act);
    if (file) return this.#download(...file);
    if (outcome) this.outcomes.choose(this.known.visit.ticket_id, outcome);
    for (const command of commands) if (!this.#send(command)) this.panel.release();
    if (this.panel.isOpen) return this.draw();
    if (this.list !== "cases") this.list = "waiting";
    return this.draw();
  }

  #download(path, name) {
    this.book.download(path, name).catch(() => this.#word(this.t("noFile"), "bad"));
  }

  #about(given) {
    const { desk, board } = this.state.snapshot;
    this.book.onDay(board.business_day);
    const t = (name, values) => this.t(name, values);
    return { desk, board, book: this.book, language: this.on.language(), now: this.#now(), t, given };
  }

  chooseOutcome(number) {
    const outcome = this.known.outcomes[number - 1];
    if (outcome) this.#outcome(outcome.code);
  }

  #outcome(code) {
    if (this.known?.visit) this.outcomes.choose(this.known.visit.ticket_id, code);
    this.draw();
  }

  #item(item) {
    this.outcomes.pick(this.known.visit.ticket_id, item);
    this.draw();
  }

  nextItem() {
    const { visit } = this.known;
    const open = (visit?.parts ?? []).filter((part) => !part.outcome).map((part) => part.id);
    if (this.standing() !== "serving" || open.length < 2) return;
    this.outcomes.pickNext(visit.ticket_id, open);
    this.draw();
  }

  openList(name) {
    this.list = name;
    this.draw();
  }

  nextList() {
    this.openList(LISTS[(LISTS.indexOf(this.list) + 1) % LISTS.length]);
  }

  moveRow(step) {
    const rows = [...$("rows").querySelectorAll("button")];
    if (!rows.length) return;
    const place = rows.indexOf(document.activeElement);
    const next = place < 0 ? (step > 0 ? 0 : rows.length - 1) : place + step;
    rows[(next + rows.length) % rows.length].focus();
  }

  #row(id) {
    if (this.list === "asked") this.ask("consultation", id);
    else if (this.list === "cases") this.ask("case", id);
    else this.ask("ticket", { where: this.list, ticket: id });
  }

  openSheet() {
    $("sheet").showModal();
  }

  // --- the page --------------------------------------------------------------------------------

  /** `silent`: minutes without a touch when that is to be told, else 0. */
  tick(silent = 0) {
    if (!this.seat) return;
    this.silent = silent;
    this.queue.sendNext(this.state.connected);
    this.draw();
  }

  draw() {
    if (!this.seat) return;
    draw(view(this.#shown()), {
      act: (kind) => this.act(kind),
      answer: (help) => this.answer(help),
      list: (name) => this.openList(name),
      row: (id) => this.#row(id),
      outcome: (code) => this.#outcome(code),
      item: (id) => this.#item(id),
    });
    this.#drawPanel();
  }

  #shown() {
    return {
      state: this.state,
      seat: this.seat,
      book: this.book,
      pending: this.queue.commands,
      unsent: this.queue.unsent,
      awayFor: this.awaySince === null ? 0 : performance.now() - this.awaySince,
      choice: this.outcomes.of(this.known?.visit?.ticket_id),
      list: this.list,
      silent: this.silent,
      language: this.on.language(),
      now: this.#now(),
    };
  }

  #drawPanel() {
    if (this.known) this.panel.draw(this.#about());
  }

  /** `number` of what came of it, large enough to be read out. */
  #word(word, kind = "", number = "") {
    fill($("word"), word ? [[word, kind, number]] : [], ([told, className, large]) =>
      make("span", { className }, ...(large ? [make("b", { textContent: large })] : []), told));
    show($("word"), Boolean(word));
  }

  #when() {
    return { connected: this.state.connected, now: this.#now() };
  }

  /** The hall's time: everything here goes by it, never by this computer's clock. */
  #now() {
    const { clock } = this.state;
    return clock ? clock.at + performance.now() - clock.heard : Date.now();
  }

  t(name, values) {
    return text(this.on.language(), name, values);
  }
}
