"""Cases with clocks, put into a hall as if they had been opened there."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from hall_server.cases.file_tables import CaseTask
from hall_server.cases.tables import Case
from hall_server.kernel.work import Record
from hall_server.premises.open_day import OpenDay
from hall_server.storage.engine import open_engine, sqlite_url
from tests.support.small_hall import SmallHall, small_hall


def case(place: int, **told: Any) -> Case:
    """An accepted case at window 1, taken in on Monday, 16 November 2026."""
    fields: dict[str, Any] = {
        "id": f"case-{place}",
        "number": f"261116{place:04}",
        "kind": "committed",
        "flow": "committed",
        "state": "accepted",
        "business_day": "2026-11-16",
        "received_at": "2026-11-16T01:00:00.000000+00:00",
        "item": "item-a",
        "item_version": 1,
        "ticket_id": None,
        "window": 1,
        "owner": "chenfang",
        "first_asked": "chenfang",
        "first_handler": "chenfang",
        "limit_days": 5,
        "accepted_at": "2026-11-16T01:00:00.000000+00:00",
    }
    return Case(**fields | told)


def task(place: int, of: Case, **told: Any) -> CaseTask:
    """A joined window's part."""
    fields: dict[str, Any] = {"window": 2, "opened_at": of.received_at}
    return CaseTask(id=f"task-{place}", case_id=of.id, **fields | told)


def hall_with(*records: Record, **settings: Any) -> SmallHall:
    """A small hall that holds these besides, its day not opened yet."""
    return SmallHall([*small_hall(**settings), *records])


def open_day(hall: SmallHall, day: str) -> None:
    """The hall's clock stands at nine on this day, and the day is opened."""
    hall.clock.moment = hall.clock.moment.fromisoformat(f"{day}T01:00:00+00:00")
    hall.do(OpenDay(business_day=day))


def stored(hall: SmallHall, case_id: str) -> Case:
    """A case as it stands."""
    found = hall.state.cases.find(case_id)
    assert found is not None
    return found


def put_in(data: Path, records: Iterable[Record]) -> None:
    """Writes records into the database of a hall no server serves now."""
    rows: dict[Any, list[dict[str, Any]]] = {}
    for record in records:
        rows.setdefault(record.TABLE, []).append(record.row())
    engine = open_engine(sqlite_url(data))
    with engine.begin() as connection:
        for table, lines in rows.items():
            connection.execute(table.insert(), lines)
    engine.dispose()
