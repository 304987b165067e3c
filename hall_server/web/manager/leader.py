"""Who sits before an open page: the right to act, looked at each time, and what came of it."""

from collections.abc import Awaitable
from typing import Any

from nicegui import ui
from pydantic import BaseModel

from hall_link.wire.base import Language
from hall_server.delivery.hall import Hall
from hall_server.kernel.refusals import Refusal, WrongRole
from hall_server.kernel.work import Actor
from hall_server.staff.rules import LEADERS
from hall_server.web.access import MAY
from hall_server.web.desk import Desk
from hall_server.web.errors import error_of
from hall_server.web.manager.words import say


def tell(word: str, good: bool) -> None:
    """A word at the top of the page for some seconds."""
    icon, colour = ("check_circle", "green-10") if good else ("error", "red-10")
    ui.notify(word, position="top", icon=icon, color=colour, group=False)


class Leader:
    """`token`: the session, looked at before everything that is done."""

    def __init__(self, desk: Desk, token: str, language: Language) -> None:
        self.desk = desk
        self.language = language
        self._token = token

    @property
    def hall(self) -> Hall:
        """The hall as it is told to others now."""
        return self.desk.hub.hall

    def say(self, key: str, **told: object) -> str:
        """A text of the pages."""
        return say(self.language, key, **told)

    def actor(self) -> Actor:
        """Raises `Unauthorized`, `WrongRole`."""
        found = self.desk.visitor(self._token)
        if found.role not in LEADERS:
            raise WrongRole(role=found.role)
        return found

    async def do(self, command: BaseModel) -> bool:
        """Does a command and tells in words what came of it; whether it was done."""
        try:
            await self._send(self.actor(), command)
            done, told = True, self.say("done")
        except Refusal as refusal:
            done, told = False, error_of(refusal.code).message.in_language(self.language)
        tell(told, done)
        return done

    def _send(self, actor: Actor, command: Any) -> Awaitable[Any]:
        """What the wire has goes by the table of rights; the rest only leaders can ask for."""
        if getattr(command, "kind", None) in MAY:
            return self.desk.perform(actor, command)
        return self.desk.submit(actor, command)
