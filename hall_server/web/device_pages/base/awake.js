// The whole screen, and a screen that stays on, as far as the browser lets a page have them: the
// first only after a touch or a key, the second only over https. Kiosk mode of the browser does both.

let lock = null;

/** Asks for both, again whenever the page comes back or is touched. */
export function stayAwake() {
  document.addEventListener("visibilitychange", wake);
  document.addEventListener("pointerup", wake);
  document.addEventListener("pointerup", fullScreen);
  document.addEventListener("keyup", fullScreen);
  wake();
}

async function wake() {
  if (document.hidden || (lock && !lock.released)) return;
  try {
    lock = await navigator.wakeLock?.request("screen");
  } catch (fault) {
    console.info("the screen may go dark:", fault.name);
  }
}

async function fullScreen() {
  if (document.fullscreenElement) return;
  try {
    await document.documentElement.requestFullscreen?.({ navigationUI: "hide" });
  } catch (fault) {
    console.info("not over the whole screen:", fault.name);
  }
}
