"""Questions asked at the windows (咨询件), as stored."""

import json
from dataclasses import dataclass
from typing import Any, ClassVar

from sqlalchemy import Column, Index, Integer, String, Table, Text

from hall_server.kernel.metadata import METADATA
from hall_server.kernel.sealing import Sealed

CONSULTATIONS = Table(
    "consultations",
    METADATA,
    Column("id", String(36), primary_key=True),
    Column("business_day", String(10), nullable=False),
    Column("window", Integer, nullable=False),
    Column("handlers", Text, nullable=False),
    Column("asked_at", String(32), nullable=False),
    Column("question", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("closed_at", String(32)),
    Index(None, "business_day"),
    Index(None, "closed_at"),
    info={
        "sealed": Sealed({"consultation": "id"}, ("question", "answer")),
        "mutable": ("handlers", "question", "answer", "closed_at"),
    },
)


@dataclass(frozen=True, slots=True)
class Consultation:
    """A question, and everybody who was responsible for its answer, one after the other.

    The first of `handlers` is who was asked first (首问); the last owes the answer. They are
    ids of actors: sign-in names, or the device of a standing clerk's key. What was asked and
    answered is kept here alone, never in the ledger.
    """

    TABLE: ClassVar[Table] = CONSULTATIONS

    id: str
    business_day: str
    window: int
    handlers: tuple[str, ...]
    asked_at: str
    question: str = ""
    answer: str = ""
    closed_at: str | None = None

    @property
    def handler(self) -> str:
        """Who owes the answer."""
        return self.handlers[-1]

    def row(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "business_day": self.business_day,
            "window": self.window,
            "handlers": json.dumps(self.handlers, ensure_ascii=False),
            "asked_at": self.asked_at,
            "question": self.question,
            "answer": self.answer,
            "closed_at": self.closed_at,
        }
