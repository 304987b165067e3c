"""What the registers read of a database, and how many processes they make."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from hall_server.cases.file_tables import Custody
from hall_server.documents.tables import Document
from hall_server.kernel.metadata import METADATA
from hall_server.kernel.work import Record
from hall_server.registers.asking import Names, RegisterTable, Sight, Wanted
from hall_server.registers.rules import RegistersBusy
from hall_server.registers.tables import FrozenReport
from hall_server.storage import register_book
from hall_server.storage.engine import open_engine, sqlite_url
from hall_server.storage.register_book import StoredRegisters
from hall_server.storage.store import upsert
from hall_server.web import register_desk
from tests.support.looping import run
from tests.support.open_cases import case

pytestmark = pytest.mark.unit

NAMES = Names(hall="小镇大厅", zone="Asia/Shanghai", today="2026-11-20")
DAYS = Wanted("2026-11-16", "2026-11-20")
NOW = "2026-11-16T02:00:00.000000+00:00"


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = open_engine(sqlite_url(tmp_path))
    METADATA.create_all(made)
    yield made
    made.dispose()


def keep(engine: Engine, *records: Record) -> None:
    with engine.begin() as connection:
        for record in records:
            connection.execute(upsert(record.TABLE, "sqlite"), record.row())


def paper(number: int, book: str = "once-list/2026", **told: Any) -> Document:
    fields: dict[str, Any] = {
        "id": f"{book}-{number}",
        "form": book.partition("/")[0],
        "book": book,
        "number": number,
        "serial": f"{book}-{number:04}",
        "business_day": "2026-11-16",
        "issued_at": NOW,
        "issued_by": "li",
        "language": "zh",
        "window": 1,
    }
    return Document(**fields | told)


def told(engine: Engine, kind: Any, wanted: Wanted = DAYS) -> RegisterTable:
    return StoredRegisters(engine).told(kind, wanted, NAMES, Sight())


def test_complaints_papers_are_not_counted_among_the_documents(engine: Engine) -> None:
    keep(engine, paper(1), paper(2, voided_at=NOW))
    keep(engine, paper(4, "complaint-receipt/2026", complaint_id="c", voided_at=NOW))
    found = told(engine, "documents")
    assert found.count == 2
    assert found.remarks == (
        "编号连续：1 本文书本期共 2 份，一号不缺；作废 1 份，作废的号不再使用。",
    )


def test_a_book_is_whole_up_to_the_last_day_that_is_asked_for(engine: Engine) -> None:
    later = {"business_day": "2026-11-23"}
    keep(engine, paper(1, business_day="2026-11-10"), paper(2), paper(4, **later))
    assert "本期共 1 份，一号不缺" in told(engine, "documents").remarks[0]
    (gap,) = told(engine, "documents", Wanted("2026-11-23", "2026-11-23")).remarks
    assert gap == "编号不连续：once-list2026年：应有 4 份，实有 3 份"


def test_who_took_papers_over_finds_them_in_the_own_register(engine: Engine) -> None:
    passed = Custody("p", "case-1", NOW, giver="li", window=1, to="2", papers=("身份证",))
    keep(engine, case(1), passed, replace(passed, id="q", to="县民政局"))
    windows = [told(engine, "custody", replace(DAYS, window=n)).count for n in (1, 2, 3)]
    assert windows == [2, 1, 0]


def test_a_frozen_report_is_written_once(engine: Engine) -> None:
    first = FrozenReport("2026-10", 1, "a", None, None, "2026-11-01", "wang", content=b"first")
    keep(engine, first, replace(first, made_at="2026-12-01", content=b"second"))
    assert StoredRegisters(engine).report("2026-10", 1) == first


def test_one_large_register_is_made_at_a_time(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While one is made a second one is refused, after it has waited; then there is place again."""
    registers = StoredRegisters(engine)
    monkeypatch.setattr(register_book, "LARGE", 0)
    monkeypatch.setattr(register_desk, "LOOKS", 2)
    monkeypatch.setattr(register_desk, "LOOK_S", 0.01)
    second: list[BaseException] = []

    class Pool:
        """Stands for the process: while it works somebody asks for another register."""

        def __init__(self, *_order: object, **_settings: object) -> None:
            self.made: Any = None

        def __enter__(self) -> "Pool":
            return self

        def __exit__(self, *_fault: object) -> None:
            pass

        def submit(self, _call: object, _url: str, _key: Path, make: Any, order: Any) -> "Pool":
            with pytest.raises(RegistersBusy) as refusal:
                run(register_desk.read(registers.figures, *order))
            second.append(refusal.value)
            self.made = make(engine, *order)
            return self

        def result(self) -> Any:
            return self.made

    monkeypatch.setattr(register_book, "ProcessPoolExecutor", Pool)
    for _ in range(2):
        assert registers.figures("2026-11-01", "2026-11-30", NAMES).total.taken == 0
    assert len(second) == 2
