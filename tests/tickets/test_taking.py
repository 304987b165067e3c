"""Every way a ticket is ordered, and every way it is refused (rows A5, A7, A16, B8)."""

from typing import Any

import pytest

from hall_link.wire.tickets import (
    CancelTicket,
    ChangeItems,
    ReturnTicket,
    TakeTicket,
    TicketTaken,
)
from hall_link.wire.windows import CallNext, MarkNoShow
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Actor
from hall_server.premises.rulebook import Limits, PriorityClass
from hall_server.queue.limits import HasLiveTicket
from hall_server.queue.tables import Ticket
from hall_server.staff.tables import Staff
from tests.support.small_hall import ISSUER, SmallHall, clerk, words

pytestmark = pytest.mark.unit

DESK = Actor("device", "desk", "guide")
OTHER_KIOSK = Actor("device", "kiosk-2", "kiosk")
PERSON = "11010519491231002X"
SOMEBODY = "110105194912310038"
CLASSES = [
    PriorityClass(id="elderly", name=words("老年人"), by_citizen=True),
    PriorityClass(id="veteran", name=words("军人")),
    PriorityClass(id="fast", name=words("绿色通道"), lane="next", needs_reason=True),
]


def hall(**settings: Any) -> SmallHall:
    made = SmallHall(priorities=CLASSES, **settings)
    for name, role in (("head", "manager"), ("wang", "clerk")):
        made.store._keep([Staff(name, words(name), words(""), (role,))])
    made.writer.state, made.writer.chain = made.store.load()
    return made


def take(made: SmallHall, actor: Actor = ISSUER, **more: Any) -> TicketTaken:
    asked = {"print": False, **more}
    if "queue" not in asked:
        asked.setdefault("items", ["item-a"])
    taken: TicketTaken = made.do(TakeTicket(**asked), actor)
    return taken


def kept(made: SmallHall, taken: TicketTaken) -> Ticket:
    return made.state.queue.tickets[taken.ticket_id]


def refusal(made: SmallHall, actor: Actor = ISSUER, **more: Any) -> tuple[str, dict[str, Any]]:
    before = dict(made.state.queue.tickets)
    with pytest.raises(Refusal) as caught:
        take(made, actor, **more)
    assert made.state.queue.tickets == before
    return caught.value.code, caught.value.details


@pytest.mark.parametrize(
    ("actor", "asked", "code"),
    [
        (ISSUER, {"priority": "mayor"}, "unknown-priority"),
        (ISSUER, {"priority": "veteran"}, "priority-not-allowed"),
        (ISSUER, {"priority": "fast", "reason": "急", "approver": "head"}, "priority-not-allowed"),
        (DESK, {"priority": "fast"}, "reason-needed"),
        (DESK, {"priority": "fast", "reason": "  ", "approver": "head"}, "reason-needed"),
        (DESK, {"priority": "fast", "reason": "病重"}, "reason-needed"),
        (DESK, {"priority": "fast", "reason": "病重", "approver": "wang"}, "reason-needed"),
        (DESK, {"priority": "fast", "reason": "病重", "approver": "nobody"}, "reason-needed"),
        (ISSUER, {"items": ["item-x"]}, "unknown-item"),
        (ISSUER, {"queue": "x"}, "item-not-served"),
    ],
)
def test_what_is_refused(actor: Actor, asked: dict[str, Any], code: str) -> None:
    assert refusal(hall(), actor, **asked)[0] == code


@pytest.mark.parametrize(
    ("actor", "asked", "lane"),
    [
        (ISSUER, {}, "ordinary"),
        (ISSUER, {"priority": "elderly"}, "entitled"),
        (DESK, {"priority": "veteran"}, "entitled"),
        (DESK, {"priority": "fast", "reason": "病重", "approver": "head"}, "next"),
    ],
)
def test_a_class_gives_a_lane_and_only_the_ticket_knows_why(
    actor: Actor, asked: dict[str, Any], lane: str
) -> None:
    made = hall()
    taken = take(made, actor, print=True, **asked)
    ticket = kept(made, taken)
    assert (ticket.lane, ticket.priority) == (lane, asked.get("priority"))
    assert ticket.note == asked.get("reason", "")
    told = [*(e.body for e in made.store.entries), taken.model_dump_json()]
    for secret in (asked.get("priority"), asked.get("reason")):
        assert not any(secret in text for text in told if secret)
    assert made.told("ticket_taken")[0].get("approver") == asked.get("approver")


def test_items_of_two_queues_wait_once_in_the_first() -> None:
    made = hall()
    taken = take(made, items=["item-b", "item-a"], print=True, principals=3)
    ticket = kept(made, taken)
    assert (ticket.queue, ticket.number) == ("b", "B001")
    assert (taken.windows, ticket.principals) == ([1, 2, 3], 3)
    assert taken.job is not None
    assert [queue.zh for queue in taken.job.ticket.then] == ["a"]
    assert taken.job.ticket.principals == 3
    assert [made.state.queue.waiting(queue) for queue in "ab"] == [0, 1]


def test_one_live_ticket_per_person_and_queue() -> None:
    made = hall()
    first = take(made, person=PERSON)
    assert refusal(made, person=PERSON) == ("has-live-ticket", {"number": first.number})
    assert refusal(made, DESK, person=PERSON, items=["item-b", "item-a"])[0] == "has-live-ticket"
    take(made, person=PERSON, items=["item-b"])
    take(made, person=SOMEBODY)
    made.do(CallNext(window=1), clerk(1))
    assert refusal(made, person=PERSON)[0] == "has-live-ticket"


def test_a_live_ticket_for_several_queues_counts_in_each() -> None:
    made = hall()
    take(made, person=PERSON, items=["item-a", "item-b"])
    assert refusal(made, person=PERSON, items=["item-b"])[0] == "has-live-ticket"


def test_no_way_round_leads_a_person_into_one_queue_twice() -> None:
    made = hall()
    first, other = take(made, person=PERSON), take(made, person=PERSON, items=["item-b"])
    change = ChangeItems(secret=other.secret, items=["item-a"])
    with pytest.raises(HasLiveTicket):
        made.do(change, ISSUER)
    made.do(CallNext(window=1), clerk(1))
    made.do(MarkNoShow(window=1), clerk(1))
    second = take(made, person=PERSON)
    with pytest.raises(HasLiveTicket) as told:
        made.do(ReturnTicket(secret=first.secret), ISSUER)
    assert told.value.details == {"number": second.number}
    made.do(CancelTicket(secret=second.secret), ISSUER)
    made.do(ReturnTicket(secret=first.secret), ISSUER)


def test_a_person_s_day_is_counted_and_forgotten_at_midnight() -> None:
    made = hall(limits=Limits(per_person=0, person_day=2, kiosk_minute=0))
    take(made, person=PERSON)
    take(made, person=PERSON)
    assert refusal(made, person=PERSON) == ("daily-limit", {"of": "person", "limit": 2})
    before = {t.person for t in made.state.queue.tickets.values()}
    made.clock.advance(days=1)
    assert kept(made, take(made, person=PERSON)).person not in before


def test_a_queue_s_day() -> None:
    made = hall(limits=Limits(queue_day=2, kiosk_minute=0))
    take(made)
    take(made, DESK)
    assert refusal(made) == ("daily-limit", {"of": "queue", "limit": 2})
    take(made, items=["item-b"])
    made.clock.advance(days=1)
    take(made)


def test_a_kiosk_is_pressed_so_often_a_minute_and_others_not_hindered() -> None:
    made = hall(limits=Limits(kiosk_minute=2))
    take(made)
    made.clock.advance(seconds=59)
    take(made)
    assert refusal(made) == ("too-many-presses", {"limit": 2})
    take(made, OTHER_KIOSK)
    take(made, DESK)
    made.clock.advance(seconds=1)
    take(made)
    assert refusal(made)[0] == "too-many-presses"
    made.clock.advance(hours=-1)  # the clock is put right: nobody is locked out for an hour
    take(made)


def test_limits_hold_after_a_restart() -> None:
    made = hall(limits=Limits(queue_day=3, kiosk_minute=2))
    take(made, person=PERSON)
    take(made)
    made.writer.state, made.writer.chain = made.store.load()
    assert refusal(made)[0] == "too-many-presses"
    made.clock.advance(minutes=2)
    assert refusal(made, person=PERSON)[0] == "has-live-ticket"
    take(made)
    assert refusal(made, DESK)[0] == "daily-limit"


def test_the_number_itself_is_nowhere() -> None:
    made = hall()
    asked = TakeTicket(items=["item-a"], person=PERSON, print=True)
    made.do(asked, ISSUER, "once")
    told = [e.body for e in made.store.entries]
    told += [reply.reply for reply in made.store.replies.values()]
    told += [str(record.row()) for record in made.store.records.values()]
    assert not any(PERSON in text for text in (*told, repr(asked)))
