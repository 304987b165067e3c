"""The writer: a batch is one commit, a command id is done once, the unstored is not believed."""

from datetime import datetime

import pytest
from pydantic import BaseModel

from hall_link.wire.calls import ReportCall
from hall_link.wire.tickets import TakeTicket
from hall_link.wire.windows import CallNext, FinishVisit, StartVisit
from hall_server.delivery.hall import Hall
from hall_server.kernel.ledger import verify
from hall_server.kernel.refusals import CommandIdReused, Refusal, TryAgain
from hall_server.kernel.work import Actor
from hall_server.kernel.writer import Answer, Request
from tests.support.small_hall import ISSUER, SmallHall, clerk

pytestmark = pytest.mark.unit

TAKE = TakeTicket(items=["item-a"], print=False)


def batch(hall: SmallHall, *asked: tuple[BaseModel, Actor, str | None]) -> list[Answer]:
    requests = [Request(command, actor, name, repr(command)) for command, actor, name in asked]
    return hall.writer.process(requests).answers


def opened() -> SmallHall:
    """A hall whose day is open."""
    hall = SmallHall()
    with pytest.raises(Refusal):
        hall.do(ReportCall(call_id="none", round=1, done="shown"))
    return hall


@pytest.mark.row("K1")
def test_a_batch_is_one_commit() -> None:
    hall = opened()
    before = hall.store.commits
    answers = batch(hall, *[(TAKE, ISSUER, None)] * 10)
    assert hall.store.commits == before + 1
    assert [a.reply.number for a in answers] == [f"A{n:03d}" for n in range(1, 11)]  # type: ignore[union-attr]


def test_later_commands_of_a_batch_see_the_earlier_ones() -> None:
    hall = opened()
    call = CallNext(window=1)
    answers = batch(
        hall,
        (call, clerk(1), None),
        (TAKE, ISSUER, None),
        (call, clerk(1), None),
        (CallNext(window=2), clerk(2), None),
    )
    codes = [getattr(a.error, "code", None) for a in answers]
    assert codes == ["nobody-waiting", None, None, "nobody-waiting"]


def test_a_command_id_is_done_once_within_a_batch_and_later() -> None:
    hall = opened()
    first, again = batch(hall, (TAKE, ISSUER, "one"), (TAKE, ISSUER, "one"))
    (later,) = batch(hall, (TAKE, ISSUER, "one"))
    assert again.reply == later.reply == first.reply.model_dump_json()  # type: ignore[union-attr]
    assert hall.state.queue.waiting("a") == 1


def test_a_command_id_with_another_body_is_refused() -> None:
    hall = opened()
    other = TakeTicket(items=["item-b"], print=False)
    _, same_batch = batch(hall, (TAKE, ISSUER, "one"), (other, ISSUER, "one"))
    (later,) = batch(hall, (other, ISSUER, "one"))
    assert isinstance(same_batch.error, CommandIdReused)
    assert isinstance(later.error, CommandIdReused)


def test_a_refusal_is_not_kept() -> None:
    hall = opened()
    (refused,) = batch(hall, (CallNext(window=1), clerk(1), "call"))
    assert isinstance(refused.error, Refusal)
    batch(hall, (TAKE, ISSUER, None))
    (done,) = batch(hall, (CallNext(window=1), clerk(1), "call"))
    assert done.error is None


@pytest.mark.row("K1")
def test_what_was_not_stored_was_not_done() -> None:
    hall = opened()
    batch(hall, (TAKE, ISSUER, None))
    seq = hall.writer.chain.seq
    hall.store.broken = True
    answers = batch(hall, *[(TAKE, ISSUER, f"id-{n}") for n in range(5)])
    assert all(isinstance(answer.error, TryAgain) for answer in answers)
    assert hall.state.queue.waiting("a") == 1
    assert hall.writer.chain.seq == seq
    hall.store.broken = False
    answers = batch(hall, *[(TAKE, ISSUER, f"id-{n}") for n in range(5)])
    assert [a.reply.number for a in answers] == [f"A{n:03d}" for n in range(2, 7)]  # type: ignore[union-attr]


def test_a_bug_in_one_command_harms_no_other() -> None:
    class Unknown(BaseModel):
        """No operation knows this."""

    hall = opened()
    bad, good = batch(hall, (Unknown(), ISSUER, None), (TAKE, ISSUER, None))
    assert isinstance(bad.error, KeyError)
    assert good.error is None


@pytest.mark.row("I5")
def test_every_act_is_in_the_ledger_in_order() -> None:
    hall = opened()
    batch(hall, (TAKE, ISSUER, None), (CallNext(window=1), clerk(1), None))
    entries = hall.store.entries
    day = ["day_opened", "hours_turned"]
    assert [e.kind for e in entries] == [*day, "ticket_taken", "ticket_called"]
    assert list(verify("small", entries, hall.store.chain)) == []
    ticket = next(iter(hall.state.queue.tickets.values()))
    assert not any(ticket.secret in entry.body for entry in entries)


@pytest.mark.row("I5")
def test_the_ledger_holds_no_words_of_the_clerk() -> None:
    hall = opened()
    batch(hall, (TAKE, ISSUER, None), (CallNext(window=1), clerk(1), None))
    words = FinishVisit(window=1, outcome="张三的材料不全")
    batch(hall, (StartVisit(window=1), clerk(1), None), (words, clerk(1), None))
    (ticket,) = hall.state.queue.tickets.values()
    assert ticket.outcome == "张三的材料不全"
    assert hall.store.entries[-1].kind == "visit_finished"
    assert '"outcome":"own-words"' in hall.store.entries[-1].body


def test_a_fault_in_what_the_hall_does_by_itself_stops_no_window(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def faulty(_hall: Hall, _now: datetime) -> None:
        raise ZeroDivisionError

    hall = opened()
    hall.writer._prepare = faulty
    assert hall.do(TAKE).number == "A001"
    assert "could not be told" in caplog.text
