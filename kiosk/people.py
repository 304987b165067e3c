"""Who works where, and who leads the hall today (row A11). Pure."""

from dataclasses import dataclass

from hall_link.wire.board import Board, PersonCard, WindowView
from hall_link.wire.commands import Command, Result

PEOPLE_PAGE, PEOPLE_PAGE_LARGE = 6, 4


@dataclass(frozen=True)
class People:
    """Somebody looks who serves; there is nothing to press but the way out."""

    step: str = "people"
    refusal: str = ""

    @property
    def whole(self) -> bool:
        return True

    def pressed(self, key: str, language: str) -> tuple["People", Command | None]:
        """Nothing changes."""
        return self, None

    def back(self) -> None:
        """Home."""

    def answered(self, result: Result) -> "People":
        """Nothing was asked."""
        return self

    def refused(self, code: str) -> "People":
        """Nothing was asked."""
        return self


def people_a_page(large: bool) -> int:
    """How many cards a page holds: fewer where the type is large."""
    return PEOPLE_PAGE_LARGE if large else PEOPLE_PAGE


def those_who_serve(board: Board | None) -> list[PersonCard]:
    """Who leads first, then those at their windows by number, then the others."""
    people = board.people if board else []
    return sorted(people, key=lambda one: (not one.leads, _is_away(one), one.window or 1000))


def _is_away(person: PersonCard) -> bool:
    return person.state not in ("serving", "paused")


def person_by(board: Board | None, staff: str | None) -> PersonCard | None:
    """Somebody by the sign-in name a complaint carries."""
    return next((one for one in (board.people if board else []) if one.id == staff), None)


def windows_without_name(board: Board | None) -> list[WindowView]:
    """Open windows of which nobody is told who sits there."""
    named = {one.window for one in (board.people if board else [])}
    windows = board.windows if board else []
    return [one for one in windows if one.state != "closed" and one.number not in named]
