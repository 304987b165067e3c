"""What a clerk asks a leader for as a case is opened, and the leader's answer (Ruling 6): the fast
track, or a longer promise than the published one. Until then the case runs as it would without.
"""

from dataclasses import replace

from hall_link.wire.cases import CaseAct
from hall_server.cases.acting import Asked, Done
from hall_server.cases.file_tables import CaseStep
from hall_server.cases.moves import DECISIONS, OPENED, Who
from hall_server.cases.promises import told_unit
from hall_server.cases.rules import OwnRequest
from hall_server.cases.tables import Case
from hall_server.kernel.work import Work


def approve_fast_track(asked: Asked) -> Done:
    """From now on it goes before others, under the kind it was asked for."""
    case = asked.case
    kind = asked.scene.hall.premises.case_kind(case.asked_kind or "")
    fast = replace(case, green=True, approver=asked.work.actor.id, asked_kind=None)
    if kind is not None:  # the hall may have given the kind up meanwhile
        fast = replace(fast, kind=kind.code, flow=kind.flow)
    return Done(fast, {"case_kind": fast.kind})


def approve_longer(asked: Asked) -> Done:
    """The longer promise counts from the same beginning."""
    case = asked.case
    longer = replace(
        case,
        limit_days=case.asked_days,
        limit_unit=told_unit(case.limit_unit),
        asked_days=None,
        approved_by=asked.work.actor.id,
    )
    return Done(longer, {"days": str(case.asked_days), "before": case.due or ""})


def deny_wish(asked: Asked) -> Done:
    """It stays as it is."""
    return Done(replace(asked.case, asked_kind=None, asked_days=None))


def check_impartial(case: Case, act: CaseAct, mine: frozenset[Who], work: Work) -> None:
    """Who asked, and who handles the case, does not decide on it. Raises `OwnRequest`."""
    if act not in DECISIONS:
        return
    if "handler" in mine or work.actor.id in (case.owner, _asker(case, act, work)):
        raise OwnRequest


def _asker(case: Case, act: CaseAct, work: Work) -> str | None:
    asking = "ask_extension" if act in ("approve_extension", "deny_extension") else OPENED
    steps: tuple[CaseStep, ...] = work.cold("case-steps", case.id)
    return next((step.by for step in reversed(steps) if step.act == asking), None)
