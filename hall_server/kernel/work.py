"""The unit of work: what one command wants to change, collected and not yet done.

An operation reads the live state, decides, and collects records, ledger events and a reply. Only
when it returns are the records applied to memory; a refusal leaves no trace but what was put there
for it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Protocol

from sqlalchemy import Executable, Table


class Record(Protocol):
    """An immutable row of a room's table, shared by writer, delivery and database."""

    TABLE: ClassVar[Table]

    def row(self) -> dict[str, Any]:
        """Column -> value, primary key included."""
        ...


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. `kind` is device, staff, citizen or system; `id` says which one."""

    kind: str
    id: str
    role: str
    window: int | None = None
    session: str | None = None

    @property
    def name(self) -> str:
        """How the ledger refers to the actor."""
        return f"{self.kind}:{self.id}"


SYSTEM = Actor("system", "hall", "system")

Mark = Callable[[str, str], str]
"""(business day, identity number) -> what stands for the person on that day, and on no other."""


def no_mark(_day: str, _number: str) -> str:
    """Where no key is kept no person can be told from another. Raises `LookupError`."""
    raise LookupError("this process keeps no key for identity numbers")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, for the ledger. `data` holds references, never personal data."""

    kind: str
    actor: str
    at: datetime
    data: dict[str, Any]


@dataclass(slots=True)
class Work:
    """Collects what one command changes. `now` is the same moment for all of it."""

    now: datetime
    actor: Actor
    cold: Callable[[str, str], Any]
    """Reads a record outside memory: (what, key) -> record or None. Flushes the batch first."""
    mark: Mark = no_mark
    """The only way an identity number may go: nothing else of it is ever kept."""
    records: list[Record] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    statements: list[tuple[Executable, dict[str, Any]]] = field(default_factory=list)
    if_refused: list[Record] = field(default_factory=list)
    anew: bool = False
    """Whether memory is to be read anew once this command is stored: it changed what is read."""
    erased: list[str] = field(default_factory=list)
    """Subjects (`case:<id>`, …) whose keys are destroyed with this command."""
    taken: dict[str, int] = field(default_factory=dict)
    """The last number this command took of each series: it may take several."""

    def put(self, record: Record) -> None:
        """Writes a record, new or changed."""
        self.records.append(record)

    def put_if_refused(self, record: Record) -> None:
        """Writes a record only if the command is refused: a wrong try that has to be counted."""
        self.if_refused.append(record)

    def event(self, kind: str, **data: Any) -> None:
        """Adds an act to the ledger."""
        self.events.append(Event(kind, self.actor.name, self.now, data))

    def housekeep(self, statement: Executable, **parameters: Any) -> None:
        """Adds a statement to the batch that touches nothing held in memory."""
        self.statements.append((statement, parameters))
