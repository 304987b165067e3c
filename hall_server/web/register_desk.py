"""What the registers' pages and routes share: who may see what, the words, freezing a month."""

import asyncio
import json
import re
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel

from hall_link.wire.base import Message
from hall_link.wire.calls import Noted
from hall_server.delivery.hall import Hall
from hall_server.documents.forms import all_forms
from hall_server.kernel.work import Actor
from hall_server.registers.asking import Names, RegisterKind, Sight, days_of
from hall_server.registers.book import RegisterBook
from hall_server.registers.figure_tables import PARTS
from hall_server.registers.figures import Figures, flat
from hall_server.registers.freeze import (
    FreezeReport,
    KeepTemplate,
    ReportFrozen,
    TakeRegister,
    changed,
)
from hall_server.registers.rules import MonthNotBegun, RegistersBusy, UnfitTemplate
from hall_server.registers.tables import FrozenReport, ReportTemplate
from hall_server.staff.rules import LEADERS
from hall_server.web.desk import Unkeepable
from hall_server.web.texts import keepable

if TYPE_CHECKING:
    from hall_server.web.desk import Desk

FOR_LEADERS: frozenset[RegisterKind] = frozenset({"duty"})
"""Registers no clerk is shown."""

LOOKS, LOOK_S = 20, 1.0
"""How often a register that has to wait asks whether it is its turn, and how many seconds apart."""

R = TypeVar("R")


def names_of(hall: Hall) -> Names:
    """The words the registers of this hall are written with, as they are now."""
    premises, items = hall.premises.premises, hall.guide.items()
    departments = {d.id: d.name.zh for d in hall.guide.departments()}
    return Names(
        hall=premises.name.zh,
        zone=premises.time_zone,
        today=hall.business_day,
        staff={
            **{d.id: f"{d.window}号窗口" for d in hall.devices.of_role("clerk")},
            **{name: words.zh for name, words in hall.staff.names().items()},
        },
        items={item.id: item.name.zh for item in items},
        departments={i.id: departments.get(i.department, i.department) for i in items},
        windows={w.number: f"{w.number}号 {w.name.zh}" for w in hall.windows.all()},
        kinds={kind.code: kind.name.zh for kind in premises.casebook.kinds},
        forms={form.id: form.name.zh for form in all_forms()},
        guide=tuple(item.id for item in items),
        working_days=dict(premises.casebook.deadlines.working_days),
    )


async def words_for(desk: "Desk") -> Names:
    """The same; the book of forms, which takes its time to be read first, is read in a thread."""
    await asyncio.to_thread(all_forms)
    return names_of(desk.hub.hall)


def sight_of(hall: Hall, actor: Actor) -> Sight:
    """A clerk sees the names of the own window, a head those of the windows under them."""
    own = {actor.window} if actor.window is not None else set()
    windows = frozenset(own | hall.windows.headed_by(actor.id))
    return Sight(actor.id, windows, actor.role in LEADERS)


def items_of(hall: Hall, department: str) -> frozenset[str]:
    """The items of a department."""
    return frozenset(item.id for item in hall.guide.items() if item.department == department)


async def read(ask: Callable[..., R], *order: Any) -> R:
    """Asks the book, in a thread; while another large register is written it waits its turn.

    Raises `RegistersBusy` where that took longer than somebody looks at a page.
    """
    for _ in range(LOOKS):
        with suppress(RegistersBusy):
            return await asyncio.to_thread(ask, *order)
        await asyncio.sleep(LOOK_S)
    raise RegistersBusy


async def submit(desk: "Desk", who: Actor, command: BaseModel) -> Message:
    """Does what a right was looked at for. Raises `Unkeepable` for text no database keeps."""
    if not keepable(dict(command)):
        raise Unkeepable
    return await desk.submit(who, command)


async def note_taken(desk: "Desk", who: Actor, kind: str, form: str, first: str, last: str) -> None:
    """Writes into the ledger that a file went out."""
    await desk.submit(who, TakeRegister(register_kind=kind, form=form, first=first, last=last))


async def freeze(
    desk: "Desk", book: RegisterBook, who: Actor, month: str, reason: str
) -> ReportFrozen:
    """Counts a month, fills the template, and keeps the workbook. Raises `MonthNotBegun`, what
    `read` and what `freeze_report` raises."""
    hall = desk.hub.hall
    first, last = days_of(month)
    if first > hall.business_day:
        raise MonthNotBegun
    names, before = await words_for(desk), hall.registers.last_report(month)
    figures = await read(book.figures, first, last, names)
    template = await asyncio.to_thread(book.template)
    told = flat(figures, PARTS.__getitem__)
    content = await asyncio.to_thread(
        _filled, desk, who, month, reason, figures, told, before, template
    )
    command = FreezeReport(
        month=month,
        previous=before.sha256 if before else None,
        template=template.sha256 if template else None,
        reason=reason,
        figures=told,
        content=content,
    )
    done = await desk.submit(who, command)
    assert isinstance(done, ReportFrozen)
    return done


def _filled(
    desk: "Desk",
    who: Actor,
    month: str,
    reason: str,
    figures: Figures,
    told: dict[str, int | float | str],
    before: FrozenReport | None,
    template: ReportTemplate | None,
) -> bytes:
    from hall_server.registers import month_report  # openpyxl: for who wants a workbook

    hall = desk.hub.hall
    now = desk.clock.now().astimezone(hall.premises.premises.zone)
    head = month_report.ReportHead(
        hall=hall.premises.premises.name.zh,
        month=f"{month[:4]}年{int(month[5:])}月",
        revision=before.revision + 1 if before else 1,
        made_at=f"{now:%Y-%m-%d %H:%M}",
        made_by=names_of(hall).person(who.id),
        previous=before.sha256 if before else "",
        reason=reason,
    )
    changes = changed(json.loads(before.figures), told) if before else []
    content = template.content if template else month_report.default_template()
    return month_report.filled(content, head, figures, changes)


async def keep_template(desk: "Desk", who: Actor, name: str, content: bytes) -> Noted:
    """Looks a workbook through and uses it from now on. Raises `UnfitTemplate`."""
    from hall_server.registers import month_report

    if len(content) > month_report.LARGEST:
        raise UnfitTemplate(unknown=[])
    await asyncio.to_thread(month_report.check_template, content)
    clean = re.sub(r"[\x00-\x1f\x7f/\\]", "", name)[:100] or "month.xlsx"
    done = await desk.submit(who, KeepTemplate(name=clean, content=content))
    assert isinstance(done, Noted)
    return done


async def template_bytes(book: RegisterBook) -> bytes:
    """The workbook in use, or the one that ships."""
    from hall_server.registers import month_report

    kept = await asyncio.to_thread(book.template)
    return kept.content if kept else await asyncio.to_thread(month_report.default_template)
