"""The pad's page without a hall: its own files, and any state drawn by them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, Route

from hall_server.web.console_page import MEDIA
from hall_server.web.device_pages.pad_facts import facts_module
from hall_server.web.device_pages.pages import FOLDER

PLACES = {"pad": FOLDER / "pad", "device": FOLDER / "base"}
STATES = Path(__file__).with_name("pad_states.js")

FRAME = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<link rel="stylesheet" href="/device/base.css"><link rel="stylesheet" href="/pad/pad.css"></head>
<body><main id="pad"></main></body></html>"""

DRAW = """async ([name, language]) => {
  const m = (file) => import(file);
  const { states } = await m("/states.js");
  const { roomOf } = await m("/pad/room.js");
  const { viewOf } = await m("/pad/view.js");
  const { draw } = await m("/pad/draw.js");
  const all = states(language, roomOf(innerWidth, innerHeight));
  if (name) draw(document.getElementById("pad"), viewOf(all[name]));
  return Object.keys(all);
}"""


@contextmanager
def stage(browser: Browser) -> Iterator[Page]:
    """A page where the pad's files lie; see `DRAW`."""
    shown = browser.new_page()
    shown.route("http://pad.test/**", _file)
    shown.goto("http://pad.test/")
    try:
        yield shown
    finally:
        shown.close()


def _file(route: Route) -> None:
    place, _, name = route.request.url.removeprefix("http://pad.test/").partition("/")
    if not place:
        route.fulfill(body=FRAME, content_type=MEDIA[".html"])
    elif place == "states.js":
        route.fulfill(body=STATES.read_text(encoding="utf-8"), content_type=MEDIA[".js"])
    elif name == "facts.js":
        route.fulfill(body=facts_module(), content_type=MEDIA[".js"])
    else:
        part = PLACES[place] / name
        route.fulfill(body=part.read_text(encoding="utf-8"), content_type=MEDIA[part.suffix])
