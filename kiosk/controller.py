"""Carries messages into the state and effects out of it; holds no window."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Protocol

from hall_link.session import LinkState, Refused
from hall_link.wire.appointments import Booking, SlotsListed
from hall_link.wire.base import Words
from hall_link.wire.commands import Command, Result
from hall_link.wire.documents import NoticeGiven, SlipPrinted
from hall_link.wire.printing import LocalPrint
from hall_link.wire.tickets import TicketFound, TicketTaken, WhyTold
from kiosk.booking_messages import (
    BookEffect,
    BookingArrived,
    BookingEffect,
    DropEffect,
    MoveEffect,
    SlotsEffect,
    SlotsHeard,
)
from kiosk.check_messages import (
    FindNoticeEffect,
    NoticeEffect,
    NoticeHeard,
    PictureArrived,
    PictureEffect,
    PictureFailed,
    SlipEffect,
    SlipHeard,
)
from kiosk.commands import booking_command, find_command, paper_command, take_command
from kiosk.effects import (
    AbandonAsking,
    ActEffect,
    CheckInEffect,
    Effect,
    FindTicketEffect,
    GiveEffect,
    PrintLocally,
    TakeTicketEffect,
)
from kiosk.local_printer import hand_over, paper_after
from kiosk.matter_messages import Answered, AnsweredNot, AskEffect
from kiosk.messages import (
    LinkChanged,
    Message,
    PaperTold,
    SeekingRefused,
    TakingRefused,
    TicketArrived,
    TicketSeen,
    WhyHeard,
)
from kiosk.pictures import PictureError, Pictures
from kiosk.reserves import Reserves
from kiosk.state import KioskState
from kiosk.update import update

LOG = logging.getLogger(__name__)


class Link(Protocol):
    """What a kiosk needs of its line to the server (see `hall_link.socket.DeviceLink`)."""

    async def call(self, command: Command, *, command_id: str | None = None) -> Result: ...


class Controller:
    """The kiosk's state and its errands. `changed` is called after every change of the state."""

    def __init__(
        self,
        state: KioskState,
        link: Link,
        printer_socket: Path | None,
        tasks: asyncio.TaskGroup,
        changed: Callable[[KioskState], None],
        pictures: Pictures,
        reserves: Reserves | None = None,
    ) -> None:
        """reserves: the numbers it may give itself; without them it needs the server for each."""
        self.state = state
        self._link = link
        self._printer_socket = printer_socket
        self._tasks = tasks
        self._changed = changed
        self._pictures = pictures
        self._reserves = reserves
        self._asking: dict[str, asyncio.Task[None]] = {}

    def link_changed(self, link: LinkState) -> None:
        """Listener for the line."""
        self.tell(LinkChanged(link.connected, link.snapshot, link.goodbye, link.name))

    def tell(self, message: Message) -> None:
        """Something happened. Must be called on the event loop."""
        before = self.state
        self.state, effects = update(self.state, message)
        for effect in effects:
            self._carry_out(effect)
        if self.state != before:
            self._changed(self.state)

    def _carry_out(self, effect: Effect) -> None:
        match effect:
            case TakeTicketEffect() | CheckInEffect():
                self._ask(effect.command_id, self._take(effect, take_command(effect)))
            case GiveEffect():
                self._ask(effect.command_id, self._give(effect))
            case BookEffect() | MoveEffect() | DropEffect():
                self._ask(effect.command_id, self._take(effect, booking_command(effect)))
            case FindTicketEffect() | ActEffect() | SlotsEffect():
                self._ask(effect.command_id, self._find(effect.command_id, find_command(effect)))
            case NoticeEffect() | FindNoticeEffect() | SlipEffect():
                self._ask(effect.command_id, self._find(effect.command_id, paper_command(effect)))
            case AskEffect():
                self._ask(effect.command_id, self._told(effect))
            case AbandonAsking():
                if effect.command_id in self._asking:
                    self._asking[effect.command_id].cancel()
            case _:
                self._look_after(effect)

    def _look_after(self, effect: PictureEffect | PrintLocally) -> None:
        """What nobody waits for."""
        match effect:
            case PictureEffect():
                self._tasks.create_task(self._picture(effect))
            case PrintLocally():
                self._print(effect)

    def _ask(self, command_id: str, asking: Coroutine[None, None, None]) -> None:
        task = self._tasks.create_task(asking)
        self._asking[command_id] = task
        task.add_done_callback(lambda _: self._asking.pop(command_id, None))

    async def _take(
        self, effect: TakeTicketEffect | CheckInEffect | BookingEffect, command: Command
    ) -> None:
        try:
            result = await self._link.call(command, command_id=effect.command_id)
        except Refused as refused:
            code, words, facts = refused.code, refused.message, refused.details
            self.tell(TakingRefused(effect.command_id, code, words, facts))
            return
        if isinstance(result, TicketTaken):
            self.tell(TicketArrived(effect.command_id, result))
        elif isinstance(result, Booking):
            self.tell(BookingArrived(effect.command_id, result))
        else:
            LOG.error("unexpected answer to a ticket's request: %s", result.kind)
            wrong = Words(zh="服务器的回答不对", en="The server's answer was not understood")
            self.tell(TakingRefused(effect.command_id, "bad-message", wrong))

    async def _give(self, effect: GiveEffect) -> None:
        """A number of our own is on the disk before anybody sees it."""
        board, guide = self.state.board, self.state.guide
        assert self._reserves is not None
        assert board is not None
        assert guide is not None
        given = await self._reserves.give(effect, board, guide)
        if given is None:
            words = Words(zh="号已发完", en="No more numbers")
            self.tell(TakingRefused(effect.command_id, "no-reserve", words))
        else:
            self.tell(TicketArrived(effect.command_id, given.told))

    async def _find(self, command_id: str, command: Command) -> None:
        try:
            result = await self._link.call(command, command_id=command_id)
        except Refused as refused:
            self.tell(SeekingRefused(command_id, refused.code))
            return
        self.tell(_heard(command_id, result))

    async def _told(self, effect: AskEffect) -> None:
        try:
            result = await self._link.call(effect.command, command_id=effect.command_id)
        except Refused as refused:
            self.tell(AnsweredNot(effect.command_id, refused.code))
        else:
            self.tell(Answered(effect.command_id, result))

    async def _picture(self, effect: PictureEffect) -> None:
        try:
            path = await self._pictures.page(effect.media, effect.page)
        except PictureError as fault:
            LOG.warning("sample %s, page %s: %s", effect.media[:12], effect.page, fault)
            self.tell(PictureFailed(effect.media, effect.page, fault.why))
        else:
            self.tell(PictureArrived(effect.media, effect.page, str(path)))

    def _print(self, effect: PrintLocally) -> None:
        ours = effect.job.ticket is not None and effect.job.ticket.offline
        if effect.job.neighbour:  # comes out elsewhere: its worker has it from the hall
            return
        if self._printer_socket is not None or ours:
            self._tasks.create_task(self._hand_over(effect, ours))

    async def _hand_over(self, effect: PrintLocally, ours: bool) -> None:
        """Of a number of our own nobody else can tell whether it will come out on paper."""
        line = LocalPrint(command_id=effect.command_id, job=effect.job)
        taken = self._printer_socket and await hand_over(self._printer_socket, line)
        if not ours or self._reserves is None:
            return
        if taken and taken.error is None:
            await self._reserves.paper_taken(effect.job.job_id)
        self.tell(PaperTold(effect.command_id, paper_after(taken or None)))


def _heard(command_id: str, result: Result) -> Message:
    """What an answer tells the state."""
    match result:
        case TicketFound():
            return TicketSeen(command_id, result.ticket)
        case SlotsListed():
            return SlotsHeard(command_id, result)
        case WhyTold():
            return WhyHeard(command_id, result)
        case NoticeGiven():
            return NoticeHeard(command_id, result)
        case SlipPrinted():
            return SlipHeard(command_id, result.job)
        case _:
            LOG.error("unexpected answer: %s", result.kind)
            return SeekingRefused(command_id, "bad-message")
