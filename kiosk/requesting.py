"""A request for service at home, on a holiday or by the fast track (row G3). Pure."""

from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from hall_link.keypad.writing import Writing, pressed
from hall_link.wire.base import Language, Words
from hall_link.wire.board import Service
from hall_link.wire.commands import Command, Result
from hall_link.wire.complaints import AskForService, ServiceAsked, Visitor
from kiosk.asking import edited
from kiosk.naming_people import MOST_ADDRESS, MOST_NAME, MOST_PHONE, SURNAMES, is_phone

Place = Literal["what", "item", "when", "name", "phone", "address", "review", "taken"]

TIMES = (
    Words(zh="越快越好", en="As soon as possible"),
    Words(zh="明天上午", en="Tomorrow morning"),
    Words(zh="明天下午", en="Tomorrow afternoon"),
    Words(zh="这几天上午", en="One of the next mornings"),
    Words(zh="这几天下午", en="One of the next afternoons"),
    Words(zh="电话里商量", en="To be agreed by telephone"),
)
"""When it would suit: the duty officer rings to settle the hour."""

_BACK: dict[Place, Place] = {
    "item": "what",
    "when": "item",
    "name": "when",
    "phone": "name",
    "address": "phone",
}


@dataclass(frozen=True)
class Requesting:
    """Where the person is, and what is wanted so far; `time` is a place in `TIMES`."""

    step: Place = "what"
    what: Service = "at_home"
    item: str | None = None
    time: int = 0
    name: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    writing: Writing = field(default_factory=Writing)
    taken: ServiceAsked | None = field(default=None, repr=False)
    refusal: str = ""

    @property
    def whole(self) -> bool:
        """Whether what this step asks for is there."""
        match self.step:
            case "name" | "address":
                return bool(self.writing.text.strip())
            case "phone":
                return is_phone(self.phone)
            case _:
                return True

    def pressed(self, key: str, language: str) -> tuple["Requesting", Command | None]:
        """After a press by its name; with what is to be asked of the server."""
        kind, _, what = key.partition(":")
        match self.step, kind:
            case "what", "what" if what in get_args(Service):
                service = next(one for one in get_args(Service) if one == what)
                return replace(self, step="item", what=service), None
            case "item", "any":
                return replace(self, step="when", item=None), None
            case "when", "time" if what.isdigit() and int(what) < len(TIMES):
                return replace(self, time=int(what))._opened("name"), None
            case (("name" | "address"), ("key" | "cand")):
                return replace(self, writing=pressed(self.writing, key)), None
            case "phone", "key":
                return replace(self, phone=edited(self.phone, what, MOST_PHONE)), None
            case _, "on" if self.whole:
                return self._gone_on(language)
            case _:
                return self, None

    def for_item(self, item: str) -> "Requesting":
        """The item was chosen from the guide."""
        return replace(self, step="when", item=item)

    def _opened(self, step: Literal["name", "address"]) -> "Requesting":
        """The keys, with what they wrote before."""
        if step == "name":
            keys = Writing(self.name, most=MOST_NAME, phrases=SURNAMES, joined=True)
        else:
            keys = Writing(self.address, most=MOST_ADDRESS)
        return replace(self, step=step, writing=keys)

    def _gone_on(self, language: str) -> tuple["Requesting", Command | None]:
        written = self.writing.text.strip()
        match self.step:
            case "name":
                return replace(self, step="phone", name=written, writing=Writing()), None
            case "phone" if self.what == "at_home":
                return self._opened("address"), None
            case "phone":
                return replace(self, step="review", address=""), None
            case "address":
                return replace(self, step="review", address=written, writing=Writing()), None
            case "review":
                return replace(self, refusal=""), self._command(language)
            case _:
                return self, None

    def _command(self, language: str) -> AskForService:
        told: Language = "en" if language == "en" else "zh"
        return AskForService(
            what=self.what,
            item=self.item,
            visitor=Visitor(name=self.name, phone=self.phone, address=self.address),
            wanted=TIMES[self.time].in_language(told),
            language=told,
        )

    def back(self) -> "Requesting | None":
        """One step back, what was written kept; None goes home."""
        match self.step:
            case "phone":
                return self._opened("name")
            case "address":
                return replace(self, step="phone", address=self.writing.text.strip())
            case "review" if self.what == "at_home":
                return replace(self, refusal="")._opened("address")
            case "review":
                return replace(self, step="phone", refusal="")
            case step if step in _BACK:
                return replace(self, step=_BACK[step], refusal="")
            case _:
                return None

    def answered(self, result: Result) -> "Requesting":
        """The duty officer has it. Nothing that was written is kept."""
        if not isinstance(result, ServiceAsked):
            return self.refused("bad-message")
        return Requesting("taken", self.what, taken=result)

    def refused(self, code: str) -> "Requesting":
        """Why not."""
        return replace(self, refusal=code)
