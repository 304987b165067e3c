"""Registers, figures, month reports and the duty log on a real server, page and workbook."""

import hashlib
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Browser, expect

from tests.support.database import events, faults, rows
from tests.support.hall import RunningHall, refused
from tests.support.page_layout import page_faults
from tests.support.pages import Crew, staffed
from tests.support.people import key_of

LEADER, ADMINISTRATOR = "liangmin", "songkai"
NAME, PHONE = "欧阳台账", "13812345678"
DAYS = {"first": "2026-11-01", "last": "2026-11-30"}
MONTH = "2026-11"


class People:
    """The hall, who works there, and what they did."""

    def __init__(self, hall: RunningHall, browser: Browser) -> None:
        self.hall = hall
        self._crew = Crew(browser, hall, size=(1440, 900))
        self.clerk = hall.client(key_of(hall, "clerk", 3))
        self.other = hall.client(key_of(hall, "clerk", 4))
        self.sign_in()

    def sign_in(self) -> None:
        """Both leaders, in browsers of their own, where they signed in just now."""
        self._crew.close()
        self.leader, self.page = self._crew.client(LEADER), self._crew.window(LEADER)
        self.administrator = self._crew.client(ADMINISTRATOR)
        self.other_page = self._crew.window(ADMINISTRATOR)

    def power_cut(self, clock: str) -> None:
        """The server is killed and started anew; the leaders look at nothing meanwhile."""
        for page in (self.page, self.other_page):
            page.goto("about:blank")
        self.hall.kill()
        self.hall.start(clock=clock)

    def opens(self, **told: Any) -> dict[str, Any]:
        """A case at window 3."""
        command = {
            "kind": "open_case",
            "window": 3,
            "case_kind": "committed",
            "item": "urban-allowance",
            "applicant": {"name": NAME, "phone": PHONE, "agent": "村代办员老周"},
            "papers": [{"name": "书面申请", "place": 0}, {"name": "身份证", "place": 1}],
            "print": False,
            **told,
        }
        answer = self.clerk.post("/cases", json={"command": command})
        assert answer.status_code == 201, answer.text
        return dict(answer.json()["case"])

    def acts(self, case: str, act: str, **told: Any) -> httpx.Response:
        """The clerk of window 3 does an act."""
        command = {"kind": "act_on_case", "case_id": case, "act": act, "print": False, **told}
        return self.clerk.post("/cases/acts", json={"command": command})

    def ends(self, case: str, outcome: str = "granted") -> None:
        """Decided, delivered, its papers signed, closed."""
        reason = "收入超过标准" if outcome == "denied" else ""
        assert self.acts(case, "decide", outcome=outcome, reason=reason).status_code == 200
        told = {"channel": "counter", "recipient": NAME}
        assert self.acts(case, "deliver", **told).status_code == 200
        for paper in self.clerk.get(f"/cases/{case}").json()["documents"]:
            self.clerk.post(f"/documents/{paper['document_id']}/sign", json={})
        assert self.acts(case, "close", reason="满意，谢谢").status_code == 200

    def register(self, kind: str, **told: Any) -> dict[str, Any]:
        """As the leader sees it."""
        answer = self.leader.get(f"/registers/{kind}", params={**DAYS, **told})
        assert answer.status_code == 200, answer.text
        return dict(answer.json())


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[People]:
    folder = tmp_path_factory.mktemp("registers")
    with staffed(folder, LEADER, ADMINISTRATOR, clock="2026-11-16T09:00:00+08:00") as hall:
        yield People(hall, browser)


def lines(told: dict[str, Any]) -> list[dict[str, Any]]:
    """Each line by its heads."""
    return [dict(zip(told["heads"], row, strict=True)) for row in told["rows"]]


@pytest.mark.row("F6")
def test_every_act_stands_in_the_ledger_and_no_case_ends_without_its_end(people: People) -> None:
    case = people.opens()["case_id"]
    assert refused(people.acts(case, "close")) == (409, "wrong-state")
    assert refused(people.acts(case, "decide")) == (409, "outcome-needed")
    assert people.acts(case, "decide", outcome="granted").status_code == 200
    assert refused(people.acts(case, "close")) == (409, "recipient-needed")
    assert refused(people.acts(case, "deliver", channel="counter"))[1] == "recipient-needed"
    told = {"channel": "counter", "recipient": NAME}
    assert people.acts(case, "deliver", **told).status_code == 200
    assert refused(people.acts(case, "close")) == (409, "signature-needed")
    for paper in people.clerk.get(f"/cases/{case}").json()["documents"]:
        people.clerk.post(f"/documents/{paper['document_id']}/sign", json={})
    assert people.acts(case, "close", reason="满意，谢谢").status_code == 200
    kept = rows(people.hall.data, "SELECT act FROM case_steps WHERE case_id = ? ORDER BY at", case)
    acts = [act for (act,) in kept]
    assert acts == ["open", "decide", "deliver", "close"]
    assert [e["case"] for e in events(people.hall.data, "case_opened")] == [case]
    noted = [e["act"] for e in events(people.hall.data, "case_acted") if e["case"] == case]
    assert noted == acts[1:]
    assert len(events(people.hall.data, "document_signed")) >= 1


@pytest.mark.row("F6")
def test_names_are_for_the_window_that_handles(people: People) -> None:
    seen = lines(people.register("cases"))[0]
    assert (seen["申请人"], seen["结果"], seen["是否按时"]) == ("欧*", "准予办理", "提前")
    assert seen["办理过程"].endswith("11-16 办结")
    own = people.clerk.get("/registers/cases", params=DAYS).json()
    assert [line["申请人"] for line in lines(own)] == [NAME]
    assert people.other.get("/registers/cases", params=DAYS).json()["rows"] == []
    assert refused(people.other.get("/registers/duty", params=DAYS)) == (403, "wrong-role")
    assert refused(people.hall.client().get("/registers/cases", params=DAYS))[0] == 401


@pytest.mark.row("F6")
def test_registers_of_the_rule_books(people: People) -> None:
    agency = people.opens(agency="agent", agreed=True)["case_id"]
    people.ends(agency, "denied")
    told = lines(people.register("agency"))
    assert [(t["乡镇（街道）、村代理员"], t["委托人提供资料目录"]) for t in told] == [
        ("村*", "书面申请、身份证")
    ]
    assert [t["办理结果"] for t in lines(people.register("village"))] == ["不予办理"]
    assert [t["回访意见"] for t in lines(people.register("visits"))] == ["满意，谢谢"] * 2
    documents = people.register("documents")
    assert documents["remarks"][0].startswith("编号连续")
    assert lines(documents)
    people.clerk.post("/registers/calls", json={"content": "问低保", "caller": NAME})
    assert people.register("consultations")["heads"][0] == "咨询时间"
    assert people.register("custody")["count"] == 0
    assert people.register("cases", window=4)["count"] == 0
    assert people.register("cases", department="civil-affairs")["count"] in (0, 2)
    assert people.register("cases", case_kind="joint")["count"] == 0


@pytest.mark.row("H6")
def test_who_was_asked_first_stays_until_it_is_done(people: People) -> None:
    case = people.opens()
    owed = lines(people.register("first-asked", open="true"))
    assert [(t["编号"], t["责任情况"]) for t in owed] == [(case["number"], "责任未了")]
    asked = owed[0]["首问责任人"]
    assert people.acts(case["case_id"], "hand_on", to_window=4).status_code == 200
    handed = lines(people.register("first-asked", open="true"))[0]
    assert (handed["首问责任人"], handed["窗口"]) == (asked, 4)
    assert handed["现责任人"] != asked
    done = [t["责任情况"] for t in lines(people.register("first-asked"))]
    assert done.count("已尽责") == 2


@pytest.mark.row("F6")
def test_excel_prints_on_a4_across_and_is_noted(people: People) -> None:
    answer = people.leader.get("/registers/cases.xlsx", params=DAYS)
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
    assert sheet.print_title_rows == "$3:$3"
    assert "办件台账" in sheet["A1"].value
    assert [cell.value for cell in sheet[3]][:4] == ["编号", "类别", "事项", "申请人"]
    assert sheet["A3"].font.bold
    assert sheet["A3"].border.left.style == sheet["A4"].border.left.style == "thin"
    assert sheet["D4"].value == "欧*"
    assert sheet["E4"].value == 3
    assert sheet.max_row == 3 + people.register("cases")["count"]
    table = people.leader.get("/registers/cases.csv", params=DAYS).content.decode("utf-8-sig")
    assert table.splitlines()[0].startswith("编号,类别,事项")
    assert NAME not in table
    taken = [(e["register"], e["form"]) for e in events(people.hall.data, "register_taken")]
    assert taken == [("cases", "xlsx"), ("cases", "csv")]
    assert NAME not in people.hall.log.read_text("utf-8")


@pytest.mark.row("F6")
@pytest.mark.row("I8")
def test_figures_on_the_page_are_those_of_the_workbook(people: People) -> None:
    page = people.page
    page.goto(f"{people.hall.url}/manager/registers")
    expect(page.locator("table tbody tr")).to_have_count(3)
    expect(page.locator("table tbody")).not_to_contain_text(NAME)
    page.get_by_role("button", name="首问责任").click()
    page.get_by_text("只看未了结的").click()
    expect(page.locator("table tbody tr")).to_have_count(1)
    page.get_by_role("button", name="统计", exact=True).click()
    expect(page.locator("[data-figure=taken] .figure")).to_have_text("3")
    expect(page.locator("[data-figure=done] .figure")).to_have_text("2")
    expect(page.locator("[data-figure=on_time_rate] .figure")).to_have_text("100.0%")
    assert list(page_faults(page)) == []
    counted = people.leader.get("/figures", params=DAYS).json()
    assert (counted["taken"], counted["done"], counted["denied"]) == (3, 2, 1)
    book = load_workbook(io.BytesIO(people.leader.get("/figures.xlsx", params=DAYS).content))
    assert book.sheetnames == ["业务统计", "按窗口", "按部门", "按办件类别", "零办件事项"]
    told = {row[0].value: row[1].value for row in book["业务统计"].iter_rows(min_row=4)}
    assert (told["收件"], told["按时率"]) == ("3", "100.0%")
    idle = [row[0].value for row in book["零办件事项"].iter_rows(min_row=4)]
    assert len(idle) == counted["idle_items"] > 0


def own_template() -> bytes:
    """A county's workbook: a placeholder, a sentence, a named cell, a line for each window."""
    from openpyxl.workbook.defined_name import DefinedName

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "县表"
    sheet["A1"] = "{{hall}}{{month}}报表（第{{revision}}稿）"
    sheet["B2"] = "{{taken}}"
    sheet["B3"] = "=B2*2"
    sheet["A5"], sheet["B5"] = "{{window.name}}", "{{window.taken}}"
    book.defined_names["on_time_rate"] = DefinedName("on_time_rate", attr_text="县表!$C$2")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.row("I8")
def test_a_month_is_frozen_and_only_supplemented(people: People, tmp_path: Path) -> None:
    page = people.page
    page.goto(f"{people.hall.url}/manager/registers?tab=months")
    page.get_by_role("button", name=f"制作 {MONTH} 月报并封存").click()
    page.get_by_role("button", name="确定").click()
    expect(page.locator(".report")).to_have_count(1)
    with page.expect_download() as download:
        page.get_by_role("link", name="下载", exact=True).click()
    first = Path(download.value.path()).read_bytes()
    (known,) = people.leader.get("/reports/months").json()
    assert hashlib.sha256(first).hexdigest() == known["sha256"]
    assert known["sha256"] in page.locator(".report").inner_text()
    sheet = load_workbook(io.BytesIO(first))["月报"]
    cells = {c.value: sheet.cell(c.row, c.column + 1).value for row in sheet for c in row}
    assert (cells["收件"], cells["办结"], cells["按时率"]) == (3, 2, 1)
    assert "2026年11月" in sheet["A2"].value

    again = people.leader.post(f"/reports/months/{MONTH}", json={"reason": "补报"})
    assert refused(again) == (409, "nothing-changed")
    people.opens()
    bare = people.leader.post(f"/reports/months/{MONTH}", json={})
    assert refused(bare) == (409, "reason-needed")
    bad = people.leader.post("/reports/template", content=b"no workbook")
    assert refused(bad) == (422, "unfit-template")
    workbook = tmp_path / "county.xlsx"
    workbook.write_bytes(own_template())
    page.locator("input[type=file]").set_input_files(workbook)
    expect(page.get_by_text("county.xlsx")).to_be_visible()
    page.get_by_role("button", name=f"制作 {MONTH} 月报并封存").click()
    page.get_by_label("更正原因").fill("漏报一件")
    page.get_by_role("button", name="确定").click()
    expect(page.locator(".report")).to_have_count(2)
    supplement, kept = people.leader.get("/reports/months").json()
    assert kept == known
    assert (supplement["revision"], supplement["previous"]) == (2, known["sha256"])
    _check_supplement(people, known["sha256"], len(people.register("cases")["rows"]))

    people.power_cut("2026-11-16T15:00:00+08:00")
    path = f"/reports/months/{MONTH}/1.xlsx"
    assert people.leader.get(path).content == first
    frozen = events(people.hall.data, "report_frozen")
    assert [e["previous"] for e in frozen] == [None, known["sha256"]]
    assert refused(people.leader.get(f"/reports/months/{MONTH}/9.xlsx")) == (404, "unknown-report")
    later = people.leader.post("/reports/months/2027-01", json={})
    assert refused(later) == (409, "month-not-begun")


def _check_supplement(people: People, first: str, taken: int) -> None:
    content = people.leader.get(f"/reports/months/{MONTH}/2.xlsx").content
    book = load_workbook(io.BytesIO(content))
    sheet, changes = book["县表"], book["更正说明"]
    assert sheet["A1"].value.endswith("2026年11月报表（第2稿）")
    assert (sheet["B2"].value, sheet["B3"].value) == (taken, "=B2*2")
    assert (sheet["C2"].value, sheet["C2"].number_format) == (1, "0.0%")
    windows = {row[0].value: row[1].value for row in sheet.iter_rows(min_row=5)}
    assert sum(windows.values()) == taken
    assert changes["B2"].value == first
    assert changes["B3"].value == "漏报一件"
    told = {row[0].value: (row[1].value, row[2].value) for row in changes.iter_rows(min_row=6)}
    assert told["收件"] == (str(taken - 1), str(taken))


@pytest.mark.row("H7")
def test_duty_is_handed_over_and_signed_by_both(people: People) -> None:
    page, other = people.page, people.other_page
    page.goto(f"{people.hall.url}/manager/registers?tab=duty")
    page.get_by_role("button", name="交接班").click()
    page.get_by_label("交接班").fill("三号窗口的低保件明天要跟进")
    page.get_by_role("button", name="宋凯").click()
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("等 宋凯 签字")).to_be_visible()
    expect(page.get_by_role("button", name="我来接班，签字")).to_have_count(0)
    (note,) = people.leader.get("/duty-log").json()
    mine = people.leader.post(f"/duty-log/{note['note_id']}/sign")
    assert refused(mine) == (403, "not-yours-to-sign")
    other.goto(f"{people.hall.url}/manager/registers?tab=duty")
    other.get_by_role("button", name="我来接班，签字").click()
    expect(other.get_by_text("宋凯 已签")).to_be_visible()
    again = people.administrator.post(f"/duty-log/{note['note_id']}/sign")
    assert refused(again) == (404, "unknown-entry")


@pytest.mark.row("H7")
def test_an_act_for_another_leader_waits_for_the_signature(people: People) -> None:
    proxy = {"note_kind": "proxy", "text": "代签救灾款核发", "signer": ADMINISTRATOR}
    asked = people.leader.post("/duty-log", json=proxy)
    assert refused(asked) == (409, "consent-needed")
    self_signed = {**proxy, "signer": LEADER, "consent": "telephone"}
    assert refused(people.leader.post("/duty-log", json=self_signed))[1] == "signer-needed"
    done = people.leader.post("/duty-log", json={**proxy, "consent": "telephone"})
    assert done.status_code == 201
    people.power_cut("2026-11-18T09:00:00+08:00")
    people.sign_in()
    waiting = people.leader.get("/duty-log").json()
    assert [(n["text"], n["waits"]) for n in waiting] == [(proxy["text"], True)]
    page = people.other_page
    page.goto(f"{people.hall.url}/manager/registers?tab=duty")
    expect(page.get_by_text("还有 1 条等人签字")).to_be_visible()
    page.get_by_role("button", name="补签确认").click()
    expect(page.get_by_role("button", name="补签确认")).to_have_count(0)
    told = lines(people.register("duty"))
    assert [(t["类别"], t["同意方式"]) for t in told] == [("交接班", ""), ("代理核签", "电话同意")]
    assert all(t["签字时间"].startswith("2026-11-1") for t in told)
    ledger = json.dumps(events(people.hall.data, "duty_written"), ensure_ascii=False)
    assert "救灾款" not in ledger


@pytest.mark.row("H6")
def test_a_call_is_noted_and_settled(people: People) -> None:
    page = people.page
    page.goto(f"{people.hall.url}/manager/registers")
    page.get_by_role("button", name="来电登记").click()
    page.get_by_role("button", name="登记来电").click()
    page.get_by_label("来电人姓名").fill("暗记来电人")
    page.get_by_label("联系电话").fill("19900001111")
    page.get_by_label("来电内容").fill("河堤缺口")
    page.get_by_role("dialog").get_by_role("button", name="梁敏").click()
    page.get_by_role("button", name="保存").click()
    card = page.locator(".request", has_text="河堤缺口")
    card.get_by_role("button", name="填写处理情况").click()
    page.get_by_label("处理情况").fill("已派人去看")
    page.get_by_role("button", name="保存").click()
    expect(page.locator("table tbody")).to_contain_text("已派人去看")
    own = people.clerk.get("/registers/calls", params=DAYS).text
    assert "问低保" in own
    assert "暗记来电人" not in own
    assert "河堤" not in own
    written = rows(people.hall.data, "SELECT body FROM ledger")
    assert not any("暗记来电人" in body or "河堤" in body for (body,) in written)
    assert faults(people.hall.data) == []


@pytest.mark.row("F6", "H6")
def test_a_paper_nobody_signed_is_told_so_and_the_end_stays_the_end(people: People) -> None:
    case = people.opens()["case_id"]
    (paper, *_) = people.clerk.get(f"/cases/{case}").json()["documents"]
    sign = f"/documents/{paper['document_id']}/sign"
    told = {"how": "refused", "reason": "不认可", "witness": "李大山"}
    assert refused(people.clerk.post(sign, json={"how": "refused"})) == (409, "field-missing")
    answer = people.clerk.post(sign, json=told)
    assert (answer.status_code, answer.json()["document"]["how"]) == (200, "refused")
    paper_line = {line["编号"]: line for line in lines(people.register("documents"))}
    assert paper_line[paper["serial"]]["签收日期"].endswith(" 拒签")
    given = {"channel": "counter", "recipient": NAME, "signed": True}
    withdrawn = people.acts(case, "withdraw", reason="不办了", **given).json()
    assert withdrawn["case"]["state"] == "closed"
    (slip,) = withdrawn["documents"]
    assert slip["how"] == "signed"
    assert people.clerk.post(sign, json={}).json()["document"]["how"] == "signed"
    wrong = {"reason": "写错了"}
    people.clerk.post(f"/documents/{slip['document_id']}/void", json=wrong)
    number = withdrawn["case"]["number"]
    (line,) = [one for one in lines(people.register("visits")) if one["编号"] == number]
    assert line["回访意见"] == "未说意见"
    (line,) = [one for one in lines(people.register("cases")) if one["编号"] == number]
    assert [word in line["办理过程"] for word in ("拒签", "撤回", "办结", "文书作废")] == [True] * 4
    kept = people.hall.data
    assert "李大山" not in str(events(kept, "document_signed") + events(kept, "case_acted"))
