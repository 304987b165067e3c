"""The bar under the head of the page: where the day stands, and the doors to what can be done."""

from collections.abc import Callable

from nicegui import ui

from hall_link.wire.base import Language
from hall_server.forecast.error import PastError
from hall_server.web.manager.panel import box, text
from hall_server.web.manager.strip import DayStrip
from hall_server.web.manager.words import say

ICONS = {
    "hours": "schedule",
    "duty": "badge",
    "opening": "wb_sunny",
    "closing": "nights_stay",
    "sheet": "description",
}

OpenPage = Callable[[str], None]


def draw_strip(strip: DayStrip, language: Language, open_: OpenPage) -> None:
    """One door each for hours, duty, the two lists and the day's sheet."""
    nobody = say(language, "nobody-on-duty")
    told = {
        "hours": " ".join(filter(None, [say(language, f"day-{strip.state}"), strip.spans])),
        "duty": strip.duty.in_language(language) if strip.duty else nobody,
        "opening": _done(strip.opening, language),
        "closing": _done(strip.closing, language),
        "sheet": say(language, "sheet-kind"),
    }
    for key, what in told.items():
        _draw_door(key, what, language, open_)


def _draw_door(key: str, what: str, language: Language, open_: OpenPage) -> None:
    door = ui.element("button").classes("door").props("type=button")
    door.on("click", lambda: open_(key))
    with door:
        ui.icon(ICONS[key])
        with box("told"):
            text(say(language, key), "what")
            text(what, "quiet")


def _done(at: str | None, language: Language) -> str:
    return say(language, "done-at", at=at) if at else say(language, "not-done")


def draw_error(error: PastError, language: Language) -> None:
    """How good the waits were that tickets were told (row I3)."""
    if error.inside is None or error.middle_off_s is None:
        text(say(language, "no-estimates"), "quiet")
        return
    share, minutes = round(100 * error.inside), round(error.middle_off_s / 60, 1)
    text(say(language, "estimates", n=error.count, x=share, y=minutes), "quiet")
