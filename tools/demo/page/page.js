// The demo hall's start page: asks twice a second what is new and shows it.
"use strict";

const ROUND_MS = 500;
const AFTER_TOUCH_MS = 120;
const WORDS = {
  window: { zh: "在这台电脑的窗口里", en: "in its window on this computer" },
  manager: { zh: "管理", en: "manager" },
  administrator: { zh: "系统管理", en: "admin" },
};
const find = (selector) => document.querySelector(selector);
let language = localStorage.getItem("language") || (navigator.language.startsWith("zh") ? "zh" : "en");
let shown = {};

function speak(next) {
  language = next;
  localStorage.setItem("language", next);
  document.documentElement.lang = next === "zh" ? "zh-CN" : "en";
  for (const element of document.querySelectorAll("[data-en]")) {
    element.dataset.zh ??= element.textContent;
    element.textContent = element.dataset[next];
  }
  find("#language").textContent = next === "zh" ? "English" : "中文";
  shown = {};
  refresh();
}

function changed(part, value) {
  const told = JSON.stringify(value);
  if (shown[part] === told) return false;
  shown[part] = told;
  return true;
}

function showScreens(screens) {
  for (const section of document.querySelectorAll("[data-screen]")) {
    const version = screens[section.dataset.screen];
    const frame = section.querySelector(".frame");
    if (version === undefined) frame.innerHTML = `<div class="window">${WORDS.window[language]}</div>`;
    else if (version && changed(section.dataset.screen, version)) {
      frame.querySelector("img").src = `${section.dataset.screen}.jpg?${version}`;
    }
  }
}

function showSlips(names) {
  if (!names.length || !changed("slips", names)) return;
  find("#slips").replaceChildren(...names.reverse().map((name) => Object.assign(new Image(), { src: name, alt: "" })));
}

function showStaff(people) {
  if (!changed("staff", people)) return;
  find("#staff").replaceChildren(...people.map(({ name, password, window, role }) => {
    const row = document.createElement("tr");
    row.className = window === 1 ? "first" : "";
    const place = window ?? WORDS[role]?.[language] ?? "";
    row.innerHTML = "<td></td><td><code></code></td><td><code></code></td>";
    [place, name, password].forEach((text, at) => {
      (row.cells[at].firstElementChild ?? row.cells[at]).textContent = text;
    });
    return row;
  }));
}

function showVoice(names) {
  const newest = names[names.length - 1];
  if (!newest || !changed("voice", newest)) return;
  const known = find("#voice").src;
  find("#voice").src = newest;
  find("#play").disabled = false;
  if (known && find("#live").checked) find("#voice").play();
}

async function refresh() {
  let told;
  try {
    told = await (await fetch("hall.json")).json();
  } catch {
    return; // the hall is being started; the next round asks again
  }
  showScreens(told.screens);
  showSlips(told.slips);
  showStaff(told.staff);
  showVoice(told.voice);
  if (told.glass && changed("glass", told.glass)) touchable(told.glass);
}

function touchable(port) {
  for (const section of document.querySelectorAll('[data-screen="kiosk"], [data-screen="evaluator"]')) {
    section.classList.add("touchable");
    section.querySelector("img").onclick = (event) => touch(section, event, port);
  }
}

async function touch(section, event, port) {
  const box = event.target.getBoundingClientRect();
  const spot = document.createElement("i");
  const frame = section.querySelector(".frame").getBoundingClientRect();
  spot.style.left = `${event.clientX - frame.left}px`;
  spot.style.top = `${event.clientY - frame.top}px`;
  section.querySelector(".frame").append(spot);
  setTimeout(() => spot.remove(), 500);
  const x = (event.clientX - box.left) / box.width;
  const y = (event.clientY - box.top) / box.height;
  const body = JSON.stringify({ screen: section.dataset.screen, x, y });
  await fetch(`http://${location.hostname}:${port}/`, { method: "POST", mode: "no-cors", body });
  setTimeout(refresh, AFTER_TOUCH_MS);
}

find("#language").onclick = () => speak(language === "zh" ? "en" : "zh");
find("#play").onclick = () => find("#voice").play();
find("#voice").onplay = () => find("#play").classList.add("on");
find("#voice").onended = () => find("#play").classList.remove("on");
speak(language);
setInterval(() => document.hidden || refresh(), ROUND_MS);
