"""From the name of what was pressed to the message it means."""

from collections.abc import Callable

from kiosk.booking_messages import (
    BookTouched,
    DayTouched,
    DropTouched,
    MoveTouched,
    SlotTouched,
)
from kiosk.check_messages import (
    CheckedTouched,
    NoticeTouched,
    PaperTouched,
    SampleTouched,
    SlipTouched,
    ZoomTouched,
)
from kiosk.matter_messages import MatterTouched
from kiosk.messages import (
    ActTouched,
    AddTouched,
    AgainTouched,
    Back,
    ChangeTouched,
    ConfirmTouched,
    ContrastTouched,
    DepartmentTouched,
    EventTouched,
    GuideTouched,
    Home,
    ItemTouched,
    KeyTouched,
    KnowingTouched,
    LanguageTouched,
    LargeTouched,
    NeedTouched,
    PageTouched,
    PrincipalsTouched,
    PriorityTouched,
    QueueTouched,
    RemoveTouched,
    RetryTouched,
    ScreenTouched,
    Touch,
    Touched,
    VoiceTouched,
)

_PLAIN: dict[str, Touch] = {
    "back": Back(),
    "home": Home(),
    "done": Home(),
    "retry": RetryTouched(),
    "guide": GuideTouched(),
    "previous": PageTouched(-1),
    "next": PageTouched(1),
    "language": LanguageTouched(),
    "large": LargeTouched(),
    "contrast": ContrastTouched(),
    "voice": VoiceTouched(),
    "add": AddTouched(),
    "change": ChangeTouched(),
    "again": AgainTouched(),
    "fewer": PrincipalsTouched(-1),
    "further": PrincipalsTouched(1),
    "checked": CheckedTouched(),
    "zoom": ZoomTouched(),
}
_NAMED: dict[str, Callable[[str], Touch]] = {
    "department": DepartmentTouched,
    "event": EventTouched,
    "queue": QueueTouched,
    "item": ItemTouched,
    "screen": ScreenTouched,
    "key": KeyTouched,
    "need": NeedTouched,
    "remove": RemoveTouched,
    "priority": lambda name: PriorityTouched(name or None),
    "paper": lambda name: PaperTouched(int(name)),
    "sample": lambda name: _sample(name),
}


def _sample(name: str) -> SampleTouched:
    """`ITEM/PLACE`: a material by its item and its place in that one's list."""
    item, _, place = name.rpartition("/")
    return SampleTouched(item, int(place))


def touch_of(key: str, new_id: Callable[[], str]) -> Touch:
    """The message of a press; a press on nothing in particular is a touch all the same."""
    kind, _, name = key.partition(":")
    if kind in _NAMED:
        return _NAMED[kind](name)
    return _asking(key, new_id) or _PLAIN.get(key, Touched())


_UNDER_NEW_ID: dict[str, Callable[[str], Touch]] = {
    "confirm": ConfirmTouched,
    "knowing": KnowingTouched,
    "book": BookTouched,
    "move": MoveTouched,
    "drop": DropTouched,
    "notice": NoticeTouched,
    "slip": SlipTouched,
}


def _asking(key: str, new_id: Callable[[], str]) -> Touch | None:
    """What asks the server, under a new id."""
    kind, _, name = key.partition(":")
    if kind in _UNDER_NEW_ID:
        return _UNDER_NEW_ID[kind](new_id())
    match kind:
        case "pass":
            return ActTouched("pass", new_id(), int(name))
        case "day":
            return DayTouched(name, new_id())
        case "slot":
            return SlotTouched(name, new_id())
        case "tell":
            return MatterTouched(name, new_id())
        case "cand":
            return MatterTouched(key, new_id())
        case "cancel" | "return" | "why":
            return ActTouched(kind, new_id())
        case _:
            return None
