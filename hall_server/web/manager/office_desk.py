"""Who sits before a page of an office: the session, the words, and what is asked to be done."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from hall_link.wire.base import Language, Words
from hall_server.delivery.hall import Hall
from hall_server.kernel.clock import stored
from hall_server.kernel.refusals import Refusal, WrongRole
from hall_server.kernel.work import Actor
from hall_server.staff.rules import LEADERS
from hall_server.staff.tables import Staff
from hall_server.web.access import MAY
from hall_server.web.desk import Desk
from hall_server.web.errors import error_of
from hall_server.web.manager.leader import tell as notify

Opens = Callable[[Staff | None], bool]
"""Whether a page opens to somebody."""


class OfficeDesk:
    """`token`: the session, looked at before everything that is shown or done. `texts`: key ->
    words of the page; `{…}` is filled in. `opens_to`: whose page it is."""

    def __init__(
        self,
        desk: Desk,
        token: str,
        language: Language,
        texts: Mapping[str, Words],
        opens_to: Opens,
    ) -> None:
        self.desk = desk
        self.language = language
        self._token = token
        self._texts = texts
        self._opens_to = opens_to

    @property
    def hall(self) -> Hall:
        """The hall as it is told now."""
        return self.desk.hub.hall

    def say(self, key: str, **told: object) -> str:
        """A text of the page."""
        return self._texts[key].in_language(self.language).format(**told)

    def actor(self) -> Actor:
        """Raises `Unauthorized`."""
        return self.desk.visitor(self._token)

    def enter(self) -> None:
        """Raises `Unauthorized` once nobody is signed in, `WrongRole` once the right was taken."""
        actor = self.actor()
        if not self._opens_to(self.hall.staff.find(actor.id)):
            raise WrongRole(role=actor.role)

    @property
    def me(self) -> str:
        """Whose page it is. Raises `Unauthorized`."""
        return self.actor().id

    def leads(self) -> bool:
        """Whether this person is a leader. Raises `Unauthorized`."""
        return self.actor().role in LEADERS

    def name_of(self, name: str | None) -> str:
        """What somebody of the staff is called."""
        words = self.hall.staff.names().get(name or "")
        return words.in_language(self.language) if words else (name or "")

    def local(self, moment: str) -> str:
        """A stored moment by the hall's clock."""
        zone = self.hall.premises.premises.zone
        return f"{stored(moment).astimezone(zone):%Y-%m-%d %H:%M}"

    async def ask(self, command: Any, told: str = "") -> Any:
        """Does a command and gives its reply, None when it was refused; tells in words."""
        try:
            done = await self._send(command)
        except Refusal as refusal:
            self.refuse(refusal.code)
            return None
        notify(told or self.say("done"), good=True)
        return done

    def refuse(self, code: str) -> None:
        """Tells in words why something was not done."""
        notify(error_of(code).message.in_language(self.language), good=False)

    def remind(self, key: str) -> None:
        """Tells what is still missing, by the key of its words."""
        notify(self.say(key), good=False)

    async def ask_told(self, kind: type[BaseModel], told: Mapping[str, Any]) -> Any:
        """Does the command these fields make, as `ask` does. What was typed may make none, a day
        there never was: that is told in words too."""
        try:
            command = kind.model_validate(told)
        except ValidationError:
            self.refuse("invalid")
            return None
        return await self.ask(command)

    async def _send(self, command: BaseModel) -> Any:
        actor = self.actor()
        if getattr(command, "kind", None) in MAY:
            return await self.desk.perform(actor, command)  # type: ignore[arg-type]
        return await self.desk.submit(actor, command)
