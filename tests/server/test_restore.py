"""A hall is put away while it is open, killed, and brought back: devices notice at once."""

import json
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from hall_server.kernel.ledger import canonical, genesis, seal
from tests.support.database import events, faults, rows
from tests.support.hall import RunningHall
from tests.support.lines import Line
from tests.support.people import Clerk, Voice, key_of


def backed_up_in_a_crowd(hall: RunningHall, citizen: Voice, file: Path) -> list[dict[str, object]]:
    """Backs up while tickets are taken; all that were taken before the command had ended."""
    taken, stop = [], threading.Event()

    def crowd() -> None:
        while not stop.is_set():
            taken.append(citizen.take("land"))

    crowding = threading.Thread(target=crowd)
    crowding.start()
    told = hall.cli("backup", str(file))
    stop.set()
    crowding.join()
    assert "looked through" in told
    return taken


@pytest.mark.row("K5", "I5")
def test_a_killed_hall_comes_back_as_it_was_put_away(hall: RunningHall, tmp_path: Path) -> None:
    citizen, display = Voice(hall, key_of(hall, "integrator")), key_of(hall, "display")
    before = [citizen.take("civil") for _ in range(3)]
    assert Clerk(hall, 3).serves_one() == "A001"
    file = tmp_path / "hall.zip"
    crowd = backed_up_in_a_crowd(hall, citizen, file)
    (noted,) = events(hall.data, "backup_made")
    assert (noted["keys"], noted["nightly"]) == (False, False)
    lost = [citizen.take("civil") for _ in range(4)]
    with Line(hall) as line:
        old = line.hello("display", display)
        assert "Stop it first" in hall.cli("restore", str(file), "--replace", check=False)
        hall.kill()

    assert "--replace" in hall.cli("restore", str(file), check=False)
    assert "void" in hall.cli("restore", str(file), "--replace")
    hall.start()
    with Line(hall) as line:
        new = line.hello("display", display)
    assert new["epoch"] != old["epoch"]
    assert new["seq"] < old["seq"]
    assert [citizen.ticket(str(ticket["secret"]))["state"] for ticket in before] == [
        "finished",
        "waiting",
        "waiting",
    ]
    for ticket in lost:
        assert citizen.refusal(f"/tickets/{ticket['secret']}", method="GET")[0] == 404
    kept = {number for (number,) in rows(hall.data, "SELECT number FROM tickets")}
    in_it = [ticket["number"] in kept for ticket in crowd]
    assert in_it == sorted(in_it, reverse=True), "one moment: none after the first that is not"
    assert citizen.take("civil")["number"] == "A004"
    (restored,) = events(hall.data, "hall_restored")
    assert restored["seq"] == noted["seq"]
    assert faults(hall.data) == []
    (aside,) = hall.data.glob("set-aside-*")
    assert (aside / "hall.db").exists()


@pytest.mark.row("I5")
def test_a_chain_rewritten_as_a_whole_is_found_by_the_heads(
    hall: RunningHall, tmp_path: Path
) -> None:
    """Who may write the database makes a new chain; what was told outside tells another."""
    citizen, file, list_ = (
        Voice(hall, key_of(hall, "kiosk")),
        tmp_path / "b.zip",
        tmp_path / "heads",
    )
    citizen.take("civil")
    hall.cli("backup", str(file))
    citizen.take("civil")
    list_.write_text(f"# told on paper\n\n{hall.cli('head')}\n")
    hall.stop()
    day, name, seq, digits = list_.read_text().split()[4:]
    grouped = " ".join([digits[:8], digits[8:16], digits[16:24]])
    (tmp_path / "typed").write_text(f"{day} {name} {seq} {grouped}\n")
    assert "1 of 1 heads" in hall.cli("verify", "--heads", str(tmp_path / "typed"))

    hall.cli("restore", str(file), "--replace")
    told = hall.cli("verify", "--heads", str(list_))  # a restore says so in the ledger
    assert "a restore has given this day up" in told

    rewrite(hall.data)
    assert "The ledger is whole" in hall.cli("verify")
    told = hall.cli("verify", "--heads", str(list_), check=False)
    assert "REWRITTEN" in told
    list_.write_text(f"{day} elsewhere 2 {digits}\n")
    assert "of another hall" in hall.cli("verify", "--heads", str(list_), check=False)


def rewrite(data: Path) -> None:
    """Makes the chain anew without its last rows, as who has the database and the program can."""
    with closing(sqlite3.connect(data / "hall.db")) as database, database:
        database.execute("DELETE FROM ledger WHERE kind = 'hall_restored'")
        head = genesis("yunhe")
        found = database.execute("SELECT seq, body FROM ledger ORDER BY seq").fetchall()
        for seq, body in found:
            changed = canonical({**json.loads(body), "actor": "somebody:else"})
            head = seal(head, changed)
            values = (changed, head, seq)
            database.execute("UPDATE ledger SET body = ?, hash = ? WHERE seq = ?", values)
        database.execute("UPDATE hall SET head_seq = ?, head_hash = ?", (len(found), head))
