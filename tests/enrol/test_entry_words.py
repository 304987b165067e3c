"""What a device tells while it is not let in: on its screen, on paper, on the command line."""

import asyncio
from pathlib import Path
from typing import get_args

import pytest
import typer

from hall_link import options
from hall_link.entry.entry import Admission, Told, Trouble, Why
from hall_link.entry.keeping import Keeping
from hall_link.entry.view import EntryView, show_entry
from hall_link.wire.printing import PrintJob
from hall_server.tls.authority import make_authority
from tests.support.looping import run
from tests.support.small_hall import MORNING
from ticket_printer.blocks import PAPERS, Line
from ticket_printer.code_slip import CodePrinter, code_job
from ticket_printer.layout import lay_out
from ticket_printer.status import PrinterStatus

pytestmark = [pytest.mark.unit, pytest.mark.row("K4")]

SERVER = "https://10.0.0.5:8000/"
CHECK = "A1B2 C3D4 E5F6 0718 293A"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("why", get_args(Why))
def test_every_reason_has_its_words_and_the_code_in_two_halves(why: Why, language: str) -> None:
    view = show_entry(Told(why, "335450", CHECK), SERVER, language)
    assert (view.code, view.check) == ("335 450", CHECK)
    assert "https://10.0.0.5:8000/manager/devices" in view.steps[0]
    assert view.title
    assert not view.bad


@pytest.mark.parametrize("trouble", [t for t in get_args(Trouble) if t])
def test_every_trouble_is_told_with_what_to_do(trouble: Trouble) -> None:
    views = [show_entry(Told(why, trouble=trouble), SERVER, "zh") for why in ("new", None)]
    assert views[0] == views[1]
    assert views[0].code == ""
    assert views[0].bad == (trouble in ("foreign", "wrong-name", "not-secure"))
    assert "{" not in "".join([views[0].title, views[0].about, *views[0].steps])


def test_a_code_stays_on_the_screen_while_the_server_is_away() -> None:
    view = show_entry(Told("new", "335450", trouble="away"), SERVER, "zh")
    assert view.code == "335 450"
    assert "连不上" in view.foot


@pytest.mark.parametrize("width", PAPERS)
def test_the_code_fits_the_paper(width: int) -> None:
    view: EntryView = show_entry(Told("new", "335450", CHECK), SERVER, "zh")
    lines = [b.text for b in lay_out(code_job(view), PAPERS[width]) if isinstance(b, Line)]
    assert any("335 450" in line for line in lines)
    assert any(CHECK in line for line in lines)


class Tray:
    """Papers a worker was given."""

    def __init__(self) -> None:
        self.jobs: list[PrintJob] = []

    async def store(self, jobs: list[PrintJob]) -> dict[str, str]:
        self.jobs += jobs
        return {}


def test_a_printer_prints_one_code_and_another_when_its_cover_was_opened() -> None:
    tray = Tray()

    async def lives() -> None:
        codes = CodePrinter(SERVER, tray)
        working = asyncio.create_task(codes.run())

        async def then(told: str | None = None, prints: bool | None = None) -> int:
            if told is not None:
                codes.tell(Told("new", told))
            if prints is not None:
                codes.hear(PrinterStatus("ready" if prints else "cover", prints=prints))
            for _ in range(3):
                await asyncio.sleep(0)
            return len(tray.jobs)

        assert await then(told="111111") == 0
        assert await then(prints=True) == 1
        assert await then(told="222222") == 1
        assert await then(prints=False) == 1
        assert await then(prints=True) == 2
        codes.tell(None)
        assert await then(prints=True) == 2
        assert await then(told="333333") == 3
        working.cancel()

    run(lives())


def test_a_key_is_given_one_way_or_kept_by_the_device(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text("from a file\n")
    assert options.admission("", file, tmp_path, None, False) == Admission("from a file")
    assert options.admission("k", None, tmp_path, None, False) == Admission("k")
    assert options.admission("", None, tmp_path, None, False) == Admission(folder=tmp_path)
    for wrong in (("k", file, None, False), ("k", None, None, True), ("k", None, file, False)):
        key, key_file, ca, enrol = wrong
        with pytest.raises(typer.BadParameter):
            options.admission(key, key_file, tmp_path, ca, enrol)


def test_enrol_forgets_what_was_kept(tmp_path: Path) -> None:
    authority = make_authority("hall", MORNING).certificate.decode()
    Keeping(tmp_path).keep("the key", authority)
    assert (Keeping(tmp_path).key(), Keeping(tmp_path).authority()) == (
        "the key",
        authority.strip(),
    )
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}
    options.admission("", None, tmp_path, None, True)
    assert list(tmp_path.iterdir()) == []


def test_a_kept_authority_that_rotted_is_told_and_not_ignored(tmp_path: Path) -> None:
    (tmp_path / "hall-ca.pem").write_text("no certificate")
    with pytest.raises(typer.BadParameter, match=r"hall-ca\.pem"):
        options.admission("", None, tmp_path, None, False)
