"""What a hall must publish about each of its items (公开), by the lists of the rule books. Pure.

The lists differ between the books; `Openness.preset` names the one a hall goes by, and `own` adds
single fields to it. Who serves (人员身份, 人员岗位卡) is told of an item by the post responsible.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hall_link.wire.base import Words
from hall_link.wire.guide import ServiceItem
from hall_server.premises.casebook import Openness


@dataclass(frozen=True, slots=True)
class Field:
    """A field that may have to be published. `told`: whether an item tells it."""

    name: Words
    told: Callable[[ServiceItem], bool]


def _field(zh: str, en: str, *keys: str) -> Field:
    """Told when one of these fields of the item is filled."""
    return Field(Words(zh=zh, en=en), lambda item: any(getattr(item, key) for key in keys))


def _fee_basis(item: ServiceItem) -> bool:
    """What costs nothing needs no rule that allows it."""
    return item.fee is not None and (item.fee.amount == 0 or bool(item.fee.basis))


FIELDS: dict[str, Field] = {
    "name": _field("服务事项", "Item", "name"),
    "department": _field("服务部门", "Department", "department"),
    "authority": _field("办理主体", "Deciding authority", "authority"),
    "content": _field("办理内容", "What is done", "content"),
    "basis": _field("办理依据", "Legal basis", "basis"),
    "conditions": _field("办理条件", "Conditions", "conditions"),
    "materials": _field("申报材料", "Papers", "materials"),
    "steps": _field("办理程序", "Steps", "steps"),
    "limit": _field("办理时限", "Time limit", "promised", "legal"),
    "promised": _field("承诺时限", "Promised time", "promised"),
    "legal": _field("法定时限", "Legal time", "legal"),
    "result": _field("办理结果", "Result", "result"),
    "fee": _field("收费标准", "Fee", "fee"),
    "fee-basis": Field(Words(zh="收费依据", en="Basis of the fee"), _fee_basis),
    "responsible": _field("责任岗位", "Post responsible", "responsible"),
    "standard": _field("审查标准", "Review standard", "standard"),
    "telephone": _field("咨询电话", "Telephone", "telephone"),
    "complaint": _field("监督投诉电话", "Complaints", "complaint"),
}
"""Every field of all the lists, in the order a guide tells them."""


@dataclass(frozen=True, slots=True)
class Preset:
    """One list of the rule books: its name there, and the fields it asks for."""

    name: Words
    fields: tuple[str, ...]


PRESETS: dict[str, Preset] = {
    "open-5": Preset(
        Words(zh="五公开", en="Five to publish"),
        ("name", "steps", "materials", "promised", "fee"),
    ),
    "open-6": Preset(
        Words(zh="六公开", en="Six to publish"),
        ("department", "name", "steps", "materials", "promised", "fee"),
    ),
    "open-8": Preset(
        Words(zh="八公开", en="Eight to publish"),
        ("name", "conditions", "basis", "steps", "materials", "limit", "result", "fee"),
    ),
    "open-9": Preset(
        Words(zh="九项公开", en="Nine to publish"),
        (
            *("authority", "basis", "conditions", "steps", "limit"),
            *("result", "fee-basis", "fee", "complaint"),
        ),
    ),
    "open-9b": Preset(
        Words(zh="公开公示九项", en="Nine to post"),
        (
            *("content", "steps", "basis", "materials", "limit"),
            *("fee", "result", "complaint", "responsible"),
        ),
    ),
    "open-6b": Preset(
        Words(zh="公开透明六项", en="Six for transparency"),
        ("name", "steps", "materials", "limit", "fee-basis", "fee"),
    ),
    "open-7": Preset(
        Words(zh="政务公开七项", en="Seven of open government"),
        ("responsible", "name", "materials", "steps", "promised", "fee", "result"),
    ),
    "open-5b": Preset(
        Words(zh="限时办事公开", en="Five of limited-time service"),
        ("conditions", "steps", "limit", "fee", "fee-basis", "result"),
    ),
}


def wanted(openness: Openness) -> tuple[str, ...]:
    """The fields a hall must publish, each once, in the order of `FIELDS`."""
    asked = {*PRESETS[openness.preset].fields, *openness.own}
    return tuple(key for key in FIELDS if key in asked)


def missing_of(item: ServiceItem, openness: Openness) -> tuple[str, ...]:
    """The fields the hall must publish and this item leaves empty."""
    return tuple(key for key in wanted(openness) if not FIELDS[key].told(item))


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many `items` there are, how many are `complete`, and how many lack each field."""

    items: int
    complete: int
    lacking: dict[str, int]


def coverage_of(items: Iterable[ServiceItem], openness: Openness) -> Coverage:
    """The guide in figures; fields nobody lacks are counted as 0."""
    missing = [missing_of(item, openness) for item in items]
    lacking = {key: sum(key in gaps for gaps in missing) for key in wanted(openness)}
    return Coverage(len(missing), sum(not gaps for gaps in missing), lacking)
