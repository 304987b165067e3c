"""Papers of a case that is open: they come, or may come later (容缺)."""

from collections.abc import Sequence
from dataclasses import replace

from hall_link.wire.guide import Material
from hall_server.cases.acting import Asked, Done
from hall_server.cases.listing import changed, check_owed, owe
from hall_server.cases.reckoning import owed_days
from hall_server.guide.past import item_at
from hall_server.guide.together import together


def add_papers(asked: Asked) -> Done:
    """The citizen brought papers; when none is missing any more the clock starts today.

    One visit more, counted: the hall wants none of them. Raises `PapersNeeded` for a paper that
    is told as owed and may not be.
    """
    case = asked.case
    check_owed(asked.command.papers, _materials(asked), owed_days(asked.scene))
    papers = changed(case.papers, asked.command.papers)
    case = replace(case, papers=papers, visits=case.visits + 1)
    return Done(case, _told(case.visits, len(case.missing)))


def note_owed(asked: Asked) -> Done:
    """Papers may come until a day, and the case goes on without them meanwhile."""
    command = asked.command
    assert command.day is not None
    days = owed_days(asked.scene)
    papers = owe(asked.case.papers, command.papers, _materials(asked), command.day, days)
    case = replace(asked.case, papers=papers)
    return Done(case, {"owed": str(len(case.owed)), "day": command.day})


def _told(visits: int, missing: int) -> dict[str, str]:
    return {"visits": str(visits), "missing": str(missing)}


def _materials(asked: Asked) -> Sequence[Material]:
    """The item's list as it was when the case was opened, and those of the windows that join;
    empty for an item no longer known."""
    case, guide = asked.case, asked.scene.guide
    known = guide.known([case.item])
    if not known:
        return ()
    first = item_at(known[0], case.item_version, asked.work)
    return together([first, *guide.known(case.also)]).materials
