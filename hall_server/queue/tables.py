"""Queues, tickets and calls, as stored."""

import json
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text, text

from hall_link.wire.base import Language, Words
from hall_link.wire.guide import MaterialCheck
from hall_link.wire.tickets import Need, TicketState
from hall_server.kernel.metadata import METADATA
from hall_server.kernel.sealing import Sealed

Lane = Literal["next", "entitled", "ordinary"]
Origin = Literal["kiosk", "desk", "window", "phone", "booking"]

QUEUES = Table(
    "queues",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("name_zh", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("prefix", String(4), nullable=False),
    Column("colour", String(9), nullable=False),
    Column("icon", String(40), nullable=False, server_default="help"),
    Column("department", String(64), nullable=False, server_default=""),
    Column("target_min", Integer),
    Column("daily_limit", Integer),
    Column("general", Integer, nullable=False, server_default="0"),
    Column("retired", Integer, nullable=False, server_default="0"),
)

OPEN = text("state IN ('waiting', 'transferred', 'restored', 'called', 'serving', 'held')")
"""Whose visit is not over. Said in these very words a query is answered from the index of them."""

TICKETS = Table(
    "tickets",
    METADATA,
    Column("id", String(36), primary_key=True),
    Column("business_day", String(10), nullable=False),
    Column("queue", String(64), nullable=False),
    Column("serial", Integer, nullable=False),
    Column("number", String(12), nullable=False),
    Column("place", BigInteger, nullable=False),
    Column("secret", String(64), nullable=False),
    Column("items", Text, nullable=False),
    Column("language", String(2), nullable=False),
    Column("issued_at", String(32), nullable=False),
    Column("state", String(12), nullable=False),
    Column("window", Integer),
    Column("staff", String(64)),
    Column("call_id", String(36)),
    Column("round", Integer, nullable=False),
    Column("called_at", String(32)),
    Column("started_at", String(32)),
    Column("ended_at", String(32)),
    Column("outcome", String(40)),
    Column("rated", Integer, nullable=False),
    Column("taken", BigInteger, nullable=False, server_default="0"),
    Column("lane", String(10), nullable=False, server_default="ordinary"),
    Column("priority", String(48)),
    Column("needs", Text, nullable=False, server_default=""),
    Column("principals", Integer, nullable=False, server_default="1"),
    Column("origin", String(12), nullable=False, server_default="kiosk"),
    Column("person", String(64)),
    Column("booking", String(36)),
    Column("for_window", Integer),
    Column("return_to", Integer),
    Column("note", Text, nullable=False, server_default=""),
    Column("outcomes", Text, nullable=False, server_default="{}"),
    Column("returns", Integer, nullable=False, server_default="0"),
    Column("lined_as", String(12), nullable=False, server_default="waiting"),
    Column("lined_after", BigInteger, nullable=False, server_default="0"),
    Column("issuer", String(64), nullable=False, server_default=""),
    Column("seen_at", String(32)),
    Column("checks", Text, nullable=False, server_default="[]"),
    Column("versions", Text, nullable=False, server_default="{}"),
    Column("supplemented", Integer, nullable=False, server_default="0"),
    Column("first_staff", String(64)),
    Column("offline", Integer, nullable=False, server_default="0"),
    Index(None, "secret", unique=True),
    Index(None, "business_day", "number", unique=True),
    Index("ix_tickets_open", "state", sqlite_where=OPEN, postgresql_where=OPEN),
    info={
        "sealed": Sealed({"ticket": "id"}, ("note",)),
        "mutable": (
            "queue",
            "items",
            "place",
            "state",
            "window",
            "staff",
            "call_id",
            "round",
            "called_at",
            "started_at",
            "ended_at",
            "outcome",
            "rated",
            "lane",
            "priority",
            "needs",
            "for_window",
            "return_to",
            "note",
            "outcomes",
            "principals",
            "returns",
            "lined_as",
            "lined_after",
            "seen_at",
            "checks",
            "versions",
            "supplemented",
            "first_staff",
        ),
    },
)

CALLS = Table(
    "calls",
    METADATA,
    Column("id", String(36), primary_key=True),
    Column("round", Integer, primary_key=True, autoincrement=False),
    Column("business_day", String(10), nullable=False),
    Column("ticket_id", String(36), nullable=False),
    Column("number", String(12), nullable=False),
    Column("window", Integer, nullable=False),
    Column("place", BigInteger, nullable=False),
    Column("called_at", String(32), nullable=False),
    Column("expires_at", String(32), nullable=False),
    Column("language", String(2), nullable=False, server_default="zh"),
    Column("shown_at", String(32)),
    Column("spoken_at", String(32)),
    Column("queue", String(64), nullable=False, server_default=""),
    Column("lane", String(10), nullable=False, server_default="ordinary"),
    Column("rule", String(24), nullable=False, server_default=""),
    Column("ticket_place", BigInteger, nullable=False, server_default="0"),
    Column("lines", Text, nullable=False, server_default=""),
    Column("passed", Integer, nullable=False, server_default="0"),
    Column("undone", Integer, nullable=False, server_default="0"),
    Column("flash", Integer, nullable=False, server_default="0"),
    Index(None, "business_day"),
    info={"mutable": ("shown_at", "spoken_at", "undone")},
)


def window_line(number: int) -> str:
    """The name of the line of those who wait for one window only."""
    return f"@{number}"


@dataclass(frozen=True, slots=True)
class Queue:
    """A queue and the letters its numbers begin with. `target_min`: the wait it promises.

    general: for who can't choose among the others (row A22).
    retired: no longer the hall's, but the name of tickets that were taken in it.
    """

    TABLE: ClassVar[Table] = QUEUES

    id: str
    position: int
    name: Words
    prefix: str
    colour: str
    icon: str = "help"
    department: str = ""
    target_min: int | None = None
    daily_limit: int | None = None
    general: bool = False
    retired: bool = False

    def row(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "position": self.position,
            "name_zh": self.name.zh,
            "name_en": self.name.en,
            "prefix": self.prefix,
            "colour": self.colour,
            "icon": self.icon,
            "department": self.department,
            "target_min": self.target_min,
            "daily_limit": self.daily_limit,
            "general": int(self.general),
            "retired": int(self.retired),
        }


@dataclass(frozen=True, slots=True)
class Ticket:
    """A numbered ticket. `number` is for people; `place` is its place in line, lowest first.

    taken: its first place, microseconds since 1970, rising with every ticket of the hall.
    lane, priority: how it is called, and the hall's class that gave it the lane.
    origin: kiosk, desk, window, phone or booking. person: the day's keyed hash of an ID number.
    for_window: the only window that may call it. return_to: where it goes after being finished.
    note: free text for clerks. outcomes: item id -> outcome, of items finished so far.
    returns: how often it came back after a missed call. lined_as: the state it last stood in line.
    issuer: the device or person that issued it. seen_at: when its clerk last told to be there.
    checks: the papers ticked as at hand before queueing. versions: item id -> the version of its
    guide the ticket was taken under. supplemented: its rating has its one supplement (追评).
    first_staff: who of the staff was asked first (首问), kept wherever the visitor is handed on to.
    lined_after: the place of the latest call when it joined its line; 0 since it was taken.
    offline: a kiosk gave it out of its reserves while the server was away (row A15).
    """

    TABLE: ClassVar[Table] = TICKETS

    id: str
    business_day: str
    queue: str
    serial: int
    number: str
    place: int
    secret: str
    items: tuple[str, ...]
    language: str
    issued_at: str
    state: TicketState = "waiting"
    window: int | None = None
    staff: str | None = None
    call_id: str | None = None
    round: int = 0
    called_at: str | None = None
    started_at: str | None = None
    ended_at: str | None = None
    outcome: str | None = None
    rated: bool = False
    taken: int = 0
    lane: Lane = "ordinary"
    priority: str | None = None
    needs: tuple[Need, ...] = ()
    principals: int = 1
    origin: Origin = "kiosk"
    person: str | None = None
    booking: str | None = None
    for_window: int | None = None
    return_to: int | None = None
    note: str = ""
    outcomes: tuple[tuple[str, str], ...] = ()
    returns: int = 0
    lined_as: TicketState = "waiting"
    lined_after: int = 0
    issuer: str = ""
    seen_at: str | None = None
    checks: tuple[MaterialCheck, ...] = ()
    versions: tuple[tuple[str, int], ...] = ()
    supplemented: bool = False
    first_staff: str | None = None
    offline: bool = False

    @property
    def line(self) -> str:
        """The line it stands in: its queue's, or that of the one window it waits for."""
        return self.queue if self.for_window is None else window_line(self.for_window)

    @property
    def open_items(self) -> tuple[str, ...]:
        """The items that have no outcome yet."""
        done = dict(self.outcomes)
        return tuple(item for item in self.items if item not in done)

    def row(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "business_day": self.business_day,
            "queue": self.queue,
            "serial": self.serial,
            "number": self.number,
            "place": self.place,
            "secret": self.secret,
            "items": " ".join(self.items),
            "language": self.language,
            "issued_at": self.issued_at,
            "state": self.state,
            "window": self.window,
            "staff": self.staff,
            "call_id": self.call_id,
            "round": self.round,
            "called_at": self.called_at,
            "started_at": self.started_at,
            "ended_at": self.ended_at,
            "outcome": self.outcome,
            "rated": int(self.rated),
            "taken": self.taken,
            "lane": self.lane,
            "priority": self.priority,
            "needs": " ".join(self.needs),
            "principals": self.principals,
            "origin": self.origin,
            "person": self.person,
            "booking": self.booking,
            "for_window": self.for_window,
            "return_to": self.return_to,
            "note": self.note,
            "outcomes": json.dumps(dict(self.outcomes), ensure_ascii=False),
            "returns": self.returns,
            "lined_as": self.lined_as,
            "lined_after": self.lined_after,
            "issuer": self.issuer,
            "seen_at": self.seen_at,
            "checks": json.dumps([check.model_dump() for check in self.checks]),
            "versions": json.dumps(dict(self.versions)),
            "supplemented": int(self.supplemented),
            "first_staff": self.first_staff,
            "offline": int(self.offline),
        }


@dataclass(frozen=True, slots=True)
class Call:
    """One round of calling a number to a window; a recall is a further round of the same id.

    `place` orders the day's calls, whatever the clock did. `rule` chose it, out of `lines`;
    `ticket_place` was the ticket's place then, and `passed` people who came before it still waited.
    """

    TABLE: ClassVar[Table] = CALLS

    id: str
    round: int
    business_day: str
    ticket_id: str
    number: str
    window: int
    place: int
    called_at: str
    expires_at: str
    language: Language = "zh"
    shown_at: str | None = None
    spoken_at: str | None = None
    queue: str = ""
    lane: Lane = "ordinary"
    rule: str = ""
    ticket_place: int = 0
    lines: tuple[str, ...] = ()
    passed: int = 0
    undone: bool = False
    flash: bool = False

    def row(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "round": self.round,
            "business_day": self.business_day,
            "ticket_id": self.ticket_id,
            "number": self.number,
            "window": self.window,
            "place": self.place,
            "called_at": self.called_at,
            "expires_at": self.expires_at,
            "language": self.language,
            "shown_at": self.shown_at,
            "spoken_at": self.spoken_at,
            "queue": self.queue,
            "lane": self.lane,
            "rule": self.rule,
            "ticket_place": self.ticket_place,
            "lines": " ".join(self.lines),
            "passed": self.passed,
            "undone": int(self.undone),
            "flash": int(self.flash),
        }
