"""Who sits before the page on which personal data is erased, and what may be seen there."""

import asyncio

from hall_link.wire.base import Language
from hall_server.erasures.erase_person import ErasePerson
from hall_server.erasures.matters import Matter, MatterBook, Part, What
from hall_server.kernel.refusals import Refusal
from hall_server.staff.tables import Staff
from hall_server.web.desk import Desk
from hall_server.web.manager.erasing_words import TEXTS
from hall_server.web.manager.leader import tell
from hall_server.web.manager.office_desk import OfficeDesk


def may_erase(person: Staff | None) -> bool:
    """Whether the page opens to somebody."""
    return person is not None and "administrator" in person.roles


class ErasingDesk(OfficeDesk):
    """The desk of an administrator."""

    def __init__(self, desk: Desk, book: MatterBook, token: str, language: Language) -> None:
        super().__init__(desk, token, language, TEXTS, may_erase)
        self._book = book

    async def find(self, what: What, number: str) -> Matter | None:
        """The matter; None after telling why there is none to be seen."""
        try:
            self.enter()
        except Refusal as refusal:
            self.refuse(refusal.code)
            return None
        found = await asyncio.to_thread(self._book.matter, what, number)
        if found is None:
            self.remind("nothing-found")
        return found

    async def parts(self, matter: Matter) -> list[Part]:
        """What would be erased of it, masked."""
        return await asyncio.to_thread(self._book.parts, matter)

    async def erase(self, matter: Matter) -> bool:
        """Whether it was erased; tells in words."""
        try:
            self.enter()
            await self.desk.submit(self.actor(), ErasePerson(what=matter.what, number=matter.id))
        except Refusal as refusal:
            self.refuse(refusal.code)
            return False
        tell(self.say("erased"), good=True)
        return True
