"""Clerks who do on the storm's busy day what a day asks for, not calls and finishes only."""

from collections.abc import Awaitable, Callable, Sequence

from hall_link.socket import DeviceLink
from hall_link.wire.case_views import CaseDone
from hall_link.wire.cases import ActOnCase, OpenCase
from hall_link.wire.commands import Command
from hall_link.wire.windows import (
    CallChosen,
    CallNext,
    FinishVisit,
    HoldVisit,
    MarkNoShow,
    Recall,
    SplitTicket,
    StartVisit,
    TransferVisit,
    Undo,
    WindowActDone,
)
from tests.storm.town import Town
from tests.support.people import ITEMS
from tools.storm.evidence import CASE_OPENED
from tools.storm.story import SECOND_OF_SPLIT

ITEM = {5: ITEMS["identity"], 6: ITEMS["labour"], 10: ITEMS["farming"]}
"""The windows of these clerks, and an item each of them serves."""

NEXT_DOOR = {5: "labour", 6: "farming", 10: "labour"}
"""Where each hands a visitor on to."""


EMPTY, LATE = ("nobody-waiting",), ("nothing-to-undo",)
GIVEN_UP = ("no-visit", "not-called", "ticket-ended", "not-in-line")


class BusyClerk:
    """Serves one after the other at a window; every act is repeated until it is answered."""

    def __init__(self, town: Town, link: DeviceLink, window: int) -> None:
        self._town = town
        self._link = link
        self._window = window

    async def serves(self) -> None:
        """For ever."""
        ways: list[tuple[float, Callable[[str], Awaitable[None]]]] = [
            (0.15, self._puts_aside),
            (0.15, self._hands_on),
            (0.2, self._opens_case),
            (0.1, self._splits),
            (1.0, self._finishes),
        ]
        while True:
            await self._town.crowd.thinks(self._town.crowd.pace.clerk_s)
            ticket = await self._begins()
            if ticket is not None:
                await next(way for chance, way in ways if self._town.happens(chance))(ticket)

    async def _begins(self) -> str | None:
        """Calls the next one; None where nobody waits, or who was called does not come."""
        called = await self._does("ticket_called", CallNext(window=self._window), None, EMPTY)
        if called is None:
            return None
        if self._town.happens(0.25):
            await self._does("ticket_recalled", Recall(window=self._window), called)
        if called in self._town.secrets and self._town.happens(0.15):
            act = MarkNoShow(window=self._window)
            if await self._does("ticket_missed", act, called):
                self._town.missed.append(called)
            return None
        begun = StartVisit(window=self._window)
        return await self._does("visit_started", begun, called)

    async def _puts_aside(self, ticket: str) -> None:
        """Fetches something, comes back, and is called again."""
        await self._does("visit_held", HoldVisit(window=self._window))
        again = CallChosen(window=self._window, ticket_id=ticket)
        if await self._does("ticket_called", again, ticket):
            begun = StartVisit(window=self._window)
            if await self._does("visit_started", begun, ticket):
                await self._finishes(ticket)

    async def _hands_on(self, _ticket: str) -> None:
        goal = TransferVisit(window=self._window, to_queue=NEXT_DOOR[self._window])
        await self._does("visit_transferred", goal)

    async def _opens_case(self, ticket: str) -> None:
        told = {"ticket_id": ticket, "item": ITEM[self._window], "case_kind": "committed"}
        papers = [{"name": "身份证", "place": 0}]
        applicant = {"name": "张建国", "phone": "13800001234"}
        opened = {**told, "papers": papers, "applicant": applicant, "print": False}
        command = OpenCase.model_validate({"window": self._window, **opened})
        case = await self._town.asks(self._link, command)
        assert isinstance(case, CaseDone)
        self._town.told(CASE_OPENED, case.case.case_id)
        await self._notes(case.case.case_id)
        await self._finishes(ticket)

    async def _notes(self, case: str) -> None:
        told = {"case_id": case, "window": self._window, "reason": "已核对"}
        note = ActOnCase.model_validate({"act": "note_progress", **told})
        await self._town.asks(self._link, note)
        self._town.told("case_acted", case)

    async def _splits(self, ticket: str) -> None:
        """Two people came on one ticket; the second has a number, and is called next here."""
        await self._does(SECOND_OF_SPLIT, SplitTicket(window=self._window))
        await self._finishes(ticket)

    async def _finishes(self, ticket: str) -> None:
        """Now and then too soon: it is taken back, and finished a second time."""
        end = FinishVisit(window=self._window, outcome="done")
        await self._does("visit_finished", end)
        if self._town.happens(0.1):
            undone = await self._does("act_undone", Undo(window=self._window), None, LATE)
            if undone is not None:
                await self._does("visit_finished", end)
        if ticket in self._town.secrets:
            self._town.served.append(ticket)

    async def _does(
        self, word: str, command: Command, ticket: str | None = None, bears: Sequence[str] = ()
    ) -> str | None:
        """The ticket it was done to; None where it was refused with one of these codes, or where
        the holder of `ticket` gave it up, maybe meanwhile."""
        await self._town.crowd.thinks(self._town.crowd.pace.clerk_s)
        done = await self._town.asks(self._link, command, (*bears, *GIVEN_UP))
        if done is None and not bears:
            assert ticket in self._town.given_up, f"{word} of {ticket} refused"
        if done is None:
            return None
        assert isinstance(done, WindowActDone)
        self._town.told(word, str(done.ticket_id))
        return str(done.ticket_id)
