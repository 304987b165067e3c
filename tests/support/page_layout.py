"""Can every text of a page be read and every target be pressed? Asked of a real browser."""

from collections.abc import Iterator, Sequence
from typing import Any

SIZES = ((1366, 768), (1920, 1080))
"""The screens managers sit at."""

DRAWN = """async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const ends = (a) => a.effect && a.effect.getComputedTiming().endTime !== Infinity;
  const moves = () =>
    document.getAnimations().some((a) => a.playState === "running" && ends(a)) ||
    document.querySelector("[class*='-leave-active'], [class*='-enter-active']");
  const end = performance.now() + 5000;
  for (let calm = 0; calm < 3 && performance.now() < end; calm = moves() ? 0 : calm + 1)
    await frame();
}"""
"""Waits until the page stands still for three frames: a menu that fades away is gone, one that
opens is open. What turns for ever, and what is not over in five seconds, is looked at as it is."""

FAULTS = """(least) => {
  const faults = new Set();
  const brush = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const parsed = new Map();
  const colour = (told) => {
    if (!parsed.has(told)) {
      brush.clearRect(0, 0, 1, 1);
      brush.fillStyle = told;
      brush.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = brush.getImageData(0, 0, 1, 1).data;
      parsed.set(told, [r, g, b, a / 255]);
    }
    return parsed.get(told);
  };
  const over = ([r, g, b, a], below) => [r, g, b].map((v, i) => v * a + below[i] * (1 - a));
  const light = (rgb) => {
    const linear = (v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    const [r, g, b] = rgb.map((v) => linear(v / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  // a stripe of a gradient lies at the edge, a text on its last colour
  const once = (known, find) => (e) => {
    if (!known.has(e)) known.set(e, find(e));
    return known.get(e);
  };
  const ground = once(new Map([[null, [255, 255, 255]]]), (e) => {
    const style = getComputedStyle(e);
    let below = over(colour(style.backgroundColor), ground(e.parentElement));
    const stops = style.backgroundImage.match(/(?:rgba?|color|oklch|oklab)\\([^()]*\\)/g);
    if (stops) below = over(colour(stops.at(-1)), below);
    return below;
  });
  const shown = once(
    new Map([[null, 1]]),
    (e) => Number(getComputedStyle(e).opacity) * shown(e.parentElement),
  );
  const seen = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const tell = (e, told, what) =>
    faults.add(`${e.tagName.toLowerCase()}.${e.className} "${told.trim().slice(0, 40)}" ${what}`);
  const box = (e, told) => {
    const style = getComputedStyle(e);
    const inline = style.display.startsWith("inline");
    if (!inline && e.scrollWidth > e.clientWidth + 1) tell(e, told, "is wider than its box");
    const cuts = style.overflowY !== "visible" && style.webkitLineClamp === "none";
    if (!inline && cuts && e.scrollHeight > e.clientHeight + 2)
      tell(e, told, "is higher than its box");
  };
  const contrast = (e, told, icon) => {
    if (e.closest(":disabled, [aria-disabled=true]")) return;
    const style = getComputedStyle(e);
    const below = ground(e);
    const [r, g, b, a] = colour(style.color);
    const lights = [light(over([r, g, b, a * shown(e)], below)), light(below)];
    const ratio = (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05);
    const size = parseFloat(style.fontSize);
    const big = icon || size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (big ? 3 : 4.5)) tell(e, told, `has a contrast of ${ratio.toFixed(2)}`);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const e = node.parentElement;
    const unseen = e.closest("script, style, noscript, template, option") || !seen(e);
    if (unseen || !node.data.trim()) continue;
    const icon = e.matches(".q-icon");
    contrast(e, node.data, icon);
    if (icon) continue;
    box(e, node.data);
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const at of range.getClientRects())
      if (at.left < -1 || at.right > innerWidth + 1) tell(e, node.data, "leaves the screen");
  }
  for (const e of document.querySelectorAll("button, a[href], input, select, textarea")) {
    if (!seen(e)) continue;
    const at = e.getBoundingClientRect();
    const told = e.textContent || e.name || e.id;
    if (e.matches("input, select, textarea")) contrast(e, told, false);
    if (Math.min(at.width, at.height) < least - 0.1)
      tell(e, told, `is small: ${at.width.toFixed(0)}x${at.height.toFixed(0)}`);
  }
  const frame = document.documentElement;
  if (frame.scrollWidth > frame.clientWidth) faults.add("the page scrolls sideways");
  return [...faults];
}"""


def page_faults(
    page: Any, sizes: Sequence[tuple[int, int]] = SIZES, least_target: float = 44
) -> Iterator[str]:
    """What a person could not read or not press on the page as it is, at every size.

    `page` is Playwright's. Contrast is that of WCAG 2.2, level AA (1.4.3); targets in CSS pixels.
    """
    for width, height in sizes:
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(DRAWN)
        for fault in page.evaluate(FAULTS, least_target):
            yield f"{width}x{height}: {fault}"
