"""From the name of what was pressed to the message it means."""

from collections.abc import Callable

from kiosk.messages import (
    Back,
    ConfirmTouched,
    ContrastTouched,
    DepartmentTouched,
    GuideTouched,
    Home,
    ItemTouched,
    LanguageTouched,
    LargeTouched,
    PageTouched,
    QueueTouched,
    RetryTouched,
    Touch,
    Touched,
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
}


def touch_of(key: str, new_id: Callable[[], str]) -> Touch:
    """The message of a press; a press on nothing in particular is a touch all the same."""
    kind, _, name = key.partition(":")
    if kind == "department":
        return DepartmentTouched(name)
    if kind == "queue":
        return QueueTouched(name)
    if kind == "item":
        return ItemTouched(name)
    if key == "confirm":
        return ConfirmTouched(new_id())
    return _PLAIN.get(key, Touched())
