"""The service guide as a kiosk or a client of the API sees it."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from hall_link.wire.base import Message, Words

LimitUnit = Literal["working_day", "day", "month", "same_day", "hour", "minute"]


class TimeLimit(Message):
    """A promised or legal time: `amount` in `unit`; `same_day` has amount 0."""

    amount: int
    unit: LimitUnit
    text: str | None = None


class Fee(Message):
    """What the item costs. `amount` in yuan, None where it follows a tariff told in `text`.

    `basis`: the rule that allows it (收费依据); a fee without one is not told as lawful.
    """

    text: Words
    amount: float | None = None
    basis: str | None = None


MediaId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""A stored picture or PDF, by its SHA-256; served at `/media/<id>`, its pages as pictures at
`/media/<id>/<page>.png`."""


class Sample(Message):
    """A form to look at or take along: `blank` to fill in, `filled` as an example (示范文本)."""

    media: MediaId
    name: Words
    what: Literal["blank", "filled"] = "filled"
    pages: int = 1


def _kept_in_order(found: Any) -> Any:
    """A list, as JSON and YAML have it, is taken for the tuple it is, strictly read too."""
    return tuple(found) if isinstance(found, list) else found


Samples = Annotated[tuple[Sample, ...], BeforeValidator(_kept_in_order)]


class Material(Message):
    """One paper to bring. `sample` marks a plausible entry nobody has confirmed (shown as 示例).

    `main`: a paper nothing can be done without (主件); without one of the others a case may be
    taken in all the same (补办). `owed`: may be handed in later (容缺). `samples`: pictures of it.
    """

    name: Words
    copies: int = 1
    form: Words | None = None
    issuer: Words | None = None
    required: bool = True
    sample: bool = False
    main: bool = True
    owed: bool = False
    note: Words | None = None
    samples: Samples = ()


class Step(Words):
    """A step of the way an item goes: who does it, and in what time, for the flow picture."""

    who: Words | None = None
    limit: TimeLimit | None = None


class Department(Message):
    """A group of items, the kiosk's first choice. `icon` names a pictogram of the look."""

    id: str
    name: Words
    icon: str
    colour: str


class ItemFields(Message):
    """What is written down of a service item, in a hall file as on the wire.

    `version` counts its changes from 1; tickets, notices and cases remember theirs. `authority`:
    who decides (办理主体). `result`: what one gets (办理结果). `responsible`: the post that answers
    for it. `standard`: what is reviewed, by which the result can be foreseen (审查标准).
    `kind`: the code of the kind of case it usually makes. `joined`: departments of a joint case.
    `by_agent`: somebody of the hall may do it for a person (帮办代办). `at_home`: it can be done
    at the citizen's home (上门). `minutes`: the time one visit for it usually takes.
    """

    id: str
    name: Words
    department: str
    queue: str
    version: int = 1
    kind: str | None = None
    authority: Words | None = None
    content: Words | None = None
    result: Words | None = None
    responsible: Words | None = None
    standard: Words | None = None
    promised: TimeLimit | None = None
    legal: TimeLimit | None = None
    fee: Fee | None = None
    basis: str | None = None
    conditions: list[Words] = []
    materials: list[Material] = []
    steps: list[Step] = []
    tips: list[Words] = []
    place: Words | None = None
    telephone: str | None = None
    complaint: str | None = None
    minutes: int = 10
    joined: list[str] = []
    by_agent: bool = False
    at_home: bool = False


class ServiceItem(ItemFields):
    """One service item (事项). `windows` are the numbers of the windows that serve it."""

    windows: list[int]


class MaterialCheck(Message):
    """Which papers of an item a citizen has: `have` are places in its list, counted from 0.

    `version`: the item's, as the list was shown.
    """

    item: Annotated[str, Field(min_length=1, max_length=64)]
    version: Annotated[int, Field(ge=1)] = 1
    have: Annotated[list[Annotated[int, Field(ge=0, le=99)]], Field(max_length=100)] = []


class LifeEvent(Message):
    """What happens in a life (出生, 结婚 …) and the items it asks for, whatever department."""

    id: str
    name: Words
    icon: str
    colour: str
    items: list[str]


class Guide(Message):
    """The whole guide of a hall, in the order it is shown. `kinds`: the names of the hall's kinds
    of case, by the codes items have."""

    departments: list[Department]
    items: list[ServiceItem]
    events: list[LifeEvent] = []
    kinds: dict[str, Words] = {}
