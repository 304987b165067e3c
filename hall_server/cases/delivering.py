"""The result reaches the applicant, and only then is a case over (rows A21, F6)."""

from dataclasses import replace

from hall_server.cases.acting import Asked, Done
from hall_server.cases.deciding import decided, delivered
from hall_server.cases.moves import fits
from hall_server.cases.rules import NoticeOwed, PapersOwed, SignatureNeeded
from hall_server.cases.signing import check_signed, sign_all


def lay_out(asked: Asked) -> Done:
    """It lies at its place, to be fetched (待取)."""
    shelf = asked.command.shelf.strip()
    return Done(replace(asked.case, shelf=shelf, laid_on=asked.scene.day))


def deliver(asked: Asked) -> Done:
    """Somebody has it: how, on which day, and who, whose name stays with the applicant's. Raises
    `RecipientNeeded`, `WrongDay`."""
    case = delivered(asked, asked.case)
    return Done(case, {"channel": case.channel or "", "day": asked.command.day or asked.scene.day})


def close(asked: Asked) -> Done:
    """Over: there is an outcome, somebody has it, nothing is owed for what was granted, its
    acceptance is on paper, every paper is signed that the applicant has to do with, or settled
    else; `signed` tells that they all were signed on the spot.

    What is missing of it the command may tell, so that what is done on the spot is one act; what
    is denied is decided first, for the decision has to be signed for. Its reason is what the
    applicant said to it: to ask is the first handler's duty. Raises `OutcomeNeeded`,
    `RecipientNeeded`, `WrongDay`, `PapersOwed`, `NoticeOwed`, `SignatureNeeded`.
    """
    case = asked.case
    if fits(case, "give_acceptance"):
        raise NoticeOwed(by=case.notice_by)
    if case.outcome is None and asked.command.outcome == "denied":
        raise SignatureNeeded(form="deny-decision")
    if case.outcome is None:
        case = decided(asked, case)
    if case.delivered_at is None:
        case = delivered(asked, case)
    if case.owed and case.outcome == "granted":
        raise PapersOwed(count=len(case.owed))
    if asked.command.signed:
        sign_all(case, asked.work)
    check_signed(case, asked.work)
    told = "noted" if asked.command.reason.strip() else "none"
    facts = {"outcome": case.outcome or "", "channel": case.channel or "", "feedback": told}
    return Done(case, facts, {"reason": asked.command.reason})
