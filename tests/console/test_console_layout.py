"""Every state of the console at the screens halls have, in both languages: is it all to be read?"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.console.clerk_page import ClerkPage
from tests.console.conftest import PASSWORD
from tests.support.hall import RunningHall
from tests.support.page_layout import DRAWN, page_faults
from tests.support.people import Voice, key_of

SMALL = (1366, 768)
SIZES = {"en": (SMALL, (1280, 1024)), "zh": (SMALL, (1920, 1080))}
"""Language -> the screens it is looked at on."""

FAULTS = """() => {
  const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length;
  const name = (e) => `${e.tagName} #${e.id} .${e.className} ${e.textContent.trim().slice(0, 40)}`;
  const faults = [];
  const frame = document.documentElement;
  if (frame.scrollWidth > frame.clientWidth) faults.push("the page scrolls sideways");
  if (frame.scrollHeight > frame.clientHeight) faults.push("the page scrolls");
  for (const e of document.querySelectorAll("body *:not(svg):not(svg *):not(option)")) {
    if (!seen(e) || ["INPUT", "SELECT"].includes(e.tagName) || e.closest(".scrolls")) continue;
    const box = e.getBoundingClientRect();
    const tell = (when, what) => when && faults.push(`${name(e)} is ${what}`);
    tell(e.clientWidth && e.scrollWidth > e.clientWidth + 1, "too wide");
    const outer = e.parentElement.getBoundingClientRect();
    tell(box.bottom > outer.bottom + 3 || box.right > outer.right + 1, "out of its box");
    const style = getComputedStyle(e);
    const cuts = style.overflowY !== "visible" && style.webkitLineClamp === "none";
    tell(cuts && e.scrollHeight > e.clientHeight + 2, "too high");
    tell(box.right > innerWidth + 1 || box.bottom > innerHeight + 1, "off the screen");
    tell(e.tagName === "BUTTON" && box.height < 43.9, "small");
  }
  const boxes = ".console, .console > *, .visit, .open-visit, .words, .panel, .panel-fields";
  for (const row of document.querySelectorAll(boxes)) {
    const parts = [...row.children].filter((e) => seen(e) && !e.matches(".nobody"));
    for (const [one, other] of parts.flatMap((a, i) => parts.slice(i + 1).map((b) => [a, b]))) {
      const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 1 && down > 1) faults.push(`${name(one)} lies over ${name(other)}`);
    }
  }
  return faults;
}"""

pytestmark = pytest.mark.slow(30)


@pytest.fixture(scope="module")
def crowded(town: RunningHall, citizen: Voice) -> RunningHall:
    """Many wait for window 7, the first of them for three things, in English, with a need; some
    have priority."""
    guide = Voice(town, key_of(town, "guide"))
    several = {
        "items": ["unemployment-certificate", "unemployment-benefit", "reemployment-card"],
        "language": "en",
        "needs": ["deaf"],
        "principals": 3,
    }
    guide.ask("POST", "/tickets", several, 201)
    for queue in ["labour"] * 8 + ["medical"] * 6:
        citizen.take(queue, language="en")
    aged = {"items": ["reemployment-card"], "priority": "elderly", "needs": ["wheelchair"]}
    guide.ask("POST", "/tickets", aged, 201)
    return town


def clerk_in(hall: RunningHall, browser: Browser) -> Iterator[ClerkPage]:
    profile = browser.new_context(locale="zh-CN")
    yield ClerkPage(hall, profile)
    profile.close()


@pytest.fixture
def clerk(crowded: RunningHall, browser: Browser) -> Iterator[ClerkPage]:
    yield from clerk_in(crowded, browser)


def looked_at(clerk: ClerkPage, state: str) -> list[str]:
    """The faults of this state at every size, in both languages."""
    found = []
    for language in SIZES:
        lang = "en" if language == "en" else "zh-CN"
        if clerk.page.evaluate("document.documentElement.lang") != lang:
            clerk.page.evaluate("document.querySelector('.language').click()")
        for width, height in SIZES[language]:
            clerk.page.set_viewport_size({"width": width, "height": height})
            clerk.page.evaluate(DRAWN)
            told = clerk.page.evaluate(FAULTS)
            found += [f"{state} {language} {width}x{height}: {fault}" for fault in told]
    found += [f"{state} {fault}" for fault in page_faults(clerk.page, (SMALL,))]
    return found


def turned_away(clerk: ClerkPage) -> None:
    """Window 12 is out of service."""
    clerk.signs_in("wuting", PASSWORD, 12)
    clerk.sees("#form-word", "该窗口暂停使用")


def keys(clerk: ClerkPage, seen: str, words: str, *names: str) -> Callable[[], None]:
    """A step: these keys, and what comes of them."""

    def press() -> None:
        clerk.keys(*names)
        clerk.sees(seen, words)

    return press


def test_every_state_can_be_read_at_every_size(clerk: ClerkPage, crowded: RunningHall) -> None:
    walk: list[tuple[str, Callable[[], None]]] = [
        ("form", lambda: clerk.sees("#window", "7号窗口")),
        ("form with a word", lambda: turned_away(clerk)),
        ("free", lambda: clerk.sits_down("wuting", PASSWORD, 7)),
        ("dial", keys(clerk, "#panel", "C001", "1")),
        ("called", keys(clerk, "#number", "C001", "Enter")),
        ("not confirmed", lambda: clerk.sees("#call-alert", "大屏未确认")),
        ("asked before leaving", lambda: clerk.find("#sign-out").click()),
        ("serving three items", keys(clerk, "#chip", "办理中", "Escape", "s")),
        ("transfer", keys(clerk, "#panel", "转到哪里", "t")),
        ("needs", keys(clerk, "#panel", "需要", "Escape", "m")),
        ("split", keys(clerk, "#panel", "两个人", "Escape", "d")),
        ("own words", keys(clerk, "#panel", "办得怎样", "Escape", "o")),
        ("cover", keys(clerk, "#panel", "替哪个窗口", "Escape", "v")),
        ("help", keys(clerk, "#panel", "叫谁", "Escape", "x")),
        ("help called", keys(clerk, "#notices", "您已呼叫", "3")),
        ("held", keys(clerk, "#tab-held", "1", "h", "l")),
        ("held one", keys(clerk, "#panel", "叫回", "ArrowDown", "Enter")),
        ("reasons", keys(clerk, "#panel", "为什么暂停", "Escape", "p")),
        ("paused", keys(clerk, "#chip", "已暂停", "1")),
        ("locked", lambda: clerk.find("#lock-now").click()),
        ("away with presses kept", lambda: away(clerk, crowded)),
    ]
    found: list[str] = []
    for state, step in walk:
        step()
        found += looked_at(clerk, state)
    assert not found, "\n".join(found)


def away(clerk: ClerkPage, hall: RunningHall) -> None:
    clerk.find("#lock-password").fill(PASSWORD)
    clerk.find("#lock-password").press("Enter")
    clerk.sees_no("#lock")
    clerk.sees("#line", "已连接")
    hall.kill()
    clerk.sees("#line", "连接中断")
    clerk.keys("p", "n")
    clerk.sees("#kept", "叫下一位")
