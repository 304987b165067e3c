"""What posters, signs and booklets tell about a hall. Chinese, as what hangs in a hall is. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from hall_link.wire.base import Words
from hall_link.wire.guide import Department, ServiceItem


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who serves.

    `id`: the sign-in name. `window`: the number of the own one. `first_asked`: answers for whoever
    asks here first (首问责任). `leads`: of the hall's leaders. `photo`: a PNG or JPEG.
    """

    id: str
    name: str
    post: str
    telephone: str
    unit: str
    window: int | None = None
    first_asked: bool = False
    leads: bool = False
    photo: bytes | None = None


@dataclass(frozen=True, slots=True)
class WindowFacts:
    """A window: what is done there, by whom, and where to call. `scope`: its fields of work."""

    number: int
    name: Words
    scope: str
    telephone: str
    items: Sequence[ServiceItem]
    people: Sequence[Person]


@dataclass(frozen=True)
class HallFacts:
    """A hall as it is published. `hours`: a line each. `wanted`: keys of the fields the hall must
    publish of an item, by the list called `openness`. `at`: item -> window numbers."""

    name: Words
    hotline: str
    hours: Sequence[str]
    departments: Sequence[Department]
    windows: Sequence[WindowFacts]
    people: Sequence[Person]
    items: Sequence[ServiceItem]
    openness: str
    wanted: Sequence[str]
    at: dict[str, tuple[int, ...]]

    @cached_property
    def kinds(self) -> dict[str, Department]:
        """The departments by id."""
        return {department.id: department for department in self.departments}

    def of(self, department: Department) -> list[ServiceItem]:
        """A department's items, in the guide's order."""
        return [item for item in self.items if item.department == department.id]

    def windows_of(self, item: ServiceItem) -> str:
        """At which windows; empty where none serves it."""
        numbers = "、".join(map(str, self.at.get(item.id, ())))
        return f"{numbers} 号窗口" if numbers else ""

    def window(self, number: int) -> WindowFacts | None:
        """The window of this number."""
        return next((window for window in self.windows if window.number == number), None)
