"""The small hall with people in it, and a visit rated."""

from typing import Any

from hall_link.wire.complaints import HandleRectification
from hall_link.wire.ratings import Rate
from hall_link.wire.tickets import TakeTicket
from hall_link.wire.windows import CallNext, FinishVisit, SignOut, StartVisit
from hall_server.kernel.work import Actor
from hall_server.queue.tables import Ticket
from hall_server.rectifications.tables import Rectification
from hall_server.staff.tables import Staff
from hall_server.windows.sign_in import TakeWindow
from tests.support.small_hall import SmallHall, clerk, small_hall, words

PEOPLE: dict[str, tuple[tuple[str, ...], str | None]] = {
    "wang": (("clerk", "manager"), "boss"),
    "below": (("complaints",), "wang"),
    "boss": (("manager",), None),
    "handler": (("complaints",), "boss"),
    "second": (("complaints",), "boss"),
    "guide": (("guide",), "boss"),
}
"""Sign-in name -> roles, and who is above. wang serves window 1."""


class RatedHall(SmallHall):
    """`visited` is the code on the ticket of a visit wang has finished."""

    def __init__(self, **settings: Any) -> None:
        people = [
            Staff(name, words(name), words("post"), roles, superior=above, password_hash="hash")
            for name, (roles, above) in PEOPLE.items()
        ]
        super().__init__([*small_hall(**settings), *people])
        sign_in = TakeWindow(window=1, name="wang", password_hash="hash")
        signed = self.do(sign_in, Actor("staff", "wang", "clerk", 1))
        self._clerk = Actor("staff", "wang", "clerk", 1, signed.session_id)

    def leave_to_key(self) -> None:
        """wang signs out; from now on the window's own key serves there."""
        self.do(SignOut(window=1), self._clerk)
        self._clerk = clerk(1)

    def visited(self) -> str:
        taken = self.do(TakeTicket(items=["item-a"], print=False))
        for act in (CallNext(window=1), StartVisit(window=1)):
            self.do(act, self._clerk)
        self.do(FinishVisit(window=1, outcome="done"), self._clerk)
        ticket = self.state.queue.numbered(taken.number)
        assert isinstance(ticket, Ticket)
        return ticket.secret

    def rated(self, level: int, text: str = "") -> str:
        """A visit rated so; its code."""
        secret = self.visited()
        self.do(Rate(secret=secret, level=level, text=text))
        return secret

    def opened(self) -> Rectification:
        """The one rectification there is."""
        (record,) = self.state.rectifications.all()
        return record

    def handled(self, act: str, name: str = "handler", **told: Any) -> str:
        """Has somebody do an act on it; the state after it."""
        fields = {"rectification_id": self.opened().id, "act": act, **told}
        command = HandleRectification.model_validate(fields)
        return str(self.do(command, Actor("staff", name, "complaints")).state)
