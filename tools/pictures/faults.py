"""The pictures of what goes wrong: each fault is a real one."""

import resource
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page

from tools.pictures.shop import until
from tools.pictures.studio import Studio
from tools.pictures.visit import choose, take_a_number

LEFT_AT = "department:civil"
LAND_WINDOW = 9


def show_faults(studio: Studio, console: Page) -> None:
    """A wall that hangs, no paper, a person who left, a full disk, no server, no window."""
    with _hung_wall(studio):
        console.keyboard.press("n")
        console.locator("#call-alert:not(:empty)").wait_for()
        studio.tabs.take(console, "console-unconfirmed")
        _without_paper(studio)
        studio.kiosk.go(LEFT_AT, "items")
        _alarms(studio)
    _left_alone(studio)
    with _full_disk(studio):
        _waiting_for_a_number(studio)
    _without_server(studio, console)
    _refused(studio)


@contextmanager
def _hung_wall(studio: Studio) -> Iterator[None]:
    wall = studio.demo.parts.named("display").process
    wall.send_signal(signal.SIGSTOP)
    yield
    wall.send_signal(signal.SIGCONT)


def _without_paper(studio: Studio) -> None:
    kiosk = studio.kiosk
    studio.paper.runs_out()
    until(lambda: kiosk.state()["paper"] == "out", "the word of the paper")
    kiosk.on("home")
    kiosk.take("paper-out")
    take_a_number(studio)
    kiosk.take("no-paper")
    kiosk.go("done", "home")


@contextmanager
def _full_disk(studio: Studio) -> Iterator[None]:
    """The server can write nothing: no file may grow."""
    server = studio.demo.server_part.process.pid
    _, hard = resource.prlimit(server, resource.RLIMIT_FSIZE)
    resource.prlimit(server, resource.RLIMIT_FSIZE, (0, hard))
    yield
    resource.prlimit(server, resource.RLIMIT_FSIZE, (hard, hard))


def _waiting_for_a_number(studio: Studio) -> None:
    kiosk = studio.kiosk
    choose(studio, "general", "advice")
    kiosk.go("confirm", "taking")
    until(lambda: list(kiosk.state()["targets"]).count("home"), "the way out of a long wait")
    kiosk.take("slow")
    kiosk.go("home", "home")


def _alarms(studio: Studio) -> None:
    page = studio.tabs.open(f"/manager/?lang={studio.demo.language}")
    page.locator(".alarm.bad").nth(1).wait_for()
    studio.tabs.take(page, "manager-alarm")
    page.close()


def _left_alone(studio: Studio) -> None:
    kiosk = studio.kiosk

    def warned() -> bool:
        if kiosk.state()["screen"] == "home":
            kiosk.press(LEFT_AT)
        return kiosk.state()["warning"] is not None

    until(warned, "the warning")
    kiosk.take("warning")
    kiosk.go("continue", "items")
    kiosk.go("home", "home")


def _without_server(studio: Studio, console: Page) -> None:
    studio.demo.parts.end("server")
    studio.kiosk.on("away")
    studio.kiosk.take("away")
    until(lambda: studio.wall.state()["corner"], "the word of the lost line")
    studio.wall.take("away")
    studio.pad.on("away")
    studio.pad.take("away")
    console.keyboard.press("s")
    console.locator("#kept:not(:empty)").wait_for()
    studio.tabs.take(console, "console-away")
    console.close()
    studio.demo.start_server()
    if studio.demo.language == "zh":  # the page has both
        studio.tabs.take(studio.tabs.open("/"), "start")
    studio.kiosk.linked()


def _refused(studio: Studio) -> None:
    """The only window of an item goes out of service while somebody reads."""
    choose(studio, "land", "farmhouse-permit")
    studio.demo.parts.end("server")
    with sqlite3.connect(studio.demo.folder / "hall" / "hall.db") as hall:
        hall.execute("UPDATE windows SET in_service = 0 WHERE number = ?", (LAND_WINDOW,))
    hall.close()
    studio.kiosk.on("away")
    studio.demo.start_server()
    studio.kiosk.on("confirm")
    studio.kiosk.go("confirm", "problem")
    studio.kiosk.take("problem")
