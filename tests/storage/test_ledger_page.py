"""The ledger as leaders read it: found, checked day by day, in the browser (row I5)."""

import ast
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Connection, Engine, insert, select, update

from hall_server.kernel.ledger import Chain, genesis
from hall_server.kernel.ledger_book import DayChecked, LedgerPage, Sought
from hall_server.kernel.metadata import HALL, LEDGER
from hall_server.storage import ledger_book
from hall_server.storage.ledger_book import ROWS, StoredLedger
from hall_server.storage.sealed_days import let_go
from hall_server.web.manager.ledger_kinds import KINDS
from tests.storage.test_days_gone import DAYS, engine
from tests.support.database import change, rows
from tests.support.hall import RunningHall
from tests.support.pages import PASSWORD
from tests.support.people import Clerk, Voice, give_password, key_of
from tests.support.small_hall import MORNING

__all__ = ["engine"]
"""A hall that was open on four days, in both databases."""

pytestmark = pytest.mark.row("I5")

COLUMNS = ("seq", "business_day", "kind", "body", "hash")
SERVER = Path(__file__).parents[2] / "hall_server"


@pytest.fixture
def book(engine: Engine) -> StoredLedger:
    return StoredLedger(engine)


def seqs(page: LedgerPage) -> list[int]:
    return [row.seq for row in page.rows]


def checked(book: StoredLedger, day: str) -> DayChecked:
    found = book.checked(day)
    assert found is not None
    return found


# --- what is found -------------------------------------------------------------------------------


def test_rows_are_found_by_day_kind_who_and_what_they_are_about(book: StoredLedger) -> None:
    every = book.page(Sought())
    assert seqs(every) == sorted(seqs(every), reverse=True)
    assert every.older is None
    (taken,) = book.page(Sought(day=DAYS[1], kind="ticket_taken")).rows
    about = book.page(Sought(about=taken.told["ticket"]))
    assert taken in about.rows
    assert all(taken.told["ticket"] in json.dumps(dict(row.told)) for row in about.rows)
    assert taken in book.page(Sought(who=taken.who)).rows
    assert not book.page(Sought(about=taken.told["ticket"][:-1])).rows  # a part is no id
    assert not book.page(Sought(about="%")).rows
    assert not book.page(Sought(day="2025-01-01")).rows


def test_each_row_is_on_one_page_however_little_is_looked_through_at_once(
    engine: Engine, book: StoredLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    longer(engine, 3 * ROWS)
    assert len(book.page(Sought()).rows) == ROWS
    monkeypatch.setattr(ledger_book, "SPAN", 7)
    monkeypatch.setattr(ledger_book, "MOST", 21)
    for sought in (Sought(), Sought(kind="ticket_taken"), Sought(kind="hall_initialised")):
        found, before = [], None
        while True:
            page = book.page(sought, before)
            found += seqs(page)
            if page.older is None:
                break
            assert before is None or page.older < before
            before = page.older
        with engine.connect() as connection:
            query = select(LEDGER.c.seq).order_by(LEDGER.c.seq.desc())
            if sought.kind:
                query = query.where(LEDGER.c.kind == sought.kind)
            assert found == list(connection.scalars(query))


def longer(engine: Engine, count: int) -> None:
    """So many more rows, the chain whole."""
    with engine.begin() as connection:
        hall = connection.execute(select(HALL)).one()
        chain = Chain(hall.head_seq, hall.head_hash)
        moment = MORNING + timedelta(days=len(DAYS) - 1)
        for _ in range(count):
            entry = chain.append("act", DAYS[-1], moment, "system:hall", {})
            row = {
                key: getattr(entry, key) for key in ("seq", "business_day", "kind", "body", "hash")
            }
            connection.execute(insert(LEDGER), {"hall_id": hall.hall_id, **row})
        connection.execute(update(HALL).values(head_seq=chain.seq, head_hash=chain.head))


# --- whether a day is whole ----------------------------------------------------------------------


def test_a_whole_day_and_one_that_was_let_go(engine: Engine, book: StoredLedger) -> None:
    days = [checked(book, day) for day in DAYS]
    assert all(day.faults == () for day in days)
    assert [day.first for day in days[1:]] == [day.last + 1 for day in days[:-1]]
    let_go(engine, DAYS[1])
    gone = checked(book, DAYS[0])
    assert (gone.gone, gone.head) == (True, days[0].head)
    assert checked(book, DAYS[1]) == days[1]
    assert book.checked("2025-01-01") is None


def test_what_was_altered_is_told_with_its_day_and_row(engine: Engine, book: StoredLedger) -> None:
    day = checked(book, DAYS[1])
    with engine.connect() as connection:
        kept = [dict(row._mapping) for row in connection.execute(select(LEDGER))]
    for what in ("changed", "removed", "first removed", "inserted", "rewritten"):
        with engine.begin() as connection:
            alter(connection, what, day)
        altered = checked(book, DAYS[1])
        assert altered.faults, what
        assert day.first <= altered.faults[0].seq <= day.last + 1, what
        assert checked(book, DAYS[3]).faults == (), what
        with engine.begin() as connection:
            connection.execute(LEDGER.delete())
            connection.execute(insert(LEDGER), kept)
    assert checked(book, DAYS[1]) == day


def alter(connection: Connection, what: str, day: DayChecked) -> None:
    """As somebody might who may write to the database."""
    one = LEDGER.c.seq == day.first + 1
    match what:
        case "changed":
            connection.execute(update(LEDGER).where(one).values(body="{}"))
        case "removed":
            connection.execute(LEDGER.delete().where(one))
        case "first removed":
            connection.execute(LEDGER.delete().where(LEDGER.c.seq == day.first))
        case "inserted":
            connection.execute(LEDGER.delete().where(one))
            forged = Chain(day.first, genesis("x")).append("x", day.day, MORNING, "x:x", {})
            row = {key: getattr(forged, key) for key in ("seq", "kind", "body", "hash")}
            connection.execute(insert(LEDGER), {"hall_id": "x", "business_day": day.day, **row})
        case "rewritten":
            rewrite(connection, day)


def rewrite(connection: Connection, day: DayChecked) -> None:
    """The day's rows anew, each hash fitting the one before: only what follows tells."""
    before = connection.scalar(select(LEDGER.c.hash).where(LEDGER.c.seq == day.first - 1))
    chain = Chain(day.first - 1, str(before))
    for seq in range(day.first, day.last + 1):
        told = chain.append("act", day.day, MORNING, "system:hall", {})
        values = {"kind": told.kind, "body": told.body, "hash": told.hash}
        connection.execute(update(LEDGER).where(LEDGER.c.seq == seq).values(**values))


# --- in the browser ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def leaders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[RunningHall, httpx.Client]]:
    """A served hall where something happened, and a leader who is signed in."""
    hall = RunningHall(tmp_path_factory.mktemp("ledger") / "hall")
    hall.start()
    Voice(hall, key_of(hall, "kiosk")).take("civil")
    Clerk(hall, 3).serves_one()
    give_password(hall, "liangmin", PASSWORD)
    with httpx.Client(base_url=hall.url, timeout=60) as client:
        who = {"name": "liangmin", "password": PASSWORD}
        assert client.post("/api/v1/sessions", json=who).status_code == 201
        yield hall, client
    hall.stop()


def test_a_leader_reads_it_and_sees_that_it_is_whole(
    leaders: tuple[RunningHall, httpx.Client],
) -> None:
    hall, client = leaders
    told = client.get("/manager/ledger", params={"kind": "ticket_called"}).text
    assert "A001" in told
    assert "没有被改动" in told
    digits = hall.cli("head").split()[3]
    assert digits[:8] in told
    ((_seq, body),) = rows(hall.data, "SELECT seq, body FROM ledger WHERE kind = 'ticket_called'")
    ticket = json.loads(body)["data"]["ticket"]
    about = client.get("/manager/ledger", params={"about": ticket}).text
    assert "取号" in about
    odd = {"day": "2026-02-30", "kind": "'; DROP", "who": "<script>x", "before": "-1"}
    answer = client.get("/manager/ledger", params=odd)
    assert answer.status_code == 200
    assert "<script>x" not in answer.text


def test_what_was_altered_is_told_in_words(leaders: tuple[RunningHall, httpx.Client]) -> None:
    hall, client = leaders
    ((seq, body),) = rows(hall.data, "SELECT seq, body FROM ledger WHERE kind = 'ticket_called'")
    change(hall.data, "UPDATE ledger SET body = ? WHERE seq = ?", body.replace("A001", "A9"), seq)
    told = client.get("/manager/ledger").text
    assert "与原来写下的不符" in told
    assert f"第 {seq} 条" in told
    change(hall.data, "UPDATE ledger SET body = ? WHERE seq = ?", body, seq)


@pytest.mark.unit
def test_every_kind_of_act_has_words() -> None:
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in SERVER.rglob("*.py"))
    calls = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call))
    named = {
        call.args[0].value
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr == "event" and call.args
        if isinstance(call.args[0], ast.Constant)
    }
    assert len(named) > 100
    assert named - set(KINDS) == set()
