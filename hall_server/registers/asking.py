"""What a register is asked for, and the words it is written with.

All of it can be handed to another process: a year of a county is counted and written in one of its
own, so that the hall goes on meanwhile.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal, get_args
from zoneinfo import ZoneInfo

from hall_server.deadlines.calendar import LegalCalendar, calendar_of
from hall_server.kernel.clock import stored
from hall_server.kernel.masking import masked_name, masked_phone
from hall_server.registers.words import SETTLED

RegisterKind = Literal[
    "cases",
    "first-asked",
    "agency",
    "village",
    "visits",
    "consultations",
    "calls",
    "documents",
    "custody",
    "duty",
]
KINDS: tuple[RegisterKind, ...] = get_args(RegisterKind)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Of the days from `first` to `last`, `YYYY-MM-DD`, both included. `items`: only of these, None
    for all; `case_kind`: a kind's code. `open_only`: what is not over yet."""

    first: str
    last: str
    window: int | None = None
    items: frozenset[str] | None = None
    case_kind: str | None = None
    open_only: bool = False
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Names:
    """Code -> Chinese name, of everything that stands in a register. `departments`: by item.

    `guide`: the items that are offered now. `working_days`: the hall's own years of the calendar.
    """

    hall: str
    zone: str
    today: str
    staff: Mapping[str, str] = field(default_factory=dict)
    items: Mapping[str, str] = field(default_factory=dict)
    departments: Mapping[str, str] = field(default_factory=dict)
    windows: Mapping[int, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    forms: Mapping[str, str] = field(default_factory=dict)
    guide: tuple[str, ...] = ()
    working_days: Mapping[str, bool] = field(default_factory=dict)

    def person(self, name: str | None) -> str:
        """What somebody of the staff is called."""
        return self.staff.get(name or "", name or "")

    def item(self, item: str | None) -> str:
        """What an item is called."""
        return self.items.get(item or "", item or "")

    def kind(self, kind: str) -> str:
        """What a kind of case is called."""
        return self.kinds.get(kind, kind)

    def day(self, moment: str | None) -> str:
        """A stored moment's day by the hall's clock."""
        return self.local(moment)[:10]

    def settled(self, moment: str | None, how: str | None) -> str:
        """The day a paper was signed, or how else it was settled then."""
        return " ".join(filter(None, (self.day(moment), SETTLED.get(how or "", ""))))

    def local(self, moment: str | None) -> str:
        """A stored moment by the hall's clock, to the minute."""
        if moment is None:
            return ""
        return f"{stored(moment).astimezone(ZoneInfo(self.zone)):%Y-%m-%d %H:%M}"

    def calendar(self) -> LegalCalendar:
        """The legal working days."""
        return calendar_of(self.working_days)


@dataclass(frozen=True, slots=True)
class Sight:
    """Who looks. `windows`: at which windows somebody handles what is done, and sees names; all
    others see masks. `calls`: whether who rang is told: to leaders; to others only of calls they
    took themselves (`me`)."""

    me: str = ""
    windows: frozenset[int] = frozenset()
    calls: bool = False

    def name(self, name: str, window: int | None) -> str:
        """A citizen's name, as far as it may be read."""
        return name if window in self.windows else masked_name(name)

    def phone(self, phone: str, window: int | None) -> str:
        """A citizen's telephone, as far as it may be read."""
        return phone if window in self.windows else masked_phone(phone)

    def reads_call(self, taken_by: str) -> bool:
        """Whether somebody reads who rang and what was said."""
        return self.calls or taken_by == self.me


Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class RegisterTable:
    """A register, or a part of one. `widths`: of the columns, in characters; `count`: how many
    lines there are in all."""

    title: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    rows: list[list[Cell]]
    count: int
    remarks: tuple[str, ...] = ()


def days_of(month: str) -> tuple[str, str]:
    """The first and the last day of a month, `YYYY-MM`."""
    first = date.fromisoformat(f"{month}-01")
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first.isoformat(), (following - timedelta(days=1)).isoformat()
