"""Calls: answered once, whatever happens to the line, always under the same id."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_link.session import Answered, Refused, Send
from hall_link.wire.envelope import Call, Reply
from hall_link.wire.refusals import REFUSALS
from hall_link.wire.tickets import TakeTicket
from tests.link.playbook import Playbook, call, changed, done, error, push, refused

pytestmark = pytest.mark.unit


def connected() -> Playbook:
    talk = Playbook()
    talk.meets()
    return talk


def test_a_call_is_sent_and_its_answer_handed_over() -> None:
    talk = connected()
    talk.asks(call()).gets(Send(call()))
    talk.hears(done()).gets(Answered(done()))


def test_a_refusal_is_an_answer() -> None:
    talk = connected()
    talk.asks(call())
    talk.hears(refused("nobody-waiting")).gets(Answered(refused("nobody-waiting")))
    talk.loses_line()
    talk.meets().gets(changed(connected=True))


def test_asked_before_the_line_is_there_it_waits_for_the_welcome() -> None:
    talk = Playbook()
    talk.asks(call()).gets()
    talk.opens()
    talk.asks(call("c2")).gets()
    talk.meets().gets(changed(connected=True), Send(call()), Send(call("c2")))


def test_unanswered_calls_are_sent_again_with_their_ids_and_answered_once() -> None:
    talk = connected()
    talk.asks(call())
    talk.asks(call("c2"))
    talk.hears(done()).gets(Answered(done()))
    talk.loses_line()
    talk.meets().gets(changed(connected=True), Send(call("c2")))
    talk.hears(done("c2")).gets(Answered(done("c2")))
    talk.hears(done("c2")).gets()
    talk.hears(done("c1")).gets()


def test_try_again_sends_the_same_call_after_a_short_pause() -> None:
    talk = connected()
    talk.asks(call())
    talk.hears(refused("try-again")).gets()
    assert 0 < talk.session.wake_at - talk.now <= 0.5
    talk.wakes().gets(Send(call()))
    talk.hears(done()).gets(Answered(done()))


def test_try_again_pauses_grow_to_a_second_at_most() -> None:
    talk = connected()
    talk.asks(call())
    pauses = []
    for _ in range(8):
        talk.hears(refused("try-again")).gets()
        pauses.append(talk.session.wake_at - talk.now)
        talk.wakes().gets(Send(call()))
    assert pauses == sorted(pauses)
    assert pauses[-1] == pytest.approx(1.0)


def test_a_pause_that_outlives_its_line_is_over_with_the_next_welcome() -> None:
    talk = connected()
    talk.asks(call())
    talk.hears(refused("try-again"))
    talk.loses_line()
    talk.waits(0.5).gets()
    talk.meets().gets(changed(connected=True), Send(call()))
    talk.waits(0.5).gets()


def test_a_postponed_call_is_not_sent_before_the_welcome() -> None:
    talk = connected()
    talk.asks(call())
    talk.hears(refused("try-again"))
    talk.loses_line()
    talk.opens()
    talk.waits(0.5).gets()


def test_a_withdrawn_call_is_neither_sent_again_nor_answered() -> None:
    talk = connected()
    talk.asks(call())
    talk.hears(refused("try-again"))
    talk.session.withdraw("c1")
    talk.waits(1).gets()
    talk.hears(done()).gets()
    talk.loses_line()
    talk.meets().gets(changed(connected=True))


def test_the_id_of_a_withdrawn_call_may_ask_again() -> None:
    talk = connected()
    talk.asks(call())
    talk.session.withdraw("c1")
    talk.asks(call()).gets(Send(call()))


def test_an_id_under_way_is_not_taken_twice() -> None:
    talk = connected()
    talk.asks(call())
    with pytest.raises(ValueError, match="c1"):
        talk.asks(call())


def test_answers_come_in_any_order_and_between_pushes() -> None:
    talk = connected()
    talk.asks(call("c1"))
    talk.asks(call("c2"))
    talk.hears(done("c2")).gets(Answered(done("c2")))
    talk.hears(push(7, 8)).gets(changed(seq=8))
    talk.hears(done("c1")).gets(Answered(done("c1")))


@pytest.mark.parametrize("answer", [{"result": {"kind": "poem"}}, {}, {"result": 5}])
def test_an_answer_that_cannot_be_read_does_not_leave_the_caller_waiting(answer: object) -> None:
    talk = connected()
    talk.asks(call())
    frame = {"type": "reply", "id": "c1"} | answer  # type: ignore[operator]
    talk.hears(json.dumps(frame)).gets(Answered(Reply(id="c1", error=error("bad-message"))))


def test_a_call_longer_than_a_frame_may_be_is_refused_here() -> None:
    talk = connected()
    long = Call(id="c1", command=TakeTicket(items=["项" * 22_000]))
    talk.asks(long).gets(Answered(Reply(id="c1", error=error("too-large"))))
    talk.loses_line()
    talk.meets().gets(changed(connected=True))


def test_refused_tells_its_code_and_words() -> None:
    words = REFUSALS["nobody-waiting"]
    no = Refused("nobody-waiting", words, {"window": 3})
    assert (no.code, no.message, no.details) == ("nobody-waiting", words, {"window": 3})
    assert "nobody-waiting" in str(no)


HAPPENINGS = st.lists(st.sampled_from(["ask", "answer", "busy", "cut", "time"]), max_size=40)


@given(HAPPENINGS)
def test_every_call_is_answered_exactly_once(happenings: list[str]) -> None:
    """Whatever the line and the hall do, each call asked gets one answer in the end."""
    talk, asked, answers = connected(), 0, []
    for happening in happenings:
        match happening:
            case "ask":
                asked += 1
                talk.asks(call(f"c{asked}")).gets(Send(call(f"c{asked}")))
            case "answer":
                talk.hears(done(f"c{max(asked, 1)}"))
            case "busy":
                talk.hears(refused("try-again", f"c{max(asked, 1)}"))
            case "cut":
                talk.loses_line()
                talk.meets()
            case "time":
                talk.waits(1)
        answers += [out.reply.id for out in talk._outputs if isinstance(out, Answered)]
    talk.loses_line()
    talk.meets()
    left = [out.frame.id for out in talk._outputs if isinstance(out, Send)]
    assert sorted(answers + left) == sorted(f"c{n}" for n in range(1, asked + 1))
