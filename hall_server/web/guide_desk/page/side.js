// The right of the page: who calls for help, finding a ticket, and the lists.

import { $, make, say, show, symbol } from "/console/dom.js";
import { post } from "./acts.js";
import { bookingState, newBooking, openBooking } from "./bookings.js";
import { drawCounter } from "./counter.js";
import { button, desk, draw, hour, numbers, refusal, t, toast, told, waitWords } from "./desk.js";
import { openHand } from "./hand.js";
import { openTicket } from "./ticket.js";

const TABS = ["queues", "missed", "held", "bookings"];

export class Side {
  constructor() {
    this.tab = "queues";
    $("find-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#find();
    });
  }

  draw() {
    $("find").placeholder = t("findHint");
    this.#drawCalls();
    drawCounter($("counter"));
    this.#drawTabs();
    this.#drawRows();
  }

  #drawCalls() {
    const { helps, escorts } = desk.now;
    const calls = [...helps.map((help) => ({ help })), ...escorts.map((escort) => ({ escort }))];
    draw($("calls"), calls, ({ help, escort }) => (help ? helpCard(help) : escortCard(escort)));
    show($("calls"), calls.length > 0);
  }

  #drawTabs() {
    const { queues, missed, held, bookings } = desk.now;
    const counts = {
      queues: queues.reduce((sum, { waiting }) => sum + waiting, 0),
      missed: missed.length,
      held: held.length,
      bookings: bookings.filter(({ booking }) => booking.state === "booked").length,
    };
    draw($("tabs"), TABS.map((tab) => [tab, counts[tab], tab === this.tab]), ([tab, count, on]) => {
      const made = button(t(tab), "tab", () => this.#turn(tab));
      made.append(make("b", { textContent: count }));
      made.setAttribute("role", "tab");
      made.setAttribute("aria-selected", String(on));
      return made;
    });
  }

  #turn(tab) {
    this.tab = tab;
    this.#drawTabs();
    this.#drawRows();
    $("tabs").querySelector("[aria-selected=true]").focus();
  }

  #drawRows() {
    const { queues, missed, held, bookings, at } = desk.now;
    const lines = {
      queues: queues.map((queue) => ({ queue })),
      missed: missed.map((line) => ({ line })),
      held: held.map((line) => ({ line })),
      bookings: bookings.map((booking) => ({ booking })),
    }[this.tab];
    const empty = { missed: "nobodyMissed", held: "nobodyHeld", bookings: "nobodyBooked" }[this.tab];
    const told = lines.length ? lines : [{ empty }];
    const more = this.tab === "bookings" && desk.now.appointments ? [{ book: true }] : [];
    draw($("rows"), [...more, ...told], (one) => row(one, at));
  }

  async #find() {
    const typed = $("find").value.trim();
    if (!typed) return;
    say($("find-word"), await open(typed));
    if (!$("find-word").textContent) $("find").value = "";
    else $("find").select();
  }
}

function helpCard({ help_id, window, what, number, place }) {
  const go = button(t("onMyWay"), "main", async () => {
    go.disabled = true;
    const { error } = await desk.acts.do({ kind: "answer_help", help_id });
    toast(error ? refusal(error) : t("answered"));
  });
  const word = make("span", {}, make("strong", { textContent: t(what, { n: window, number }) }));
  if (place) word.append(make("small", { textContent: place }));
  return make("div", { className: `call ${what === "emergency" ? "bad" : "warn"}` }, symbol("bell"), word, go);
}

function escortCard({ number, window, needs }) {
  const what = window ? t("escortTo", { number, n: window }) : t("escortSoon", { number });
  const word = make("span", {}, make("strong", { textContent: what }),
    make("small", { textContent: needs.map((need) => t(need)).join(" · ") }));
  return make("div", { className: `call ${window ? "warn" : "soon"}` }, symbol("walk"), word);
}

function row({ queue, line, booking, empty, book }) {
  if (queue) return queueRow(queue);
  if (line) return ticketRow(line);
  if (booking) return bookingRow(booking);
  if (book) return button(t("book"), "quiet wide", newBooking);
  return make("p", { className: "nothing", textContent: t(empty) });
}

function queueRow({ name, prefix, colour, waiting, wait }) {
  const letter = make("b", { className: "letter", textContent: prefix });
  letter.style.setProperty("background", colour);
  const label = make("span", {}, make("strong", { textContent: told(name) }), make("small", { textContent: waitWords(wait) }));
  return make("div", { className: "line" }, letter, label, make("b", { className: "count", textContent: waiting }));
}

function ticketRow({ number, items, window, since }) {
  const label = make("span", {}, make("strong", { textContent: number }),
    make("small", { textContent: numbers(items.map(told)) }));
  const where = window ? t("toWindows", { n: window }) : hour(since);
  return pressed(label, where, () => open(number));
}

function bookingRow(found) {
  const { booking, name } = found;
  const label = make("span", {}, make("strong", { textContent: `${hour(booking.starts)} ${name}` }),
    make("small", { textContent: told(booking.item_name) }));
  return pressed(label, bookingState(booking), () => openBooking(found));
}

function pressed(label, more, press) {
  const made = make("button", { type: "button", className: "line" }, label,
    make("span", { className: "more", textContent: more }));
  made.addEventListener("click", press);
  return made;
}

/** Opens what a text names; why not, where nothing is found. */
export async function open(typed) {
  try {
    const answer = await post("/api/v1/guide-desk/find", { text: typed });
    const found = await answer.json();
    if (!answer.ok) return refusal(found.error);
    if (found.tickets.length) openTicket(found.tickets[0]);
    else if (found.slip) openHand(found.slip);
    else if (found.bookings.length) openBooking(found.bookings[0]);
    return "";
  } catch {
    return t("noServer");
  }
}
