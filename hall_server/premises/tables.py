"""The hall itself and its business days, as stored."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from pydantic import AliasChoices, BaseModel, ConfigDict, Field
from sqlalchemy import Column, Integer, String, Table, Text

from hall_link.wire.base import Words
from hall_link.wire.board import Notice
from hall_link.wire.guide import LifeEvent
from hall_link.wire.ticket_layout import TicketPart
from hall_server.kernel.metadata import METADATA
from hall_server.premises.booking_plan import Appointments
from hall_server.premises.casebook import Casebook, CaseKind
from hall_server.premises.hours import OpeningHours
from hall_server.premises.missed_words import missed_words
from hall_server.premises.retention import Retention
from hall_server.premises.rulebook import (
    FIRST_COME,
    CallingRule,
    Displays,
    Limits,
    Missed,
    PauseReason,
    PrinterPlace,
    PriorityClass,
)

PREMISES = Table(
    "premises", METADATA, Column("hall_id", String(64), primary_key=True), Column("body", Text)
)

BUSINESS_DAYS = Table(
    "business_days",
    METADATA,
    Column("business_day", String(10), primary_key=True),
    Column("opened_at", String(32), nullable=False),
    Column("open", Integer, nullable=False),
)

DOORS = Table(
    "doors",
    METADATA,
    Column("hall_id", String(64), primary_key=True),
    Column("at", String(32), nullable=False),
    Column("state", String(12), nullable=False),
)

DAY_ORDERS = Table(
    "day_orders",
    METADATA,
    Column("id", String(36), primary_key=True),
    Column("open", Integer, nullable=False),
    Column("begins", String(32), nullable=False),
    Column("ends", String(32), nullable=False),
    Column("reason_zh", Text, nullable=False),
    Column("reason_en", Text, nullable=False),
    Column("made_by", String(64), nullable=False),
    Column("made_at", String(32), nullable=False),
    Column("withdrawn_at", String(32), info={"mutable": True}),
)


class OutcomeWords(BaseModel):
    """One outcome a clerk may choose at finish."""

    model_config = ConfigDict(frozen=True)
    code: str
    name: Words


class RatingLevel(BaseModel):
    """What the hall calls one of the five rating levels. `bad`: a bad rating (差评)."""

    model_config = ConfigDict(frozen=True)
    level: int
    name: Words
    bad: bool = False


FIVE_LEVELS = [
    RatingLevel(level=5, name=Words(zh="非常满意", en="Very satisfied")),
    RatingLevel(level=4, name=Words(zh="满意", en="Satisfied")),
    RatingLevel(level=3, name=Words(zh="基本满意", en="Fairly satisfied")),
    RatingLevel(level=2, name=Words(zh="不满意", en="Dissatisfied"), bad=True),
    RatingLevel(level=1, name=Words(zh="非常不满意", en="Very dissatisfied"), bad=True),
]
"""The national names, for a hall that was made before its file's own were kept."""


class RatingTag(BaseModel):
    """A reason under a rating level (好差评)."""

    model_config = ConfigDict(frozen=True)
    level: int
    code: int
    text: Words


class Premises(BaseModel):
    """What is true of the whole hall. Seconds and days are the hall's settings."""

    model_config = ConfigDict(frozen=True)
    TABLE: ClassVar[Table] = PREMISES

    hall_id: str
    name: Words
    hotline: str
    time_zone: str
    public_url: str | None = None
    missed_text: Words | None = Field(
        default=None, validation_alias=AliasChoices("missed_text", "missed_rule")
    )
    """The hall's own sentence about missed calls, if it has one."""
    number_digits: int = 3
    recall_gap_s: int = 5
    call_valid_s: int = 60
    rating_days: int = 7
    rating_ask_s: int = 60
    rating_interrupted_s: int = 20
    outcomes: list[OutcomeWords] = []
    levels: list[RatingLevel] = FIVE_LEVELS
    tags: list[RatingTag] = []
    notices: list[Notice] = []
    undo_s: int = 10
    idle_prompt_min: int = 5
    idle_release_min: int = 10
    idle_lock_min: int = 10
    missed: Missed = Missed()
    hours: OpeningHours | None = None
    limits: Limits = Limits()
    retention: Retention = Retention()
    appointments: Appointments | None = None
    displays: Displays = Displays()
    priorities: list[PriorityClass] = []
    rules: list[CallingRule] = [FIRST_COME]
    pauses: list[PauseReason] = []
    printers: list[PrinterPlace] = []
    events: list[LifeEvent] = []
    casebook: Casebook = Casebook()
    layouts: dict[str, str] = {}
    """Form id -> the hall's own layout of it."""
    ticket: list[TicketPart] = []
    """The hall's own ticket from top to bottom; the standard one where it is empty."""

    @property
    def missed_rule(self) -> Words:
        """What tickets tell about a missed call: the hall's own words, else those of the rule."""
        return self.missed_text or missed_words(self.missed)

    @cached_property
    def zone(self) -> ZoneInfo:
        """The time zone its business day follows."""
        return ZoneInfo(self.time_zone)

    @cached_property
    def tag_levels(self) -> dict[int, int]:
        """Tag code -> the level it belongs to."""
        return {tag.code: tag.level for tag in self.tags}

    @cached_property
    def outcome_codes(self) -> frozenset[str]:
        """The outcomes of the hall's list."""
        return frozenset(outcome.code for outcome in self.outcomes)

    def rule(self, name: str | None) -> CallingRule:
        """The calling rule of this id; the hall's first where a window names none."""
        return next((rule for rule in self.rules if rule.id == name), self.rules[0])

    def priority(self, name: str | None) -> PriorityClass | None:
        """The priority class of this id."""
        return next((found for found in self.priorities if found.id == name), None)

    def case_kind(self, code: str) -> CaseKind | None:
        """The kind of case of this code."""
        return next((kind for kind in self.casebook.kinds if kind.code == code), None)

    def pause(self, code: str | None) -> PauseReason | None:
        """The reason to pause of this code."""
        return next((reason for reason in self.pauses if reason.code == code), None)

    def row(self) -> dict[str, Any]:
        return {"hall_id": self.hall_id, "body": self.model_dump_json()}


@dataclass(frozen=True, slots=True)
class BusinessDay:
    """A day the hall opened its books for."""

    TABLE: ClassVar[Table] = BUSINESS_DAYS

    business_day: str
    opened_at: str
    open: bool

    def row(self) -> dict[str, Any]:
        return {
            "business_day": self.business_day,
            "opened_at": self.opened_at,
            "open": int(self.open),
        }


@dataclass(frozen=True, slots=True)
class Doors:
    """The hours as the hall last told them: what stood at `at`, in that state."""

    TABLE: ClassVar[Table] = DOORS

    hall_id: str
    at: str
    state: str

    def row(self) -> dict[str, Any]:
        return {"hall_id": self.hall_id, "at": self.at, "state": self.state}


@dataclass(frozen=True, slots=True)
class DayOrder:
    """A leader's word that the hall is closed, or open, out of turn. `made_by`: a sign-in name."""

    TABLE: ClassVar[Table] = DAY_ORDERS

    id: str
    open: bool
    begins: str
    ends: str
    reason: Words
    made_by: str
    made_at: str
    withdrawn_at: str | None = None

    def row(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "open": int(self.open),
            "begins": self.begins,
            "ends": self.ends,
            "reason_zh": self.reason.zh,
            "reason_en": self.reason.en,
            "made_by": self.made_by,
            "made_at": self.made_at,
            "withdrawn_at": self.withdrawn_at,
        }
