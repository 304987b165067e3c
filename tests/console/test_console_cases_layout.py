"""Every panel of notices, cases and complaints at the screens halls have, in both languages."""

from collections.abc import Callable

from playwright.sync_api import Browser, expect

from tests.console.clerk_page import ClerkPage
from tests.console.conftest import PASSWORD
from tests.console.test_console_layout import looked_at
from tests.support.hall import RunningHall
from tests.support.people import Voice

ITEM = "reemployment-card"
KINDS = ("on-the-spot", "supplement", "returned", "joint", "reported-up", "fast-track")


def test_every_panel_can_be_read_at_every_size(
    town: RunningHall, citizen: Voice, browser: Browser
) -> None:
    checks = [{"item": ITEM, "version": 1, "have": [0, 1]}]
    number = citizen.ask("POST", "/tickets", {"items": [ITEM], "checks": checks}, 201)["number"]
    profile = browser.new_context(locale="zh-CN")
    clerk = ClerkPage(town, profile)
    clerk.sits_down("wuting", PASSWORD, 7)
    clerk.sees("#rows", number)
    clerk.keys("n")
    clerk.sees("#number", number)
    clerk.keys("s")
    clerk.sees("#tags", "材料 2/3")
    found: list[str] = []
    for state, step in walk(clerk):
        step()
        found += looked_at(clerk, state)
    profile.close()
    assert not found, "\n".join(found)


def walk(clerk: ClerkPage) -> list[tuple[str, Callable[[], None]]]:
    """Each state and how to come to it from the one before, by the Chinese words."""

    def keys(seen: str, words: str, *names: str) -> Callable[[], None]:
        def press() -> None:
            clerk.keys(*names)
            clerk.sees(seen, words)

        return press

    def kind(code: str) -> Callable[[], None]:
        return lambda: clerk.find(f"#panel input[value='{code}']").check(force=True)

    return [
        ("a notice", keys("#panel", "补充说明", "z")),
        ("a case", keys("#panel", "申请人", "Escape", "b")),
        *[(f"a case, {code}", kind(code)) for code in KINDS],
        ("refused", keys("#panel-fields .fault", "写", "Enter")),
        ("opened", lambda: opens(clerk)),
        ("cases", keys("#rows", "补办件", "l", "l", "l", "l")),
        ("a case in full", keys("#panel", "现在可以", "ArrowDown", "Enter")),
        *[(f"act {act}", lambda act=act: acts(clerk, act)) for act in ACTS],
        ("a paper voided", lambda: voids(clerk)),
        ("found", keys("#panel", "1 件", "Escape", "Escape", "e")),
        ("a due day", keys("#panel", "最迟办结日", "Escape", "q")),
        ("a complaint", keys("#panel", "反映的内容", "Escape", "a")),
        ("a petition", kind("petition")),
    ]


ACTS = ("add_papers", "return", "hand_on", "note_progress", "pass_papers")


def opens(clerk: ClerkPage) -> None:
    clerk.find("#panel input[value='supplement']").check(force=True)
    clerk.find("#panel-name").fill("欧阳一二三")
    clerk.find("#panel-phone").fill("13800001234")
    clerk.keys("Enter")
    clerk.sees("#word", "待补办")


def voids(clerk: ClerkPage) -> None:
    """In whatever language the page is in now."""
    clerk.keys("Escape")
    clerk.find("#panel-content li button").last.click()
    expect(clerk.find("#panel [data-name=why]")).to_be_visible()


def acts(clerk: ClerkPage, act: str) -> None:
    if not clerk.find(".head-number").is_visible():
        clerk.keys("Escape")
        clerk.sees("#panel", "现在可以")
    options = clerk.find("#panel-fields button.option")
    words = clerk.page.evaluate(
        "async (act) => (await import('/console/words.js')).TEXTS.zh[`act_${act}`]", act
    )
    options.filter(has_text=words).first.click()
    clerk.sees("#panel-title", words)
