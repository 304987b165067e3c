"""Codes of devices that ask to be let in: how long, how often, how many (row K4)."""

from datetime import timedelta

import pytest

from hall_server.devices.enrolments import (
    AT_ONCE,
    LASTS,
    OF_ONE_ADDRESS,
    TRIES,
    Enrolment,
    Enrolments,
    TooManyAsk,
    TooManyCodes,
    UnknownCode,
    UnknownEnrolment,
)
from tests.support.small_hall import MORNING

pytestmark = [pytest.mark.unit, pytest.mark.row("K4")]

LATE = MORNING + LASTS
WRONG = "no code"


def asked(asking: Enrolments, address: str = "10.0.0.1") -> tuple[Enrolment, str]:
    return asking.ask("kiosk", "vm-1", address, MORNING)


def test_a_code_is_six_digits_and_nobody_elses() -> None:
    asking = Enrolments()
    codes = [asked(asking, f"10.0.0.{n}")[0].code for n in range(AT_ONCE)]
    assert all(len(code) == 6 and code.isdigit() for code in codes)
    assert len(set(codes)) == len(codes)


def test_the_key_is_given_once_and_the_code_is_useless_afterwards() -> None:
    asking = Enrolments()
    one, secret = asked(asking)
    assert asking.look(one.id, secret, MORNING).state == "pending"
    found = asking.with_code(one.code, "songkai", MORNING)
    asking.let_in(found.id, "the key")
    with pytest.raises(UnknownCode):
        asking.with_code(one.code, "songkai", MORNING)
    seen = asking.look(one.id, secret, MORNING)
    assert (seen.state, seen.key) == ("approved", "the key")
    with pytest.raises(UnknownEnrolment):
        asking.look(one.id, secret, MORNING)


def test_only_who_asked_hears_what_came_of_it() -> None:
    asking = Enrolments()
    one, _ = asked(asking)
    other, others_secret = asked(asking)
    for stranger in ("", "x" * 24, others_secret):
        with pytest.raises(UnknownEnrolment):
            asking.look(one.id, stranger, MORNING)
    with pytest.raises(UnknownEnrolment):
        asking.look("nobody", others_secret, MORNING)
    assert asking.look(other.id, others_secret, MORNING).state == "pending"


def test_who_is_refused_is_told_so_once() -> None:
    asking = Enrolments()
    one, secret = asked(asking)
    asking.refuse(one.id)
    assert asking.waiting(MORNING) == []
    assert asking.look(one.id, secret, MORNING).state == "refused"
    with pytest.raises(UnknownEnrolment):
        asking.look(one.id, secret, MORNING)


@pytest.mark.parametrize("then", [LATE, MORNING - timedelta(seconds=1)], ids=["late", "clock back"])
def test_a_code_ends_after_a_quarter_of_an_hour(then: object) -> None:
    asking = Enrolments()
    one, secret = asked(asking)
    asking.let_in(one.id, "the key")
    with pytest.raises(UnknownEnrolment):
        asking.look(one.id, secret, then)  # type: ignore[arg-type]
    assert asking.waiting(MORNING) == []


def test_five_wrong_codes_and_even_the_right_one_is_not_looked_at() -> None:
    asking = Enrolments()
    for left in reversed(range(TRIES)):
        with pytest.raises(UnknownCode) as refusal:
            asking.with_code(WRONG, "songkai", MORNING)
        assert refusal.value.details == {"left": left}
    one, _ = asked(asking)
    with pytest.raises(TooManyCodes):
        asking.with_code(one.code, "songkai", MORNING)
    assert asking.with_code(one.code, "liangmin", MORNING).id == one.id
    later, _ = asking.ask("kiosk", "", "10.0.0.2", LATE)
    assert asking.with_code(later.code, "songkai", LATE).id == later.id


def test_a_right_code_forgives_the_wrong_ones() -> None:
    asking = Enrolments()
    one, _ = asked(asking)
    for _ in range(2):
        for _ in range(TRIES - 1):
            with pytest.raises(UnknownCode):
                asking.with_code(WRONG, "songkai", MORNING)
        assert asking.with_code(one.code, "songkai", MORNING).id == one.id


def test_nobody_fills_the_list() -> None:
    asking = Enrolments()
    for _ in range(OF_ONE_ADDRESS):
        asked(asking)
    with pytest.raises(TooManyAsk):
        asked(asking)
    for n in range(AT_ONCE - OF_ONE_ADDRESS):
        asked(asking, f"10.0.1.{n}")
    with pytest.raises(TooManyAsk):
        asked(asking, "10.0.2.1")
    assert asking.ask("kiosk", "", "10.0.2.1", LATE)[0].state == "pending"
