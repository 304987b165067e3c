"""Taking a case in, or not: accept, correct, refuse, return, withdraw."""

from dataclasses import replace

from hall_server.cases.acting import Asked, Done
from hall_server.cases.deciding import decision_facts, given_up
from hall_server.cases.filling import language_of
from hall_server.cases.intake import check_grounded
from hall_server.cases.listing import changed
from hall_server.cases.rules import PapersNeeded


def accept(asked: Asked) -> Done:
    """All papers are there: the notice given out now is the proof for the clock (Ruling 3)."""
    return Done(asked.case)


def give_acceptance(asked: Asked) -> Done:
    """The notice of a case that silence accepted, with the day it counts as accepted on: until it
    is given nothing proves the clock (Ruling 3)."""
    return Done(replace(asked.case, notice_by=None))


def correct(asked: Asked) -> Done:
    """The papers told of have to be put right first (补正). Raises `PapersNeeded`."""
    told = [paper.model_copy(update={"state": "missing"}) for paper in asked.command.papers]
    case = replace(asked.case, papers=changed(asked.case.papers, told))
    if not case.missing:
        raise PapersNeeded
    return Done(case, {"missing": str(len(case.missing))}, {"ground": asked.command.reason})


def refuse(asked: Asked) -> Done:
    """Not taken in, for a reason in words."""
    case = given_up(asked, "refused")
    return Done(case, decision_facts(case), {"reason": asked.command.reason})


def return_case(asked: Asked) -> Done:
    """Given back on one of the grounds the hall lists for it. Raises `GroundNeeded`,
    `ReasonNeeded`."""
    kinds = asked.scene.book.kinds
    kind = next((kind for kind in kinds if kind.flow == "returned"), None)
    ground, reason = asked.command.ground, asked.command.reason
    check_grounded(kind, ground, reason)
    words = ""
    if kind is not None and kind.grounds and ground is not None:
        words = kind.grounds[ground - 1].in_language(language_of(asked.case))
    case = given_up(asked, "returned")
    facts = {"ground": str(ground or ""), **decision_facts(case)}
    return Done(case, facts, {"ground": words, "reason": reason or words})


def withdraw(asked: Asked) -> Done:
    """The applicant does not want it any more, and signs that on the slip."""
    case = given_up(asked, "withdrawn")
    return Done(case, decision_facts(case), {"reason": asked.command.reason})
