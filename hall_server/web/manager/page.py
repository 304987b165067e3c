"""How a page of the leaders opens: who may see it, its style, its words. Importing this imports
NiceGUI."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from inspect import isawaitable
from pathlib import Path
from typing import Protocol

from nicegui import ui
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from hall_link.wire.base import Language
from hall_server.kernel.work import Actor
from hall_server.staff.rules import LEADERS
from hall_server.staff.tables import Staff
from hall_server.web.desk import Desk
from hall_server.web.manager.mount import PATH
from hall_server.web.manager.words import TEXTS, say
from hall_server.web.sessions import COOKIE, visitor_or_none

FOLDER = Path(__file__).parent
STYLE = (FOLDER / "manager.css").read_text(encoding="utf-8")
SCRIPT = (FOLDER / "manager.js").read_text(encoding="utf-8")
TYPED = (FOLDER / "typed.js").read_text(encoding="utf-8")


class Drawn(Protocol):
    """A page for one browser."""

    def draw(self) -> Awaitable[None] | None:
        """Puts everything on it."""
        ...


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody opens a page they may see. `token`: their session."""

    request: Request
    token: str
    language: Language


May = Callable[[Desk, Actor], bool]
"""Whether a page opens to somebody who is signed in."""


def leads(_desk: Desk, actor: Actor) -> bool:
    """Leaders alone."""
    return actor.role in LEADERS


def administers(_desk: Desk, actor: Actor) -> bool:
    """Administrators alone."""
    return actor.role == "administrator"


def of_staff(may: Callable[[Staff | None], bool]) -> May:
    """Who has an account that may."""
    return lambda desk, actor: may(desk.hub.hall.staff.find(actor.id))


def add_page(
    desk: Desk,
    path: str,
    may: May,
    make: Callable[[Visit], Drawn | None],
    style: str = "",
    script: str = "",
    back: str = "/",
) -> None:
    """A page in the visitor's language. Who may not see it goes to the entrance; who asks for what
    is not there (`make` gives None) goes `back`."""

    @ui.page(path)
    async def page(request: Request, lang: str = "zh") -> Response | None:
        language = language_of(lang)
        actor = visitor_or_none(desk, request)
        if actor is None or not may(desk, actor):
            return redirect(f"/?lang={language}")
        made = make(Visit(request, request.cookies[COOKIE], language))
        if made is None:
            return redirect(f"{back}?lang={language}")
        draw_head(language, style, script)
        drawn = made.draw()
        if isawaitable(drawn):
            await drawn
        return None


def language_of(asked: str) -> Language:
    """Chinese, unless English is asked for."""
    return "en" if asked == "en" else "zh"


def redirect(path: str) -> Response:
    """To another of these pages."""
    return RedirectResponse(PATH + path)


def draw_head(language: Language, style: str = "", script: str = "") -> None:
    """Style, script and words of a page; everything comes from this server."""
    words = {key: text.in_language(language) for key, text in TEXTS.items()}
    told = json.dumps({"language": language, "words": words}, ensure_ascii=False)
    ui.page_title(say(language, "title"))
    ui.add_head_html(f"<style>{STYLE}{style}</style>")
    ui.add_head_html(f"<script>const HALL = {told};\n{SCRIPT}\n{{\n{TYPED}}}</script>")
    if script:
        ui.add_head_html(f"<script>{script}</script>")
