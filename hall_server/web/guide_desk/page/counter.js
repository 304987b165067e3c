// The counter of the desk: how a case stands, what somebody wants to say or asks for, the papers.
//
// What is written down here is somebody's: it is sent at once and kept nowhere in the browser.

import { make } from "/console/dom.js";
import { newId } from "/console/keeping.js";
import { post } from "./acts.js";
import { drawItems, found } from "./choosing.js";
import { button, desk, draw, openPanel, refusal, t, told } from "./desk.js";
import { openHand } from "./hand.js";

const DOORS = { notice: chooseItem, progress: openProgress, opinion: openOpinion, request: openRequest, hand: () => openHand() };
const REQUESTS = "/manager/requests";

export function drawCounter(element) {
  draw(element, [...Object.keys(DOORS), "requests"], (door) => {
    if (door !== "requests") return button(t(door), "chip", DOORS[door]);
    return make("a", { className: "chip", href: REQUESTS, target: "_blank", rel: "noopener", textContent: t(door) });
  });
}

// --- forms ------------------------------------------------------------------------------------

const labelled = (key, field, look = "") =>
  make("label", { className: look }, make("span", { textContent: t(key) }), field);

const line = (key, more = {}) => {
  const field = make("input", { autocomplete: "off", ...more });
  return { field, label: labelled(key, field) };
};

const area = (key, maxLength) => {
  const field = make("textarea", { maxLength });
  return { field, label: labelled(key, field, "full") };
};

function choice(key, options) {
  const field = make("select", {}, ...options.map(([value, words]) => make("option", { value, textContent: words })));
  return { field, label: labelled(key, field) };
}

/** A form whose answer takes its place. `command()`: what it asks for; null while it lacks something. */
function openForm(title, parts, send, command, answered) {
  const id = newId(); // sent again after a silence it is done once
  const word = make("p", { className: "word full", role: "alert" });
  const go = make("button", { type: "submit", className: "main full", textContent: t(send) });
  const form = make("form", { className: "form" }, ...parts, word, go);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const asked = command();
    if (!asked) return;
    go.disabled = true;
    const { result, error } = await ask(id, asked);
    go.disabled = false;
    if (error) word.textContent = error;
    else answered(result);
  });
  openPanel(title, [form], form.querySelector("input, textarea"));
}

async function ask(id, command) {
  try {
    const answer = await post("/api/v1/guide-desk/acts", { command_id: id, command });
    const said = await answer.json();
    return answer.ok ? { result: said } : { error: refusal(said.error) };
  } catch {
    return { error: t("noServer") };
  }
}

const onPaper = () => {
  const printer = document.getElementById("printer").value;
  return printer === "none" ? { print: false } : { print: true, printer: printer || null };
};

const text = (className, words) => make("p", { className, textContent: words });

// --- how a case stands ------------------------------------------------------------------------

function openProgress() {
  const digits = { inputMode: "numeric", required: true };
  const number = line("caseNumber", { ...digits, maxLength: 10, pattern: "[0-9]{10}" });
  const last = line("lastFour", { ...digits, maxLength: 4, pattern: "[0-9]{4}" });
  const command = () => ({ kind: "find_case", number: number.field.value, last_four: last.field.value });
  openForm(t("progress"), [number.label, last.label], "lookUp", command, showProgress);
}

function showProgress(found) {
  const steps = found.steps.map((step) =>
    make("li", { className: step.done ? "" : "todo", textContent: [told(step.words), step.at].filter(Boolean).join(" · ") }));
  const bring = found.bring.map((name) => make("li", { textContent: name }));
  openPanel(told(found.item_name), [
    text("state", [told(found.headline), found.due && t("promisedBy", { day: found.due })].filter(Boolean).join(" · ")),
    ...(found.fetch ? [text("note", told(found.fetch))] : []),
    ...(bring.length ? [make("h3", { textContent: t("bring") }), make("ul", { className: "items" }, ...bring)] : []),
    make("ol", { className: "steps" }, ...steps),
    make("div", { className: "row" }, button(t("back"), "quiet", openProgress)),
  ]);
}

// --- for who can't write ----------------------------------------------------------------------

function openOpinion() {
  const kinds = ["complaint", "suggestion", "praise", "petition"].map((kind) => [kind, t(kind)]);
  const ways = [["desk", "viaDesk"], ["telephone", "viaTelephone"], ["letter", "viaLetter"], ["visit", "viaVisit"]];
  const what = choice("what", kinds);
  const channel = choice("channel", ways.map(([way, key]) => [way, t(key)]));
  const words = area("theirWords", 1000);
  const window = line("aboutWindow", { inputMode: "numeric", maxLength: 3, pattern: "[0-9]*" });
  const visitor = visitorLines();
  const hint = text("hint full", t("notNamed"));
  openForm(t("opinion"), [what.label, channel.label, words.label, window.label, ...visitor.labels, hint], "send", () =>
    words.field.value.trim() && {
      kind: "complain", what: what.field.value, channel: channel.field.value, text: words.field.value.trim(),
      window: Number(window.field.value) || null, visitor: visitor.value(), language: desk.language, ...onPaper(),
    }, showTaken);
}

function visitorLines(phoneRequired = false) {
  const name = line("bookName", { maxLength: 40 });
  const phone = line("bookPhone", { type: "tel", maxLength: 20, required: phoneRequired });
  const address = line("address", { maxLength: 120 });
  const value = () => ({ name: name.field.value.trim(), phone: phone.field.value.trim(), address: address.field.value.trim() });
  return { labels: [name.label, phone.label, address.label], value };
}

function showTaken({ number, code, answer_by: day }) {
  openPanel(t("opinion"), [
    text("facts", t("registered")), text("huge code-figures", number),
    text("facts", t("followCode")), text("huge code-figures", code),
    text("facts", t("giveBoth")), ...(day ? [text("facts", t("answerBy", { day }))] : []),
  ]);
}

function openRequest() {
  const kinds = ["at_home", "urgent", "fast_track"].map((kind) => [kind, t(kind)]);
  const what = choice("what", kinds);
  const visitor = visitorLines(true);
  const wanted = line("wanted", { maxLength: 120 });
  const words = area("situation", 300);
  openForm(t("request"), [what.label, ...visitor.labels, wanted.label, words.label], "send", () => ({
    kind: "ask_for_service", what: what.field.value, visitor: visitor.value(),
    wanted: wanted.field.value.trim(), text: words.field.value.trim(), language: desk.language, ...onPaper(),
  }), ({ number }) => openPanel(t("request"), [
    text("facts", t("registered")), text("huge code-figures", number), text("facts", t("dutyHasIt")),
  ]));
}

// --- told once what is missing ----------------------------------------------------------------

function chooseItem() {
  const search = make("input", { type: "search", placeholder: t("search"), maxLength: 40 });
  const choices = make("div", { className: "choices few" });
  const redraw = () => drawItems(choices, found(search.value), ({ id }) =>
    tickPapers(desk.guide.items.find((item) => item.id === id)));
  search.addEventListener("input", redraw);
  redraw();
  openPanel(t("notice"), [make("h3", { textContent: t("bookItem") }), search, choices], search);
}

function tickPapers(item) {
  const ticks = item.materials.map(({ name }) => {
    const box = make("input", { type: "checkbox" });
    return { box, label: make("label", { className: "tick" }, box, make("span", { textContent: told(name) })) };
  });
  const extra = area("extraWords", 600);
  const parts = [make("h3", { className: "full", textContent: t("tickHave") }), ...ticks.map(({ label }) => label), extra.label];
  openForm(`${told(item.name)}`, parts, "tellOnce", () => ({
    kind: "give_notice", language: desk.language, ...onPaper(),
    check: { item: item.id, version: item.version, have: ticks.flatMap(({ box }, place) => (box.checked ? [place] : [])) },
    extra: extra.field.value.split("\n").map((one) => one.trim().slice(0, 200)).filter(Boolean),
  }), (given) => showNotice(item, given));
}

function showNotice(item, { secret, missing, extra, job }) {
  const lines = [...missing.map(({ name }) => told(name)), ...extra].map((one) => make("li", { textContent: one }));
  const code = make("img", { className: "code", src: `/api/v1/guide-desk/notices/${secret}.svg`, alt: "" });
  openPanel(told(item.name), [
    text("state", missing.length ? t("missingStill", { n: missing.length }) : t("allThere")),
    make("ul", { className: "items" }, ...lines), code,
    text("hint", t(job ? "onPaperNotice" : "onScreen")),
  ]);
}
