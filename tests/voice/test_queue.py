"""Announcements: order, expiry, forgetting, one at a time."""

import pytest

from display.voice.messages import Announcement
from display.voice.queue import AnnouncementQueue

pytestmark = pytest.mark.unit


def announcement(call: str, valid_s: float = 60) -> Announcement:
    return Announcement(id=call, number="A001", window=1, valid_s=valid_s)


def queue_of(*announcements: Announcement) -> AnnouncementQueue:
    queue = AnnouncementQueue()
    for one in announcements:
        queue.add(one, 0)
    return queue


def spoken(queue: AnnouncementQueue) -> list[str]:
    """Speaks all of it."""
    calls = []
    while one := queue.begin():
        calls.append(one.id)
        queue.end(one.id)
    return calls


def test_in_order_of_arrival_and_each_once() -> None:
    queue = queue_of(announcement("b"), announcement("a"), announcement("b"))
    assert spoken(queue) == ["b", "a"]
    assert not queue


def test_what_is_too_old_is_dropped() -> None:
    queue = queue_of(announcement("old", 5), announcement("new"))
    assert queue.drop_expired(4.9) == []
    assert queue.drop_expired(5) == ["old"]
    assert spoken(queue) == ["new"]


def test_what_has_begun_neither_expires_nor_is_forgotten() -> None:
    queue = queue_of(announcement("a", 5))
    queue.begin()
    queue.forget("a")
    assert queue.drop_expired(10) == []
    assert [waiting.announcement.id for waiting in queue.all()] == ["a"]


def test_what_failed_is_first_again_until_it_expires() -> None:
    queue = queue_of(announcement("a", 5), announcement("b"))
    queue.begin()
    queue.put_back()
    again = queue.begin()
    assert again
    assert again.id == "a"
    queue.put_back()
    assert queue.drop_expired(6) == ["a"]


def test_what_is_forgotten_is_not_spoken() -> None:
    queue = queue_of(announcement("a"), announcement("b"))
    queue.forget("a")
    queue.forget("unknown")
    assert spoken(queue) == ["b"]


def test_the_validity_left_is_told_to_the_next_voice() -> None:
    (waiting,) = queue_of(announcement("a", 60)).all()
    assert waiting.remaining(45).valid_s == 15
