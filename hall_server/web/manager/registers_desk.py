"""Who sits before the registers' page, and what the page may ask."""

from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import BaseModel

from hall_link.wire.base import Language
from hall_server.delivery.hall import Hall
from hall_server.kernel.clock import stored
from hall_server.kernel.refusals import Refusal
from hall_server.registers.book import RegisterBook
from hall_server.staff.rules import may_lead
from hall_server.web.desk import Desk
from hall_server.web.errors import error_of
from hall_server.web.manager.leader import Leader
from hall_server.web.manager.leader import tell as notify
from hall_server.web.manager.registers_words import tell
from hall_server.web.register_desk import read, submit

R = TypeVar("R")


class RegistersDesk:
    """`token`: the session, looked at before everything that is shown or done."""

    def __init__(self, desk: Desk, book: RegisterBook, token: str, language: Language) -> None:
        self.desk = desk
        self.book = book
        self.language = language
        self.leader = Leader(desk, token, language)

    @property
    def hall(self) -> Hall:
        """The hall as it is told now."""
        return self.desk.hub.hall

    @property
    def me(self) -> str:
        """Whose page it is. Raises `Unauthorized`, `WrongRole`."""
        return self.leader.actor().id

    def say(self, key: str, **told: object) -> str:
        """A text of the page."""
        return tell(self.language, key, **told)

    def name_of(self, name: str | None) -> str:
        """What somebody of the staff is called."""
        words = self.hall.staff.names().get(name or "")
        return words.in_language(self.language) if words else (name or "")

    def local(self, moment: str) -> str:
        """A stored moment by the hall's clock."""
        return f"{stored(moment).astimezone(self.hall.premises.premises.zone):%Y-%m-%d %H:%M}"

    def others_who_lead(self) -> list[tuple[str, str]]:
        """Leaders but oneself, as (sign-in name, name)."""
        people = self.hall.staff.all()
        return [
            (p.name, self.name_of(p.name))
            for p in people
            if may_lead(p.roles) and p.name != self.me
        ]

    async def read(self, ask: Callable[..., R], *order: Any) -> R:
        """Asks the book. Raises `Unauthorized`, `WrongRole`, `RegistersBusy`."""
        self.leader.actor()
        return await read(ask, *order)

    async def do(self, command: BaseModel, told: str) -> bool:
        """Does a command and tells in words what came of it."""
        try:
            await submit(self.desk, self.leader.actor(), command)
        except Refusal as refusal:
            self.refuse(refusal)
            return False
        notify(told, good=True)
        return True

    def refuse(self, refusal: Refusal) -> None:
        """Tells in words why something was not done."""
        notify(error_of(refusal.code).message.in_language(self.language), good=False)
