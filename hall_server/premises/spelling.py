"""How the words of a hall file are spelled: ids, times, colours, and the sections they stand in."""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

Icon = Literal[
    "id-card",
    "heart",
    "home-city",
    "account-child",
    "briefcase",
    "file-document",
    "account-group",
    "sprout",
    "tree",
    "car",
    "hammer",
    "scale",
    "television",
    "medical",
    "cash",
    "flag",
    "elder",
    "wheelchair",
    "pregnant",
    "infant",
    "medal",
    "baby",
    "wedding",
    "school",
    "shop",
    "house",
    "flower",
    "star",
    "help",
]
"""The pictograms every screen of the look can draw."""


class Section(BaseModel):
    """A part of the hall file. A key it does not have is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def spelled(pattern: str, words: str) -> AfterValidator:
    """A check that a text is spelled this way; `words` tell a person how."""

    def check(text: str) -> str:
        if re.fullmatch(pattern, text) is None:
            raise ValueError(f"should be {words}")
        return text

    return AfterValidator(check)


SLUG = spelled(r"[a-z0-9][a-z0-9-]{0,47}", "small letters, digits and dashes, 48 at most")

Slug = Annotated[str, SLUG]
Login = Annotated[
    str, spelled(r"[a-z][a-z0-9._-]{1,31}", "2 to 32 small letters and digits, a letter first")
]
Colour = Annotated[str, spelled(r"#[0-9A-Fa-f]{6}", 'a colour like "#C0392B", in quotes')]
Prefix = Annotated[str, spelled(r"[A-Z]{1,2}", "one or two capital letters")]
Url = Annotated[str, spelled(r"https?://[^\s/]+(/\S*)?", "an address like https://hall.example.cn")]
WindowNumber = Annotated[int, Field(ge=1, le=999)]
TimeOfDay = Annotated[str, spelled(r"([01][0-9]|2[0-3]):[0-5][0-9]", 'a time like "08:30"')]
MonthDay = Annotated[str, spelled(r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])", "like 06-01")]


def _known_day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise ValueError("should be a day like 2026-10-01") from None


Day = Annotated[str, AfterValidator(_known_day)]
