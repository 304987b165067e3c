"""What a form must know of a model's field: its kind, its bounds, what it may name. Pure."""

import types
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from hall_link.wire.base import Words
from hall_server.premises.spelling import Day, TimeOfDay

Plain = dict[str, Any]

NAMES = {
    "department": "departments",
    "queue": "queues",
    "HallWindow.queues": "queues",
    "HallWindow.rule": "rules",
    "HallWindow.posts": "staff",
    "Appointments.priority": "priorities",
    "SlotPlan.items": "items",
    "HallLifeEvent.items": "items",
    "HallWindow.head": "staff",
    "HallStaff.superior": "staff",
    "HallItem.kind": "kinds",
    "HallItem.joined": "departments",
    "Openness.own": "fields",
}
"""Fields that name an entry of another section."""

KEYS = {"id": "id", "code": "code", "number": "number", "HallStaff.name": "name"}
"""Fields by which an entry is known: they don't change once it was saved."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One field. `inner`: the type without None; `of`: what a list holds."""

    name: str
    inner: Any
    optional: bool
    least: int | None = None
    most: int | None = None
    names: str | None = None
    is_key: bool = False

    @property
    def of(self) -> "Shape | None":
        """The entries of a list."""
        if get_origin(self.inner) not in (list, tuple):
            return None
        return _shape(self.name, get_args(self.inner)[0], ())

    @property
    def choices(self) -> list[Any] | None:
        """What a literal may be."""
        return list(get_args(self.inner)) if get_origin(self.inner) is Literal else None

    @property
    def model(self) -> type[BaseModel] | None:
        """The section it holds, other than words in two languages."""
        is_model = isinstance(self.inner, type) and issubclass(self.inner, BaseModel)
        return self.inner if is_model and self.inner is not Words else None


def shapes(model: type[BaseModel]) -> list[Shape]:
    """The fields of a model, in order."""
    return [_of_field(model.__name__, name, info) for name, info in model.model_fields.items()]


def _of_field(model: str, name: str, info: FieldInfo) -> Shape:
    full = f"{model}.{name}"
    found = _shape(name, info.annotation, tuple(info.metadata))
    names = NAMES.get(full) or (NAMES.get(name) if found.inner is str else None)
    is_key = full in KEYS or (name in KEYS and model.startswith(("Hall", "Prio", "Call", "Pause")))
    return Shape(name, found.inner, found.optional, found.least, found.most, names, is_key)


def _shape(name: str, annotation: Any, metadata: tuple[Any, ...]) -> Shape:
    inner, optional = annotation, False
    while True:
        if get_origin(inner) in (Union, types.UnionType):
            optional = True
            inner = next(arg for arg in get_args(inner) if arg is not type(None))
        elif get_origin(inner) is Annotated and inner not in (TimeOfDay, Day):
            metadata += tuple(get_args(inner)[1:])
            inner = get_args(inner)[0]
        else:
            break
    bounds = [bound for found in metadata for bound in _bounds(found)]
    least = next((bound.ge for bound in bounds if isinstance(bound, Ge)), None)
    most = next((bound.le for bound in bounds if isinstance(bound, Le)), None)
    spelled = next((m for m in (TimeOfDay, Day) if get_args(m)[1] in metadata), inner)
    return Shape(name, spelled, optional, least, most)  # type: ignore[arg-type]


def _bounds(found: Any) -> list[Any]:
    return list(found.metadata) if isinstance(found, FieldInfo) else [found]


def blank(model: type[BaseModel]) -> Plain:
    """A new entry: defaults where there are some, else empty or the least there may be."""
    return {shape.name: _blank(model, shape) for shape in shapes(model)}


def _blank(model: type[BaseModel], shape: Shape) -> Any:
    info = model.model_fields[shape.name]
    if info.default is not PydanticUndefined:
        default = info.default
        return (
            default.model_dump(mode="json") if isinstance(default, BaseModel) else _copied(default)
        )
    return blank_of(shape)


def _copied(default: Any) -> Any:
    if isinstance(default, list | tuple):
        return [d.model_dump(mode="json") if isinstance(d, BaseModel) else d for d in default]
    return dict(default) if isinstance(default, dict) else default


def blank_of(shape: Shape) -> Any:
    """An empty value of this shape."""
    if shape.inner is Words:
        return {"zh": "", "en": ""}
    if shape.name == "colour":
        return "#0B4EA2"
    if shape.model is not None:
        return blank(shape.model)
    if shape.of is not None:
        return [blank(shape.of.model)] if shape.of.model else []
    if shape.choices:
        return shape.choices[0]
    if shape.inner in (int, float):
        return shape.least or 0
    return False if shape.inner is bool else ""
