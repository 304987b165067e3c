// Signing in and out, and the line to the server. The rest of the page is the server's.

document.documentElement.lang = HALL.language === "zh" ? "zh-CN" : "en";

addEventListener("load", () => {
  const [lost, remedy] = document.querySelectorAll("#popup span");
  lost.textContent = HALL.words.lost;
  remedy.textContent = HALL.words["lost-remedy"];
  // a manager waits for the hall's server, not for the pauses between tries
  window.socket?.io.reconnectionDelayMax(1000);
});

async function enter(form) {
  const field = (name) => form.elements[name].value;
  const changing = !document.getElementById("change").hidden;
  if (changing && field("new_password") !== field("repeat")) return HALL.words.differ;
  const who = { name: field("name").trim(), password: field("password") };
  if (changing) who.new_password = field("new_password");
  try {
    const answer = await fetch("/api/v1/sessions", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(who),
    });
    if (!answer.ok) return refused((await answer.json()).error, form);
    const { role } = await answer.json();
    if (role === "guide") return void location.assign("/guide-desk");
  } catch {
    return HALL.words["server-away"]; // or what stands before it answers in a tongue of its own
  }
  location.assign(`/manager/?lang=${HALL.language}`);
  return "";
}

function refused(error, form) {
  if (error.code === "password-must-change") {
    document.getElementById("change").hidden = false;
    form.elements.new_password.focus();
    return "";
  }
  if (error.code === "weak-password") return error.details.words[HALL.language];
  if (error.code === "invalid") return HALL.words["wrong-credentials"];
  const words = HALL.words[error.code] ?? error.message[HALL.language];
  return words.replace("{n}", error.details.minutes);
}

async function leave() {
  try {
    await fetch("/api/v1/sessions", { method: "DELETE" });
  } catch {
    return; // the page says already that the line is cut; whoever leaves presses again
  }
  location.assign(`/manager/sign-in?lang=${HALL.language}`);
}

document.addEventListener("submit", async (event) => {
  if (event.target.id !== "entrance") return;
  event.preventDefault();
  const button = event.target.querySelector("button");
  const trouble = document.getElementById("trouble");
  trouble.textContent = "";
  button.disabled = true;
  trouble.textContent = await enter(event.target);
  button.disabled = false;
});
