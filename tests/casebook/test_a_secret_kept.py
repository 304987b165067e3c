"""A complaint left at the kiosk about somebody at a window: answered, judged, answered again, and
read by nobody but its handlers.

What the program keeps and pushes is searched by `tests/complaints/test_kept_secret.py`; here are
the screens and papers of everybody else in the hall while it goes its way.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.casebook.town import Town
from tests.support.database import faults, rows

pytestmark = pytest.mark.slow(45)

BEGINS = "2026-11-25T09:10:00+08:00"

PHONE = "13812345678"
SENTENCE, WRITTEN, NAME = "态度冷淡，爱理不理", "你好", "王先生"
ANSWER, AGAIN = "已经批评并向您道歉", "窗口已经换人，请您再来"
SECRETS = (NAME, PHONE, SENTENCE, WRITTEN, ANSWER, AGAIN)


@pytest.mark.row("A10", "H5", "E5")
def test_a_complaint_stays_secret_from_the_kiosk_to_the_second_answer(town: Town) -> None:
    named = town.clerk("chenfang", 3)
    says_it(town)
    number, code = receipt(town)
    answers(town, "duanrong", number, ANSWER)

    follows(town, number, code, ANSWER)
    town.picture("secret-7-answered")
    judged = town.walks(("tell:unsatisfied", "complaint-followed"))
    assert "领导" in judged.titles[-1]
    town.leaves()
    answers(town, "liangmin", number, AGAIN)
    is_satisfied_on_the_phone(town, number, code)
    assert rows(town.whole.hall.data, "SELECT state FROM complaints") == [("closed",)]

    looks_everywhere(town, named.page)


def says_it(town: Town) -> None:
    """About the clerk of window 3, by a ready sentence and a written word, with a name."""
    kiosk = town.whole.kiosk
    town.walks(
        ("screen:complaint", "complaint"),
        ("tell:what:complaint", "complaint-category"),
        ("tell:category:attitude", "complaint-about"),
        shots="secret",
    )
    town.walks(
        ("tell:staff:chenfang", "complaint-words"),
        ("tell:sentence:0", "complaint-words"),
        ("tell:write", "complaint-writing"),
    )
    town.types_hanzi("nihao")
    town.walks(
        ("tell:on", "complaint-words"), ("tell:on", "complaint-naming"),
        ("tell:named", "complaint-name"), ("cand:0", "complaint-name"),
    )  # fmt: skip
    kiosk.press("cand:next")
    kiosk.press("cand:0")
    kiosk.until(lambda state: state["typed"] == "***")
    town.picture("secret-4-name")
    town.walks(("tell:on", "complaint-phone"))
    kiosk.keys_in(PHONE)
    town.walks(("tell:on", "complaint-review"))
    town.picture("secret-5-review")
    told = town.walks(("tell:on", "complaint-taken"))
    assert told.titles == ["收到了，谢谢您"]
    town.picture("secret-6-taken")
    town.leaves()


def receipt(town: Town) -> tuple[str, str]:
    """Number and code, as the receipt says them, and nothing of what was said."""
    paper = town.paper("受理回执")
    paper.tells("投诉", "只有处理人能看到")
    assert not paper.words_of(*SECRETS)
    return paper.after("受理编号"), paper.after("查询码")


def follows(town: Town, number: str, code: str, answer: str) -> dict[str, object]:
    """By number and code at the kiosk; the answer stands there, which its state never tells."""
    kiosk = town.whole.kiosk
    town.walks(("screen:complaint", "complaint"), ("tell:follow", "complaint-number"))
    kiosk.keys_in(number)
    town.walks(("tell:on", "complaint-code"))
    kiosk.keys_in(code)
    told = kiosk.goes(("tell:on", "complaint-followed"))
    assert answer not in str(told)
    return told


def is_satisfied_on_the_phone(town: Town, number: str, code: str) -> None:
    """At home, on the pages for a telephone; they keep nothing of it."""
    phone = town.phone_page("/m/follow")
    phone.locator("[name=number]").fill(number)
    phone.locator("[name=code]").fill(code)
    phone.get_by_role("button", name="查答复").click()
    expect(phone.get_by_text(AGAIN)).to_be_visible()
    assert not [word for word in (NAME, PHONE) if word in phone.content()]
    town.picture("secret-8-phone", phone)
    phone.get_by_role("button", name="满意", exact=True).click()
    expect(phone.get_by_text("这个答复您满意吗")).to_have_count(0)
    phone.goto(f"{town.whole.hall.url}/m")
    assert not [word for word in SECRETS if word in phone.content()]


def answers(town: Town, who: str, number: str, words: str) -> None:
    """A handler reads it and answers."""
    with town.signed_in(who, "manager/complaints") as page:
        page.locator("button.case", has_text=number).click()
        expect(page.locator(".said .body").first).to_contain_text(SENTENCE)
        assert NAME not in page.content(), "who it was is behind a press that is recorded"
        town.picture(f"secret-{who}-reads", page)
        page.get_by_role("button", name="答复", exact=True).click()
        page.locator(".panel textarea").fill(words)
        page.locator(".panel").get_by_role("button", name="不属实", exact=True).click()
        page.locator(".panel .main").click()
        expect(page.locator(".file-head")).to_contain_text("已答复")


def looks_everywhere(town: Town, console: Page) -> None:
    """The screens of all others, what was printed, and what is kept of the machines."""
    seen = {"console": console.content(), "wall": str(town.whole.wall.state())}
    for name, way in (
        ("liangmin", "manager/"),
        ("songkai", "manager/complaints"),
        ("songkai", "manager/settings"),
        ("xiaoyu", "guide-desk"),
        ("xiaoyu", "manager/complaints"),
    ):
        with town.signed_in(name, way) as page:
            expect(page.locator("header").first).to_be_visible()
            seen[f"{name} {way}"] = page.content()
    seen["papers"] = " ".join(cut["text"] for cut in town.whole.paper.slips())
    data = town.whole.hall.data
    seen["ledger"] = str(rows(data, "SELECT body FROM ledger"))
    seen["jobs"] = str(rows(data, "SELECT * FROM print_jobs"))
    seen["export"] = town.whole.hall.cli("export")
    seen |= {file.name: readable(file) for file in files_of(town)}
    told = {where: [s for s in SECRETS if s in what] for where, what in seen.items()}
    assert not {where: found for where, found in told.items() if found}
    assert faults(data) == []


def files_of(town: Town) -> list[Path]:
    """Logs, state files, diaries and journals of all machines; not the hall's own database."""
    hall = town.whole.hall.data
    found = [file for file in town.whole.folder.rglob("*") if file.is_file()]
    return [file for file in found if hall not in file.parents]


def readable(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")
