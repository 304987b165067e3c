"""Every screen of the pad's page at the sizes old tablets have, in both languages: is it all to be
read and to be pressed? (Row K10.)"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.device_pages.pad_stage import DRAW, stage
from tests.support.page_layout import FAULTS

pytestmark = pytest.mark.row("K10")

SIZES = ((1280, 800), (1024, 768), (960, 600), (800, 1280), (768, 1024), (600, 960))
"""CSS pixels of tablets of seven to ten inches, lying and upright."""

LEAST_TARGET = 96 - 0.1
"""15 mm where 160 CSS pixels are an inch, as tablets have them."""

MISFITS = """() => {
  const misfits = new Set();
  const seen = (e) => e.getClientRects().length;
  for (const e of document.querySelectorAll("#pad *:not(svg):not(svg *)")) {
    if (!seen(e)) continue;
    const name = `${e.localName}.${e.className} "${e.textContent.trim().slice(0, 30)}"`;
    let box = e.parentElement;
    while (getComputedStyle(box).display === "contents") box = box.parentElement;
    const [at, outer] = [e, box].map((one) => one.getBoundingClientRect());
    if (at.bottom > outer.bottom + 2 || at.right > outer.right + 2 ||
        at.top < outer.top - 2 || at.left < outer.left - 2) misfits.add(`${name} leaves its box`);
    if (at.bottom > innerHeight + 1 || at.right > innerWidth + 1 || at.top < -1 || at.left < -1)
      misfits.add(`${name} is off the screen`);
    const size = parseFloat(getComputedStyle(e).fontSize);
    const told = [...e.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (told && size < 16.9) misfits.add(`${name} is set in ${size}`);
  }
  const pressed = [...document.querySelectorAll("#pad button")];
  const all = pressed.map((e) => [e.textContent, e.getBoundingClientRect()]);
  for (const [place, [one, a]] of all.entries())
    for (const [other, b] of all.slice(place + 1)) {
      const across = Math.max(a.left, b.left) - Math.min(a.right, b.right);
      const down = Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom);
      if (Math.max(across, down) < 11.9) misfits.add(`${one} is near ${other}`);
    }
  return [...misfits];
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with stage(browser) as shown:
        yield shown


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_leaves_its_box_and_everything_can_be_read_and_pressed(
    page: Page, language: str
) -> None:
    found = []
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        for name in page.evaluate(DRAW, ["", language]):
            page.evaluate(DRAW, [name, language])
            told = page.evaluate(MISFITS) + page.evaluate(FAULTS, LEAST_TARGET)
            found += [f"{name} {width}x{height}: {fault}" for fault in told]
    assert not found, "\n".join(found)
