"""A complaint stays secret (rows A10, H5, H6, G3): made at a real hall, then looked for everywhere.

Only the tables of complaints and the page of its handlers hold what was said and who said it.
"""

import io
import json
import subprocess
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from playwright.sync_api import Page, expect
from websockets.exceptions import ConnectionClosed

from hall_server.console_socket import ask_running_server
from hall_server.hall_file.change_hall import ChangeHall
from hall_server.hall_file.export import digest_of
from hall_server.hall_file.model import HallFile
from tests.support.database import events, faults, rows
from tests.support.hall import RunningHall
from tests.support.lines import Line
from tests.support.page_layout import page_faults
from tests.support.pages import PASSWORD, Crew, staffed
from tests.support.people import Clerk, Voice, key_of, sits_down

NAMED, HANDLER, ABOVE, LEADER, ADMINISTRATOR, GUIDE = (
    "wangjian",
    "duanrong",
    "gaoyuan",
    "liangmin",
    "songkai",
    "xiaoyu",
)
NAME, PHONE, ADDRESS, TEXT = "欧阳暗记", "19912345678", "暗记巷七号", "暗记甲窗口的人不理我暗记"
NOTE, ANSWER = "暗记乙问过旁边的人", "暗记丙已经批评并向您道歉"
MARKS = {
    "complainants": (NAME, PHONE, ADDRESS),
    "complaints": (TEXT, ANSWER),
    "complaint_steps": (NOTE, ANSWER),
}
"""Table -> what stands in it and nowhere else."""

ROLES = ("kiosk", "display", "evaluator", "printer", "guide", "manager", "administrator")
VISITOR = {"name": NAME, "phone": PHONE, "address": ADDRESS}

pytestmark = pytest.mark.slow(50)


class Ear:
    """A device that writes down everything it is told."""

    def __init__(self, hall: RunningHall, role: str, key: str) -> None:
        self.told: list[str] = []
        self._over = threading.Event()
        self.line = Line(hall).__enter__()
        self.told.append(json.dumps(self.line.hello(role, key), ensure_ascii=False))
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def _listen(self) -> None:
        while not self._over.is_set():
            try:
                self.told.append(str(self.line.socket.recv(0.3)))
            except TimeoutError:
                self.line.say({"type": "heartbeat"})
            except ConnectionClosed:
                return

    def close(self) -> None:
        self._over.set()
        self._thread.join()
        self.line.__exit__()


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    folder = tmp_path_factory.mktemp("complaints")
    with staffed(folder, NAMED, HANDLER, ABOVE, LEADER, ADMINISTRATOR, GUIDE) as running:
        yield running


def complains(hall: RunningHall, **told: Any) -> dict[str, Any]:
    """Leaves a complaint from a phone; number and code."""
    command = {"text": TEXT, "visitor": VISITOR, **told}
    taken: dict[str, Any] = Voice(hall).ask("POST", "/complaints", {"command": command}, 201)
    return taken


def everything(client: httpx.Client, paths: list[str]) -> str:
    """What a client may get of all these."""
    span = {"first": "2020-01-01", "last": "2030-01-01", "kind": "committed", "limit": "2"}
    answers = [client.get(path, params={**span, "received": "2026-02-13"}) for path in paths]
    return "".join(readable(answer) for answer in answers)


def readable(answer: httpx.Response) -> str:
    """An answer as text, whatever it is wrapped in."""
    kind = answer.headers.get("content-type", "")
    if "spreadsheet" in kind:
        book = zipfile.ZipFile(io.BytesIO(answer.content))
        return "".join(book.read(name).decode(errors="replace") for name in book.namelist())
    if "pdf" in kind:
        run = subprocess.run(
            ["pdftotext", "-", "-"], input=answer.content, capture_output=True, check=True
        )
        return run.stdout.decode().replace("\n", "")
    return answer.content.decode(errors="replace")


def readables(hall: RunningHall) -> list[str]:
    """Every path of the API that is asked with GET and needs no id, and the registers."""
    paths = httpx.get(f"{hall.url}/openapi.json", timeout=60).json()["paths"]
    plain = [p.removeprefix("/api/v1") for p, acts in paths.items() if "get" in acts]
    registers = [f"/complaints/registers/{kind}.xlsx" for kind in ("complaints", "petitions")]
    return [path for path in plain if "{" not in path] + registers


def marks_in(told: str) -> list[str]:
    """What of the secret stands there."""
    return [mark for marks in MARKS.values() for mark in marks if mark in told]


def table_dump(data: Path, table: str) -> str:
    return str(rows(data, f'SELECT * FROM "{table}"'))


def works_on(page: Page, number: str) -> None:
    """A handler takes it on, looks who it was, notes and answers."""
    page.locator("button.case", has_text=number).click()
    expect(page.locator(".said .body").first).to_have_text(TEXT)
    assert NAME not in page.content()
    assert list(page_faults(page, [(1366, 768)])) == []
    page.get_by_role("button", name="查看身份").click()
    page.locator(".panel .main").click()
    expect(page.locator(".who")).to_contain_text(NAME)
    page.get_by_role("button", name="我来承办").click()
    expect(page.locator(".panel")).to_contain_text("这件事涉及谁？")
    page.locator(".panel .main").click()
    expect(page.locator(".file-head")).to_contain_text("处理中")
    for act, words in (("记一笔", NOTE), ("发整改通知", "暗记丁"), ("答复", ANSWER)):
        page.get_by_role("button", name=act, exact=True).click()
        page.locator(".panel textarea").fill(words)
        page.locator(".panel .main").click()
        expect(page.locator(".panel")).to_be_hidden()
    expect(page.locator(".file-head")).to_contain_text("已答复")


@pytest.mark.row("A10", "H5")
def test_a_complaint_stays_secret(hall: RunningHall, crew: Crew) -> None:
    clerk = sits_down(hall, 2, NAMED, PASSWORD)
    keys = {role: key_of(hall, role, 2 if role == "evaluator" else None) for role in ROLES}
    ears = {role: Ear(hall, role, key) for role, key in keys.items() if role != "administrator"}
    token = clerk.http.headers["authorization"].removeprefix("Bearer ")
    ears["clerk"] = Ear(hall, "clerk", token)
    try:
        taken = complains(hall, staff=NAMED, window=2)
        say = {"visitor": VISITOR, "window": 2, "text": TEXT}
        ears["kiosk"].line.say({"type": "call", "id": "k1", "command": {"kind": "complain", **say}})
        handler = crew.page(HANDLER)
        works_on(handler, taken["number"])
        followed = Voice(hall).ask(
            "POST", "/complaints/follow", {"number": taken["number"], "code": taken["code"]}
        )
    finally:
        for ear in ears.values():
            ear.close()
    assert followed["answer"] == ANSWER
    assert any('"k1"' in frame and "complaint_taken" in frame for frame in ears["kiosk"].told)
    for role, ear in ears.items():
        assert marks_in("".join(ear.told)) == [], role
    _nothing_over_http(hall, crew, keys)
    _nothing_on_pages(crew)
    _papers_are_the_handlers(hall, crew, clerk)
    _nothing_at_rest(hall)


def _nothing_over_http(hall: RunningHall, crew: Crew, keys: dict[str, str]) -> None:
    paths = readables(hall)
    assert len(paths) > 10
    for role, key in keys.items():
        assert marks_in(everything(hall.client(key), paths)) == [], role
    assert marks_in(everything(hall.client(), paths)) == []
    for name in (LEADER, ADMINISTRATOR, GUIDE):
        assert marks_in(everything(crew.client(name), paths)) == [], name
    sheet = everything(crew.client(HANDLER), ["/complaints/registers/complaints.pdf"])
    for told in (sheet, everything(crew.client(HANDLER), paths)):
        assert set(MARKS["complainants"]) <= set(marks_in(told))


def _papers_are_the_handlers(hall: RunningHall, crew: Crew, clerk: Clerk) -> None:
    """Who learns a paper's id from the ledger learns nothing else."""
    found = rows(hall.data, "SELECT id FROM documents WHERE form = 'complaint-transfer'")
    ((paper,),) = found
    for voice in (clerk.http, crew.client(LEADER), crew.client(ADMINISTRATOR)):
        assert voice.get(f"/documents/{paper}.pdf").status_code == 404
        assert voice.get(f"/complaints/papers/{paper}.pdf").status_code in (401, 404)
    told = readable(crew.client(HANDLER).get(f"/complaints/papers/{paper}.pdf"))
    assert "暗记丁" in told
    assert NAME not in told


def _nothing_on_pages(crew: Crew) -> None:
    ways = {
        LEADER: ("manager/", "manager/complaints", "manager/requests", "manager/clocks"),
        ADMINISTRATOR: ("manager/complaints", "manager/settings"),
        GUIDE: ("manager/complaints", "guide-desk"),
    }
    for name, doors in ways.items():
        for way in doors:
            page = crew.page(name, way)
            expect(page.locator("header").first).to_be_visible()
            assert marks_in(page.content()) == [], (name, way)
    page = crew.page(LEADER, "manager/complaints")
    expect(page.locator(".tally")).to_contain_text("您不是承办人")
    expect(page.locator(".case")).to_have_count(2)
    expect(page.locator("button.case")).to_have_count(0)


def _nothing_at_rest(hall: RunningHall) -> None:
    for (table,) in rows(hall.data, "SELECT name FROM sqlite_master WHERE type = 'table'"):
        assert marks_in(table_dump(hall.data, table)) == [], table
    assert NAMED not in str(events(hall.data, "complaint_received"))
    seen = rows(hall.data, "SELECT body FROM ledger WHERE kind = 'complainant_seen'")
    assert [json.loads(body)["actor"] for (body,) in seen] == [f"staff:{HANDLER}"]
    assert faults(hall.data) == []
    assert marks_in(hall.log.read_text(encoding="utf-8")) == []
    assert marks_in(hall.cli("export")) == []


@pytest.mark.row("H5")
def test_who_is_named_knows_nothing_though_a_handler(hall: RunningHall, crew: Crew) -> None:
    taken = complains(hall, staff=HANDLER)
    named, above = crew.page(HANDLER), crew.page(ABOVE)
    expect(above.locator("button.case", has_text=taken["number"])).to_be_visible()
    waiting = above.locator(".case").count()
    expect(named.locator(".case")).to_have_count(waiting - 1)
    assert taken["number"] not in named.content()
    assert taken["number"] not in everything(crew.client(HANDLER), readables(hall))
    about_head = complains(hall, staff=LEADER)
    expect(above.locator("button.case", has_text=about_head["number"])).to_be_visible()
    leader = crew.page(LEADER, "manager/complaints")
    expect(leader.locator(".case").first).to_be_visible()
    assert about_head["number"] not in leader.content()


@pytest.mark.row("H6")
def test_a_group_of_petitioners_is_told_to_leaders_and_registered(
    hall: RunningHall, crew: Crew
) -> None:
    page = crew.page(ABOVE)
    page.get_by_role("button", name="登记来信来电来访").click()
    page.locator(".panel").get_by_role("button", name="信访").click()
    page.locator(".panel").get_by_role("button", name="来访", exact=True).click()
    page.locator(".panel textarea").fill("宅基地界址有争议")
    page.get_by_label("来了几个人").fill("6")
    page.get_by_label("姓名").fill("李四代表")
    page.get_by_label("职业").fill("务农")
    page.locator(".panel .main").click()
    expect(page.locator(".panel .sentence")).to_contain_text("查询码")
    leader = crew.page(LEADER)
    expect(leader.locator(".alarm", has_text="集体来访")).to_be_visible()
    span = {"first": "2020-01-01", "last": "2030-01-01"}
    told = readable(crew.client(ABOVE).get("/complaints/registers/petitions.xlsx", params=span))
    assert all(word in told for word in ("李四代表", "务农", "宅基地界址有争议", "政治面貌"))
    assert "李四代表" not in str(rows(hall.data, "SELECT body FROM ledger"))


@pytest.mark.row("G3")
def test_a_request_is_promised_by_the_duty_officer(hall: RunningHall, crew: Crew) -> None:
    visitor = {"name": "王奶奶", "phone": "13700002222"}
    command = {"what": "at_home", "visitor": visitor, "wanted": "周三上午"}
    asked = Voice(hall).ask("POST", "/service-requests", {"command": command}, 201)
    page = crew.page(GUIDE, "manager/requests")
    request = page.locator(".request", has_text=asked["number"])
    expect(request).to_contain_text("13700002222")
    assert list(page_faults(page, [(1366, 768)])) == []
    request.get_by_role("button", name="约定日期").click()
    page.locator(".panel .main").click()
    expect(request).to_contain_text("已约定")
    assert "王奶奶" not in str(rows(hall.data, "SELECT body FROM ledger"))


@pytest.mark.row("A10")
def test_wrong_codes_are_counted_through_a_power_cut(hall: RunningHall) -> None:
    taken = complains(hall, text="灯坏了", visitor={})
    wrong = {"number": taken["number"], "code": f"{(int(taken['code']) + 1) % 10**6:06}"}
    right = {"number": taken["number"], "code": taken["code"]}
    for _ in range(5):
        assert Voice(hall).refusal("/complaints/follow", wrong)[1] == "unknown-complaint"
    hall.kill()
    hall.start()
    assert Voice(hall).refusal("/complaints/follow", right)[1] == "unknown-complaint"
    other = complains(hall, text="门坏了", visitor={})
    assert int(other["number"]) == int(taken["number"]) + 1


def takes_roles(hall: RunningHall, name: str) -> None:
    """Somebody is a clerk from now on, and nothing else."""
    file = HallFile.model_validate(yaml.safe_load(hall.cli("export")))
    staff = [p.model_copy(update={"roles": ["clerk"]}) if p.name == name else p for p in file.staff]
    told = file.model_copy(update={"staff": staff})
    reply = ask_running_server(hall.data, ChangeHall(file=told, based_on=digest_of(file)))
    assert reply == {"done": True}


@pytest.mark.row("H5")
def test_names_leave_the_page_with_the_role(hall: RunningHall, crew: Crew) -> None:
    taken = complains(hall, staff=NAMED)
    page = crew.page(ABOVE, "manager/complaints")
    page.locator("button.case", has_text=taken["number"]).click()
    page.get_by_role("button", name="查看身份").click()
    page.locator(".panel .main").click()
    expect(page.locator(".who")).to_contain_text(NAME)
    takes_roles(hall, ABOVE)
    expect(page.locator("#entrance")).to_be_visible()
    assert marks_in(page.content()) == []


@pytest.mark.row("G3")
def test_requests_leave_the_page_with_the_sign_in(hall: RunningHall, crew: Crew) -> None:
    visitor = {"name": "李奶奶", "phone": "13700003333"}
    command = {"what": "at_home", "visitor": visitor, "wanted": "周五"}
    Voice(hall).ask("POST", "/service-requests", {"command": command}, 201)
    page = crew.page(GUIDE, "manager/requests")
    expect(page.locator("body")).to_contain_text("李奶奶")
    with crew.client(GUIDE) as client:
        assert client.delete("/sessions").json() == {"closed": True}
    expect(page.locator("#entrance")).to_be_visible()
    assert "13700003333" not in page.content()
