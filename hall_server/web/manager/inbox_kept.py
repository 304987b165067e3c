"""A page that keeps itself true, and is nobody's once the right to it was taken.

The right is looked at anew each time before anything is drawn. Memory is polled, and only compared
while the ledger goes on; whose right is what is reckoned when a record really is another.
"""

import operator
from abc import ABC, abstractmethod

from nicegui import ui

from hall_server.kernel.refusals import Refusal
from hall_server.web.manager.inbox_desk import Face, KeptDesk

EVERY_S = 2.0


class KeptPage(ABC):
    """Shows itself anew when something changed, and goes to the entrance when it is nobody's."""

    def __init__(self, desk: KeptDesk) -> None:
        self._kept = desk
        self._seq = -1
        self._face: Face = ()

    def keep(self) -> None:
        """To be called once the page is drawn."""
        self._client = ui.context.client
        ui.timer(0, self.refresh, once=True)
        ui.timer(EVERY_S, self.tick)

    @abstractmethod
    async def refresh(self) -> None:
        """Reads everything and shows it."""

    @abstractmethod
    def forget(self) -> None:
        """Takes away everything that is shown."""

    async def tick(self) -> None:
        """Refreshes where something changed."""
        if self.stays() and self._is_changed():
            await self.refresh()

    def stays(self) -> bool:
        """Whether the page is still for who sits there. If not it is emptied at once, whatever
        becomes of the browser, and leads to the entrance."""
        try:
            self._kept.enter()
        except Refusal:
            self._leave()
            return False
        return True

    def _leave(self) -> None:
        with self._client:  # what was pressed may be gone from the page by now
            ui.navigate.to(f"/sign-in?lang={self._kept.language}")
        self.forget()

    def is_shown(self) -> None:
        """What is made of memory as it is now is shown."""
        self._seq, self._face = self._kept.desk.hub.seq, self._kept.face()

    def _is_changed(self) -> bool:
        seq = self._kept.desk.hub.seq
        if seq == self._seq:
            return False
        face = self._kept.face()
        if len(face) != len(self._face) or not all(map(operator.is_, face, self._face)):
            return True
        self._seq = seq
        return False
