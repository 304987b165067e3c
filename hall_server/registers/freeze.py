"""The month report is frozen as it was sent; what is corrected later is a supplement (row I8)."""

import hashlib
import json
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from hall_link.wire.base import Message
from hall_link.wire.calls import Noted
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work
from hall_server.registers.rules import ChangedMeanwhile, CorrectionReason, NothingChanged
from hall_server.registers.state import RegistersState
from hall_server.registers.tables import FrozenReport, ReportTemplate

Month = Annotated[str, StringConstraints(pattern=r"^20\d{2}-(0[1-9]|1[0-2])$")]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Value = int | float | str


class FreezeReport(BaseModel):
    """Keep `content`, the workbook filled with `figures`, as the month's next revision.

    `previous`: the hash of the revision it was compared with, None for the first.
    """

    model_config = ConfigDict(frozen=True)
    month: Month
    previous: Digest | None = None
    template: Digest | None = None
    reason: Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)] = ""
    figures: dict[str, Value]
    content: bytes = Field(repr=False)


class ReportFrozen(Message):
    """Which one it is, and its hash."""

    month: str
    revision: int
    sha256: str


class KeepTemplate(BaseModel):
    """Use `content`, looked through before, for the reports from now on."""

    model_config = ConfigDict(frozen=True)
    name: Annotated[str, Field(max_length=100)]
    content: bytes = Field(repr=False)


class TakeRegister(BaseModel):
    """A register or the figures went out as a file."""

    model_config = ConfigDict(frozen=True)
    register_kind: str
    form: str
    first: str
    last: str


def freeze_report(state: RegistersState, command: FreezeReport, work: Work) -> ReportFrozen:
    """Raises `ChangedMeanwhile`, and for a correction `NothingChanged`, `CorrectionReason`."""
    last = state.last_report(command.month)
    if (last.sha256 if last else None) != command.previous:
        raise ChangedMeanwhile
    changes = changed(json.loads(last.figures), command.figures) if last else []
    if last and not changes:
        raise NothingChanged
    if last and not command.reason:
        raise CorrectionReason
    report = FrozenReport(
        month=command.month,
        revision=last.revision + 1 if last else 1,
        sha256=hashlib.sha256(command.content).hexdigest(),
        previous=command.previous,
        template=command.template,
        made_at=to_text(work.now),
        made_by=work.actor.id,
        reason=command.reason,
        changes=json.dumps(changes, ensure_ascii=False),
        figures=json.dumps(command.figures, ensure_ascii=False),
        content=command.content,
    )
    work.put(report)
    work.event(
        "report_frozen",
        month=report.month,
        revision=report.revision,
        sha256=report.sha256,
        previous=report.previous,
    )
    return ReportFrozen(month=report.month, revision=report.revision, sha256=report.sha256)


def changed(
    before: dict[str, Value], now: dict[str, Value]
) -> list[tuple[str, Value | None, Value | None]]:
    """Every figure that differs, as (key, before, now); None where there was or is none."""
    keys = [*before, *(key for key in now if key not in before)]
    return [(k, before.get(k), now.get(k)) for k in keys if before.get(k) != now.get(k)]


def keep_template(command: KeepTemplate, work: Work) -> Noted:
    """The one kept last is used; the reports already frozen stay as they are."""
    digest = hashlib.sha256(command.content).hexdigest()
    at, me = to_text(work.now), work.actor.id
    work.put(ReportTemplate(digest, command.name, at, me, command.content))
    work.event("report_template_kept", template=digest)
    return Noted()


def take_register(command: TakeRegister, work: Work) -> Noted:
    """The ledger has who took which register of which days along."""
    told = command.model_dump()
    work.event("register_taken", register=told.pop("register_kind"), **told)
    return Noted()
