"""The worker's memory: what it remembers over a restart, and what it forgets."""

import sqlite3
from pathlib import Path

import pytest

from hall_link.wire.printing import ReportJob
from tests.printer.slips import job
from ticket_printer import journal as journals
from ticket_printer.journal import STOPPED, Journal
from ticket_printer.reporter import report_id

pytestmark = [pytest.mark.unit, pytest.mark.row("E3")]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


def outcomes(journal: Journal) -> list[tuple[str, str]]:
    """What the hall has not heard."""
    return [(report.job_id, report.outcome) for report in journal.unreported()]


def test_a_job_given_often_is_kept_once_in_the_order_it_came(path: Path) -> None:
    journal = Journal(path)
    assert journal.accept([job("b"), job("a")]) == {"b": "stored", "a": "stored"}
    assert journal.accept([job("a"), job("b")]) == {"a": "stored", "b": "stored"}
    assert journal.counts()["received"] == 2
    assert [w.job_id for w in (journal.next_waiting(),) if w] == ["b"]


def test_every_step_is_reported_until_it_was_heard(path: Path) -> None:
    journal = Journal(path)
    journal.accept([job("a")])
    assert outcomes(journal) == [("a", "stored")]
    journal.reported(ReportJob(job_id="a", outcome="stored"))
    assert outcomes(journal) == []
    journal.begin("a")
    assert outcomes(journal) == []
    journal.printed("a")
    journal.reported(ReportJob(job_id="a", outcome="stored"))  # a late answer
    assert outcomes(journal) == [("a", "printed")]
    journal.reported(ReportJob(job_id="a", outcome="printed"))
    assert outcomes(journal) == []


@pytest.mark.parametrize("outcome", ["printed", "uncertain", "failed"])
def test_a_finished_job_given_again_is_reported_again_and_not_printed(
    path: Path, outcome: str
) -> None:
    journal = Journal(path)
    journal.accept([job("a")])
    journal.begin("a")
    if outcome == "printed":
        journal.printed("a")
    else:
        getattr(journal, outcome)("a", "why")
    (told,) = journal.unreported()
    journal.reported(told)
    journal.close()
    again = Journal(path)
    assert again.accept([job("a")]) == {"a": outcome}
    assert again.unreported() == [told]
    assert again.next_waiting() is None


def test_what_was_begun_is_uncertain_after_a_restart(path: Path) -> None:
    journal = Journal(path)
    journal.accept([job("a"), job("b"), job("c")])
    journal.begin("a")
    journal.begin("b")
    journal.put_back("b")
    journal.close()
    again = Journal(path)
    assert again.recover() == ["a"]
    waiting = again.next_waiting()
    assert waiting is not None
    assert waiting.job_id == "b"
    assert ReportJob(job_id="a", outcome="uncertain", detail=STOPPED) in again.unreported()
    assert again.recover() == []


def test_the_text_and_the_secret_are_gone_after_printing(path: Path) -> None:
    journal = Journal(path)
    journal.accept([job("a")])
    journal.begin("a")
    journal.printed("a")
    assert journal.last_printed() == "A012"
    journal.close()
    assert b"AbCdEfGhIjKlMnOpQrStUv" not in path.read_bytes()


def test_old_jobs_are_forgotten_once_the_hall_has_heard(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journals, "KEPT", 2)
    journal = Journal(path)
    journal.accept([job(name) for name in "abcde"])
    for name in "abc":
        journal.printed(name)
    journal.reported(ReportJob(job_id="a", outcome="printed"))
    journal.reported(ReportJob(job_id="c", outcome="printed"))
    journal.recover()
    assert [journal.outcome(name) for name in "abcde"] == [
        None,
        "printed",  # the hall has not heard
        "printed" if journal.outcome("c") else None,
        "stored",
        "stored",
    ]


def test_a_report_has_the_same_id_at_every_try() -> None:
    report = ReportJob(job_id="0195f0e2-7c1a-7000-8000-000000000001", outcome="printed")
    assert report_id(report) == "0195f0e2-7c1a-7000-8000-000000000001:printed"
    odd = ReportJob(job_id="号 " * 40, outcome="uncertain")
    assert report_id(odd) == report_id(odd.model_copy(update={"detail": "other"}))
    assert len(report_id(odd)) <= 64


def test_what_is_wanted_back_is_let_go_of_and_never_printed(path: Path) -> None:
    journal = Journal(path)
    journal.accept([job("a"), job("b")])
    back = job("a").model_copy(update={"recalled": True})
    assert journal.accept([back]) == {"a": "released"}
    assert outcomes(journal) == [("a", "released"), ("b", "stored")]
    assert not journal.begin("a")
    assert journal.accept([job("a")]) == {"a": "released"}  # the kiosk offers it once more
    assert [w.job_id for w in (journal.next_waiting(),) if w] == ["b"]
    never_heard_of = job("c").model_copy(update={"recalled": True})
    assert journal.accept([never_heard_of]) == {"c": "released"}


def test_what_was_begun_is_not_let_go_of_unless_nothing_of_it_left(path: Path) -> None:
    journal = Journal(path)
    back = [job(name).model_copy(update={"recalled": True}) for name in ("a", "b")]
    journal.accept([job("a"), job("b")])
    assert journal.begin("a")
    assert journal.begin("b")
    assert journal.accept(back) == {"a": "stored", "b": "stored"}
    journal.printed("a")
    journal.put_back("b")
    assert outcomes(journal) == [("a", "printed"), ("b", "released")]
    assert journal.next_waiting() is None


def test_a_journal_of_an_earlier_worker_goes_on(path: Path) -> None:
    old = sqlite3.connect(path)
    columns = "job_id TEXT UNIQUE, number TEXT, body TEXT, state TEXT, detail TEXT, reported TEXT"
    old.execute(f"CREATE TABLE jobs (place INTEGER PRIMARY KEY AUTOINCREMENT, {columns})")
    body = job("a").model_dump_json()
    old.execute(
        "INSERT INTO jobs (job_id, number, body, state) VALUES ('a', '', ?, 'begun')", [body]
    )
    old.commit()
    old.close()
    journal = Journal(path)
    assert journal.recover() == ["a"]
    assert journal.accept([job("b")]) == {"b": "stored"}


def test_a_new_rolls_slip_goes_before_all_others_and_paper_is_counted(path: Path) -> None:
    journal = Journal(path)
    first = job("roll").model_copy(update={"new_roll": True})
    journal.accept([job("a"), first])
    assert [w.job_id for w in (journal.next_waiting(),) if w] == ["roll"]
    journal.add_paper(150)
    journal.add_paper(120)
    journal.close()
    again = Journal(path)
    assert again.paper_used() == 270
    again.new_roll()
    assert again.paper_used() == 0
