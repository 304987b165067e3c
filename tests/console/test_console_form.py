"""The sign-in form, and how the page is served."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.console.clerk_page import ClerkPage
from tests.console.conftest import PASSWORD
from tests.support.hall import RunningHall
from tests.support.people import Voice, sits_down

Tab = Callable[[], ClerkPage]


def test_the_page_trusts_nobody_else(tab: Tab, town: RunningHall) -> None:
    clerk = tab()
    clerk.sits_down("fengbo", PASSWORD, 9)
    policy = clerk.answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert clerk.answer.headers["x-frame-options"] == "DENY"
    assert clerk.answer.headers["cache-control"] == "no-cache"
    assert clerk.hosts == {f"127.0.0.1:{town.port}"}
    assert clerk.complaints == []
    with town.client() as client:
        for path in ("nothing.js", "..%2fapp.py", "%2e%2e/console_page.py"):
            assert client.get(f"{town.url}/console/{path}").status_code == 404


@pytest.mark.row("B1")
def test_faults_are_told_in_plain_words_and_nothing_typed_is_lost(
    tab: Tab, town: RunningHall
) -> None:
    sits_down(town, 3, "chenfang", PASSWORD)
    clerk = tab()
    option = clerk.find("#window option[value='3']")
    expect(option).to_have_text("3号窗口 民政救助一 · 有人在岗")
    clerk.signs_in("wuting", "", 3)
    clerk.sees("#form-word", "请填写")
    clerk.signs_in("wuting", "nicht-richtig", 3)
    clerk.sees("#form-word", "姓名或密码不对")
    clerk.signs_in("wuting", PASSWORD, 3)
    clerk.sees("#form-word", "该窗口已有人在岗")
    clerk.signs_in("chenfang", PASSWORD, 4)
    clerk.sees("#form-word", "您已在3号窗口在岗")
    clerk.signs_in("wuting", PASSWORD, 12)
    clerk.sees("#form-word", "该窗口暂停使用")
    clerk.find(".sign-in .language").click()
    clerk.sees("#submit", "Sign in")
    assert [clerk.find(f"#{field}").input_value() for field in ("name", "window")] == [
        "wuting",
        "12",
    ]
    town.kill()
    clerk.signs_in("wuting", PASSWORD, 7)
    clerk.sees("#form-word", "can't be reached")
    expect(clerk.find("#password")).to_have_value(PASSWORD)
    town.start()
    clerk.find("#submit").click()
    clerk.sees("#top-window", "Window 7")


@pytest.mark.row("H1")
def test_a_password_set_by_another_is_changed_at_the_first_sign_in(
    tab: Tab, town: RunningHall
) -> None:
    town.cli("staff", "password", "--name", "lixia", "--temporary", stdin="Erst-einmal-1\n")
    clerk = tab()
    clerk.signs_in("lixia", "Erst-einmal-1", 1)
    clerk.sees("#form-word", "首次登录")
    clerk.find("#new-password").fill("kurz")
    clerk.find("#again").fill("anders")
    clerk.find("#submit").click()
    clerk.sees("#form-word", "两次输入的新密码不一样")
    clerk.find("#again").fill("kurz")
    clerk.find("#submit").click()
    clerk.sees("#form-word", "密码至少")
    for field in ("#new-password", "#again"):
        clerk.find(field).fill("Mein-eigenes-2")
    clerk.find("#submit").click()
    clerk.sees("#top-clerk", "李霞")


@pytest.mark.row("H1")
def test_a_locked_account_is_told_for_how_long(tab: Tab, citizen: Voice) -> None:
    clerk = tab()
    for _ in range(6):
        clerk.signs_in("zhouqiang", "geraten", 6)
        expect(clerk.find("#submit")).to_be_enabled()
        if "次数太多" in clerk.find("#form-word").inner_text():
            break
    clerk.signs_in("zhouqiang", PASSWORD, 6)
    clerk.sees("#form-word", "分钟后再试")
