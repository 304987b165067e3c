"""The citizen's pages at `/m` in a phone-sized browser that runs no script."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from hall_server.cases.kind_words import MEANS
from hall_server.web.phone.check_page import NOTICES_A_MINUTE
from tests.support.database import plain_rows, rows
from tests.support.hall import RunningHall
from tests.support.page_layout import page_faults
from tests.support.people import Clerk, Voice

PHONE = {"width": 360, "height": 740}
SIZES = ((320, 568), (360, 740))
ITEM = "urban-allowance"
NAME, NUMBER = "欧阳建国", "13812345678"
LARGE = "document.documentElement.style.fontSize = '150%'"
MOST_BYTES = 25_000


@pytest.fixture(scope="module")
def still(browser: Browser) -> Iterator[Page]:
    """A telephone that runs no script and remembers nothing."""
    context = browser.new_context(
        viewport=PHONE, has_touch=True, locale="zh-CN", java_script_enabled=False
    )
    yield context.new_page()
    assert context.cookies() == []
    context.close()


@pytest.fixture(scope="module")
def visit(hall: RunningHall, kiosk: Voice) -> dict[str, Any]:
    """A visit at window 3 and the case it became."""
    clerk, ticket = Clerk(hall, 3), kiosk.take("civil", print=False)
    clerk.does("call-next")
    clerk.does("start")
    order = {
        "kind": "open_case",
        "window": 3,
        "case_kind": "committed",
        "item": ITEM,
        "ticket_id": kiosk.ticket(ticket["secret"])["id"],
        "applicant": {"name": NAME, "phone": NUMBER},
        "papers": [{"name": "书面申请", "place": 0}],
        "print": False,
    }
    opened = clerk.ask("POST", "/cases", {"command": order}, 201)
    return {**ticket, "case": opened["case"]["number"]}


def on(page: Page, hall: RunningHall, path: str) -> Page:
    answer = page.goto(hall.url + path)
    assert answer is not None
    assert answer.status == 200
    return page


def fills(page: Page, **values: str) -> None:
    for name, value in values.items():
        page.locator(f"[name={name}]").fill(value)


@pytest.mark.row("A2")
def test_an_item_is_found_by_initials_and_tells_all_it_must(hall: RunningHall, still: Page) -> None:
    on(still, hall, "/m").get_by_role("link", name="办事指南").click()
    fills(still, q="czjmzdsh")
    still.get_by_role("button", name="找").click()
    still.get_by_role("link", name="城镇居民最低生活保障").click()
    told = still.locator("main").inner_text()
    for wanted in ("几号窗口", "多久办好", "收费", "户口簿", "办理依据", "责任岗位", "监督投诉"):
        assert wanted in told, wanted
    picture = still.locator("img.flow")
    assert "村(居)委会审核" in str(picture.get_attribute("alt"))
    drawn = still.request.get(hall.url + str(picture.get_attribute("src")))
    assert "<svg" in drawn.text()


@pytest.mark.row("A2")
@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("department=civil", "城镇居民最低生活保障"),
        ("event=wedding", "婚姻登记"),
        ("q=marriage&lang=en", "Marriage"),
        ("q=nothing+such", "没有找到"),
        ("q=<script>", "&lt;script&gt;"),
    ],
)
def test_the_guide_is_gone_through(hall: RunningHall, asked: str, there: str) -> None:
    answer = httpx.get(f"{hall.url}/m/guide?{asked}")
    assert answer.status_code == 200
    assert there in answer.text


@pytest.mark.row("A3")
def test_what_is_missing_is_told_before_setting_out_and_kept(
    hall: RunningHall, still: Page, kiosk: Voice
) -> None:
    """The notice opens by its own address, and the ticket machine reads its code."""
    on(still, hall, f"/m/item/{ITEM}").get_by_role("link", name=re.compile("带齐了吗")).click()
    for paper in ("书面申请", "户口簿"):
        still.get_by_label(re.compile(paper)).check()
    still.get_by_role("button", name="看看还缺什么").click()
    expect(still.locator(".verdict")).to_have_text("还缺 2 样，先别急着来")
    expect(still.locator(".missing")).to_contain_text("身份证")
    still.get_by_role("button", name=re.compile("一次性告知单")).click()
    expect(still.locator("h1")).to_have_text("一次性告知清单")
    assert still.locator(".along svg").is_visible()
    secret = still.url.rpartition("/n/")[2]
    found = kiosk.ask("POST", "/notices/scan", {"secret": secret})
    assert found["check"]["have"] == [0, 2]
    assert [paper["name"]["zh"] for paper in found["missing"]] == ["身份证", "家庭收入状况证明"]
    again = httpx.get(still.url)
    assert again.headers["cache-control"] == "no-store"


@pytest.mark.row("A3")
def test_a_notice_sent_twice_is_one_and_a_flood_is_stopped(hall: RunningHall) -> None:
    form = {"id": "a" * 24, "version": "1", "have": "0"}
    address = f"{hall.url}/m/item/{ITEM}/notice"
    with httpx.Client() as phone:
        first, second = (phone.post(address, data=form) for _ in range(2))
        assert first.status_code == 303
        assert first.headers["location"] == second.headers["location"]
        statuses = [phone.post(address, data=form).status_code for _ in range(NOTICES_A_MINUTE)]
        assert statuses[-1] == 429
        other = phone.post(address, data={**form, "version": "7"})
        assert other.status_code in (200, 429)


@pytest.mark.row("A8", "A9")
def test_a_visit_s_page_leads_to_how_its_case_stands(
    hall: RunningHall, phone: Page, visit: dict[str, Any]
) -> None:
    phone.goto(f"{hall.url}/t/{visit['secret']}?lang=zh")
    phone.locator("#cases a").click()
    expect(phone.locator("[name=number]")).to_have_value(visit["case"])
    fills(phone, last_four="1111")
    phone.locator("button").click()
    expect(phone.get_by_role("alert")).to_contain_text(re.compile("没有查到|Nothing found"))
    fills(phone, last_four=NUMBER[-4:])
    phone.locator("button").click()
    expect(phone.locator(".verdict")).to_have_text(re.compile("正在办理|worked on"))
    expect(phone.locator(".steps .done")).to_have_count(2)
    means = MEANS["committed"]
    expect(phone.locator(".quiet")).to_contain_text(re.compile(f"{means.zh}|{means.en}"))
    assert NAME not in phone.content()
    assert list(page_faults(phone, SIZES)) == []
    assert phone.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.row("A8")
def test_a_ticket_tells_the_cases_its_visit_became(kiosk: Voice, visit: dict[str, Any]) -> None:
    assert kiosk.ticket(visit["secret"])["cases"] == [visit["case"]]
    assert kiosk.ask("GET", f"/tickets/{visit['secret']}/page")["now"]["cases"] == [visit["case"]]


@pytest.mark.row("A10")
def test_a_complaint_without_a_name_is_followed_by_its_two_numbers(
    hall: RunningHall, still: Page
) -> None:
    on(still, hall, "/m").get_by_role("link", name="意见投诉").click()
    fills(still, text="等了很久\n没有人理 <b>")
    still.get_by_role("button", name="提交").click()
    expect(still.locator(".verdict")).to_contain_text("请拍照")
    number, code = (text.replace(" ", "") for text in still.locator(".huge").all_inner_texts())
    told = plain_rows(hall.data, "complaints", "number", "text", "channel", "named", "ticket_id")
    assert (number, "等了很久\n没有人理 <b>", "phone_page", False, None) in told
    still.get_by_role("link", name="查答复").click()
    fills(still, number=number, code="000000" if code != "000000" else "000001")
    still.get_by_role("button", name="查答复").click()
    expect(still.get_by_role("alert")).to_contain_text("没有查到")
    fills(still, code=code)
    still.get_by_role("button", name="查答复").click()
    expect(still.locator(".verdict")).to_contain_text("已收到")


@pytest.mark.row("A10")
def test_a_visit_goes_along_only_where_it_is_ticked(
    hall: RunningHall, still: Page, visit: dict[str, Any]
) -> None:
    for ticked in (False, True):
        on(still, hall, f"/t/{visit['secret']}/opinion")
        box = still.get_by_label(re.compile("附上我这次办事"))
        assert not box.is_checked()
        box.set_checked(ticked)
        still.get_by_label("表扬").check()
        still.get_by_text("想留名").click()
        fills(still, text=f"很耐心 {ticked}", name=NAME)
        assert "被投诉的人看不到" in still.locator("details").inner_text()
        still.get_by_role("button", name="提交").click()
        expect(still.locator(".verdict")).to_contain_text("请拍照")
        assert NAME not in still.content()
        told = dict(plain_rows(hall.data, "complaints", "text", "ticket_id"))
        assert (told[f"很耐心 {ticked}"] is not None) is ticked


@pytest.mark.row("A11")
def test_who_serves_and_whom_to_ring(hall: RunningHall, still: Page) -> None:
    on(still, hall, "/m").get_by_role("link", name="谁在办公").click()
    expect(still.locator(".numbers")).to_contain_text("投诉电话")
    person = still.locator(".person", has_text="陈芳")
    expect(person).to_contain_text("3 号窗口")
    person.get_by_role("link").last.click()
    expect(still.locator("[name=staff]")).to_have_value("chenfang")


@pytest.mark.row("G3")
def test_somebody_who_can_t_come_is_rung_back(hall: RunningHall, still: Page) -> None:
    on(still, hall, "/m").get_by_role("link", name=re.compile("上门")).click()
    still.get_by_label(re.compile("上门服务")).check()
    fills(still, name=NAME, phone=NUMBER, address="河东村3组", wanted="周三上午")
    still.get_by_role("button", name="提交").click()
    number = still.locator(".huge").inner_text().replace(" ", "")
    sql = f"SELECT what, channel FROM service_requests WHERE number = '{number}'"
    assert rows(hall.data, sql) == [("at_home", "phone_page")]
    assert NAME not in still.content()
    ledger = str(rows(hall.data, "SELECT body FROM ledger"))
    assert not any(secret in ledger for secret in (NAME, NUMBER, "河东村", "没有人理"))


@pytest.mark.row("A2", "A10", "A11", "G3")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_can_be_read_and_pressed_and_is_light(
    hall: RunningHall, phone: Page, lang: str
) -> None:
    found = []
    style = len(httpx.get(f"{hall.url}/phone/m.css").content)
    paths = (
        "",
        "/guide",
        f"/item/{ITEM}",
        f"/item/{ITEM}/check",
        "/opinion",
        "/people",
        "/request",
    )
    for path in paths:
        answer = phone.goto(f"{hall.url}/m{path}?lang={lang}")
        assert answer is not None
        assert len(answer.body()) + style <= MOST_BYTES, path
        assert "script" not in answer.headers["content-security-policy"]
        found += [f"{path} {fault}" for fault in page_faults(phone, SIZES)]
        phone.evaluate(LARGE)
        found += [f"{path} large {fault}" for fault in page_faults(phone, SIZES[1:])]
    assert found == []


@pytest.mark.parametrize("path", ["progress", "opinion", "follow", "request"])
def test_what_is_somebody_s_is_kept_nowhere_and_sent_from_here_alone(
    hall: RunningHall, path: str
) -> None:
    address = f"{hall.url}/m/{path}"
    assert httpx.get(address).headers["cache-control"] == "no-store"
    broken = httpx.post(address, data={"number": "1", "phone": "x" * 50})
    assert broken.status_code == 422
    assert broken.headers["cache-control"] == "no-store"
    foreign = httpx.post(address, data={"text": "x"}, headers={"sec-fetch-site": "cross-site"})
    assert foreign.status_code == 422
    assert ("x",) not in plain_rows(hall.data, "complaints", "text")


@pytest.mark.row("A8", "A10")
def test_an_answer_about_somebody_is_kept_nowhere_on_its_way(
    hall: RunningHall, visit: dict[str, Any]
) -> None:
    number, code = rows(hall.data, "SELECT number, code FROM complaints")[0]
    with hall.client() as phone:
        asked = {"number": visit["case"], "last_four": NUMBER[-4:]}
        found = phone.post("/cases/find", json=asked)
        followed = phone.post("/complaints/follow", json={"number": number, "code": code})
    assert (found.status_code, followed.status_code) == (200, 200)
    assert found.headers["cache-control"] == followed.headers["cache-control"] == "no-store"


@pytest.mark.row("A8", "K1")
def test_the_page_of_an_old_ticket_still_tells_its_cases(
    hall: RunningHall, phone: Page, kiosk: Voice, visit: dict[str, Any]
) -> None:
    """On a later day and after a power cut the ticket is in memory no more."""
    today = date.fromisoformat(kiosk.hall()["business_day"])
    hall.kill()
    hall.start(clock=f"{today + timedelta(days=3)}T09:00:00+08:00")
    phone.goto(f"{hall.url}/t/{visit['secret']}")
    expect(phone.locator("#cases a")).to_contain_text(visit["case"])
