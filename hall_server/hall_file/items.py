"""The service items of a hall file (事项), as a person wrote them down."""

from typing import Annotated

from pydantic import AfterValidator, Field

from hall_link.wire.guide import Fee, ItemFields, Material, ServiceItem, Step, TimeLimit
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


class HallItem(ItemFields, Section):
    """A service item (事项); its windows are those that serve its queue.

    `version` is counted by the hall itself whenever what is published of it changes. What a person
    may write is narrower than what is told: no such limit, fee, number of copies can be meant.
    """

    id: Slug
    version: Annotated[int, Field(ge=1)] = 1
    promised: Limit | None = None
    legal: Limit | None = None
    fee: HallFee | None = None
    materials: list[HallMaterial] = []
    steps: list[HallStep] = []
    minutes: Annotated[int, Field(ge=1, le=480)] = 10

    def for_guide(self, windows: list[int]) -> ServiceItem:
        """The item as kiosks see it, served by these windows."""
        shared = {name: getattr(self, name) for name in ItemFields.model_fields}
        return ServiceItem(**shared, windows=windows)
