"""Hello, welcome, goodbye."""

import pytest

from hall_link.session import HangUp, Send
from tests.link.playbook import HELLO, Playbook, changed, goodbye, push, welcome

pytestmark = pytest.mark.unit


def test_welcome_makes_the_device_know_the_hall() -> None:
    talk = Playbook()
    assert talk.session.dial_at <= talk.now
    talk.opens().gets(Send(HELLO))
    talk.hears(welcome(seq=7, waiting=4)).gets(
        changed(connected=True, seq=7, epoch="e1", device="desk 3", window=3, goodbye=None)
    )
    assert talk.waiting == 4


def test_nothing_counts_before_the_welcome() -> None:
    talk = Playbook()
    talk.opens()
    talk.hears(push(0, 1)).gets()
    assert talk.state.snapshot is None


@pytest.mark.parametrize("code", ["unauthorized", "wrong-role", "unsupported-wire-version"])
def test_sent_away_for_good_is_tried_again_slowly(code: str) -> None:
    talk = Playbook()
    talk.opens()
    talk.hears(goodbye(code, retry=False)).gets(changed(connected=False), HangUp(code))
    talk.loses_line().gets()
    assert talk.state.goodbye is not None
    assert talk.state.goodbye.code == code
    assert talk.redial_pause == pytest.approx(5.0)


def test_a_mended_key_ends_the_goodbye() -> None:
    talk = Playbook()
    talk.opens()
    talk.hears(goodbye("unauthorized", retry=False))
    talk.loses_line()
    talk.meets().gets(changed(connected=True, goodbye=None))
    talk.loses_line().gets(changed(connected=False))
    assert talk.redial_pause < 1.0


def test_after_a_goodbye_a_server_that_is_away_is_sought_quickly_again() -> None:
    talk = Playbook()
    talk.opens()
    talk.hears(goodbye("unauthorized", retry=False))
    talk.loses_line()
    talk.loses_line()  # the next dial found nobody: the server is being restarted
    assert talk.redial_pause <= 1.0


def test_asked_to_come_again_it_does_soon() -> None:
    talk = Playbook()
    talk.meets()
    talk.hears(goodbye("too-slow", retry=True)).gets(changed(connected=False), HangUp("too-slow"))
    talk.loses_line().gets()
    assert talk.redial_pause <= 1.0


def test_a_server_too_old_for_this_device_is_not_believed() -> None:
    talk = Playbook()
    talk.opens()
    talk.hears(welcome(wire_version=0)).gets(
        changed(connected=False), HangUp("unsupported-wire-version")
    )
    assert talk.state.snapshot is None


def test_a_newer_server_that_welcomes_us_is_believed() -> None:
    talk = Playbook()
    talk.meets(wire_version=9).gets(changed(connected=True))


def test_after_hanging_up_nothing_comes_of_that_line() -> None:
    talk = Playbook()
    talk.meets()
    talk.hears(goodbye("too-slow", retry=True))
    talk.hears(push(7, 8)).gets()
    talk.waits(100).gets()
    assert talk.state.seq == 7


def test_the_last_picture_stays_after_a_loss() -> None:
    talk = Playbook()
    talk.meets(waiting=4)
    talk.loses_line().gets(changed(connected=False, seq=7, device="desk 3", window=3))
    assert talk.waiting == 4
