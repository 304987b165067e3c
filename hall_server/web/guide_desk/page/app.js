// The guide desk's page: signing in, looking at the hall every second, the keys.

import { $, say, show } from "/console/dom.js";
import { Acts, post } from "./acts.js";
import { closePanel, desk, hour, refusal, t, toast, told, turnLanguage } from "./desk.js";
import { Issue, showTaken } from "./issue.js";
import { Side } from "./side.js";

const EVERY_MS = 1000;
const LOST_AFTER = 2;
const KEYS = { F2: "search", F3: "find" };

const issue = new Issue();
const side = new Side();
let missedLooks = 0;

desk.acts = new Acts({
  changed: drawLine,
  signedOut: () => openDoor(),
  late: (command, { result, error }) => {
    if (error) toast(refusal(error));
    else if (result.kind === "ticket_taken") showTaken(result, result.job !== null);
    else toast(t("done"));
  },
});

async function look() {
  try {
    const answer = await fetch("/api/v1/guide-desk", { cache: "no-store" });
    if (answer.status === 401) return openDoor();
    if (!answer.ok) throw new Error("away");
    missedLooks = 0;
    desk.now = await answer.json();
    if (!desk.guide) await readGuide();
    openDesk();
    draw();
  } catch {
    missedLooks += 1;
    if (!desk.now) openDoor(t("noServer"));
  }
  drawLine();
}

async function readGuide() {
  const answer = await fetch("/api/v1/guide-desk/guide", { cache: "no-store" });
  if (!answer.ok) throw new Error("away");
  desk.guide = await answer.json();
}

function draw() {
  const { hall, staff, hours, at } = desk.now;
  document.title = `${t("page")} · ${told(hall)}`;
  say($("hall"), told(hall));
  say($("staff"), told(staff));
  say($("clock"), hour(at));
  say($("hours"), t(hours.state));
  $("hours").dataset.state = hours.state;
  issue.draw();
  side.draw();
}

function drawLine() {
  const lost = missedLooks >= LOST_AFTER;
  show($("line"), lost);
  say($("line"), lost ? t("lost") + (desk.acts?.count ? ` · ${t("underWay", { n: desk.acts.count })}` : "") : "");
}

function openDesk() {
  if (!$("desk").hidden) return;
  show($("sign-in"), false);
  show($("desk"), true);
  desk.acts.resume();
  $("search").focus();
}

function openDoor(word = "") {
  desk.now = null;
  if ($("panel").open) closePanel();
  show($("desk"), false);
  if (!$("sign-in").hidden) return word && doorWord(word);
  show($("sign-in"), true);
  doorWord(word);
  translate();
  $("name").focus();
}

function doorWord(word) {
  say($("form-word"), word);
  show($("form-word"), Boolean(word));
}

function translate() {
  document.documentElement.lang = desk.language === "en" ? "en" : "zh-CN";
  for (const element of document.querySelectorAll("[data-t]")) say(element, t(element.dataset.t));
  if (!desk.now) document.title = t("page");
}

async function enter() {
  const changing = !$("new-passwords").hidden;
  const who = { name: $("name").value.trim(), password: $("password").value };
  if (!who.name || !who.password) return t("fillIn");
  if (changing && $("new-password").value !== $("again").value) return t("notSame");
  if (changing) who.new_password = $("new-password").value;
  try {
    const answer = await post("/api/v1/sessions", who);
    if (!answer.ok) return refused((await answer.json()).error);
  } catch {
    return t("noServer");
  }
  for (const field of ["password", "new-password", "again"]) $(field).value = "";
  show($("new-passwords"), false);
  await look();
  return "";
}

function refused(error) {
  if (error.code === "wrong-role") return t("wrongRole");
  if (error.code === "weak-password") return told(error.details.words);
  if (error.code !== "password-must-change") return refusal(error);
  show($("new-passwords"), true);
  $("new-password").focus();
  return t("mustChange");
}

$("sign-in-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  $("enter").disabled = true;
  doorWord(await enter());
  $("enter").disabled = false;
});

$("sign-out").addEventListener("click", async () => {
  await fetch("/api/v1/sessions", { method: "DELETE" }).catch(() => null);
  look();
});

for (const turn of document.querySelectorAll(".language")) {
  turn.addEventListener("click", () => {
    turnLanguage();
    translate();
    if (desk.now) draw();
  });
}

$("panel-close").addEventListener("click", closePanel);
$("panel").addEventListener("close", () => {
  $("panel-body").replaceChildren(); // nobody else's number is left there
  if (desk.now) $("search").focus();
});

document.addEventListener("keydown", (event) => {
  if ($("desk").hidden || $("panel").open) return;
  if (event.key === "F9") issue.give();
  else if (KEYS[event.key]) $(KEYS[event.key]).focus();
  else return;
  event.preventDefault();
});

translate();
look();
setInterval(look, EVERY_MS);
