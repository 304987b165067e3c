"""Erasing destroys the key: here, in memory, and in every older backup that is brought back."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import BaseModel
from sqlalchemy import Engine, select

from hall_link.wire.complaints import Complain, HandleComplaint
from hall_server.erasures.erase_person import ErasePerson, NotOver
from hall_server.hall_file.read import read_hall_file
from hall_server.hall_file.sample import sample_hall_path
from hall_server.kernel.metadata import LEDGER, PERSON_KEYS
from hall_server.kernel.refusals import WrongRole
from hall_server.kernel.sealing import ERASED
from hall_server.kernel.work import SYSTEM, Actor
from hall_server.kernel.writer import Request, StoreFailed
from hall_server.premises.open_day import OpenDay
from hall_server.ratings.tables import RATINGS
from hall_server.retention_watch import RetentionWatch
from hall_server.storage.backup import back_up
from hall_server.storage.complaint_book import StoredComplaints
from hall_server.storage.engine import open_engine, sqlite_url
from hall_server.storage.forgetting import NotLost, forget, how_many
from hall_server.storage.init import init_hall
from hall_server.storage.matter_book import StoredMatters
from hall_server.storage.restore import restore
from hall_server.storage.sealed import read
from hall_server.storage.verify import verify_ledger
from tests.storage.test_sealed import ANSWER, COMPLAINT, HANDLER, NAME, RATING, Scenario
from tests.support.looping import run
from tests.support.small_hall import ISSUER, MORNING

pytestmark = pytest.mark.row("K4")


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hall's folder after the scenario, its complaint answered and not closed."""
    data = tmp_path_factory.mktemp("erasing")
    engine = open_engine(sqlite_url(data))
    file = read_hall_file(sample_hall_path()).model_copy(update={"hours": None})
    init_hall(engine, file, demo=True, now=MORNING)
    played = Scenario(engine)
    played.play()
    (data / "number.txt").write_text(str(played.complaint["number"]))
    played.store.close()
    engine.dispose()
    return data


@pytest.fixture
def engine(model: Path, tmp_path: Path) -> Iterator[Engine]:
    made = open_engine(sqlite_url(Path(shutil.copytree(model, tmp_path / "data"))))
    yield made
    made.dispose()


_LIVES = PERSON_KEYS.c.wrapped != ""


class Erasing:
    """That hall, open again."""

    def __init__(self, engine: Engine, data: Path) -> None:
        self.engine = engine
        self.hall = Scenario(engine)
        self.number = (data / "number.txt").read_text()
        found = self.hall.writer.state.complaints.with_number(self.number)
        assert found is not None
        self.complaint_id = found.id

    def asks(self, what: str, number: str) -> BaseException | None:
        command = ErasePerson.model_validate({"what": what, "number": number})
        (answer,) = self.hall.writer.process([Request(command, SYSTEM)]).answers
        return answer.error

    def close_complaint(self) -> None:
        close = HandleComplaint.model_validate({"complaint_id": self.complaint_id, "act": "close"})
        self.hall.does(close, HANDLER)

    def opens_day_after(self, days: int) -> str:
        """So many days later; the day's business begins."""
        clock = self.hall.clock
        clock.moment += timedelta(days=days)
        day = f"{clock.moment:%Y-%m-%d}"
        assert self.hall.writer.process([Request(OpenDay(business_day=day), SYSTEM)]).answers
        return day

    async def submits(self, command: BaseModel) -> None:
        """As the running hall does by itself."""
        (answer,) = self.hall.writer.process([Request(command, SYSTEM)]).answers
        assert answer.error is None, answer.error

    def living(self) -> set[str]:
        """The kinds of subjects that have a key yet."""
        with self.engine.connect() as connection:
            keys = connection.scalars(select(PERSON_KEYS.c.subject).where(_LIVES))
            return {key.partition(":")[0] for key in keys}

    def told(self, kind: str) -> list[str]:
        """The bodies of the ledger's entries of this kind."""
        with self.engine.connect() as connection:
            found = connection.scalars(select(LEDGER.c.body).where(LEDGER.c.kind == kind))
            return list(found)

    def reads(self, engine: Engine | None = None) -> tuple[str, ...]:
        book = StoredComplaints(engine or self.engine)
        told = book.complaint(self.complaint_id)
        who = book.complainants([self.complaint_id])[self.complaint_id]
        assert told is not None
        return (told.text, told.answer, who.name, who.phone)


@pytest.fixture
def erasing(engine: Engine, tmp_path: Path) -> Iterator[Erasing]:
    made = Erasing(engine, tmp_path / "data")
    yield made
    made.hall.store.close()


def test_what_still_goes_on_is_not_erased(erasing: Erasing) -> None:
    assert isinstance(erasing.asks("complaint", erasing.number), NotOver)
    assert erasing.reads()[:3] == (COMPLAINT, ANSWER, NAME)
    assert getattr(erasing.asks("case", "1"), "code", "") == "unknown-case"


def test_an_erased_complaint_reads_as_erased_everywhere(erasing: Erasing, tmp_path: Path) -> None:
    erasing.close_complaint()
    before = back_up(erasing.engine, tmp_path / "data", tmp_path / "b.zip", MORNING).file
    assert erasing.asks("complaint", erasing.number) is None
    assert erasing.reads() == (ERASED,) * 4
    in_memory = erasing.hall.writer.state.complaints.with_number(erasing.number)
    assert in_memory is not None
    assert in_memory.text == ERASED
    with erasing.engine.connect() as connection:
        kept = connection.execute(select(PERSON_KEYS)).all()
        told = connection.scalars(select(LEDGER.c.body).where(LEDGER.c.kind == "person_erased"))
        assert [erasing.complaint_id in body for body in told] == [True]
    assert next(row.wrapped for row in kept if erasing.complaint_id in row.subject) == ""
    assert all(row.wrapped for row in kept if row.subject.startswith("case:"))
    assert verify_ledger(erasing.engine)[1] == []
    assert (tmp_path / "data" / "erasures.txt").stat().st_mode & 0o777 == 0o600
    erasing.hall.store.close()

    restore(before, erasing.engine, tmp_path / "data", MORNING, replace=True)
    again = open_engine(sqlite_url(tmp_path / "data"))
    assert erasing.reads(again) == (ERASED,) * 4
    again.dispose()


def test_a_visit_loses_its_words_and_keeps_its_stars(erasing: Erasing) -> None:
    with erasing.engine.connect() as connection:
        rated = read(connection, select(RATINGS)).one()
        assert (rated.text, rated.level) == (RATING, 5)
    assert erasing.asks("visit", rated.ticket_id) is None
    with erasing.engine.connect() as connection:
        rated = read(connection, select(RATINGS)).one()
    assert (rated.text, rated.level) == (ERASED, 5)


def test_what_was_kept_long_enough_goes_by_itself(erasing: Erasing) -> None:
    erasing.close_complaint()
    before, forgotten = erasing.living(), list[str]()
    watch = RetentionWatch(
        lambda: erasing.hall.writer.state,
        StoredMatters(erasing.engine),
        erasing.submits,
        forgotten.append,
    )
    today = erasing.opens_day_after(1)
    run(watch.look())
    assert (erasing.living(), erasing.told("old_erased")) == (before, [])

    much_later = erasing.opens_day_after(800)
    run(watch.look())
    assert erasing.reads() == (ERASED,) * 4
    goes_on = {"case", "request"}
    assert erasing.living() & (goes_on | {"complaint", "rating", "booking"}) == goes_on
    assert any(erasing.complaint_id in body for body in erasing.told("old_erased"))
    assert forgotten == [today, much_later]

    entries = erasing.told("old_erased")
    erasing.opens_day_after(1)
    run(watch.look())
    assert erasing.told("old_erased") == entries, "what is gone is not erased again"
    assert verify_ledger(erasing.engine)[1] == []


def test_only_the_administrator_and_the_hall_erase(erasing: Erasing) -> None:
    erasing.close_complaint()
    command = ErasePerson(what="complaint", number=erasing.number)
    for actor in (HANDLER, Actor("staff", "liangmin", "manager")):
        (answer,) = erasing.hall.writer.process([Request(command, actor)]).answers
        assert isinstance(answer.error, WrongRole)
    assert erasing.reads()[2] == NAME


def test_words_that_look_sealed_are_sealed_like_others(erasing: Erasing) -> None:
    """Else they would be read as another's, and the hall would not open again."""
    posed = f"sealed1:complaint:{erasing.complaint_id}:AAAA"
    number = str(erasing.hall.does(Complain(text=posed), ISSUER)["number"])
    found = erasing.hall.writer.state.complaints.with_number(number)
    assert found is not None
    again = StoredComplaints(erasing.engine).complaint(found.id)
    assert again is not None
    assert again.text == posed


def test_a_hall_whose_key_is_lost_goes_on_without_what_it_sealed(
    erasing: Erasing, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    with pytest.raises(NotLost):
        forget(erasing.engine, data, MORNING)
    erasing.hall.store.close()
    (data / "personal.key").write_text("what is no key")
    lost = open_engine(sqlite_url(data))
    with pytest.raises(StoreFailed, match=r"personal-data\.md"):
        Scenario(lost)
    assert how_many(lost) == forget(lost, data, MORNING) > 3
    lost.dispose()

    engine = open_engine(sqlite_url(data))
    again = Erasing(engine, data)
    assert again.reads() == (ERASED,) * 4
    assert again.told("personal_data_forgotten")[0].count('"matters"') == 1
    number = again.hall.does(Complain(text="新的话"), ISSUER)["number"]
    found = again.hall.writer.state.complaints.with_number(str(number))
    assert found is not None
    assert found.text == "新的话"
    note = HandleComplaint.model_validate(
        {"complaint_id": again.complaint_id, "act": "note", "text": "后来的话"}
    )
    again.hall.does(note, HANDLER)
    steps = StoredComplaints(engine).steps(again.complaint_id)
    assert [step.note for step in steps][-1] == "后来的话"
    assert verify_ledger(engine)[1] == []
    again.hall.store.close()
    engine.dispose()
