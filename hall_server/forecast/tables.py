"""What was foretold to each ticket and how long visits take, as stored."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sqlalchemy import Column, Double, Index, Integer, String, Table

from hall_server.kernel.metadata import METADATA

ESTIMATES = Table(
    "estimates",
    METADATA,
    Column("ticket_id", String(36), primary_key=True),
    Column("business_day", String(10), nullable=False),
    Column("queue", String(64), nullable=False),
    Column("lane", String(10), nullable=False),
    Column("issued_at", String(32), nullable=False),
    Column("expected_s", Double(), nullable=False),
    Column("sigma", Double(), nullable=False),
    Column("low_s", Integer, nullable=False),
    Column("median_s", Integer, nullable=False),
    Column("high_s", Integer, nullable=False),
    Column("waited_s", Integer),
    Column("open_s", Integer),
    Index(None, "business_day"),
    Index(None, "issued_at"),
    info={"mutable": ("waited_s", "open_s")},
)

PACES = Table(
    "paces",
    METADATA,
    Column("subject", String(80), primary_key=True),
    Column("seen", Double(), nullable=False),
    Column("mean", Double(), nullable=False),
    Column("variance", Double(), nullable=False),
)


@dataclass(frozen=True, slots=True)
class Estimate:
    """The wait a ticket was told when it was issued, in seconds.

    expected_s, sigma: what the model said, and how sure it was (of the logarithm). low_s … high_s:
    the range for four in five, median_s its middle, after the hall's own past error. waited_s: from
    issue to the first call, None while that has not come.
    """

    TABLE: ClassVar[Table] = ESTIMATES

    ticket_id: str
    business_day: str
    queue: str
    lane: str
    issued_at: str
    expected_s: float
    sigma: float
    low_s: int
    median_s: int
    high_s: int
    waited_s: int | None = None
    open_s: int | None = None

    def row(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in ESTIMATES.c.keys()}  # noqa: SIM118


@dataclass(frozen=True, slots=True)
class Pace:
    """How long something takes, learned: the mean and variance of a logarithm of seconds.

    subject: `item:…` and `queue:…` (a visit from its start to its finish); `hall` and `hour:09` (by
    how much all visits of this hall, and those of that local hour, differ from what their items let
    expect); `come` (from a call until the citizen is there, or missed); `shows` (the share of the
    called that comes: itself, not its logarithm). seen: how many times, the older counting less.
    """

    TABLE: ClassVar[Table] = PACES

    subject: str
    seen: float
    mean: float
    variance: float

    def row(self) -> dict[str, Any]:
        return {
            "subject": self.subject,
            "seen": self.seen,
            "mean": self.mean,
            "variance": self.variance,
        }
