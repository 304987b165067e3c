"""The service items of a hall file (事项), as a person wrote them down."""

from typing import Annotated

from pydantic import AfterValidator, Field

from hall_link.wire.base import Words
from hall_link.wire.guide import Fee, Material, ServiceItem, Step, TimeLimit
from hall_server.premises.spelling import Section, Slug


def _sensible_limit(limit: TimeLimit) -> TimeLimit:
    if (limit.amount == 0) != (limit.unit == "same_day") or limit.amount < 0:
        raise ValueError("amount is 0 for same_day and 1 or more for any other unit")
    return limit


def _sensible_fee(fee: Fee) -> Fee:
    if fee.amount is not None and fee.amount < 0:
        raise ValueError("a fee's amount cannot be negative")
    return fee


def _sensible_material(material: Material) -> Material:
    if material.copies < 1:
        raise ValueError("copies is 1 or more")
    return material


def _sensible_step(step: Step) -> Step:
    if step.limit is not None:
        _sensible_limit(step.limit)
    return step


Limit = Annotated[TimeLimit, AfterValidator(_sensible_limit)]
HallFee = Annotated[Fee, AfterValidator(_sensible_fee)]
HallMaterial = Annotated[Material, AfterValidator(_sensible_material)]
HallStep = Annotated[Step, AfterValidator(_sensible_step)]


class HallItem(Section):
    """A service item (事项); its windows are those that serve its queue.

    `minutes` is the time one visit for it usually takes. `version` is counted by the hall itself
    whenever what is published of it changes. What the other fields mean: `ServiceItem`.
    """

    id: Slug
    name: Words
    department: str
    queue: str
    version: Annotated[int, Field(ge=1)] = 1
    kind: str | None = None
    authority: Words | None = None
    content: Words | None = None
    result: Words | None = None
    responsible: Words | None = None
    standard: Words | None = None
    promised: Limit | None = None
    legal: Limit | None = None
    fee: HallFee | None = None
    basis: str | None = None
    conditions: list[Words] = []
    materials: list[HallMaterial] = []
    steps: list[HallStep] = []
    tips: list[Words] = []
    place: Words | None = None
    telephone: str | None = None
    complaint: str | None = None
    minutes: Annotated[int, Field(ge=1, le=480)] = 10
    joined: list[str] = []
    by_agent: bool = False
    at_home: bool = False

    def for_guide(self, windows: list[int]) -> ServiceItem:
        """The item as kiosks see it, served by these windows."""
        shared = {name: getattr(self, name) for name in type(self).model_fields}
        return ServiceItem(**shared, windows=windows)
