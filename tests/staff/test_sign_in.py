"""Signing in to a window: locks, passwords that must change, a flood at the door (row H1)."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from tests.support.database import events, rows
from tests.support.hall import RunningHall, refused
from tests.support.people import Voice, give_password, key_of, sits_down

RIGHT = "open sesame"


def sign_in(
    hall: RunningHall, window: int, name: str, password: str, **more: str
) -> httpx.Response:
    with hall.client() as http:
        body = {"name": name, "password": password, **more}
        return http.post(f"/windows/{window}/sign-in", json=body)


def told(answer: httpx.Response) -> tuple[str, Any]:
    """Code and details of a refusal."""
    error = answer.json()["error"]
    return error["code"], error["details"]


@pytest.mark.row("H1")
def test_the_right_password_clears_the_count(open_hall: RunningHall) -> None:
    give_password(open_hall, "sunmei", RIGHT)
    for _ in range(2):
        for _ in range(4):
            assert refused(sign_in(open_hall, 5, "sunmei", "a guess"))[0] == 401
        sits_down(open_hall, 5, "sunmei", RIGHT)


@pytest.mark.row("H1")
def test_guesses_at_one_moment_are_all_counted(open_hall: RunningHall) -> None:
    """Twelve at once: no more than five are tried. A new password from the console unlocks."""
    give_password(open_hall, "tanghui", RIGHT)
    with ThreadPoolExecutor(12) as pool:
        guesses = pool.map(lambda n: sign_in(open_hall, 11, "tanghui", f"guess {n}"), range(12))
    codes = Counter(told(answer)[0] for answer in guesses)
    assert codes == {"wrong-credentials": 4, "locked": 8}
    assert told(sign_in(open_hall, 11, "tanghui", RIGHT))[0] == "locked"
    give_password(open_hall, "tanghui", "another one")
    sits_down(open_hall, 11, "tanghui", "another one")


@pytest.mark.row("H1")
def test_what_strangers_type_is_kept_nowhere(open_hall: RunningHall) -> None:
    """Who types the password into the field for the name has not told it to the ledger."""
    for _ in range(2):
        answer = sign_in(open_hall, 3, "my-secret-4711", "my-secret-4711")
        assert refused(answer) == (401, "wrong-credentials")
    assert {"staff": None} in events(open_hall.data, "sign_in_failed")
    for file in (open_hall.data / "hall.db", open_hall.data / "hall.db-wal", open_hall.log):
        assert b"4711" not in file.read_bytes()


@pytest.mark.row("H1", "K4")
def test_a_password_is_kept_as_argon2_alone(open_hall: RunningHall) -> None:
    give_password(open_hall, "zhaolei", RIGHT)
    ((kept,),) = rows(open_hall.data, "SELECT password_hash FROM staff WHERE name = 'zhaolei'")
    assert kept.startswith("$argon2id$")
    assert RIGHT not in kept


@pytest.mark.row("H1")
def test_nobody_signs_in_before_a_password_was_set(open_hall: RunningHall) -> None:
    for guess in ("zhengyan", "nobody has this password"):
        assert refused(sign_in(open_hall, 8, "zhengyan", guess)) == (401, "wrong-credentials")


@pytest.mark.row("H1")
def test_a_temporary_password_opens_nothing_but_its_own_change(open_hall: RunningHall) -> None:
    words = ("staff", "password", "--name", "fengbo", "--temporary")
    open_hall.cli(*words, stdin="For-Today-1\n")
    assert refused(sign_in(open_hall, 9, "fengbo", "For-Today-1")) == (403, "password-must-change")
    for new, why in (
        ("For-Today-1", "same"),
        ("seven77", "short"),
        ("12345678", "silly"),
    ):
        answer = sign_in(open_hall, 9, "fengbo", "For-Today-1", new_password=new)
        assert refused(answer) == (422, "weak-password")
        _code, details = told(answer)
        assert (details["why"], bool(details["words"]["zh"])) == (why, True)
    mine = {"new_password": "山上的茶叶特别香", "command_id": "press-1"}
    seated = sign_in(open_hall, 9, "fengbo", "For-Today-1", **mine)
    assert seated.status_code == 200
    again = sign_in(open_hall, 9, "fengbo", "For-Today-1", **mine)  # its answer was lost
    assert again.json() == seated.json()
    assert refused(sign_in(open_hall, 9, "fengbo", "For-Today-1"))[1] == "wrong-credentials"
    sits_down(open_hall, 9, "fengbo", "山上的茶叶特别香")


@pytest.mark.row("H1", "K6")
def test_a_flood_at_the_door_leaves_the_hall_its_own(open_hall: RunningHall) -> None:
    """Forty sign-ins at once: most are sent away, citizens get their numbers meanwhile."""
    kiosk = Voice(open_hall, key_of(open_hall, "kiosk"))
    with ThreadPoolExecutor(40) as pool:
        flood = [pool.submit(sign_in, open_hall, 3, "stranger", "a guess") for _ in range(40)]
        taken = [kiosk.take("legal")["number"] for _ in range(10)]
        codes = Counter(told(answer.result())[0] for answer in flood)
    assert len(set(taken)) == 10
    assert set(codes) == {"wrong-credentials", "try-again"}
    assert codes["wrong-credentials"] >= 16
