"""The service guide as a kiosk or a client of the API sees it."""

from typing import Literal

from hall_link.wire.base import Message, Words

LimitUnit = Literal["working_day", "day", "same_day", "minute"]


class TimeLimit(Message):
    """A promised or legal time: `amount` in `unit`; `same_day` has amount 0."""

    amount: int
    unit: LimitUnit
    text: str | None = None


class Fee(Message):
    """What the item costs. `amount` in yuan, None where it follows a tariff told in `text`."""

    text: Words
    amount: float | None = None


class Material(Message):
    """One paper to bring. `sample` marks a plausible entry nobody has confirmed (shown as 示例)."""

    name: Words
    copies: int = 1
    form: Words | None = None
    issuer: Words | None = None
    required: bool = True
    sample: bool = False


class Department(Message):
    """A group of items, the kiosk's first choice. `icon` names a pictogram of the look."""

    id: str
    name: Words
    icon: str
    colour: str


class ServiceItem(Message):
    """One service item (事项). `windows` are the numbers of the windows that serve it."""

    id: str
    name: Words
    department: str
    queue: str
    windows: list[int]
    kind: str | None = None
    promised: TimeLimit | None = None
    legal: TimeLimit | None = None
    fee: Fee | None = None
    basis: str | None = None
    conditions: list[Words] = []
    materials: list[Material] = []
    steps: list[Words] = []
    telephone: str | None = None
    complaint: str | None = None
    minutes: int = 10


class LifeEvent(Message):
    """What happens in a life (出生, 结婚 …) and the items it asks for, whatever department."""

    id: str
    name: Words
    icon: str
    colour: str
    items: list[str]


class Guide(Message):
    """The whole guide of a hall, in the order it is shown."""

    departments: list[Department]
    items: list[ServiceItem]
    events: list[LifeEvent] = []
