"""A wrongly taken item is changed without losing the place (row A18)."""

import pytest

from hall_link.wire.tickets import ChangeItems, TakeTicket, TicketTaken, TicketView
from hall_link.wire.windows import CallNext, StartVisit
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Actor
from hall_server.paper.tables import Job
from tests.support.small_hall import ISSUER, SmallHall, clerk

pytestmark = pytest.mark.unit

DESK = Actor("device", "desk", "guide")


def take(hall: SmallHall, item: str) -> TicketTaken:
    hall.clock.advance(seconds=10)
    taken: TicketTaken = hall.do(TakeTicket(items=[item], print=False))
    return taken


def change(hall: SmallHall, actor: Actor, **asked: object) -> TicketView:
    view: TicketView = hall.do(ChangeItems(**asked), actor).ticket  # type: ignore[arg-type]
    return view


def refusal(hall: SmallHall, actor: Actor, **asked: object) -> str:
    with pytest.raises(Refusal) as caught:
        change(hall, actor, **asked)
    return caught.value.code


def jobs(hall: SmallHall) -> int:
    return sum(isinstance(record, Job) for record in hall.store.records.values())


def test_in_the_other_queue_it_stands_where_it_would_have_stood() -> None:
    hall = SmallHall()
    take(hall, "item-b")
    wrong = take(hall, "item-a")
    take(hall, "item-b")
    view = change(hall, ISSUER, secret=wrong.secret, items=["item-b"])
    assert (view.number, view.queue_id, view.ahead, view.state) == ("A001", "b", 1, "waiting")
    assert [part.id for part in view.parts] == ["item-b"]
    assert (hall.state.queue.waiting("a"), hall.state.queue.waiting("b")) == (0, 3)
    assert jobs(hall) == 1
    assert hall.told("items_changed") == [
        {"ticket": wrong.ticket_id, "number": "A001", "items": ["item-b"], "queue": "b"}
    ]


def test_an_item_of_the_same_queue_changes_nothing_else() -> None:
    hall = SmallHall()
    first = take(hall, "item-a")
    before = hall.state.queue.tickets[first.ticket_id]
    change(hall, DESK, ticket_id=first.ticket_id, items=["item-a", "item-b"])
    after = hall.state.queue.tickets[first.ticket_id]
    assert (after.place, after.queue, after.items) == (before.place, "a", ("item-a", "item-b"))


def test_at_a_window_that_serves_it_too_the_visit_goes_on() -> None:
    hall = SmallHall()
    taken = take(hall, "item-a")
    hall.do(CallNext(window=2), clerk(2))
    hall.do(StartVisit(window=2), clerk(2))
    view = change(hall, clerk(2), ticket_id=taken.ticket_id, items=["item-b"])
    assert (view.state, view.window, view.queue_id) == ("serving", 2, "b")
    assert jobs(hall) == 0


def test_from_a_window_that_does_not_it_goes_back_to_its_first_place() -> None:
    hall = SmallHall()
    taken = take(hall, "item-a")
    take(hall, "item-b")
    hall.do(CallNext(window=1), clerk(1))
    view = change(hall, clerk(1), ticket_id=taken.ticket_id, items=["item-b"])
    assert (view.state, view.window, view.ahead) == ("transferred", None, 0)
    assert hall.state.queue.at_window(1) is None
    assert hall.do(CallNext(window=3), clerk(3)).ticket_id == taken.ticket_id


def test_what_is_refused() -> None:
    hall = SmallHall()
    taken = take(hall, "item-a")
    assert refusal(hall, ISSUER, ticket_id=taken.ticket_id, items=["item-b"]) == "wrong-role"
    assert refusal(hall, ISSUER, secret="x" * 24, items=["item-b"]) == "unknown-ticket"
    assert refusal(hall, DESK, ticket_id="none", items=["item-b"]) == "unknown-ticket"
    assert refusal(hall, DESK, ticket_id=taken.ticket_id, items=["none"]) == "unknown-item"
    hall.do(CallNext(window=1), clerk(1))
    assert refusal(hall, clerk(2), ticket_id=taken.ticket_id, items=["item-b"]) == "wrong-window"
    hall.clock.advance(days=1)
    assert refusal(hall, ISSUER, secret=taken.secret, items=["item-b"]) in (
        "other-day",
        "ticket-ended",
    )
