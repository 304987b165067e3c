"""Acts at random by everybody in a hall, most of them refused."""

import random
from collections.abc import Callable
from typing import Any

from hall_link.session import Refused
from hall_link.socket import DeviceLink
from hall_link.wire.calls import ReportCall
from hall_link.wire.commands import Command
from hall_link.wire.desk import Desk
from hall_link.wire.envelope import Role
from hall_link.wire.printing import ReportPrinter
from hall_link.wire.ratings import Rate
from hall_link.wire.tickets import (
    CancelTicket,
    ChangeItems,
    LetPass,
    ReturnTicket,
    TakeTicket,
    TicketTaken,
)
from hall_link.wire.windows import (
    AnswerHelp,
    CallChosen,
    CallForHelp,
    CallNext,
    CoverWindow,
    FinishVisit,
    HoldVisit,
    LeadTicket,
    MarkNeed,
    MarkNoShow,
    PauseWindow,
    Recall,
    RecordConsultation,
    RestoreTicket,
    ResumeWindow,
    ServeWithoutTicket,
    SplitTicket,
    StartVisit,
    StillHere,
    TransferVisit,
    Undo,
)
from tests.support.devices import seen
from tests.support.people import ITEMS

Who = tuple[Role, int | None]
Act = tuple[Who, Command]

QUEUES = ["civil", "civil", "identity"]
WINDOWS = (3, 4)
ABSENT = 5
"""A neighbour's window where nobody sits."""


class RandomDay:
    """A day of random acts. `kinds`: the commands that were done at least once."""

    def __init__(self, links: dict[Who, tuple[DeviceLink, str]], seed: int) -> None:
        self._links = links
        self._chance = random.Random(seed)
        self._taken: list[TicketTaken] = []
        self.done = 0
        self.kinds: set[str] = set()

    async def goes_on(self, acts: int) -> None:
        """Until so many acts were done; most orders of acts are refused, and that is part of it."""
        while self.done < acts:
            await self._one()

    async def goes_on_until_it_had(self, kinds: frozenset[str]) -> None:
        """Until each of these commands was done."""
        while not kinds <= self.kinds:
            await self._one()

    async def _one(self) -> None:
        act = self._chance.choices([*ACTS], [*ACTS.values()])[0](self)
        if act is not None:
            await self._do(*act)

    async def _do(self, who: Who, command: Command) -> None:
        try:
            told = await self._links[who][0].call(command)
        except Refused as refused:
            if refused.code in ("internal", "invalid", "wrong-role"):
                raise
            return
        self.done += 1
        self.kinds.add(command.kind)
        if isinstance(told, TicketTaken):
            self._taken.append(told)

    # --- citizens -----------------------------------------------------------------------------

    def takes(self) -> Act:
        chance = self._chance
        items = [ITEMS[queue] for queue in {chance.choice(QUEUES), chance.choice(QUEUES)}]
        order = TakeTicket(
            items=items if chance.random() < 0.2 else items[:1],
            priority=chance.choice([None, None, None, "elderly", "infant"]),
            needs=chance.choice([[], [], ["slow"], ["wheelchair"]]),
            principals=chance.choice([1, 1, 1, 3]),
        )
        return (chance.choice(["kiosk", "guide"]), None), order

    def changes_mind(self) -> Act | None:
        if not self._taken:
            return None
        secret = self._chance.choice(self._taken[-12:]).secret
        item = ITEMS[self._chance.choice(QUEUES)]
        commands: list[Command] = [
            CancelTicket(secret=secret),
            LetPass(secret=secret, count=self._chance.choice([1, 2])),
            ChangeItems(secret=secret, items=[item]),
        ]
        return ("kiosk", None), self._chance.choice(commands)

    def comes_back(self) -> Act | None:
        """Somebody who was missed scans the ticket again."""
        missed = {line.ticket_id for window in WINDOWS for line in self._desk(window).missed}
        secrets = [ticket.secret for ticket in self._taken if ticket.ticket_id in missed]
        return (
            (("kiosk", None), ReturnTicket(secret=self._chance.choice(secrets)))
            if secrets
            else None
        )

    def rates(self) -> Act:
        window = self._chance.choice(WINDOWS)
        pad = seen(self._links["evaluator", window][0]).pad
        visit = pad.visit if pad and pad.visit else "none"
        return ("evaluator", window), Rate(visit=visit, level=5)

    # --- machines -----------------------------------------------------------------------------

    def prints(self) -> Act:
        state = self._chance.choice(["ready", "low", "out"])
        return ("printer", None), ReportPrinter(state=state)

    def shows(self) -> Act:
        calls = seen(self._links["display", None][0]).board.recent_calls
        call = self._chance.choice(calls) if calls else None
        done = self._chance.choice(["shown", "spoken"])
        told = ReportCall(
            call_id=call.id if call else "none", round=call.round if call else 1, done=done
        )
        return ("display", None), told

    # --- clerks -------------------------------------------------------------------------------

    def serves(self) -> Act:
        """The plain visit, so that the line moves on."""
        window = self._chance.choice(WINDOWS)
        commands: list[Command] = [
            CallNext(window=window),
            Recall(window=window),
            StartVisit(window=window),
            FinishVisit(window=window, outcome="done"),
            FinishVisit(window=window, outcome="done", call_next=True),
            MarkNoShow(window=window),
        ]
        return ("clerk", window), self._chance.choices(commands, [3, 1, 3, 2, 1, 1])[0]

    def hands_on(self) -> Act:
        chance = self._chance
        window = chance.choice(WINDOWS)
        place, back = chance.choice(["front", "end", "keep"]), chance.random() < 0.5
        commands: list[Command] = [
            HoldVisit(window=window, note="取材料"),
            TransferVisit(window=window, to_window=7 - window, place=place, return_after=back),
            TransferVisit(window=window, to_queue=chance.choice(QUEUES), place=place),
            SplitTicket(window=window),
            StillHere(window=window),
            ServeWithoutTicket(window=window, queue="civil"),
            Undo(window=window),
        ]
        return ("clerk", window), chance.choice(commands)

    def looks_round(self) -> Act:
        """Pauses, covers, consultations, help: what is not about one visit."""
        window = self._chance.choice(WINDOWS)
        commands: list[Command] = [
            PauseWindow(window=window, reason="rest"),
            ResumeWindow(window=window),
            CoverWindow(window=window, other=ABSENT, on=self._chance.random() < 0.6),
            RecordConsultation(window=window, question="要带户口簿吗"),
            CallForHelp(window=window, what="leader"),
        ]
        return ("clerk", window), self._chance.choices(commands, [1, 3, 1, 1, 1])[0]

    def chooses(self) -> Act | None:
        """Somebody of the desk's own lists."""
        window = self._chance.choice(WINDOWS)
        desk = self._desk(window)
        known = [line.ticket_id for line in [*desk.waiting, *desk.held, *desk.missed]]
        if not known:
            return None
        ticket = self._chance.choice(known)
        acts: list[Act] = [
            (("clerk", window), CallChosen(window=window, ticket_id=ticket)),
            (("clerk", window), RestoreTicket(ticket_id=ticket)),
            (("guide", None), RestoreTicket(ticket_id=ticket)),
            (("guide", None), MarkNeed(ticket_id=ticket, needs=["deaf"])),
            (("manager", None), LeadTicket(ticket_id=ticket, reason="急件")),
        ]
        return self._chance.choices(acts, [3, 3, 2, 1, 1])[0]

    def answers(self) -> Act | None:
        """Somebody comes to those who called for help."""
        helps = self._desk(self._chance.choice(WINDOWS)).helps
        if not helps:
            return None
        return ("manager", None), AnswerHelp(help_id=self._chance.choice(helps).help_id)

    def _desk(self, window: int) -> Desk:
        desk = seen(self._links["clerk", window][0]).desk
        assert desk is not None
        return desk


ACTS: dict[Callable[[RandomDay], Any], int] = {
    RandomDay.takes: 5,
    RandomDay.changes_mind: 2,
    RandomDay.comes_back: 1,
    RandomDay.rates: 1,
    RandomDay.prints: 1,
    RandomDay.shows: 1,
    RandomDay.serves: 8,
    RandomDay.hands_on: 4,
    RandomDay.looks_round: 2,
    RandomDay.chooses: 3,
    RandomDay.answers: 1,
}
"""What may happen next, and how often."""

KINDS = frozenset(
    {
        *("take_ticket", "cancel_ticket", "let_pass", "return_ticket", "change_items"),
        *("call_next", "call_chosen", "recall", "start_visit", "finish_visit", "mark_no_show"),
        *("hold_visit", "transfer_visit", "restore_ticket", "split_ticket", "still_here"),
        *("serve_without_ticket", "undo", "pause_window", "resume_window", "cover_window"),
        *("record_consultation", "call_for_help", "answer_help", "mark_need", "lead_ticket"),
        *("rate", "report_call", "report_printer"),
    }
)
"""What a day must have had."""
