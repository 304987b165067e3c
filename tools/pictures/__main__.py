"""`make pictures`: every screen in Chinese and English, from the real programs, into docs/pictures;
and docs/screens.md, which shows them.

Demo halls are opened on screens in memory, all at once, their clocks set to a Monday morning; the
devices are touched by the pointer, the pages opened in Chromium. What takes long to come is drawn
from the states of the tests.
"""

import argparse
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tools.demo.house import Demo
from tools.demo.parts import dying_with_us, end_decently, program
from tools.pictures import village
from tools.pictures.album import write_album
from tools.pictures.bookings import show_bookings
from tools.pictures.citizen import show_citizen
from tools.pictures.clerk import show_clerk
from tools.pictures.drawn import show_drawn
from tools.pictures.faults import show_faults
from tools.pictures.halls import write_town, write_village
from tools.pictures.pages import show_pages
from tools.pictures.papers import show_papers
from tools.pictures.prints import show_prints
from tools.pictures.studio import Studio
from tools.pictures.tabs import Tabs
from tools.pictures.visit import CLERK, show_visit

OPENS_AT = "2026-11-23T09:36:00+08:00"
CHROMIUM = "/usr/bin/chromium"
LANGUAGES = ("zh", "en")


def _show_town(browser: Browser, language: str, scratch: Path, folder: Path) -> None:
    with Demo(
        scratch,
        free_port(),
        language=language,
        clock=OPENS_AT,
        hall_file=write_town(scratch / "town.yaml"),
        standing=False,
        always_open=False,
    ) as demo:
        demo.open()
        studio = Studio(demo, Tabs(browser, demo, folder), folder)
        console = show_visit(studio)
        show_clerk(studio, console, demo.page.passwords[CLERK])
        show_bookings(studio)
        show_pages(studio)
        show_citizen(studio)
        show_faults(studio, console)


def _show_village(browser: Browser, language: str, scratch: Path, folder: Path) -> None:
    with Demo(
        scratch,
        free_port(),
        language=language,
        clock=OPENS_AT,
        hall_file=write_village(scratch / "village.yaml"),
        sizes=village.SIZES,
        paper_mm=village.PAPER_MM,
        standing=False,
    ) as demo:
        demo.open()
        village.show_village(Studio(demo, Tabs(browser, demo, folder), folder))


def _show_drawn(_: Browser, language: str, scratch: Path, folder: Path) -> None:
    show_drawn(language, scratch, folder)


def _show_papers(_: Browser, language: str, _scratch: Path, folder: Path) -> None:
    show_papers("en" if language == "en" else "zh", folder)
    if language == "zh":
        show_prints(folder)


SHOWS = {"town": _show_town, "village": _show_village, "drawn": _show_drawn, "papers": _show_papers}


def free_port() -> int:
    """A port nobody listens on now, nor on the others a demo counts from it."""
    while True:
        with ExitStack() as stack:
            port = _bound(stack, 0)
            with suppress(OSError, OverflowError):
                for more in (1, 1100, 1101):
                    _bound(stack, port + more)
                return port


def _bound(stack: ExitStack, port: int) -> int:
    probe = stack.enter_context(socket.socket())
    probe.bind(("127.0.0.1", port))
    return int(probe.getsockname()[1])


def _take(language: str, hall: str, folder: Path) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        os.environ.pop(name, None)
    with (
        sync_playwright() as playwright,
        tempfile.TemporaryDirectory(prefix="hall-pictures-") as scratch,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        SHOWS[hall](browser, language, Path(scratch), folder)
        browser.close()


def _side_by_side(languages: Sequence[str], halls: Sequence[str], folder: Path) -> int:
    """Much of the time is waiting for what a person would wait for."""
    walks = [
        subprocess.Popen(
            dying_with_us(
                program(
                    "tools.pictures",
                    *("--folder", str(folder), "--language", language, "--hall", hall),
                )
            )
        )
        for hall, language in product(halls, languages)
    ]
    endings = [walk.wait() for walk in walks]
    return int(any(endings))


def main() -> int:
    """Makes them all; exit status 1 with a word when a screen did not come."""
    options = argparse.ArgumentParser(prog="make pictures", description="Screenshots for the docs.")
    options.add_argument("--folder", type=Path, default=Path("docs/pictures"))
    options.add_argument("--language", choices=LANGUAGES, help="both without")
    options.add_argument("--hall", choices=SHOWS, help="all without")
    chosen = options.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    end_decently()
    if chosen.language and chosen.hall:
        _take(chosen.language, chosen.hall, chosen.folder)
        return 0
    languages = [chosen.language] if chosen.language else LANGUAGES
    failed = _side_by_side(languages, [chosen.hall] if chosen.hall else [*SHOWS], chosen.folder)
    if not failed:
        write_album(chosen.folder.parent / "screens.md", chosen.folder)
    return failed


if __name__ == "__main__":
    sys.exit(main())
