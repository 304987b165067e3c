"""A hall that speaks the wire on a real socket and gives out tickets, for the kiosk's tests."""

import asyncio
import json
import threading
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from hall_link.wire.appointments import CheckIn
from hall_link.wire.base import Words
from hall_link.wire.board import PrinterState
from hall_link.wire.documents import FindNotice
from hall_link.wire.envelope import (
    FROM_DEVICE,
    Call,
    Error,
    Hello,
    PrinterChanged,
    Push,
    QueueChanged,
    Reply,
    Snapshot,
    Welcome,
)
from hall_link.wire.printing import PrintJob, TicketSlip
from hall_link.wire.refusals import REFUSALS
from hall_link.wire.tickets import (
    AskWhy,
    CancelTicket,
    ChangeItems,
    FindTicket,
    LetPass,
    PassedBy,
    ReturnTicket,
    TakeTicket,
    TicketFound,
    TicketTaken,
    TicketView,
    WhyTold,
)
from hall_link.wire.wait import Wait
from tests.kiosk.sample_hall import sample_snapshot

SECRET = "abcdefghijklmnopqrstuv"
BOOKED = "12345678"
Holders = CancelTicket | LetPass | ReturnTicket | ChangeItems
"""What a ticket's holder may do with it."""


class FakeHall:
    """Runs in a thread of its own. `calls` are the ids that came in, `given` ids -> numbers.

    Set `refuse_with` to a code, with `details`, to refuse the next calls, `silent` to leave them
    unanswered. `asked` are all commands; `stands` is the ticket of SECRET, BOOKED a booking's code.
    """

    def __init__(self, snapshot: Snapshot | None = None) -> None:
        self.snapshot = snapshot or sample_snapshot()
        self.calls: list[str] = []
        self.given: dict[str, TicketTaken] = {}
        self.stands = ticket_view()
        self.asked: list[Any] = []
        self.refuse_with: str | None = None
        self.details: dict[str, Any] = {}
        self.silent = False
        self.seq = 1
        self.port = 0
        self._lines: set[ServerConnection] = set()
        self._loop = asyncio.new_event_loop()
        self._server: Server | None = None
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Take connections; after `stop` on the same port as before."""
        if not self._thread.is_alive():
            self._thread.start()
        self._do(self._listen())

    def stop(self) -> None:
        """Hang up and take no more connections."""
        self._do(self._hang_up())

    def end(self) -> None:
        """Stop for good."""
        self.stop()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()

    def printer(self, state: PrinterState) -> None:
        """The printer changes its state."""
        printer = self.snapshot.board.printers[0].model_copy(update={"state": state})
        board = self.snapshot.board.model_copy(update={"printers": [printer]})
        self.snapshot = self.snapshot.model_copy(update={"board": board})
        self._do(self._push(PrinterChanged(printer=printer)))

    def waiting(self, queue: str, count: int) -> None:
        """So many wait in a queue now."""
        queues = [
            q.model_copy(update={"waiting": count}) if q.id == queue else q
            for q in self.snapshot.board.queues
        ]
        board = self.snapshot.board.model_copy(update={"queues": queues})
        self.snapshot = self.snapshot.model_copy(update={"board": board})
        self._do(self._push(QueueChanged(queue=next(q for q in queues if q.id == queue))))

    def _do(self, work: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    async def _listen(self) -> None:
        self._server = await serve(self._talk, "127.0.0.1", self.port, compression=None)
        self.port = next(iter(self._server.sockets)).getsockname()[1]

    async def _hang_up(self) -> None:
        if self._server:
            self._server.close()
            await self._server.wait_closed()
            self._server = None

    async def _push(self, change: Any) -> None:
        follows, self.seq = self.seq, self.seq + 1
        push = Push(seq=self.seq, follows=follows, changes=[change]).model_dump_json()
        for line in list(self._lines):
            with suppress(ConnectionClosed):
                await line.send(push)

    async def _talk(self, line: ServerConnection) -> None:
        assert line.request is not None
        assert line.request.path == "/api/v1/devices/socket"
        try:
            async for text in line:
                await self._answer_frame(line, text)
        except ConnectionClosed:
            pass
        finally:
            self._lines.discard(line)

    async def _answer_frame(self, line: ServerConnection, text: str | bytes) -> None:
        frame = FROM_DEVICE.validate_python(json.loads(text))
        if isinstance(frame, Hello):
            await line.send(self._welcome().model_dump_json())
            self._lines.add(line)
        elif isinstance(frame, Call) and (reply := self._reply(frame)):
            await line.send(reply.model_dump_json())
        else:
            await line.send('{"type":"heartbeat"}')

    def _reply(self, call: Call) -> Reply | None:
        command = call.command
        self.asked.append(command)
        match command:
            case TakeTicket():
                self.calls.append(call.id)
                return None if self.silent else self._answer(call.id, command)
            case CheckIn():
                return self._checked_in(call.id, command)
            case FindTicket():
                return self._found(call.id, command.secret)
            case FindNotice():
                return self._refused(call.id, "unknown-document")
            case CancelTicket() | LetPass() | ReturnTicket() | ChangeItems():
                self.stands = after(self.stands, command, self.snapshot)
                return Reply(id=call.id, result=TicketFound(ticket=self.stands))
            case AskWhy():
                return Reply(id=call.id, result=why(self.stands.number))
            case _:
                return None

    def _checked_in(self, id_: str, command: CheckIn) -> Reply:
        if self.refuse_with:
            return self._refused(id_, self.refuse_with)
        if command.code != BOOKED:
            return self._refused(id_, "unknown-booking")
        asked = TakeTicket(items=["land-0"])
        return Reply(id=id_, result=ticket(self.snapshot, asked, 90))

    def _refused(self, id_: str, code: str) -> Reply:
        error = Error(code=code, message=REFUSALS[code], details=self.details)
        return Reply(id=id_, error=error)

    def _welcome(self) -> Welcome:
        return Welcome(
            hall_id="sample",
            epoch="e1",
            seq=self.seq,
            wire_version=1,
            device="k1",
            snapshot=self.snapshot,
        )

    def _found(self, id_: str, secret: str) -> Reply:
        if secret != SECRET:
            return self._refused(id_, "unknown-ticket")
        return Reply(id=id_, result=TicketFound(ticket=self.stands))

    def _answer(self, id_: str, command: TakeTicket) -> Reply:
        if self.refuse_with and not (command.knowing and self.refuse_with == "not-before-closing"):
            return self._refused(id_, self.refuse_with)
        if id_ not in self.given:
            self.given[id_] = ticket(self.snapshot, command, 12 + len(self.given))
        return Reply(id=id_, result=self.given[id_])


def after(stands: TicketView, command: Holders, snapshot: Snapshot) -> TicketView:
    """The ticket once its holder's wish is done."""
    match command:
        case LetPass(count=count):
            return stands.model_copy(update={"ahead": (stands.ahead or 0) + count})
        case CancelTicket():
            return stands.model_copy(update={"state": "cancelled", "ahead": None})
        case ReturnTicket():
            return stands.model_copy(update={"state": "restored", "ahead": 3, "returns": 1})
        case ChangeItems(items=items):
            assert snapshot.guide is not None
            names = [item.name for item in snapshot.guide.items if item.id in items]
            return stands.model_copy(update={"items": names})


def why(number: str) -> WhyTold:
    """One call of somebody who came later."""
    passed = PassedBy(
        called_at=datetime(2026, 11, 22, 1, 32, tzinfo=UTC),
        window=3,
        rule="ratio",
        words=Words(zh="轮到优先", en="In turn"),
    )
    return WhyTold(number=number, passed=[passed], limit=10)


def ticket(snapshot: Snapshot, command: TakeTicket, number: int) -> TicketTaken:
    """The ticket a hall would give for a command."""
    assert snapshot.guide is not None
    items = [one for one in snapshot.guide.items if one.id in command.items]
    wanted = items[0].queue if items else command.queue
    queue = next(q for q in snapshot.board.queues if q.id == wanted)
    windows = [w.number for w in snapshot.board.windows if queue.id in w.queues]
    shown = f"{queue.prefix}{number:03d}"
    slip = TicketSlip(
        hall=snapshot.board.name,
        number=shown,
        queue=queue.name,
        items=[item.name for item in items],
        issued_at="2026-11-22 09:30",
        ahead=queue.waiting,
        windows=windows,
        missed_rule=Words(zh="过号请到导办台", en="If you miss it, go to the guide desk"),
        qr=SECRET,
        language=command.language,
    )
    return TicketTaken(
        ticket_id=f"t{number}",
        number=shown,
        secret=SECRET,
        queue=queue.id,
        items=[item.id for item in items],
        ahead=queue.waiting,
        windows=windows,
        wait=Wait(low=45, high=80),
        issued_at=datetime(2026, 11, 22, 1, 30, tzinfo=UTC),
        business_day="2026-11-22",
        qr=SECRET,
        job=PrintJob(job_id=f"j{number}", ticket=slip),
    )


def ticket_view(**other: Any) -> TicketView:
    """A ticket of today as its holder sees it; it waits, four are before it."""
    usual: dict[str, Any] = {
        "number": "A012",
        "queue": Words(zh="民政事务", en="Civil affairs"),
        "items": [Words(zh="医疗救助", en="Medical assistance")],
        "state": "waiting",
        "ahead": 4,
        "window": None,
        "windows": [1, 9],
        "business_day": "2026-11-22",
        "issued_at": datetime(2026, 11, 22, 1, 30, tzinfo=UTC),
    }
    return TicketView(**{**usual, **other})
