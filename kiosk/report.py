"""What a kiosk shows, as JSON for a test, a technician or a pointing device."""

from collections.abc import Mapping
from typing import Any

from hall_link.summary import summary
from kiosk.state import KioskState, paper_here
from kiosk.view import View

Targets = Mapping[str, tuple[int, int]]


def report(state: KioskState, view: View, targets: Targets) -> dict[str, Any]:
    """`targets`: name -> pixel centre from the window's top left of what can be pressed now.

    `kiosk.touches` tells what each name means. `number` is None where no ticket is shown.
    What only concerns the person is left out: no digit, no name and no word of a complaint is told,
    only how many were typed. `touches.since_home` counts the touches since home was last entered.
    `stock`: queue -> the numbers it may give without the server.
    """
    return {
        "screen": view.screen,
        "language": view.language,
        "connected": view.connected,
        "large": view.large,
        "contrast": view.contrast,
        "title": view.billboard.title,
        "notice": view.billboard.notice,
        "cards": [
            {"key": card.key, "title": card.title, "detail": card.detail} for card in view.cards
        ],
        "facts": {fact.label: "" if view.private else fact.value for fact in view.facts},
        "lines": [] if view.private else list(view.lines),
        "options": {
            option.key: option.title for option in (*(view.options or view.ways), *view.besides)
        },
        "people": [{"name": one.name, "place": one.place} for one in view.people],
        "typed": _typed(view),
        "voice": state.voice,
        "guide": [
            [section.title, *(row.text for row in section.rows)] for section in view.sections
        ],
        "papers": [
            {"title": line.title, "detail": line.detail, "chosen": line.chosen}
            for line in view.papers
        ],
        "picture": view.picture and {"path": view.picture.path, "quarter": view.picture.quarter},
        "code": view.code,
        "page": view.page + 1,
        "pages": view.pages,
        "department": state.department,
        "queue": state.queue,
        "item": state.item,
        "number": view.number,
        "ticket": state.ticket.ticket_id if state.ticket else None,
        "refusal": state.refusal,
        "paper": str(paper_here(state)),
        "warning": view.warning.left if view.warning else None,
        "stock": dict(state.stock),
        "touches": {"since_home": state.touches},
        "hall": summary(state.board),
        "targets": {name: list(centre) for name, centre in targets.items()},
    }


def _typed(view: View) -> str | None:
    if view.keypad is not None:
        return "*" * len(view.keypad.text)
    if view.keyboard is None:
        return None
    shown = view.keyboard.shown
    return "*" * len(shown.replace(" ", "")) if view.private else shown
