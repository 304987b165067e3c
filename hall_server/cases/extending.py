"""A longer limit, once: asked for with a reason and the applicant's consent, a leader approves.

Both while the promised day is not over (行政许可法 42): what is late already is not made good. One
that nobody decided on by then lapses, and can only be denied.
"""

from dataclasses import replace

from hall_server.cases.acting import Asked, Done
from hall_server.cases.file_tables import CaseStep
from hall_server.cases.rules import TooLong


def ask_extension(asked: Asked) -> Done:
    """So many working days more. Raises `TooLong`."""
    days, most = asked.command.days or 0, asked.scene.book.deadlines.extend_days
    if days > most:
        raise TooLong(most=most)
    case = replace(asked.case, extension="asked", extension_days=days)
    return Done(case, {"days": str(days)})


def approve_extension(asked: Asked) -> Done:
    """The due day moves, and the applicant is told with the reason it was asked for."""
    case, reason = asked.case, asked.command.reason
    if not reason:
        steps: tuple[CaseStep, ...] = asked.work.cold("case-steps", case.id)
        reason = [step.note for step in steps if step.act == "ask_extension"][-1]
    approved = replace(case, extension="approved", approved_by=asked.work.actor.id)
    facts = {"days": str(case.extension_days), "before": case.due or ""}
    return Done(approved, facts, {"reason": reason, "due_before": case.due or ""})


def deny_extension(asked: Asked) -> Done:
    """It stays as promised."""
    return Done(replace(asked.case, extension="denied", extension_days=None))
