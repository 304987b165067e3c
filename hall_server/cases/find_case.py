"""How a case stands, for who has its number and knows the telephone it was given (row A9)."""

import hmac

from pydantic import BaseModel, Field

from hall_link.wire.case_views import CaseFound
from hall_link.wire.cases import FindCase
from hall_server.cases.progress import progress_of
from hall_server.cases.room import Scene
from hall_server.cases.rules import TooManyTries, UnknownCase
from hall_server.cases.tables import ApplicantRecord, Case
from hall_server.kernel.work import Work

DIGITS = 4


class FindFrom(BaseModel):
    """The same, asked without a key from a network address; it is kept nowhere."""

    asked: FindCase
    address: str = Field(repr=False)


def find_case(scene: Scene, command: FindCase, work: Work, address: str | None = None) -> CaseFound:
    """Changes nothing but the count of wrong tries from there: from the `address`, else at the
    device that asks. Tells nobody's name.

    Raises `TooManyTries`, and `UnknownCase` for an unknown number and for wrong digits alike.
    """
    place = work.actor.name if address is None else f"address:{address}"
    if scene.cases.tries.closed(command.number, place, work.now):
        raise TooManyTries
    found = _found(scene, command.number, work)
    if found is None or not _knows(found[1], command.last_four):
        scene.cases.tries.note(command.number, place, work.now)
        raise UnknownCase
    return progress_of(scene, found[0])


def _found(scene: Scene, number: str, work: Work) -> tuple[Case, ApplicantRecord] | None:
    case = scene.cases.with_number(number)
    whose = scene.cases.applicant(case.id) if case else None
    if case is not None and whose is not None:
        return case, whose
    past: Case | None = work.cold("case-number", number)
    return (past, work.cold("applicant", past.id)) if past is not None else None


def _knows(whose: ApplicantRecord, last_four: str) -> bool:
    """Of the applicant's telephone, or of their agent's."""
    told = (whose.phone, whose.agent_phone)
    ends = ("".join(filter(str.isdigit, phone))[-DIGITS:] for phone in told)
    return any(len(end) == DIGITS and hmac.compare_digest(end, last_four) for end in ends)
