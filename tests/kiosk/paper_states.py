"""States of a kiosk at which papers are checked, samples looked at and slips printed."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from hall_link.wire.base import Words
from hall_link.wire.board import PrinterState, WindowState
from hall_link.wire.documents import DocumentView, NoticeGiven
from hall_link.wire.guide import MaterialCheck
from hall_link.wire.printing import PrintJob
from hall_link.wire.slips import DocumentSlip, Line
from kiosk.check_messages import (
    CheckedTouched,
    NoticeHeard,
    NoticeTouched,
    PaperTouched,
    PictureArrived,
    SampleTouched,
    SlipHeard,
    SlipTouched,
)
from kiosk.guide import find_item
from kiosk.messages import GuideTouched, Scanned, ScreenTouched
from kiosk.state import KioskState
from tests.kiosk.fake_hall import SECRET
from tests.kiosk.kiosk_states import at_confirm, at_home, told
from tests.kiosk.sample_hall import FORM, sample_guide

PICTURE = str(Path(__file__).with_name("sample_form.png"))
ALL = tuple(range(7))
"""Every paper of the sample item."""


def at_check(printer: PrinterState = "ready", item: str = "civil-0") -> KioskState:
    """Somebody goes through an item's papers."""
    return told(at_confirm(printer, item), ScreenTouched("check"))


def with_papers(*places: int, printer: PrinterState = "ready") -> KioskState:
    """And has these, of seven on two pages, and is through."""
    ticks = [PaperTouched(place) for place in places]
    return told(at_check(printer), *ticks, CheckedTouched(), CheckedTouched())


def at_sample(place: int = 5) -> KioskState:
    """Somebody looks at the sample of a paper; its first page is not there yet."""
    return told(at_confirm(), GuideTouched(), SampleTouched("civil-0", place))


def at_picture() -> KioskState:
    """And it came."""
    return told(at_sample(), PictureArrived(FORM, 1, PICTURE))


def document_job(title: str = "一次性告知单") -> PrintJob:
    """Paper that is no ticket."""
    slip = DocumentSlip(
        form="one-time-notice",
        title=Words(zh=title, en="Notice"),
        serial="告2026-000012",
        blocks=[Line(text="缺：户口簿")],
    )
    return PrintJob(job_id="j-doc", document=slip)


def notice(
    *have: int,
    printed: bool = True,
    version: int = 3,
    extra: tuple[str, ...] = (),
    window: int | None = None,
    used: bool = False,
) -> NoticeGiven:
    """What the hall tells about an item of which these papers are at hand."""
    item = find_item(sample_guide(), "civil-0")
    assert item is not None
    papers = enumerate(item.materials)
    missing = [one for place, one in papers if place not in have and one.required]
    return NoticeGiven(
        document=DocumentView(
            document_id="d1",
            form="one-time-notice",
            title=Words(zh="一次性告知单", en="Notice"),
            serial="告2026-000012",
            issued_at=datetime(2026, 11, 22, 1, 31, tzinfo=UTC),
        ),
        secret=SECRET,
        qr=f"http://hall.example/n/{SECRET}",
        check=MaterialCheck(item="civil-0", version=version, have=list(have)),
        missing=missing,
        extra=list(extra),
        window=None if used else window,
        given_at=window,
        used=used,
        job=document_job() if printed else None,
    )


def at_notice(printer: PrinterState = "ready", *have: int) -> KioskState:
    """Somebody took the notice of what is missing; its id was `n1`."""
    asked = told(with_papers(*have, printer=printer), NoticeTouched("n1"))
    printed = printer in ("ready", "low", "unknown")
    return told(asked, NoticeHeard("n1", notice(*have, printed=printed)))


def at_straight(
    state: WindowState = "open", rest: WindowState = "open", used: bool = False
) -> KioskState:
    """Somebody came back with the notice of window 1, which stands so, and the
    rest of the windows."""
    home = at_home()
    assert home.board is not None
    states = [state, *[rest] * (len(home.board.windows) - 1)]
    windows = [
        window.model_copy(update={"state": now})
        for window, now in zip(home.board.windows, states, strict=True)
    ]
    board = home.board.model_copy(update={"windows": windows})
    brought = notice(0, 1, 2, 3, printed=False, extra=("户口簿要原件",), window=1, used=used)
    scanned = told(replace(home, board=board), Scanned(f"http://h/n/{SECRET}", "s1"))
    return told(scanned, NoticeHeard("s1", brought))


def at_slip(printer: PrinterState = "ready") -> KioskState:
    """Somebody printed the guide."""
    asked = told(at_confirm(printer), GuideTouched(), SlipTouched("p1"))
    return told(asked, SlipHeard("p1", document_job("办事指南")))
