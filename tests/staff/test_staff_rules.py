"""Passwords and locks, decided without a hall."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_link.wire.base import Words
from hall_server.kernel.clock import to_text
from hall_server.staff.rules import (
    LOCKED_FOR,
    SHORTEST,
    TRIES,
    WEAK,
    Locked,
    WeakPassword,
    check_not_locked,
    check_password,
    failures_after,
    may_lead,
    weakness,
)
from hall_server.staff.tables import Staff

pytestmark = pytest.mark.unit

NINE = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
CLERK = Staff("lixia-01", Words(zh="李霞", en="Li Xia"), Words(zh="岗", en="Post"), ("clerk",))


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("Tea-at-4", None),
        ("春天去山上采茶叶", None),
        ("short-7", "short"),
        ("x" * 201, "long"),
        ("lixia-01", "name"),
        ("LIXIA-01", "name"),
        ("10-aixil", "name"),
        ("Password1", "silly"),
        ("88888888", "silly"),
        ("1212121212", "silly"),
        ("old secret", "same"),
    ],
)
def test_what_is_wrong_with_a_password(password: str, why: str | None) -> None:
    assert weakness("lixia-01", password, "old secret") == why
    if why is None:
        check_password("lixia-01", password, "old secret")
        return
    with pytest.raises(WeakPassword) as refused:
        check_password("lixia-01", password, "old secret")
    assert refused.value.details == {"why": why, "words": WEAK[why]}
    assert all(len(WEAK[why]["zh"]) <= 20 for why in WEAK)


@given(st.text(max_size=SHORTEST - 1))
def test_no_short_password_is_sound(password: str) -> None:
    assert weakness("lixia-01", password) == "short"


def wrong(person: Staff, now: datetime) -> Staff:
    failures, until = failures_after(person, now)
    return replace(person, failures=failures, locked_until=to_text(until) if until else None)


def test_the_last_try_locks_for_a_while() -> None:
    person = CLERK
    for _ in range(TRIES - 1):
        person = wrong(person, NINE)
        check_not_locked(person, NINE)
    person = wrong(person, NINE)
    for after, minutes in ((0, 15), (1, 15), (61, 14), (899, 1)):
        with pytest.raises(Locked) as refused:
            check_not_locked(person, NINE + timedelta(seconds=after))
        assert refused.value.details == {"minutes": minutes}
    check_not_locked(person, NINE + LOCKED_FOR)


def test_a_lock_neither_grows_nor_lasts() -> None:
    person = CLERK
    for _ in range(TRIES):
        person = wrong(person, NINE)
    assert wrong(person, NINE + LOCKED_FOR / 2) == person
    again = wrong(person, NINE + LOCKED_FOR)
    assert (again.failures, again.locked_until) == (1, None)


def test_who_may_open_the_managers_pages() -> None:
    assert may_lead(["manager"])
    assert may_lead(["clerk", "administrator"])
    assert not may_lead(["clerk", "guide"])
