"""People who wait and windows that call them: the rules alone, without writer and database."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hall_server.kernel.work import Actor, Work
from hall_server.premises.rulebook import CallingRule
from hall_server.premises.state import PremisesState
from hall_server.premises.tables import BusinessDay, Premises
from hall_server.queue.calling import call_out, who_is_next
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Call, Queue, Ticket
from hall_server.windows.state import WindowsState
from hall_server.windows.tables import Window
from tests.support.small_hall import words

NINE = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


class WaitingRoom:
    """`windows`: number -> its queues in order; `rules`: one for all, or one for each window."""

    def __init__(
        self,
        windows: Mapping[int, Sequence[str]],
        rules: CallingRule | Mapping[int, CallingRule],
        targets: Mapping[str, int] | None = None,
    ) -> None:
        of_window = rules if isinstance(rules, Mapping) else dict.fromkeys(windows, rules)
        self.now = NINE
        self.calls: list[Call] = []
        self.state, self.hall, self.windows = QueueState(), PremisesState(), WindowsState()
        named = {n: rule.model_copy(update={"id": f"r{n}"}) for n, rule in of_window.items()}
        self.hall.apply_premises(_premises(list(named.values())))
        self.hall.apply_day(BusinessDay("2026-11-23", "", open=True))
        self.state.begin_day("2026-11-23")
        for queue in sorted({queue for queues in windows.values() for queue in queues}):
            target = (targets or {}).get(queue)
            self.state.apply_queue(
                Queue(queue, 0, words(queue), queue.upper(), "#000000", target_min=target)
            )
        for number, queues in windows.items():
            self.windows.apply_window(
                Window(number, words(str(number)), tuple(queues), True, rule=f"r{number}")
            )

    def passes(self, **time: float) -> None:
        """Time goes on; everybody has a moment of their own."""
        self.now += timedelta(microseconds=1, **time)

    def comes(self, queue: str, entitled: bool = False) -> Ticket:
        """Somebody takes a number."""
        self.passes()
        place = int(self.now.timestamp() * 1_000_000)
        serial = self.state.next_serial(queue.upper())
        ticket = Ticket(
            id=f"t{len(self.state.tickets):05d}",
            business_day="2026-11-23",
            queue=queue,
            serial=serial,
            number=f"{queue.upper()}{serial:03d}",
            place=place,
            taken=place,
            secret=f"s{len(self.state.tickets)}",
            items=(),
            language="zh",
            issued_at="",
            lane="entitled" if entitled else "ordinary",
        )
        self.state.apply_ticket(ticket)
        return ticket

    def waiting(self, window: int) -> list[Ticket]:
        """Whoever this window may call, by place."""
        return self.state.in_lines(self.windows.find(window).queues, 100_000)

    def calls_next(self, window: int) -> Ticket | None:
        """Calls who is next there and serves them at once."""
        self.passes()
        work = Work(self.now, Actor("device", "c", "clerk", window), lambda what, key: None)
        here = self.windows.find(window)
        choice = who_is_next(self.hall, self.windows, self.state, here, work)
        if choice is None:
            return None
        ticket = self.state.tickets[choice.head.ticket_id]
        call_out(self.hall, self.windows, self.state, here, ticket, choice.rule, work)
        for record in work.records:
            if isinstance(record, Call):
                self.state.apply_call(record)
                self.calls.append(record)
        self.state.apply_ticket(replace(ticket, state="finished"))
        return ticket


def _premises(rules: list[CallingRule]) -> Premises:
    told: dict[str, Any] = {"hall_id": "h", "name": words("厅"), "hotline": "12345"}
    return Premises(**told, time_zone="Asia/Shanghai", missed_rule=words("过号"), rules=rules)
