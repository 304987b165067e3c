// Bookings: for somebody on the telephone, and for who is here (rows A6, G1).

import { make } from "/console/dom.js";
import { drawItems, found } from "./choosing.js";
import { button, chip, dayName, desk, draw, hour, moment, openPanel, refusal, t, toast, told } from "./desk.js";
import { showTaken } from "./issue.js";
import { act, twice } from "./ticket.js";

const STATES = { booked: "booked", arrived: "arrived", missed: "bookingMissedState", cancelled: "stateCancelled" };
const API = "/api/v1/appointments";

export const bookingState = ({ state }) => t(STATES[state]);

export function openBooking(found) {
  const { booking, name, phone } = found;
  const facts = [bookingState(booking), moment(booking.starts), name, phone, `${t("code")} ${booking.code}`];
  const open = booking.state === "booked";
  openPanel(told(booking.item_name), [
    make("p", { className: "state", textContent: facts.filter(Boolean).join(" · ") }),
    ...(open ? [make("div", { className: "row" },
      button(t("checkIn"), "main", () => checkIn(booking)),
      button(t("change"), "quiet", () => chooseSlot(booking)),
      twice(t("cancelBooking"), t("sureCancel"), () =>
        act({ kind: "cancel_booking", code: booking.code }, "bookingCancelled", booking.code)))] : []),
  ]);
}

/** The ticket comes where the desk's other tickets come. */
async function checkIn({ code }) {
  const printer = document.getElementById("printer").value;
  const paper = printer === "none" ? { print: false } : { print: true, printer: printer || null };
  const { result, error } = await desk.acts.do({ kind: "check_in", code, ...paper });
  if (error) toast(refusal(error));
  else showTaken(result, result.job !== null);
}

/** Books for a caller: what, when, who. */
export async function newBooking() {
  const bookable = await ask("/items");
  if (!bookable) return;
  const known = new Set(bookable.map(({ id }) => id));
  const items = desk.guide.items.filter(({ id }) => known.has(id));
  const search = make("input", { type: "search", placeholder: t("search"), maxLength: 40 });
  const choices = make("div", { className: "choices few" });
  const redraw = () => drawItems(choices, found(search.value, items), ({ id, name }) =>
    chooseSlot({ item: id, item_name: name }));
  search.addEventListener("input", redraw);
  redraw();
  openPanel(t("book"), [make("h3", { textContent: t("bookItem") }), search, choices], search);
}

/** `wanted`: an item, or the booking that is to be moved. */
function chooseSlot(wanted) {
  const chosen = { day: null, starts: null };
  const days = make("div", { className: "chips" });
  const slots = make("div", { className: "chips slots" });
  const form = wanted.code ? moveForm(wanted, chosen) : callerForm(wanted, chosen);
  const pickSlot = (list, starts) => {
    chosen.starts = starts;
    form.changed();
    if (!list.length) return slots.replaceChildren(make("p", { className: "hint", textContent: t("noSlots") }));
    draw(slots, list.map((slot) => [slot, slot.starts === starts]), ([slot, on]) =>
      chip(`${hour(slot.starts)} ${t("free", { n: slot.free })}`, on, () => pickSlot(list, slot.starts)));
  };
  const pickDay = async (day) => {
    const listed = await ask(`/slots?item=${encodeURIComponent(wanted.item)}&day=${day}`);
    if (!listed) return;
    if (!chosen.day && !listed.slots.length && listed.days.length && listed.days[0] !== day) {
      chosen.day = listed.days[0];
      return pickDay(chosen.day);
    }
    chosen.day = day;
    draw(days, listed.days.map((one) => [one, one === day]), ([one, on]) => chip(dayName(one), on, () => pickDay(one)));
    slots.shownKey = null;
    pickSlot(listed.slots.filter(({ free }) => free), null);
  };
  openPanel(told(wanted.item_name), [
    make("h3", { textContent: t("bookDay") }), days,
    make("h3", { textContent: t("bookTime") }), slots, form.element,
  ]);
  pickDay(desk.now.business_day);
}

function moveForm({ code }, chosen) {
  const go = button(t("moveGo"), "main", () => act(
    { kind: "change_booking", code, starts: chosen.starts }, "bookingMoved", code, { at: moment(chosen.starts) }));
  go.disabled = true;
  const changed = () => (go.disabled = !chosen.starts);
  return { element: make("div", { className: "row" }, go), changed };
}

function callerForm({ item }, chosen) {
  const name = make("input", { maxLength: 40, autocomplete: "off" });
  const phone = make("input", { maxLength: 11, inputMode: "numeric", autocomplete: "off" });
  const go = make("button", { type: "submit", className: "main", textContent: t("bookGo"), disabled: true });
  const word = make("p", { className: "word" });
  const form = make("form", { className: "caller" }, labelled("bookName", name), labelled("bookPhone", phone), word, go);
  const changed = () => (go.disabled = !(chosen.starts && name.value.trim() && phone.value));
  for (const field of [name, phone]) field.addEventListener("input", changed);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!/^1\d{10}$/.test(phone.value)) return void (word.textContent = t("badPhone"));
    const asked = { kind: "book", item, starts: chosen.starts, name: name.value.trim(), phone: phone.value };
    go.disabled = true;
    const { result, error } = await desk.acts.do({ ...asked, language: desk.language });
    go.disabled = false;
    if (error) return void (word.textContent = refusal(error));
    tellCode(result);
  });
  return { element: form, changed };
}

/** The code to be read out on the telephone. */
function tellCode(booking) {
  openPanel(told(booking.item_name), [
    make("p", { className: "huge code-figures", textContent: booking.code }),
    make("p", { className: "facts", textContent: t("bookingDone", { code: booking.code }) }),
    make("p", { className: "facts", textContent: moment(booking.starts) }),
  ]);
}

function labelled(key, field) {
  return make("label", {}, make("span", { textContent: t(key) }), field);
}

async function ask(path) {
  try {
    const answer = await fetch(API + path, { cache: "no-store" });
    const read = await answer.json();
    if (answer.ok) return read;
    toast(refusal(read.error));
  } catch {
    toast(t("noServer"));
  }
  return null;
}
