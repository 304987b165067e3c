"""The ledger as people read it: page by page, the latest row first, and a day's chain checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from hall_server.kernel.ledger import Fault


@dataclass(frozen=True, slots=True)
class Sought:
    """Which rows; what is None is not asked for. `day`: `YYYY-MM-DD`; `who`: an actor's name as the
    ledger has it; `about`: an id or a number, in full, anywhere in what a row tells."""

    day: str | None = None
    kind: str | None = None
    who: str | None = None
    about: str | None = None


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One act: `at` as stored (UTC), `told` its codes and ids. An unreadable body tells nothing."""

    seq: int
    kind: str
    at: str
    who: str
    told: Mapping[str, Any]
    hash: str


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """Rows, the latest first. `older`: a page with `before` this row goes on; None at the end."""

    rows: tuple[LedgerRow, ...]
    older: int | None


@dataclass(frozen=True, slots=True)
class DayChecked:
    """A day's chain, from the row before it to the row after it, as it was found now.

    `head`: the hash of its last row. `gone`: its rows were let go, its seal is kept.
    """

    day: str
    first: int
    last: int
    head: str
    faults: tuple[Fault, ...] = ()
    gone: bool = False


class LedgerBook(Protocol):
    """Reads only, over connections of its own: never on the writer's way. Ask in a thread."""

    def page(self, sought: Sought, before: int | None = None) -> LedgerPage:
        """At most fifty rows earlier than the row `before`. However many rows there are, a page
        looks at so many at most, then says where the next goes on, even when it found nothing."""
        ...

    def checked(self, day: str) -> DayChecked | None:
        """The chain of a day; None where the ledger has nothing of it."""
        ...
