"""A real hall's displays side by side: the main board and its twin, a zone's, a window's screen."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.support.database import rows
from tests.support.hall import RunningHall, unhurried_sample
from tests.support.people import Clerk, Voice, key_of
from tests.support.screens import Device, start_device
from tests.support.whole_hall import soon

CHANGED = {
    "  call_valid_s: 60 ": "  call_valid_s: 5 ",
    "  pages_s: 12\n": '  pages_s: 12\n  quiet: [{opens: "00:00", closes: "23:59"}]\n',
}

OWN = ("pulsing", "notice", "clock", "corner")
"""What two boards need not change in the same instant."""


@dataclass
class Places:
    """A hall with displays in several places, and who works there."""

    hall: RunningHall
    citizen: Voice
    third: Clerk
    ninth: Clerk
    main: Device
    twin: Device
    east: Device
    sign: Device

    def call(self, clerk: Clerk, queue: str, **ticket: Any) -> str:
        """A citizen takes a number and is called; the number."""
        self.citizen.take(queue, **ticket)
        return str(clerk.does("call-next")["number"])

    def finish(self, clerk: Clerk) -> None:
        clerk.does("start")
        clerk.does("finish", outcome="done")


def hall_file(folder: Path) -> Path:
    """The sample hall, its ninth window in the east; quiet all day, and calls are soon too old."""
    text = unhurried_sample().read_text(encoding="utf-8")
    for was, now in CHANGED.items():
        assert text.count(was) == 1, was
        text = text.replace(was, now)
    file = folder / "hall.yaml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def places(screen: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Places]:
    folder = tmp_path_factory.mktemp("places")
    hall = RunningHall(folder / "hall", file=hall_file(folder))
    hall.start()
    keys = {
        "main": key_of(hall, "display"),
        "twin": key_of(hall, "display"),
        "east": key_of(hall, "display", zone="east"),
        "sign": key_of(hall, "display", window=3),
    }
    size = ("--size", "960x540")
    started = {
        name: start_device("display", hall.url, key, folder, screen, *size, name=name)
        for name, key in keys.items()
    }
    try:
        citizen = Voice(hall, key_of(hall, "kiosk"))
        yield Places(hall, citizen, Clerk(hall, 3), Clerk(hall, 9), **started)
    finally:
        for device in started.values():
            device.kill()
        hall.stop()


@pytest.mark.row("C2")
def test_a_windows_screen_follows_its_window(places: Places) -> None:
    def sign(state: dict[str, Any]) -> tuple[str, str]:
        return state["sign"]["state"], state["sign"]["big"]

    places.sign.until(lambda state: state["sign"] and sign(state) == ("free", "空闲"))
    number = places.call(places.third, "civil")
    places.sign.until(lambda state: sign(state) == ("called", number))
    places.third.does("start")
    places.sign.until(lambda state: sign(state) == ("serving", number))
    places.third.does("finish", outcome="done")
    places.third.does("pause", reason="copying")
    places.sign.until(lambda state: sign(state) == ("paused", "暂停办理"))
    places.third.does("resume")
    places.sign.until(lambda state: sign(state) == ("free", "空闲"))


@pytest.mark.row("C3")
def test_a_zones_board_shows_only_its_windows(places: Places) -> None:
    places.east.until(lambda state: state["zone"] == "east")
    elsewhere = places.call(places.third, "civil")
    here = places.call(places.ninth, "land")
    state = places.east.until(lambda state: state["serving"] == {"9": here})
    assert [call["number"] for call in state["recent"]] == [here]
    whole = places.main.until(lambda state: state["serving"] == {"3": elsewhere, "9": here})
    assert {elsewhere, here} <= {call["number"] for call in whole["recent"]}
    places.finish(places.third)
    places.finish(places.ninth)


@pytest.mark.row("C6")
def test_between_calls_the_board_tells_the_public_and_a_call_interrupts(places: Places) -> None:
    places.call(places.third, "civil")
    places.third.does("start")
    places.main.on("pages")
    places.call(places.ninth, "land")
    places.main.on("calls")
    places.third.does("finish", outcome="done")
    places.finish(places.ninth)


@pytest.mark.row("C5")
def test_in_quiet_hours_boards_say_so_and_who_does_not_hear_is_flashed(places: Places) -> None:
    assert places.main.until(lambda state: state["corner"])["corner"] == "现在不广播，请看屏幕"
    places.call(places.third, "civil", needs=["deaf"])
    places.main.until(lambda state: state["flash"] and state["pulsing"])
    places.finish(places.third)


@pytest.mark.row("A20")
def test_who_walks_slowly_is_asked_to_get_ready_one_call_ahead(places: Places) -> None:
    first = places.call(places.third, "civil")
    next_one = places.citizen.take("civil", needs=["slow"])["number"]
    places.main.until(lambda state: state["ready"] and next_one in state["ready"])
    places.finish(places.third)
    assert places.third.does("call-next")["number"] == next_one != first
    places.main.until(lambda state: state["ready"] is None)
    places.finish(places.third)


@pytest.mark.row("B17")
def test_a_call_taken_back_is_on_no_board_any_more(places: Places) -> None:
    number = places.call(places.third, "civil")
    boards = (places.main, places.sign)
    for board in boards:
        board.until(lambda state: number in state["serving"].values())
    places.third.does("undo")
    for board in boards:
        board.until(
            lambda state: (
                number not in [call["number"] for call in state["recent"]]
                and number not in state["serving"].values()
            )
        )
    assert places.third.does("call-next")["number"] == number
    places.finish(places.third)


@pytest.mark.row("C10", "C8")
def test_twin_boards_show_the_same_also_after_the_server_was_away(places: Places) -> None:
    def same() -> bool:
        main, twin = (
            {key: value for key, value in board.state().items() if key not in OWN}
            for board in (places.main, places.twin)
        )
        return bool(main["connected"]) and main == twin

    soon(same, "the same picture", 10)
    places.hall.kill()
    for board in (places.main, places.twin):
        board.until(lambda state: not state["connected"])
    places.hall.start()
    number = places.call(places.ninth, "land")
    soon(lambda: number in places.main.state()["serving"].values() and same(), "the same", 15)
    places.finish(places.ninth)


@pytest.mark.row("C7")
def test_a_dead_display_is_known_within_ten_seconds(places: Places) -> None:
    """Also one that never spoke."""

    def dead() -> list[Any]:
        return rows(places.hall.data, "SELECT device FROM voices WHERE detail = 'display away'")

    soon(lambda: not dead(), "all displays back", 15)
    places.twin.process.kill()
    soon(lambda: len(dead()) == 1, "the alarm", 10)
