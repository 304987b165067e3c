"""The ground every message stands on: frozen models, the two languages, exact times."""

from datetime import date
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, StringConstraints

CommandId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.:-]{1,64}$")]
"""Chosen by the client, kept until answered: the same id is done once."""

Secret = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{20,64}$")]
"""What a ticket's QR carries; at least 128 bits, never logged."""

Instant = AwareDatetime
"""A moment with its offset; the server writes UTC."""


YEARS = range(2000, 2101)
"""Of a day somebody tells: outside of them it is a slip of the finger."""


def calendar_day(text: str) -> str:
    """The text, if it is a day there is, `YYYY-MM-DD`, in one of `YEARS`. Raises `ValueError`."""
    day = date.fromisoformat(text)
    if day.isoformat() != text or day.year not in YEARS:
        raise ValueError(f"a day is written YYYY-MM-DD, from {YEARS[0]} to {YEARS[-1]}")
    return text


CalendarDay = Annotated[
    str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(calendar_day)
]
"""A day as the hall counts them, one there is: `2026-02-30` never reaches the rules."""

Language = Literal["zh", "en"]
"""The languages every text for people has."""


class Message(BaseModel):
    """Part of the wire. Devices ignore unknown fields; the server refuses them (see `parse`)."""

    model_config = ConfigDict(frozen=True, extra="ignore")


M = TypeVar("M", bound=Message)


class Words(Message):
    """A text for people, in Chinese and English."""

    zh: str
    en: str

    def in_language(self, language: str) -> str:
        """The text in `language` ("zh" or "en"); Chinese where the language is unknown."""
        return self.en if language == "en" else self.zh
