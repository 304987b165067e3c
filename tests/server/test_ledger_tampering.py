"""The ledger shows every tampering: in the chain's own arithmetic, and in a real database."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hall_server.kernel.ledger import Chain, Entry, genesis, verify
from tests.support.database import change, faults, rows
from tests.support.hall import RunningHall
from tests.support.people import Clerk, Voice, key_of

HALL = "yunhe"
NINE = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)

Written = tuple[list[Entry], tuple[int, str]]
lengths = st.integers(2, 30)


def ledger(length: int) -> Written:
    """A whole ledger of so many rows, and the head the hall remembers."""
    chain = Chain(0, genesis(HALL))
    entries = [
        chain.append("act", "2026-11-23", NINE + timedelta(seconds=n), "system:hall", {"n": n})
        for n in range(length)
    ]
    return entries, (chain.seq, chain.head)


def found(entries: list[Entry], head: tuple[int, str]) -> list[int]:
    """The rows that verifying names."""
    return [fault.seq for fault in verify(HALL, entries, head)]


@pytest.mark.unit
@pytest.mark.row("I5")
@settings(deadline=None)  # a busy machine is no fault
@given(length=st.integers(0, 30))
def test_a_whole_ledger_is_whole(length: int) -> None:
    assert found(*ledger(length)) == []


@pytest.mark.unit
@pytest.mark.row("I5")
@settings(deadline=None)  # a busy machine is no fault
@given(length=lengths, data=st.data())
def test_a_changed_row_is_named(length: int, data: st.DataObject) -> None:
    entries, head = ledger(length)
    place = data.draw(st.integers(0, length - 1))
    row = entries[place]
    digit = "1" if row.hash[0] == "0" else "0"
    changed = data.draw(
        st.sampled_from(
            [
                replace(row, body=row.body.replace("system", "sistem")),
                replace(row, body=row.body + " "),
                replace(row, body="{"),
                replace(row, hash=digit + row.hash[1:]),
                replace(row, kind="other"),
                replace(row, business_day="2026-11-24"),
            ]
        )
    )
    entries[place] = changed
    assert row.seq in found(entries, head)
    assert set(found(entries, head)) <= {row.seq, row.seq + 1, head[0]}


@pytest.mark.unit
@pytest.mark.row("I5")
@settings(deadline=None)  # a busy machine is no fault
@given(length=lengths, data=st.data())
def test_a_removed_row_is_named(length: int, data: st.DataObject) -> None:
    entries, head = ledger(length)
    seq = data.draw(st.integers(1, length))
    del entries[seq - 1]
    assert seq in found(entries, head)


@pytest.mark.unit
@pytest.mark.row("I5")
@settings(deadline=None)  # a busy machine is no fault
@given(length=lengths, data=st.data())
def test_a_cut_tail_is_found(length: int, data: st.DataObject) -> None:
    entries, head = ledger(length)
    kept = data.draw(st.integers(0, length - 1))
    assert head[0] in found(entries[:kept], head)


@pytest.mark.unit
@pytest.mark.row("I5")
@settings(deadline=None)  # a busy machine is no fault
@given(length=lengths, data=st.data())
def test_an_inserted_row_is_found(length: int, data: st.DataObject) -> None:
    """A forged row, even with a fitting hash, breaks the chain where it was put in."""
    entries, head = ledger(length)
    place = data.draw(st.integers(0, length - 1))
    before = entries[place - 1].hash if place else genesis(HALL)
    forged = Chain(place, before).append("forged", "2026-11-23", NINE, "nobody", {})
    entries.insert(place, forged)
    assert {place + 1, place + 2} & set(found(entries, head))


@pytest.mark.unit
@pytest.mark.row("I5")
@settings(deadline=None)  # a busy machine is no fault
@given(length=lengths, data=st.data())
def test_swapped_rows_are_found(length: int, data: st.DataObject) -> None:
    entries, head = ledger(length)
    one = data.draw(st.integers(0, length - 2))
    other = data.draw(st.integers(one + 1, length - 1))
    entries[one], entries[other] = entries[other], entries[one]
    assert one + 1 in found(entries, head)
    a, b = entries[one], entries[other]
    entries[one], entries[other] = replace(a, seq=one + 1), replace(b, seq=other + 1)
    assert {one + 1, other + 1} <= set(found(entries, head))


@pytest.mark.unit
@pytest.mark.row("I5")
def test_another_halls_ledger_is_not_this_halls() -> None:
    entries, head = ledger(3)
    assert [fault.seq for fault in verify("elsewhere", entries, head)] == [1]


@pytest.mark.row("I5")
def test_a_row_changed_in_the_database_is_named_beside_a_running_server(hall: RunningHall) -> None:
    citizen = Voice(hall, key_of(hall, "kiosk"))
    tickets = [citizen.take("civil") for _ in range(5)]
    Clerk(hall, 3).serves_one()
    assert "whole" in hall.cli("verify")

    ((seq, body),) = rows(hall.data, "SELECT seq, body FROM ledger WHERE kind = 'ticket_called'")
    change(hall.data, "UPDATE ledger SET body = ? WHERE seq = ?", body.replace("A001", "A002"), seq)
    told = hall.cli("verify", check=False)
    assert f"row {seq}: " in told
    assert "NOT whole" in told
    assert citizen.take("civil")["number"] == "A006"  # the server goes on; the fault stays
    assert len(faults(hall.data)) == 1

    change(hall.data, "UPDATE ledger SET body = ? WHERE seq = ?", body, seq)
    assert "whole" in hall.cli("verify")
    change(hall.data, "DELETE FROM ledger WHERE seq = (SELECT max(seq) FROM ledger)")
    assert "the hall remembers" in hall.cli("verify", check=False)
    assert tickets


@pytest.mark.row("I5", "K6")
def test_the_ledger_holds_neither_secrets_nor_words_of_people(hall: RunningHall) -> None:
    key = key_of(hall, "kiosk")
    citizen = Voice(hall, key)
    ticket = citizen.take("civil")
    Clerk(hall, 3).serves_one()
    rating = {"secret": ticket["secret"], "level": 1, "text": "张三 13800001111 态度不好"}
    citizen.ask("POST", "/ratings", rating, 201)
    told = "\n".join(body for (body,) in rows(hall.data, "SELECT body FROM ledger"))
    assert "visit_rated" in told
    for hidden in (ticket["secret"], "张三", "13800001111", "态度", key):
        assert hidden not in told
