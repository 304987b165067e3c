"""A day of a hall for the tests of a file: the scenes follow one another in the same hall."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from hall_server.hall_file.sample import sample_hall_path
from tests.hall_day.day import PARTS, Day
from tests.support.whole_hall import WholeHall

WEDNESDAY = "2026-11-25T09:10:00+08:00"

SHORT = {
    "  gap_s: 20\n  total_s: 60\n": "  gap_s: 1\n  total_s: 2\n",
    "  after: 3\n": "  after: 2\n",
    "recall_gap_s: 0 ": "recall_gap_s: 2 ",
    "undo_s: 10 ": "undo_s: 60 ",
    "kiosk_minute: 30": "kiosk_minute: 0",
}
"""The sample hall's waits, shortened: three heard calls two seconds apart, back after two."""


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Day]:
    """A Wednesday from ten past nine on, by the hall's own hours."""
    folder = tmp_path_factory.mktemp("day")
    file = folder / "hall.yaml"
    file.write_text(hall_file(), encoding="utf-8")
    with WholeHall(folder / "parts", {}, file=file, parts=PARTS, clock=WEDNESDAY) as whole:
        whole.kiosk.on("home")
        whole.wall.until(lambda state: state["connected"])
        day = Day(whole, browser)
        yield day
        day.close()


def hall_file() -> str:
    """The sample hall, whose people need not wait."""
    told = sample_hall_path().read_text(encoding="utf-8")
    for usual, short in SHORT.items():
        assert told.count(usual) == 1, usual
        told = told.replace(usual, short)
    return told
