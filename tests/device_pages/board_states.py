"""A board's page without a hall: its files lie in a browser, its states are those of the wall."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, Route

from display.state import WallState
from hall_server.web.console_page import FOLDER as CONSOLE
from hall_server.web.console_page import MEDIA
from hall_server.web.device_pages.pages import FOLDER

PLACES = {"console": CONSOLE, "device": FOLDER / "base", "screen": FOLDER / "board"}
STARTS = {"/screen": FOLDER / "board" / "screen.html"}
RUNNING = ("screen.js", "guard.js")
AT = "https://hall.test"

DRAWING = """
  const { draw, forgetDrawn } = await import("/screen/draw.js");
  const { show } = await import("/screen/view.js");
  const board = document.getElementById("board");
"""


def lay_out(page: Page) -> None:
    """The board's page with all its files, and nothing that runs by itself."""
    page.route(AT + "/**", _file)
    page.goto(AT + "/screen")
    page.evaluate("document.fonts.ready")


def _file(route: Route) -> None:
    path = route.request.url.removeprefix(AT)
    _, place, *rest = path.split("/")
    file = STARTS.get(path) or PLACES[place] / rest[0]
    body = "" if file.name in RUNNING else file.read_text(encoding="utf-8")
    route.fulfill(body=body, content_type=MEDIA[file.suffix])


def told(state: WallState) -> dict[str, Any]:
    """A wall's state as the page has it: moments are milliseconds since 1970."""
    zone = ZoneInfo(state.board.time_zone) if state.board else None
    minute = state.minute.replace(tzinfo=zone) if state.minute else None
    return {
        "language": state.language,
        "connected": state.connected,
        "turn": state.turn,
        "lit": state.lit,
        "calm": state.calm,
        "voice": state.voice,
        "truth": state.truth.timestamp() * 1000 if state.truth else None,
        "minute": minute.timestamp() * 1000 if minute else None,
        **{name: _json(getattr(state, name)) for name in ("board", "here", "wall", "goodbye")},
    }


def _json(model: Any) -> Any:
    return None if model is None else json.loads(model.model_dump_json())


def both_languages(states: dict[str, WallState]) -> Iterator[tuple[str, WallState]]:
    """Each state in Chinese and English."""
    for name, state in states.items():
        for language in ("zh", "en"):
            yield f"{name}-{language}", replace(state, language=language)
