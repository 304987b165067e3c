"""The hall's ticket is put together on a page, and the next one is printed so (rows A13, E4)."""

from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
import yaml
from playwright.sync_api import Page, expect

from hall_link.wire.printing import PrintJob
from hall_link.wire.ticket_layout import STANDARD_TICKET
from tests.support.hall import RunningHall
from tests.support.lines import Line
from tests.support.page_layout import page_faults
from tests.support.pages import Crew, opens, staffed
from tests.support.people import ITEMS, key_of
from ticket_printer.blocks import PAPERS
from ticket_printer.encode import encode
from ticket_printer.layout import lay_out
from ticket_printer.virtual.press import Press
from ticket_printer.virtual.slip import Slip

AHEAD = ("前面还有", "您是下一位", "ahead", "Youarenext")
Kiosk = Callable[..., PrintJob]
"""Takes a ticket in a language; what the hall gives the printer for it."""

ZH, EN = "办完请给我们评价。", "Please rate us afterwards."


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    with staffed(tmp_path_factory.mktemp("ticket"), "songkai") as running:
        key_of(running, "printer")
        yield running


@pytest.fixture(scope="module")
def page(crew: Crew) -> Page:
    return crew.window("songkai")


@pytest.fixture(scope="module")
def kiosk(hall: RunningHall) -> Kiosk:
    key = key_of(hall, "kiosk")

    def taken(language: str = "zh") -> PrintJob:
        with Line(hall) as line:
            line.hello("kiosk", key)
            order = {"items": [ITEMS["civil"]], "language": language}
            reply = line.call(uuid4().hex, "take_ticket", **order)
        return PrintJob.model_validate(reply["result"]["job"])

    return taken


def on_paper(job: PrintJob, width: int) -> Slip:
    """What a printer of this width makes of the bytes it is sent."""
    (slip,) = Press(width).feed(encode(lay_out(job, PAPERS[width])))
    return slip


def saves(page: Page) -> None:
    page.get_by_role("button", name="保存，马上生效").click()
    expect(page.get_by_text("没有改动")).to_be_visible()


def kept(hall: RunningHall) -> list[str]:
    """The ticket in the hall file."""
    return [part["part"] for part in yaml.safe_load(hall.cli("export")).get("ticket", [])]


@pytest.mark.row("E4")
def test_the_ticket_put_together_is_shown_kept_and_printed(
    page: Page, hall: RunningHall, kiosk: Kiosk
) -> None:
    opens(page, hall, "layouts")
    page.get_by_role("link", name="号票版式").click()
    part = page.locator(".ticket-parts li")
    slip = page.locator(".slip-roll")
    for off in ("code", "ahead"):
        page.locator(f".ticket-parts li[data-part={off}]").get_by_role("switch").click()
        expect(slip.locator(f"[data-part={off}]")).to_have_count(0)
    part.filter(has_text="业务名称").get_by_role("button", name="上移").click()
    expect(part.nth(1)).to_contain_text("业务名称")
    large = part.filter(has_text="过号规则").get_by_role("button", name="大字")
    large.click()
    expect(large).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="加一句话").click()
    expect(page.locator(".layout-faults")).to_contain_text("还没有写")
    expect(page.get_by_role("button", name="保存，马上生效")).to_be_disabled()
    page.get_by_label("中文").fill(ZH)
    page.get_by_label("英文").fill(EN)
    expect(slip.locator("[data-part=text]")).to_have_text(ZH)
    expect(page.locator(".layout-faults")).to_be_hidden()
    page.get_by_role("button", name="58 mm").click()
    expect(slip).to_have_attribute("style", "--signs:16")
    assert list(page_faults(page, [(1366, 768), (1920, 1080)])) == []
    saves(page)

    parts = ["hall", "queue", "number", "facts", "wait", "windows", "then", "missed", "text"]
    assert kept(hall) == [*parts, "materials"]
    for width in PAPERS:
        _is_so(kiosk(), width, ZH)
    _is_so(kiosk("en"), 80, EN)


def _is_so(job: PrintJob, width: int, sentence: str) -> None:
    """On paper: the queue above the number, the sentence; no code, and nobody ahead."""
    assert job.ticket is not None
    slip = on_paper(job, width)
    words = "".join(line.text for line in slip.lines).replace(" ", "")
    queue = job.ticket.queue.in_language(job.ticket.language).replace(" ", "")
    assert slip.qr == ()
    assert sentence.replace(" ", "") in words
    assert words.index(queue) < words.index(job.ticket.number)
    assert not [said for said in AHEAD if said in words]


@pytest.mark.row("E4")
def test_the_standard_ticket_is_one_press_away(page: Page, hall: RunningHall, kiosk: Kiosk) -> None:
    opens(page, hall, "layouts/ticket")
    expect(page.locator(".ticket-parts li.off")).to_have_count(2)
    page.get_by_role("button", name="恢复标准号票").click()
    expect(page.locator(".ticket-parts li.off")).to_have_count(0)
    saves(page)
    assert kept(hall) == []
    job = kiosk()
    assert job.ticket is not None
    assert lay_out(job, PAPERS[80]) == lay_out(
        job.model_copy(
            update={"ticket": job.ticket.model_copy(update={"layout": STANDARD_TICKET})}
        ),
        PAPERS[80],
    )
    assert on_paper(job, 58).qr == (job.ticket.qr,)
