"""Signing in to the pages of no window: roles, the cookie, a power cut, the end (row H1)."""

import httpx
import pytest

from tests.support.hall import RunningHall, refused
from tests.support.people import give_password

RIGHT = "open sesame"


def enter(http: httpx.Client, name: str, password: str = RIGHT, **more: str) -> httpx.Response:
    return http.post("/sessions", json={"name": name, "password": password, **more})


@pytest.mark.row("H1")
def test_leaders_enter_and_clerks_are_refused(open_hall: RunningHall) -> None:
    for name in ("liangmin", "songkai", "chenfang"):
        give_password(open_hall, name, RIGHT)
    with open_hall.client() as http:
        assert refused(enter(http, "chenfang")) == (403, "wrong-role")
        assert refused(enter(http, "liangmin", "a guess")) == (401, "wrong-credentials")
        assert refused(enter(http, "nobody")) == (401, "wrong-credentials")
        assert not http.cookies
        for name, zh in (("liangmin", "梁敏"), ("songkai", "宋凯")):
            answer = enter(http, name)
            assert (answer.status_code, answer.json()["staff"]["zh"]) == (201, zh)


@pytest.mark.row("H1", "A18")
def test_a_guide_enters_and_may_do_nothing_of_a_leader_s(open_hall: RunningHall) -> None:
    give_password(open_hall, "xiaoyu", RIGHT)
    with open_hall.client() as http:
        assert enter(http, "xiaoyu").status_code == 201
        assert refused(http.get("/day/opening")) == (403, "wrong-role")


@pytest.mark.row("H1", "K4")
def test_the_cookie_is_no_scripts_and_no_other_sites(open_hall: RunningHall) -> None:
    give_password(open_hall, "liangmin", RIGHT)
    with open_hall.client() as http:
        cookie = enter(http, "liangmin").headers["set-cookie"]
        parts = {part.strip().lower() for part in cookie.split(";")}
        assert {"httponly", "samesite=strict", "path=/", "max-age=43200"} <= parts
        token = http.cookies["hall_session"]
    stored = (open_hall.data / "hall.db-wal").read_bytes()
    assert token.partition(".")[2].encode() not in stored
    with open_hall.client(token) as http:  # a page's session is no key for the API
        assert refused(http.get("/hall")) == (401, "unauthorized")


@pytest.mark.row("K4")
def test_another_sites_page_can_neither_enter_nor_leave(open_hall: RunningHall) -> None:
    """What a browser sends for a page without asking first opens nothing; asked, it hears no."""
    give_password(open_hall, "liangmin", RIGHT)
    body = b'{"name":"liangmin","password":"%s"}' % RIGHT.encode()
    elsewhere = {"Origin": "http://elsewhere.example"}
    with open_hall.client() as http:
        for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
            answer = http.post("/sessions", content=body, headers={"Content-Type": kind})
            assert refused(answer) == (422, "invalid")
        assert refused(http.post("/sessions", content=body)) == (422, "invalid")
        for method in ("POST", "DELETE"):
            ask = {**elsewhere, "Access-Control-Request-Method": method}
            told = http.options("/sessions", headers=ask)
            assert told.status_code == 405
            assert not any(name.startswith("access-control") for name in told.headers)
        assert not http.cookies


@pytest.mark.row("H1")
def test_leaving_ends_it_for_every_browser_that_has_it(open_hall: RunningHall) -> None:
    give_password(open_hall, "liangmin", RIGHT)
    with open_hall.client() as http, open_hall.client() as copy:
        enter(http, "liangmin")
        copy.cookies.update(http.cookies)
        assert http.delete("/sessions").json() == {"closed": True}
        assert not http.cookies
        assert copy.delete("/sessions").json() == {"closed": False}
        assert http.delete("/sessions").json() == {"closed": False}


@pytest.mark.row("H1")
def test_a_new_password_ends_what_the_old_one_opened(open_hall: RunningHall) -> None:
    give_password(open_hall, "songkai", RIGHT)
    with open_hall.client() as http:
        enter(http, "songkai")
        give_password(open_hall, "songkai", "another one")
        assert http.delete("/sessions").json() == {"closed": False}


@pytest.mark.row("H1")
def test_a_temporary_password_is_changed_on_entering(open_hall: RunningHall) -> None:
    open_hall.cli(
        *("staff", "password", "--name", "liangmin", "--temporary"), stdin="For-Today-1\n"
    )
    with open_hall.client() as http:
        answer = enter(http, "liangmin", "For-Today-1")
        assert refused(answer) == (403, "password-must-change")
        weak = enter(http, "liangmin", "For-Today-1", new_password="nimgnail")
        assert (refused(weak), weak.json()["error"]["details"]["why"]) == (
            (422, "weak-password"),
            "name",
        )
        mine = enter(http, "liangmin", "For-Today-1", new_password="Tea-at-Four")
        assert mine.status_code == 201
        assert refused(enter(http, "liangmin", "For-Today-1")) == (401, "wrong-credentials")
        assert enter(http, "liangmin", "Tea-at-Four").status_code == 201
