"""The result reaches the applicant, and only then is a case over (rows A21, F6)."""

from dataclasses import replace

from hall_server.cases.acting import Asked, Done
from hall_server.cases.deciding import decided
from hall_server.cases.file import CaseFile
from hall_server.cases.rules import PapersOwed, RecipientNeeded, SignatureNeeded
from hall_server.cases.tables import Case
from hall_server.documents.forms import form_of
from hall_server.documents.issue import view_of
from hall_server.documents.tables import Document
from hall_server.kernel.clock import to_text


def lay_out(asked: Asked) -> Done:
    """It lies at its place, to be fetched (待取)."""
    shelf = asked.command.shelf.strip()
    return Done(replace(asked.case, shelf=shelf, laid_on=asked.scene.day))


def deliver(asked: Asked) -> Done:
    """Somebody has it: how, and who, whose name stays with the applicant's."""
    case = _delivered(asked, asked.case)
    return Done(case, {"channel": case.channel or ""})


def close(asked: Asked) -> Done:
    """Over: there is an outcome, somebody has it, nothing is owed, every paper is signed that the
    applicant has to do with.

    What is missing of it the command may tell, so that what is done on the spot is one act. Its
    reason is what the applicant said to it: to ask is the first handler's duty. Raises
    `OutcomeNeeded`, `RecipientNeeded`, `PapersOwed`, `SignatureNeeded`.
    """
    case = asked.case
    if case.outcome is None:
        case = decided(asked.scene, case, asked.command)
    if case.delivered_at is None:
        case = _delivered(asked, case)
    if case.owed:
        raise PapersOwed(count=len(case.owed))
    _check_signed(asked)
    told = "noted" if asked.command.reason.strip() else "none"
    facts = {"outcome": case.outcome or "", "channel": case.channel or "", "feedback": told}
    return Done(case, facts, {"reason": asked.command.reason})


def _delivered(asked: Asked, case: Case) -> Case:
    command = asked.command
    if command.channel is None or not command.recipient.strip():
        raise RecipientNeeded
    asked.work.put(replace(asked.whose, recipient=command.recipient.strip()))
    now = to_text(asked.work.now)
    return replace(case, channel=command.channel, delivered_at=now)


def _check_signed(asked: Asked) -> None:
    """What windows sign among themselves never keeps an applicant waiting."""
    file: CaseFile = asked.work.cold("case-file", asked.case.id)
    views = [view_of(asked.scene.hall, document) for document in _outward(file)]
    unsigned = [v.serial for v in views if v.needs and not (v.signed_at or v.voided_at)]
    if unsigned:
        raise SignatureNeeded(serials=unsigned)


def _outward(file: CaseFile) -> list[Document]:
    return [one for one in file.documents if form_of(one.form).group != "internal"]
