"""One rating per finished visit (好差评)."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from hall_link.wire.base import Instant, Message, Secret

Level = Annotated[int, Field(ge=1, le=5)]
"""5 very satisfied … 1 very dissatisfied; 2 and 1 are bad ratings."""


class Rate(Message):
    """Rate a visit, named by its ticket's secret (phone, kiosk) or by its id (the window's pad).

    `given_at`: when the pad was touched, the hall's time as the pad knew it: a rating that had to
    wait for the server counts for its own time. Of others it is not believed.
    """

    kind: Literal["rate"] = "rate"
    secret: Secret | None = None
    visit: str | None = None
    level: Level
    tags: Annotated[list[int], Field(max_length=8)] = []
    text: Annotated[str, Field(max_length=150)] = ""
    given_at: Instant | None = None

    @model_validator(mode="after")
    def _names_one_visit(self) -> "Rate":
        if (self.secret is None) == (self.visit is None):
            raise ValueError("name the visit by either secret or visit")
        return self


class Rated(Message):
    """The rating is stored."""

    kind: Literal["rated"] = "rated"
    rating_id: str
    number: str
    level: Level


class AddToRating(Message):
    """The one supplement to one's own rating (追评), within the hall's days for rating.

    What was rated stays as it was; `level` is what the holder would give now.
    """

    kind: Literal["add_to_rating"] = "add_to_rating"
    secret: Secret
    level: Level | None = None
    text: Annotated[str, Field(max_length=150, repr=False)] = ""

    @model_validator(mode="after")
    def _says_something(self) -> "AddToRating":
        if self.level is None and not self.text.strip():
            raise ValueError("a supplement has a level or a text")
        return self
