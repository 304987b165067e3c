"""Panels of a complaint: whom it is about, and which leader received who came (H5, H6)."""

from collections.abc import Awaitable, Callable

from nicegui import ui

from hall_server.complaints.secrecy import is_kept_from
from hall_server.complaints.tables import Complaint
from hall_server.staff.rules import LEADERS
from hall_server.web.manager.complaints_desk import ComplaintDesk
from hall_server.web.manager.complaints_parts import Chips, Sheet, area, line
from hall_server.web.manager.panel import box, press, text

Do = Callable[..., Awaitable[None]]
"""Has an act done: the complaint, the act, and the fields of its command."""

LONGEST = 1000


def draw_taking(desk: ComplaintDesk, sheet: Sheet, complaint: Complaint, do: Do) -> None:
    """Who takes it on is asked whom it is about, besides those already known."""
    with sheet.page(desk.say("take")):
        text(desk.say("concern-ask"), "label")
        known = [desk.name_of(name) for name in complaint.concerns]
        text(desk.say("concern-known", names="、".join(known) or desk.say("about-nobody")), "quiet")
        field = _people(desk, [])
        text(desk.say("concern-hint"), "quiet")

        async def go() -> None:
            await do(complaint, "take", named=list(field.value or ()))

        _confirm(desk, go)


def draw_correcting(desk: ComplaintDesk, sheet: Sheet, complaint: Complaint, do: Do) -> None:
    """Everybody it is about, to add to and to take from, and why."""
    before = list(complaint.concerns)
    with sheet.page(desk.say("concern")):
        text(desk.say("concern-ask"), "label")
        field = _people(desk, before)
        text(desk.say("concern-hint"), "quiet")
        why = area(desk.say("concern-why"), desk.say("concern-why"), LONGEST, 3)

        async def go() -> None:
            chosen = list(field.value or ())
            named = [name for name in chosen if name not in before]
            cleared = [name for name in before if name not in chosen]
            told = {"named": named, "cleared": cleared, "text": why.value or ""}
            await do(complaint, "concern", **told)

        _confirm(desk, go)


def draw_meeting(desk: ComplaintDesk, sheet: Sheet, complaint: Complaint, do: Do) -> None:
    """Which leader received who came, on which day, and what came of it."""
    people = desk.office.people
    leaders = [
        (person.name, desk.name_of(person.name))
        for person in people.values()
        if not LEADERS.isdisjoint(person.roles)
        and not is_kept_from(person.name, complaint.concerns, people)
    ]
    with sheet.page(desk.say("meet")):
        text(desk.say("meet-who"), "label")
        names = [name for name, _ in leaders]
        chosen = Chips(leaders, desk.me if desk.me in names else complaint.met_by)
        day = line(desk.say("meet-day"), 10, kind="date")
        day.value = str(desk.office.today)
        words = area(desk.say("meet"), desk.say("meet-hint"), LONGEST, 5)

        async def go() -> None:
            told = {"staff": chosen.value, "day": day.value or None, "text": words.value or ""}
            await do(complaint, "meet", **told)

        _confirm(desk, go)


def _people(desk: ComplaintDesk, chosen: list[str]) -> ui.select:
    named = {person.name: desk.name_of(person.name) for person in desk.hall.staff.all()}
    known = {**{name: name for name in chosen}, **named}
    field = ui.select(known, value=chosen, multiple=True, with_input=True)
    return field.props(f'outlined use-chips label="{desk.say("staff")}"').classes("one")


def _confirm(desk: ComplaintDesk, go: Callable[[], Awaitable[None]]) -> None:
    with box("buttons"):
        press(desk.say("confirm"), go, "main")
