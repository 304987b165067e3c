"""A small hall without a database: the real writer, the real operations, a store of dicts."""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

from pydantic import BaseModel

from hall_link.wire.base import Words
from hall_link.wire.guide import Department, ServiceItem
from hall_server.acts import execute, prepare
from hall_server.cases.file import CaseFile
from hall_server.cases.file_tables import CaseStep, CaseTask, Custody, Meeting
from hall_server.cases.tables import ApplicantRecord, Case
from hall_server.complaints.tables import Complaint
from hall_server.delivery.hall import Hall
from hall_server.devices.create_key import CreateKey
from hall_server.devices.tables import Device
from hall_server.documents.tables import Document
from hall_server.guide.tables import GuideDepartment, GuideItem
from hall_server.kernel.clock import StandingClock
from hall_server.kernel.failpoints import Failpoints
from hall_server.kernel.ids import digest
from hall_server.kernel.ledger import Chain, genesis
from hall_server.kernel.work import SYSTEM, Actor, Record
from hall_server.kernel.writer import Batch, Request, StoredReply, StoreFailed, Writer
from hall_server.premises.rulebook import Limits, Missed
from hall_server.premises.tables import Premises, RatingTag
from hall_server.queue.tables import Queue, Ticket
from hall_server.ratings.tables import Rating
from hall_server.windows.seats import SeatsAsked
from hall_server.windows.tables import SignIn, Window

R = TypeVar("R")

MORNING = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
"""Nine o'clock on a Monday in the hall."""

AT_ONCE = Missed(calls=1, gap_s=0, total_s=0, total_need_s=0, unconfirmed_s=0)
"""Nobody's coming may be recorded as soon as somebody is called."""

ISSUER = Actor("device", "kiosk-1", "kiosk")


def words(text: str) -> Words:
    return Words(zh=text, en=text)


def mark_of(day: str, number: str) -> str:
    """What stands for a person on a day."""
    return digest(f"{day} {number}")


def clerk(window: int) -> Actor:
    """The standing clerk's key of a window."""
    return Actor("device", f"clerk-{window}", "clerk", window)


def small_hall(**settings: Any) -> list[Record]:
    """Two queues: `a` at windows 1 and 2, `b` at windows 2 and 3; window 4 is out of service."""
    premises = Premises(
        hall_id="small",
        name=words("小镇大厅"),
        hotline="12345",
        time_zone="Asia/Shanghai",
        missed_rule=words("过号请到导办台"),
        missed=settings.pop("missed", AT_ONCE),
        limits=settings.pop("limits", Limits(kiosk_minute=0)),
        recall_gap_s=settings.pop("recall_gap_s", 0),
        tags=[RatingTag(level=5, code=510, text=words("好"))],
        **settings,
    )
    department = Department(id="d", name=words("综合"), icon="help", colour="#0B4EA2")
    records: list[Record] = [premises, GuideDepartment(position=0, department=department)]
    for place, name in enumerate("ab"):
        records.append(Queue(name, place, words(name), name.upper(), "#0B4EA2"))
        item = ServiceItem(
            id=f"item-{name}", name=words(name), department="d", queue=name, windows=[]
        )
        records.append(GuideItem(position=place, item=item))
    served = {1: ("a",), 2: ("a", "b"), 3: ("b",), 4: ("b",)}
    for number, queues in served.items():
        records.append(Window(number, words(str(number)), queues, in_service=number != 4))
        records.append(
            Device(f"clerk-{number}", f"c{number}", "clerk", number, digest(str(number)), "")
        )
    return records


TABLE_BY_KEY = {
    "ask": "rating_asks",
    "rectification": "rectifications",
    "custody": "custody",
    "reserve": "reserves",
    "complainant": "complainants",
}
"""What is read cold by its table's own key."""

OF_A_CASE: dict[str, Callable[[CaseFile], Any]] = {
    "case": lambda file: file.case,
    "case-number": lambda file: file.case,
    "applicant": lambda file: file.applicant,
    "case-steps": lambda file: file.steps,
    "case-documents": lambda file: file.documents,
    "case-custody": lambda file: file.custody,
}
"""What is read cold of a case."""


class MemoryStore:
    """Keeps the last committed row of every record. `broken` makes every commit fail."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.records: dict[tuple[str, Any], Record] = {}
        self.replies: dict[str, StoredReply] = {}
        self.entries: list[Any] = []
        self.chain = (0, genesis("small"))
        self.broken = False
        self.commits = 0
        self._keep(records)

    def _keep(self, records: Sequence[Record]) -> None:
        for record in records:
            key = tuple(record.row()[column.name] for column in record.TABLE.primary_key)
            self.records[record.TABLE.name, key] = record

    def known(self, command_ids: Sequence[str]) -> dict[str, StoredReply]:
        return {i: self.replies[i] for i in command_ids if i in self.replies}

    def commit(self, batch: Batch, chain: Chain) -> None:
        if self.broken:
            raise StoreFailed("disk full")
        self.commits += 1
        self._keep(batch.records)
        self.replies.update({i: stored for i, (stored, _) in batch.replies.items()})
        self.entries.extend(batch.entries)
        self.chain = (chain.seq, chain.head)

    def cold(self, what: str, key: str) -> Any:
        if what == "reply":
            return self.replies[key].reply if key in self.replies else None
        return self._kept(what, key)

    def _kept(self, what: str, key: str) -> Any:
        if what in TABLE_BY_KEY:
            return self.records.get((TABLE_BY_KEY[what], (key,)))
        if what == "rating":
            ratings = (r for r in self.records.values() if isinstance(r, Rating))
            return next((r for r in ratings if r.ticket_id == key), None)
        if what == "item-version":
            item, version = key.split("/")
            return self.records.get(("item_versions", (item, int(version))))
        if what.startswith("complaint"):
            complaints = (r for r in self.records.values() if isinstance(r, Complaint))
            return next((c for c in complaints if key in (c.id, c.number)), None)
        if what == "seats":
            return self._seats(SeatsAsked.of_key(key))
        if what == "case-file":
            return self.case_file(key)
        if what in OF_A_CASE:
            file = self.case_file(key)
            return OF_A_CASE[what](file) if file is not None else None
        if what == "case-numbers":
            cases = (r for r in self.records.values() if isinstance(r, Case))
            return sorted(case.number for case in cases if case.ticket_id == key)
        if what.startswith("document"):
            documents = (r for r in self.records.values() if isinstance(r, Document))
            return next((d for d in documents if key in (d.id, d.secret)), None)
        tickets = (record for record in self.records.values() if isinstance(record, Ticket))
        return next((t for t in tickets if key in (t.id, t.secret)), None)

    def _seats(self, asked: SeatsAsked) -> tuple[str, ...]:
        """As storage finds them, but for windows that changed places."""
        sat = (r for r in self.records.values() if isinstance(r, SignIn))
        served = (r for r in self.records.values() if isinstance(r, Ticket))
        names = {s.staff for s in sat if s.window == asked.window and _overlaps(s, asked)}
        names |= {
            t.staff
            for t in served
            if t.window == asked.window and asked.first <= t.business_day <= asked.last and t.staff
        }
        return tuple(sorted(names))

    def case_file(self, key: str) -> CaseFile | None:
        cases = (record for record in self.records.values() if isinstance(record, Case))
        case = next((case for case in cases if key in (case.id, case.number)), None)
        if case is None:
            return None

        def hanging(kind: type[R]) -> tuple[R, ...]:
            found = (record for record in self.records.values() if isinstance(record, kind))
            return tuple(r for r in found if getattr(r, "case_id", None) == case.id)

        return CaseFile(
            case,
            *hanging(ApplicantRecord),
            steps=hanging(CaseStep),
            tasks=hanging(CaseTask),
            meetings=hanging(Meeting),
            documents=hanging(Document),
            custody=hanging(Custody),
        )

    def load(self) -> tuple[Hall, Chain]:
        return Hall(self.in_order()), Chain(*self.chain)

    def in_order(self) -> Iterator[Record]:
        """Days before tickets, as storage loads them."""
        late = [r for r in self.records.values() if isinstance(r, Ticket)]
        yield from (r for r in self.records.values() if not isinstance(r, Ticket))
        yield from late


def _overlaps(seat: SignIn, asked: SeatsAsked) -> bool:
    return seat.signed_in_at < asked.end and (seat.signed_out_at or asked.end) >= asked.begin


class SmallHall:
    """Commands in, replies or refusals out."""

    def __init__(self, records: Sequence[Record] | None = None, **settings: Any) -> None:
        """`records`: another hall than the small one."""
        self.clock = StandingClock(MORNING)
        self.store = MemoryStore(small_hall(**settings) if records is None else records)
        self.writer: Writer[Hall] = Writer(
            self.store, execute, prepare, self.clock, Failpoints(), mark_of
        )

    @property
    def state(self) -> Hall:
        return self.writer.state

    def device(self, role: str, window: int | None = None, **place: Any) -> Actor:
        """A new device with its own key."""
        key = f"{role}-{window}-{len(self.store.records)}"
        self.do(CreateKey(role=role, window=window, key_hash=digest(key), **place), SYSTEM)
        found = self.state.devices.with_key(key)
        assert found is not None
        return Actor("device", found.id, found.role, found.window)

    def told(self, kind: str) -> list[dict[str, Any]]:
        """The data of the ledger's entries of this kind, in order."""
        entries = (json.loads(e.body) for e in self.store.entries if e.kind == kind)
        return [body["data"] for body in entries]

    def do(self, command: BaseModel, actor: Actor = ISSUER, command_id: str | None = None) -> Any:
        """Does one command in a batch of its own; raises its refusal."""
        done = self.writer.process([Request(command, actor, command_id, repr(command))])
        answer = done.answers[-1]
        if answer.error is not None:
            raise answer.error
        return answer.reply
