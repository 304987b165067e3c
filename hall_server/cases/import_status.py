"""What another authority's system says of cases, taken over instead of typed again (row F7).

Told by that system's number of a case. What it says becomes the case's own move: the answer of the
level above, the decision, or a note of progress; what the table of moves does not allow is a fault.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from hall_link.wire.base import calendar_day
from hall_link.wire.calls import Noted
from hall_link.wire.cases import ActOnCase
from hall_server.cases.act_on_case import carry_out
from hall_server.cases.acting import HANDLER
from hall_server.cases.deciding import decided_from
from hall_server.cases.joining import objections, open_tasks
from hall_server.cases.moves import fits
from hall_server.cases.room import Scene
from hall_server.cases.tables import Case
from hall_server.kernel.work import Work

Outcome = Literal["granted", "denied", "going_on"]

WORDS: dict[str, Outcome] = {
    **dict.fromkeys(("办结", "已办结", "准予", "准予许可", "通过", "同意", "granted"), "granted"),
    **dict.fromkeys(("不予", "不予许可", "不通过", "不同意", "驳回", "denied"), "denied"),
    **dict.fromkeys(("受理", "已受理", "办理中", "审核中", "审批中", "in progress"), "going_on"),
}
"""The words such systems use for where a case stands."""


class StatusLine(BaseModel):
    """A line of the list; `row` as the file counts it. `note`: reasons in words."""

    row: int
    outer: str
    status: str
    day: str
    note: Annotated[str, Field(max_length=300)] = ""


SLICE = 50
"""Lines of a list that are taken over at once: between slices the hall goes on."""


class ImportStatus(BaseModel):
    """Take over what a list says, or a slice of it."""

    lines: Annotated[list[StatusLine], Field(max_length=SLICE)]


def slices(lines: Sequence[StatusLine]) -> list[ImportStatus]:
    """A list of any length as commands, in its order."""
    starts = range(0, len(lines), SLICE)
    return [ImportStatus(lines=list(lines[start : start + SLICE])) for start in starts]


@dataclass(frozen=True, slots=True)
class Planned:
    """What a line leads to: an act, nothing because the case says so already, or a `fault`."""

    line: StatusLine
    case: Case | None = None
    act: ActOnCase | None = None
    fault: str = ""


def plan(scene: Scene, lines: Iterable[StatusLine]) -> list[Planned]:
    """What each line would do, without doing it."""
    numbered: dict[str, list[Case]] = {}
    for case in scene.cases.all():
        if case.outer:
            numbered.setdefault(case.outer, []).append(case)
    return list(_planned(scene, lines, numbered))


def import_status(scene: Scene, command: ImportStatus, work: Work) -> Noted:
    """Does what `plan` tells; lines with faults are passed over."""
    done = [one for one in plan(scene, command.lines) if one.act is not None]
    for one in done:
        assert one.case is not None
        assert one.act is not None
        carry_out(scene, one.case, HANDLER, one.act, work)
    work.event("status_imported", lines=len(command.lines), done=len(done))
    return Noted()


def _planned(
    scene: Scene, lines: Iterable[StatusLine], numbered: dict[str, list[Case]]
) -> Iterator[Planned]:
    seen: set[str] = set()
    for line in lines:
        found = numbered.get(line.outer, [])
        fault = _fault_of(scene, line, found)
        if not fault and line.outer in seen:
            fault = "这个编号在文件里出现了两次"
        seen.add(line.outer)
        yield Planned(line, fault=fault) if fault else _move(scene, line, found[0])


def _fault_of(scene: Scene, line: StatusLine, found: list[Case]) -> str:
    if not line.outer:
        return "没有外部编号"
    if line.status not in WORDS:
        return f"看不懂的状态“{line.status}”"
    if not found:
        return "没有在办的件用这个外部编号"
    try:
        told = date.fromisoformat(calendar_day(line.day))
    except ValueError:
        return f"日期“{line.day}”不对，要写成 2026-11-30"
    if told > scene.today:
        return f"日期 {line.day} 还没有到"
    return "几件用同一个外部编号" if len(found) > 1 else ""


def _move(scene: Scene, line: StatusLine, case: Case) -> Planned:
    """The case's own move for what the line says."""
    outcome = WORDS[line.status]
    words = f"{line.day} {line.status} {line.note}".strip()
    if outcome == "going_on":
        told = ActOnCase(case_id=case.id, act="note_progress", reason=words, print=False)
        return Planned(line, case, told) if not case.ended else Planned(line, case)
    if case.outcome == outcome:
        return Planned(line, case)
    act: Literal["note_answer", "decide"] = "note_answer" if case.state == "sent_up" else "decide"
    if not fits(case, act):
        return Planned(line, case, fault="办件现在的状态不能这样做")
    if line.day < decided_from(scene, case):
        return Planned(line, case, fault=f"日期 {line.day} 早于收件、受理或上报的日期")
    if act == "decide" and (open_tasks(scene, case) or objections(scene, case)):
        return Planned(line, case, fault="还有联办窗口没有办完")
    told = ActOnCase(
        case_id=case.id,
        act=act,
        outcome="granted" if outcome == "granted" else "denied",
        day=line.day,
        reason=words,
        print=False,
    )
    return Planned(line, case, told)
