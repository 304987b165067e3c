"""The whole way in a running hall: over HTTP, by a real worker, on the virtual printer's paper."""

import base64
import subprocess
from typing import Any

import httpx
import pytest

from tests.printer.shop import Shop, until
from tests.support.people import ITEMS, Voice, key_of

ITEM = ITEMS["civil"]
LAYOUT = "^ {hall}\n# {title}\n{reason}\nsign+day: 申请人签字\n"


@pytest.fixture
def kiosk(paper_shop: Shop) -> Voice:
    return Voice(paper_shop.hall, paper_shop.kiosk_key)


@pytest.fixture
def clerk(paper_shop: Shop) -> Voice:
    return Voice(paper_shop.hall, key_of(paper_shop.hall, "clerk", 1))


def printed(shop: Shop, serial: str, slips: int = 1) -> list[dict[str, Any]]:
    """The slips that bear a number, once there are so many."""

    def found() -> list[dict[str, Any]]:
        return [slip for slip in shop.paper.slips() if serial in str(slip["text"])]

    until(lambda: len(found()) >= slips, f"{slips} slips of {serial}")
    return found()


def pdf_text(content: bytes) -> str:
    done = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True)
    return "".join(done.stdout.decode().split())


@pytest.mark.row("A3", "B11", "E5")
def test_a_notice_is_told_once_and_found_again(paper_shop: Shop, kiosk: Voice) -> None:
    check = {"item": ITEM, "version": 1, "have": [0]}
    given = kiosk.ask("POST", "/notices", {"check": check}, 201)
    (slip,) = printed(paper_shop, given["document"]["serial"])
    text = "".join(str(slip["text"]).split())
    assert "一次性告知清单" in text
    for material in given["missing"]:
        assert "".join(material["name"]["zh"].split()) in text
    assert slip["qr"] == [given["qr"]]
    with httpx.Client(base_url=paper_shop.hall.url) as phone:
        page = phone.get(f"/n/{given['secret']}")
        assert (page.status_code, phone.get("/n/" + "A" * 24).status_code) == (200, 404)
    assert "办理时限" in page.text
    assert all(material["name"]["zh"] in page.text for material in given["missing"])
    again = kiosk.ask("POST", "/notices/scan", {"secret": given["secret"]})
    assert (again["check"], again["missing"]) == (given["check"], given["missing"])


@pytest.mark.row("E4", "E5")
def test_a_hand_over_slip_comes_in_two_parts(paper_shop: Shop, clerk: Voice) -> None:
    fields = {
        "applicant": "张建国",
        "agent": "李小梅",
        "materials": "身份证复印件|1\n户口簿复印件|2\n照片|3\n申请表|1\n委托书|1\n收入证明|1",
        "prepaid": "1234.56",
        "pickup": "2026-11-30 09:00",
        "item": "城市低保申请",
    }
    issued = clerk.ask(
        "POST", "/windows/1/documents", {"form": "agency-slip", "fields": fields}, 201
    )
    document, body = issued["document"], issued["job"]["document"]
    assert (document["needs"], body["blocks"]) == (["委托人签字", "代理员签字"], [])
    parts = printed(paper_shop, document["serial"], 2)
    assert ["存根" in str(part["text"]) for part in parts] == [True, False]
    assert ["委托人保存" in str(part["text"]) for part in parts] == [False, True]
    for part in parts:
        text = "".join(str(part["text"]).split())
        assert "壹仟贰佰叁拾肆元伍角陆分" in text
        assert all(
            name in text for name in ("张建国", "李小梅", "照片", "收入证明", "2026年11月30日")
        )
    until(paper_shop.settled, "the report")
    clerk.ask("POST", f"/documents/{document['document_id']}/print")
    assert "重打" in str(printed(paper_shop, document["serial"], 4)[2]["text"])
    sheet = clerk.http.get(f"/documents/{document['document_id']}.pdf")
    assert sheet.headers["content-type"] == "application/pdf"
    text = pdf_text(sheet.content)
    assert text.count("壹仟贰佰叁拾肆元伍角陆分") == 2
    assert "存根" in text
    assert "委托人保存" in text


@pytest.mark.row("E5")
def test_numbers_and_codes_hold_after_the_power_was_cut(
    paper_shop: Shop, clerk: Voice, kiosk: Voice
) -> None:
    def issue() -> dict[str, Any]:
        body = {"form": "return-slip", "fields": {"reason": "缺少主件"}, "print": False}
        told: dict[str, Any] = clerk.ask("POST", "/windows/1/documents", body, 201)["document"]
        return told

    first = issue()
    check = {"item": ITEM, "version": 1, "have": [0]}
    told = kiosk.ask("POST", "/notices", {"check": check, "print": False}, 201)
    assert clerk.refusal("/windows/1/documents", {"form": "return-slip"}) == (409, "field-missing")
    paper_shop.hall.kill()
    paper_shop.hall.start()
    assert kiosk.ask("POST", "/notices/scan", {"secret": told["secret"]})["check"] == check
    second = issue()
    numbers = [int(told["serial"][-6:]) for told in (first, second)]
    assert numbers[1] == numbers[0] + 1
    void = f"/documents/{first['document_id']}/void"
    assert clerk.ask("POST", void, {"reason": "写错"})["document"]["voided_at"]
    sheet = clerk.http.get(f"/documents/{first['document_id']}.pdf")
    assert "废" in pdf_text(sheet.content)  # written across, between the lines


@pytest.mark.row("A4")
def test_a_guide_is_taken_home(paper_shop: Shop, kiosk: Voice) -> None:
    before = len(paper_shop.paper.slips())
    kiosk.ask("POST", f"/guide/{ITEM}/print", None, 201)
    until(lambda: len(paper_shop.paper.slips()) > before, "the guide")
    text = str(paper_shop.paper.slips()[-1]["text"])
    assert all(words in text for words in ("办事指南", "申报材料", "办理时限", "投诉渠道"))


def test_others_see_no_documents(paper_shop: Shop, kiosk: Voice, clerk: Voice) -> None:
    body = {"form": "leave-slip", "fields": {"reason": "看病"}, "print": False}
    told = clerk.ask("POST", "/windows/1/documents", body, 201)["document"]
    path = f"/documents/{told['document_id']}.pdf"
    assert kiosk.refusal(path, method="GET") == (403, "wrong-role")
    assert Voice(paper_shop.hall).refusal(path, method="GET") == (401, "unauthorized")
    assert kiosk.refusal("/windows/1/documents", body) == (403, "wrong-role")
    assert clerk.refusal("/documents/none.pdf", method="GET") == (404, "unknown-document")
    assert clerk.refusal("/layouts/preview", {"form": "return-slip"}) == (403, "wrong-role")
    assert {form["id"] for form in clerk.ask("GET", "/forms")} >= {"agency-slip", "guide"}


@pytest.mark.row("E4")
def test_a_layout_is_tried_before_anybody_is_given_it(paper_shop: Shop) -> None:
    administrator = Voice(paper_shop.hall, key_of(paper_shop.hall, "administrator"))
    shown = administrator.ask("POST", "/layouts/preview", {"form": "return-slip", "layout": LAYOUT})
    assert [block["block"] for block in shown["slip"]["blocks"]][1] == "heading"
    (png,) = (base64.b64decode(sheet) for sheet in shown["sheets"])
    assert png.startswith(b"\x89PNG")
    trial = {"form": "return-slip", "layout": LAYOUT, "picture": "pdf"}
    (pdf,) = administrator.ask("POST", "/layouts/preview", trial)["sheets"]
    assert "退回件通知书" in pdf_text(base64.b64decode(pdf))
    broken = {"form": "return-slip", "layout": "# {title}\n{nobody}"}
    assert administrator.ask("POST", "/layouts/preview", broken)["faults"] == [
        {"line": 2, "message": "the form has no field 'nobody'"}
    ]
