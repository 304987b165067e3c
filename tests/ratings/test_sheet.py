"""The table of figures is made beside the hall, out of its names at one moment (row D6)."""

import threading
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from pydantic import ValidationError

from hall_server.delivery.rating_sheet import RatingSheet, as_csv, rating_sheet, sheet_names
from hall_server.ratings.figures import Counted, Counts
from hall_server.web import rating_api
from hall_server.web.rating_api import RatingQuery
from tests.support.looping import run
from tests.support.small_hall import SmallHall, small_hall

pytestmark = pytest.mark.unit

DAY = date(2026, 11, 23)
PARTS = [
    Counted(DAY, 1, "li", "a", ("item-a",), Counts(2, (1, 0, 0, 0, 1))),
    Counted(DAY, None, None, "gone", (), Counts(1)),
]


class Book:
    """Counts, and notes in which thread it was asked."""

    def __init__(self) -> None:
        self.thread: int | None = None

    def counted(self, first: str, last: str) -> list[Counted]:
        self.thread = threading.get_ident()
        return PARTS


def test_nothing_of_it_is_done_on_the_halls_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[int] = []

    def noted(*order: Any) -> Any:
        threads.append(threading.get_ident())
        return rating_sheet(*order)

    monkeypatch.setattr(rating_api, "rating_sheet", noted)
    hall, book = SmallHall(small_hall()), Book()
    desk: Any = SimpleNamespace(hub=SimpleNamespace(hall=hall.state))
    asked = RatingQuery(first=DAY, last=DAY, by="department")

    async def read() -> RatingSheet:
        threads.append(threading.get_ident())
        return await rating_api.read_sheet(desk, book, asked)  # type: ignore[arg-type]

    sheet = run(read())
    assert [(line.name, line.counts.visits) for line in sheet.lines] == [("未登记", 1), ("综合", 2)]
    loop, summed = threads
    assert loop != summed == book.thread


def test_more_than_three_years_are_not_counted() -> None:
    RatingQuery(first=date(2024, 1, 1), last=date(2026, 12, 31))
    with pytest.raises(ValidationError):
        RatingQuery(first=date(2000, 1, 1), last=date(2099, 12, 31))


def test_what_is_no_more_is_called_by_its_key_and_never_a_formula() -> None:
    names = sheet_names(SmallHall(small_hall()).state, "clerk", "month", "zh")
    parts = [*PARTS, Counted(DAY, 1, "=gone()", "a", (), Counts(1, (0, 1, 0, 0, 0)))]
    sheet = rating_sheet(names, parts)
    assert [line.name for line in sheet.lines] == ["未登记", "=gone()", "li"]
    table = as_csv(sheet).decode("utf-8-sig").splitlines()
    assert [row.split(",")[0] for row in table] == ["人员", "未登记", "'=gone()", "li", "合计"]
    assert table[2].split(",")[3] == "100.0%"
