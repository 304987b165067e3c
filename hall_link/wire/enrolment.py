"""How a device asks to be let into a hall (row K4): `POST /api/v1/enrolments`, then `GET` of it;
a spare that takes another's place (row K10) sends the label of that one beside."""

from typing import Literal, get_args

from pydantic import Field

from hall_link.wire.base import Message

EnrolRole = Literal["kiosk", "guide", "display", "evaluator", "printer"]
"""What stands in the hall and has a screen or paper to show a code on."""

ENROL_ROLES: tuple[EnrolRole, ...] = get_args(EnrolRole)

EnrolmentState = Literal["pending", "approved", "refused", "expired"]


class AskToEnrol(Message):
    """A device without a good key asks to be let in. `name`: what its machine is called."""

    role: EnrolRole
    name: str = Field(default="", max_length=64)


class EnrolmentAsked(Message):
    """`code`: six digits for the device's screen, which the administrator types within `lasts_s`
    seconds. `secret`: what the device proves itself with when it looks what came of it."""

    enrolment_id: str
    code: str
    secret: str
    lasts_s: int


class TakePlace(Message):
    """A spare wants the place of the device whose label it was shown. `label`: as scanned."""

    label: str = Field(min_length=1, max_length=100)


class OldDevice(Message):
    """A device whose label was scanned: what it is, and its window, if it has one."""

    role: EnrolRole
    name: str
    window: int | None = None


class EnrolmentSeen(Message):
    """What came of it. `key`: the device's own, given once, with the first `approved` answer.
    `in_place_of`: whose place it asks for, to be shown; the administrator has the last word."""

    state: EnrolmentState
    key: str | None = None
    in_place_of: OldDevice | None = None
