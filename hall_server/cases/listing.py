"""The papers of a case: the item's list, and what is known of each (row B10). Pure."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from hall_link.wire.cases import CasePaper
from hall_link.wire.guide import Material
from hall_server.cases.rules import OwedDayPast, PapersNeeded

NAME_LENGTH = 200


class Days(NamedTuple):
    """From one day to another, both included, `YYYY-MM-DD`."""

    first: str
    last: str


def listed(
    materials: Sequence[Material], have: Collection[int] | None, language: str
) -> list[CasePaper]:
    """The papers of an item's list, those at the places of `have` held, the required rest missing.

    `have` None: nobody has looked yet, so all are taken as handed in, to be looked through.
    """
    return [
        CasePaper(
            name=material.name.in_language(language)[:NAME_LENGTH],
            copies=material.copies,
            state="held" if have is None or place in have else "missing",
            place=place,
        )
        for place, material in enumerate(materials)
        if material.required or have is None or place in have
    ]


def changed(papers: Sequence[CasePaper], told: Iterable[CasePaper]) -> tuple[CasePaper, ...]:
    """The papers with what was told of some; a paper that was not in the list comes at its end.

    A paper is the same by its place in the item's list, else by its name.
    """
    found = {_key(paper): paper for paper in papers}
    names = {paper.name: _key(paper) for paper in papers}
    for paper in told:
        key = _key(paper) if _key(paper) in found else names.get(paper.name, _key(paper))
        before = found.get(key)
        kept = {"name": before.name, "place": before.place} if before is not None else {}
        found[key] = paper.model_copy(update=kept)
    return tuple(found.values())


def owe(
    papers: Sequence[CasePaper],
    told: Iterable[CasePaper],
    materials: Sequence[Material],
    day: str,
    days: Days,
) -> tuple[CasePaper, ...]:
    """The papers told of become owed until `day`. Raises what `check_owed` raises."""
    later = [paper.model_copy(update={"state": "owed", "owed_until": day}) for paper in told]
    check_owed(later, materials, days)
    return changed(papers, later)


def check_owed(papers: Iterable[CasePaper], materials: Sequence[Material], days: Days) -> None:
    """Raises `PapersNeeded` if a paper is owed that the guide does not let come later (容缺), or if
    no day is told by which it comes; `OwedDayPast` for one that is none of these days."""
    for paper in papers:
        if paper.state != "owed":
            continue
        known = paper.place is not None and paper.place < len(materials)
        if not known or not materials[paper.place or 0].owed or paper.owed_until is None:
            raise PapersNeeded(paper=paper.place)
        if not days.first <= paper.owed_until <= days.last:
            raise OwedDayPast(first=days.first, last=days.last)


def _key(paper: CasePaper) -> int | str:
    return paper.name if paper.place is None else paper.place
