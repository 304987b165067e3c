"""Heartbeats, dead lines, and how long to wait before the next dial."""

from datetime import UTC, datetime, timedelta
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_link.session import DeviceSession, HangUp, Send
from hall_link.wire.envelope import Heartbeat
from tests.link.playbook import HEARTBEAT, HEARTBEAT_S, HELLO, Playbook, call, changed, welcome

pytestmark = pytest.mark.unit


def test_a_heartbeat_is_sent_when_nothing_else_was() -> None:
    talk = Playbook()
    talk.meets()
    talk.waits(3)
    talk.asks(call()).gets(Send(call()))
    talk.waits(3).gets()  # the call was sign of life enough
    talk.hears('{"type":"heartbeat"}').gets()
    talk.waits(1).gets(HEARTBEAT)
    talk.waits(3.9).gets()
    talk.waits(0.1).gets(HEARTBEAT)


def test_three_silent_heartbeats_end_the_line() -> None:
    talk = Playbook()
    talk.meets()
    started = talk.now
    talk.wakes().gets(HEARTBEAT)
    talk.wakes().gets(HEARTBEAT)
    talk.wakes().gets(changed(connected=False), HangUp("the server is silent"))
    assert talk.now - started == pytest.approx(3 * HEARTBEAT_S)
    assert talk.session.wake_at == inf


def test_anything_heard_keeps_the_line() -> None:
    talk = Playbook()
    talk.meets()
    for _ in range(20):
        talk.waits(HEARTBEAT_S * 2).gets(HEARTBEAT)
        talk.hears('{"type":"a frame of a later version"}')
    assert talk.state.connected


def test_a_server_that_never_welcomes_is_left() -> None:
    talk = Playbook()
    talk.opens()
    for _ in range(3):
        talk.waits(3).hears('{"type":"heartbeat"}')
        assert not talk.hung_up
    talk.waits(3)
    assert talk.hung_up


def test_a_senseless_heartbeat_does_no_harm() -> None:
    talk = Playbook()
    talk.opens()
    talk.hears(welcome(heartbeat_s=0.0))
    assert talk.session.wake_at > talk.now


@given(st.lists(st.floats(0, 1), min_size=1, max_size=60))
def test_pauses_between_dials_grow_and_stay_within_a_second(jitters: list[float]) -> None:
    luck = iter(jitters)
    session = DeviceSession(HELLO, lambda: next(luck))
    ceiling = 0.1
    for _ in jitters:
        session.lost(0.0)
        assert ceiling / 2 <= session.dial_at <= ceiling <= 1.0
        ceiling = min(ceiling * 2, 1.0)


def test_a_welcome_makes_the_pauses_short_again() -> None:
    talk = Playbook()
    for _ in range(10):
        talk.loses_line()
    assert talk.redial_pause == pytest.approx(1.0)
    talk.opens()
    talk.loses_line()
    assert talk.redial_pause == pytest.approx(1.0)  # a line alone proves nothing
    talk.meets()
    talk.loses_line()
    assert talk.redial_pause == pytest.approx(0.1)


@given(st.lists(st.sampled_from(["wake", "hear", "ask", "busy"]), max_size=40))
def test_waking_when_asked_always_moves_on(course: list[str]) -> None:
    """No moment makes the owner of the socket spin: after a tick the next one lies ahead."""
    talk = Playbook(jitter=0.3)
    talk.meets()
    for number, happening in enumerate(course):
        match happening:
            case "wake" if talk.session.wake_at < inf:
                talk.wakes()
                assert talk.session.wake_at > talk.now
            case "hear":
                talk.hears('{"type":"heartbeat"}')
            case "ask":
                talk.asks(call(f"c{number}"))
            case "busy":
                talk.hears(
                    f'{{"type":"reply","id":"c{number - 1}","error":{{"code":"try-again",'
                    '"message":{"zh":"","en":""}}}'
                )


NINE = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def heartbeat(at: datetime) -> str:
    return Heartbeat(at=at).model_dump_json()


def test_the_halls_time_is_known_from_the_welcome_on() -> None:
    talk = Playbook()
    assert talk.state.hall_time(talk.now) is None
    talk.opens()
    talk.hears(welcome(at=NINE))
    assert talk.state.hall_time(talk.now) == NINE
    assert talk.state.hall_time(talk.now + 90) == NINE + timedelta(seconds=90)


def test_each_heartbeat_sets_the_clock_quietly() -> None:
    """The server's clock was put right meanwhile; a beat without a time changes nothing."""
    talk = Playbook()
    talk.opens()
    talk.hears(welcome(at=NINE))
    talk.waits(2)
    talk.hears(heartbeat(NINE + timedelta(hours=1))).gets()
    assert talk.state.hall_time(talk.now) == NINE + timedelta(hours=1)
    talk.hears('{"type":"heartbeat"}').gets()
    assert talk.state.hall_time(talk.now + 1) == NINE + timedelta(hours=1, seconds=1)


def test_the_clock_runs_on_while_the_server_is_away() -> None:
    talk = Playbook()
    talk.opens()
    talk.hears(welcome(at=NINE))
    talk.loses_line()
    assert talk.state.hall_time(talk.now + 600) == NINE + timedelta(minutes=10)


def test_a_server_that_tells_no_time_leaves_it_unknown() -> None:
    talk = Playbook()
    talk.meets()
    assert talk.state.hall_time(talk.now) is None
