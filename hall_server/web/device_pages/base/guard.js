// A page whose parts did not all come, because the line broke between them, would stay empty for ever.
// Loaded first, and not as a module: it needs no other part.

(() => {
  const LOOK_EVERY = 3000;

  async function look() {
    if (document.documentElement.dataset.runs) return clearInterval(looking);
    const there = await fetch("/healthz", { cache: "no-store" }).catch(() => null);
    if (there?.ok) location.reload();
  }

  let looking;
  window.addEventListener("load", () => { looking = setInterval(look, LOOK_EVERY); });
})();
