"""What a case is promised: the time its item publishes, in that item's own unit (row F2).

Less is the clerk's to give. More is a leader's, and more than the law allows is nobody's
(行政许可法 42 and 43; the rule books: inside the public limit, no free extension).
"""

from datetime import date
from typing import NamedTuple

from hall_link.wire.guide import LimitUnit, ServiceItem, TimeLimit
from hall_server.cases.room import Scene
from hall_server.cases.rules import LongerPromise, TooLong
from hall_server.deadlines.rules import due_of
from hall_server.premises.casebook import CaseKind

IN_DAYS: frozenset[LimitUnit] = frozenset({"working_day", "day", "month"})
"""Units in which a promise can be told in figures; what is promised for the same day, or within
minutes, can only be moved by working days."""


class Promise(NamedTuple):
    """So many of a unit; `published`: the hall has told everybody so."""

    amount: int
    unit: LimitUnit = "working_day"
    published: bool = True


def promise_of(scene: Scene, kind: CaseKind, item: ServiceItem) -> Promise:
    """What counts where nobody says otherwise: the item's own promise, else the kind's, else the
    hall's for items that promise nothing; of a petition the days of its rule."""
    book = scene.book
    if kind.flow == "petition":
        days = book.complaints.petition_days if kind.limit is None else kind.limit
        return Promise(days, "day")
    if item.promised is not None:
        return Promise(item.promised.amount, item.promised.unit)
    if kind.limit is not None:
        return Promise(kind.limit)
    return Promise(book.deadlines.default_days, published=False)


def settled(
    scene: Scene, kind: CaseKind, item: ServiceItem, told: int | None, reason: str
) -> tuple[Promise, int | None]:
    """What the case is promised from now on, and how many days a leader is asked for besides.

    Raises `TooLong`, `LongerPromise` for more than is published without a reason.
    """
    usual = promise_of(scene, kind, item)
    if told is None or kind.flow == "on_the_spot":
        return usual, None
    wanted = Promise(told, told_unit(usual.unit))
    check_utmost(scene, item, wanted, usual)
    if not usual.published or not _is_longer(scene, wanted, usual):
        return wanted, None
    if not reason.strip():
        raise LongerPromise(promised=usual.amount, unit=usual.unit)
    return usual, told


def told_unit(unit: LimitUnit) -> LimitUnit:
    """The unit of a number of days a clerk tells, beside a promise in `unit`."""
    return unit if unit in IN_DAYS else "working_day"


def check_utmost(
    scene: Scene, item: ServiceItem | None, wanted: Promise, usual: Promise | None = None
) -> None:
    """Raises `TooLong` beyond the item's legal limit; where none is published, beyond the hall's
    `most_days` or the item's own promise, whichever is later."""
    most = _utmost(scene, item.legal if item is not None else None, usual)
    if _is_longer(scene, wanted, most):
        raise TooLong(most=most.amount, unit=most.unit)


def _utmost(scene: Scene, legal: TimeLimit | None, usual: Promise | None) -> Promise:
    if legal is not None:
        return Promise(legal.amount, legal.unit)
    most = Promise(scene.book.deadlines.most_days)
    return usual if usual is not None and _is_longer(scene, usual, most) else most


def outlasts(scene: Scene, days: int, promised: Promise, since: date) -> bool:
    """Whether a special step that begins on a day is thought to take more working days than the
    promise has, were that given on the same day: a warning (Ruling 1)."""
    return _last_day(scene, Promise(days), since) > _last_day(scene, promised, since)


def _is_longer(scene: Scene, one: Promise, other: Promise) -> bool:
    """Whether it would end on a later day, counted from today: units differ, days do not."""
    return _last_day(scene, one, scene.today) > _last_day(scene, other, scene.today)


def _last_day(scene: Scene, promise: Promise, since: date) -> date:
    rules, amount, unit = scene.book.deadlines, promise.amount, promise.unit
    found = due_of(rules, scene.calendar, "committed", since, since, None, amount, unit=unit)
    assert found.due is not None, "accepted, and nothing stops it"
    return found.due
