"""What is over is the database's: memory lets go of it, and nothing looks through all the years."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from bench.crowd import KIOSK, Driver
from bench.years_day import ZONE, Hall
from bench.years_hall import Weighed, YearsHall
from hall_link.wire.tickets import TakeTicket
from hall_link.wire.windows import CallNext, FinishVisit, MarkNoShow, StartVisit
from hall_server.forecast.state import COMPARED
from hall_server.kernel.ledger_book import Sought
from hall_server.kernel.work import Actor
from hall_server.registers.asking import KINDS, Names, Sight, Wanted
from hall_server.storage.day_book import read_day_book
from hall_server.storage.engine import open_engine, sqlite_url
from hall_server.storage.integrity import Damaged, refuse_damaged
from hall_server.storage.ledger_book import StoredLedger
from hall_server.storage.load import load_records
from hall_server.storage.register_book import read as read_register
from hall_server.storage.register_counts import besides, items_asked_for
from hall_server.storage.register_rows import figure_cases
from hall_server.storage.store import find_cold
from tests.support.hall import RunningHall
from tests.support.looping import run

pytestmark = pytest.mark.row("K3")

MONDAY = date(2026, 11, 23)
DAYS = 3
A_DAY = 24
GROWING = {
    *("tickets", "calls", "ledger", "commands", "print_jobs", "estimates", "ratings"),
    *("rating_asks", "rating_supplements", "consultations", "cases", "case_steps", "case_tasks"),
    *("case_meetings", "applicants", "documents", "custody", "bookings", "bookers", "person_keys"),
    *("complaints", "complainants", "complaint_steps", "service_requests", "requesters"),
    *("rectifications", "duty_log", "phone_calls", "hand_tickets", "reserves", "strays"),
    *("helps", "sign_ins", "sessions", "duties", "routines", "freed_seats"),
}
"""Tables with rows for every visit, case or day there ever was."""

SHORT = (
    *("ix_print_jobs_open", "ix_tickets_open", "ix_bookers_reached", "ix_person_keys_live"),
    "ix_duty_log_waits",
)
"""Indexes of what is open only: going through one of them is short however old the hall is."""

SORTED = "USE TEMP B-TREE FOR ORDER BY"
OF_A_DAY = "ledger.business_day = ?"
"""All that was found is put in order first: of the ledger a day's rows at most."""

LATEST = "ORDER BY estimates.issued_at DESC"
"""Ends after the latest of them, which stand first in their index."""

COLD = (
    *("ticket", "secret", "reserve", "reply", "job", "ask", "rating", "case", "case-number"),
    *("case-numbers", "applicant", "case-steps", "case-documents", "case-custody", "document"),
    *("document-secret", "custody", "rectification", "complaint", "complaint-number"),
    *("complainant", "request-number"),
)


TWO_DAYS = Wanted("2026-11-24", "2026-11-25", limit=20)
NAMES = Names(hall="小镇大厅", zone="Asia/Shanghai", today="2026-11-26")

PAGE = 4096
LEAF = 0x0D
"""How a page begins that holds rows of a table."""

NAMED = b'_id"'
"""In replies and slips, which repeat what stands in other tables."""


async def _live(hall: YearsHall) -> Weighed:
    """Some days, and the morning after them."""
    async with Hall(hall) as people:
        for number in range(DAYS):
            await people.live(MONDAY + timedelta(days=number), A_DAY)
        await people.live(MONDAY + timedelta(days=DAYS), 1)
        return hall.weigh()


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Weighed]:
    """The data folder of those days, and what the server held at their end."""
    hall = YearsHall(tmp_path_factory.mktemp("years") / "hall")
    hall.begin(datetime(2026, 11, 23, 8, 0, tzinfo=ZONE))
    try:
        held = run(_live(hall))
    finally:
        hall.stop()
    return hall.data, held


def test_memory_holds_nothing_of_days_that_ended(lived: tuple[Path, Weighed]) -> None:
    _, held = lived
    today = (MONDAY + timedelta(days=DAYS)).isoformat()
    assert held.records["Ticket"].keys() == {today}
    compared = held.records.pop("Estimate")
    assert sum(compared.values()) <= 2 * (COMPARED + A_DAY)  # the writer's and delivery's
    left = {kind: days.keys() - {today} for kind, days in held.records.items()}
    assert not any(left.values()), left


def test_no_query_of_a_start_a_press_or_the_figures_goes_through_the_years(
    lived: tuple[Path, Weighed], tmp_path: Path
) -> None:
    engine = open_engine(sqlite_url(lived[0]))
    with _asked(engine) as asked, engine.connect() as connection:
        assert list(load_records(connection))
        for what in COLD:
            find_cold(connection, what, "nobody's")
        read_day_book(connection, MONDAY.isoformat())
        assert list(figure_cases(connection, "2026-11-24", "2026-11-25", "Asia/Shanghai"))
        besides(engine, connection, "2026-11-24", "2026-11-25")
        items_asked_for(connection, "2026-11-24", "2026-11-25")
        for kind in KINDS:
            for wanted in (TWO_DAYS, replace(TWO_DAYS, window=3, open_only=True)):
                read_register(engine, kind, wanted, NAMES, Sight("administrator"))
        _look_at_the_ledger(engine)
    with _asked_of_driver(tmp_path) as pressed:
        asked |= pressed
    assert len(asked) > 50
    assert _long(engine, asked) == {}
    engine.dispose()


def _look_at_the_ledger(engine: Engine) -> None:
    """Each way the manager's page asks, and a day's chain."""
    book = StoredLedger(engine)
    for sought in (
        Sought(),
        Sought(kind="ticket_called"),
        Sought(who="clerk"),
        Sought(day="2026-11-24", about="A001"),
        Sought(day="2026-11-24", kind="ticket_called"),
        Sought(kind="ticket_called", who="clerk"),
    ):
        page = book.page(sought)
        book.page(sought, before=page.rows[-1].seq if page.rows else 1)
    assert book.checked("2026-11-24")


@contextmanager
def _asked(engine: Engine) -> Iterator[dict[str, Any]]:
    """Every statement that is sent, with its first values."""
    told: dict[str, Any] = {}

    def note(_c: Any, _cursor: Any, statement: str, values: Any, _x: Any, many: bool) -> None:
        told.setdefault(statement, values[0] if many else values)

    event.listen(engine, "before_cursor_execute", note)
    yield told
    event.remove(engine, "before_cursor_execute", note)


@contextmanager
def _asked_of_driver(folder: Path) -> Iterator[dict[str, Any]]:
    """What is sent as numbers are taken, called and served, on two days."""
    hall = RunningHall(folder / "hall")
    driver = Driver(hall.data, datetime(2026, 11, 23, 1, 0).astimezone())
    clerk = Actor("device", "clerk", "clerk", 3)
    with _asked(driver._engine) as told:
        for _ in range(2):
            driver.does([(TakeTicket(queue="civil", print=False), KIOSK)] * 2)
            driver.does([(CallNext(window=3), clerk), (StartVisit(window=3), clerk)])
            driver.does([(FinishVisit(window=3, outcome="done", call_next=True), clerk)])
            driver.does([(MarkNoShow(window=3), clerk)])
            driver.clock.advance(days=1)
    driver.close()
    yield told


def _long(engine: Engine, asked: dict[str, Any]) -> dict[str, str]:
    """Step that goes through a growing table -> the statement it is in."""
    found = {}
    with engine.connect() as connection:
        database: Any = connection.connection.dbapi_connection
        for statement, values in asked.items():
            if statement.startswith(("SELECT", "UPDATE", "DELETE", "WITH")):
                for *_, step in database.execute(f"EXPLAIN QUERY PLAN {statement}", values):
                    if _is_long(step, statement):
                        found[step] = statement
    return found


def _is_long(step: str, statement: str) -> bool:
    if step == SORTED and "FROM ledger" in statement:
        return OF_A_DAY not in statement
    words = step.split()
    if words[0] != "SCAN" or words[1] not in GROWING or words[-1] in SHORT:
        return False
    return not (LATEST in statement and words[-1] == "ix_estimates_issued_at")


def test_of_a_very_large_database_a_start_looks_at_the_short_tables(
    lived: tuple[Path, Weighed], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "hall.db"
    file.write_bytes((lived[0] / "hall.db").read_bytes())
    monkeypatch.setattr("hall_server.storage.integrity.WHOLE_LOOK_BYTES", 0)
    monkeypatch.setattr("hall_server.storage.integrity.EVERY_PAGE_BYTES", 0)
    monkeypatch.setattr("hall_server.storage.integrity.LONG_ROWS", A_DAY)
    _spoil(file, "SELECT secret FROM tickets")
    refuse_damaged(file)
    with pytest.raises(Damaged):
        refuse_damaged(file, whole=False)
    _spoil(file, "SELECT key_hash FROM devices")
    with pytest.raises(Damaged):
        refuse_damaged(file)


def _spoil(file: Path, query: str) -> None:
    """Makes nonsense of the page of a table in which the first text this query finds stands."""
    engine = open_engine(f"sqlite:///{file}")
    with engine.connect() as connection:
        text = str(connection.exec_driver_sql(f"{query} ORDER BY rowid LIMIT 1").scalar()).encode()
    engine.dispose()
    content = file.read_bytes()
    pages = [content[at : at + PAGE] for at in range(0, len(content), PAGE)]
    (place,) = (
        n for n, page in enumerate(pages) if page[0] == LEAF and text in page and NAMED not in page
    )
    pages[place] = b"\xff" * PAGE
    file.write_bytes(b"".join(pages))
