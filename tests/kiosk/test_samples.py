"""Sample forms: page by page and larger; fetched once, kept, verified (row A4)."""

import asyncio
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from kiosk import pictures
from kiosk.check_messages import PictureArrived, PictureEffect, PictureFailed, ZoomTouched
from kiosk.messages import Back, LanguageTouched, PageTouched, RetryTouched
from kiosk.pictures import PictureError, Pictures, is_whole_png
from kiosk.state import Screen
from kiosk.touches import touch_of
from kiosk.update import update
from kiosk.view import Picture
from kiosk.views.whole import show
from tests.kiosk.kiosk_states import LOST, at_guide, tick, told
from tests.kiosk.paper_states import PICTURE, at_check, at_picture, at_sample
from tests.kiosk.sample_hall import BLANK, FORM
from tests.support.looping import run

CONTENT = Path(PICTURE).read_bytes()


# --- on the screen -----------------------------------------------------------------------------


@pytest.mark.unit
def test_a_sample_is_asked_for_when_it_is_opened_and_shown_when_it_came() -> None:
    touch = touch_of("sample:civil-0/5", str)
    state, effects = update(at_guide(), touch)
    assert effects == (PictureEffect(FORM, 1),)
    assert show(state).lines[0] == "正在打开样表"
    view = show(told(state, PictureArrived(FORM, 1, PICTURE)))
    assert view.picture == Picture(PICTURE)
    assert (view.billboard.title, view.billboard.subtitle) == ("申请书", "填好的样子")
    assert [button.key for button in view.actions] == ["back", "zoom"]


@pytest.mark.unit
def test_its_pages_are_turned_and_each_is_asked_for_once() -> None:
    state, effects = update(at_picture(), PageTouched(1))
    assert effects == (PictureEffect(FORM, 2),)
    state, effects = update(state, PageTouched(1))
    assert effects == (PictureEffect(BLANK, 1),)
    assert show(state).billboard.subtitle == "空白表"
    state, effects = update(told(state, PageTouched(1)), PageTouched(-1))
    assert effects == ()
    state, effects = update(state, PageTouched(-1))
    assert (show(state).picture, effects) == (Picture(PICTURE), ())


@pytest.mark.unit
def test_one_button_makes_it_larger_and_the_arrows_go_through_its_quarters() -> None:
    state = told(at_picture(), ZoomTouched())
    assert show(state).picture == Picture(PICTURE, 0)
    state = told(state, PageTouched(1), PageTouched(1))
    view = show(state)
    assert view.picture == Picture(PICTURE, 2)
    assert view.billboard.subtitle == "填好的样子 · 左下"
    assert view.paging is not None
    assert view.paging.words == "3 / 12"
    assert show(told(state, ZoomTouched())).picture == Picture(PICTURE)


@pytest.mark.unit
def test_back_leads_to_where_it_was_opened() -> None:
    read = told(at_guide(), PageTouched(1), touch_of("sample:civil-0/5", str), Back())
    assert (read.screen, read.guide_page) == (Screen.GUIDE, 1)
    checked = told(at_check(), touch_of("sample:civil-0/5", str), Back())
    assert checked.screen is Screen.CHECK
    assert told(at_guide(), touch_of("sample:civil-0/0", str)).screen is Screen.GUIDE


@pytest.mark.unit
def test_what_cannot_be_shown_is_told_plainly_and_may_be_tried_again() -> None:
    failed = told(at_sample(), PictureFailed(FORM, 1, "away"))
    view = show(failed)
    assert view.lines == ("样表暂时打不开", "请再试一次，或到导办台看纸的样表")
    _, effects = update(failed, RetryTouched())
    assert effects == (PictureEffect(FORM, 1),)
    missing = show(told(at_sample(), PictureFailed(FORM, 1, "missing")))
    assert missing.lines[0] == "大厅还没有放上这张样表"
    assert show(told(at_sample(), tick(109))).lines[1] == "线路较慢，请再等一等"


@pytest.mark.unit
def test_a_sample_stays_while_the_line_is_lost_and_speaks_english() -> None:
    view = show(told(at_picture(), LOST, LanguageTouched()))
    assert view.picture == Picture(PICTURE)
    assert view.billboard.subtitle == "Filled in"


# --- from the server to the disk ---------------------------------------------------------------


class Media(ThreadingHTTPServer):
    """Answers every request with `body`, `told` bytes long; or not at all while `silent`."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.body, self.told, self.status = CONTENT, len(CONTENT), 200
        self.digest = ""
        self.asked: list[str] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Answer(BaseHTTPRequestHandler):
    server: Media

    def do_GET(self) -> None:
        """One answer as the server is told to give it."""
        self.server.asked.append(self.path)
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(self.server.told))
        if self.server.digest:
            self.send_header("Repr-Digest", self.server.digest)
        self.end_headers()
        self.wfile.write(self.server.body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def media() -> Iterator[Media]:
    """A server of sample forms."""
    server = Media()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join(5)


def fetched(server: str, folder: Path, page: int = 1) -> Path:
    """What a kiosk gets of a page."""
    return run(Pictures(server, folder).page(FORM, page))


@pytest.mark.row("A4")
def test_a_page_is_fetched_once_and_shown_from_the_disk_ever_after(
    media: Media, tmp_path: Path
) -> None:
    path = fetched(media.address, tmp_path / "samples")
    assert path.read_bytes() == CONTENT
    assert media.asked == [f"/media/{FORM}/1.png"]
    assert fetched(media.address, tmp_path / "samples") == path
    assert fetched("http://127.0.0.1:9", tmp_path / "samples") == path  # the server is away
    assert len(media.asked) == 1


def test_who_asks_twice_at_once_fetches_once(media: Media, tmp_path: Path) -> None:
    async def both() -> list[Path]:
        kept = Pictures(media.address, tmp_path)
        return await asyncio.gather(kept.page(FORM, 1), kept.page(FORM, 1))

    assert len(set(run(both()))) == 1
    assert len(media.asked) == 1


def test_what_rotted_on_the_disk_is_fetched_anew(media: Media, tmp_path: Path) -> None:
    path = fetched(media.address, tmp_path)
    path.write_bytes(CONTENT[:-50] + bytes(50))
    assert fetched(media.address, tmp_path).read_bytes() == CONTENT
    assert len(media.asked) == 2


@pytest.mark.parametrize(
    ("body", "told", "status", "why"),
    [
        (CONTENT[:9000], len(CONTENT), 200, "broken"),  # the line broke in the middle
        (CONTENT[:9000], 9000, 200, "broken"),  # half a file, whole as far as HTTP knows
        (CONTENT[:9000] + b"x" + CONTENT[9001:], len(CONTENT), 200, "broken"),
        (b"<html>sign in first</html>", 26, 200, "broken"),
        (b"", 0, 404, "missing"),
    ],
)
def test_what_is_no_whole_picture_is_never_kept(
    media: Media, tmp_path: Path, body: bytes, told: int, status: int, why: str
) -> None:
    media.body, media.told, media.status = body, told, status
    with pytest.raises(PictureError) as fault:
        fetched(media.address, tmp_path)
    assert fault.value.why == why
    assert list(tmp_path.iterdir()) == []


def test_another_picture_than_the_server_sent_is_never_kept(media: Media, tmp_path: Path) -> None:
    media.digest = f"sha-256=:{b64encode(sha256(b'another').digest()).decode()}:"
    with pytest.raises(PictureError, match="broken"):
        fetched(media.address, tmp_path)
    media.digest = f"sha-256=:{b64encode(sha256(CONTENT).digest()).decode()}:"
    assert fetched(media.address, tmp_path).read_bytes() == CONTENT


def test_a_server_that_is_away_or_too_slow_is_told_apart(
    media: Media, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(PictureError, match="away"):
        fetched("http://127.0.0.1:9", tmp_path)
    monkeypatch.setattr(pictures, "WITHIN_S", 0.3)
    media.body = b""  # promises a picture and never sends it
    monkeypatch.setattr(Answer, "finish", lambda self: self.rfile.read())
    with pytest.raises(PictureError, match="slow"):
        fetched(media.address, tmp_path)


def test_only_so_many_pages_are_kept(
    media: Media, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "MOST_KEPT", 2)
    paths = [fetched(media.address, tmp_path, page) for page in (1, 2, 3)]
    assert sorted(path for path in tmp_path.iterdir()) == sorted(paths[1:])


@pytest.mark.unit
def test_every_chunk_of_a_picture_carries_its_checksum() -> None:
    assert is_whole_png(CONTENT)
    assert not is_whole_png(CONTENT[:-1])
    assert not is_whole_png(b"")
