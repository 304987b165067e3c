"""Personal data is nowhere plain on the disk, and is read again by who holds the hall's key."""

import json
import uuid
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from sqlalchemy import Engine

from hall_link.wire.appointments import Book
from hall_link.wire.cases import Applicant, CasePaper, OpenCase
from hall_link.wire.complaints import AskForService, Complain, HandleComplaint, Visitor
from hall_link.wire.documents import IssueDocument
from hall_link.wire.ratings import Rate
from hall_link.wire.tickets import TakeTicket
from hall_link.wire.windows import CallNext, FinishVisit, StartVisit
from hall_server.hall_file.read import read_hall_file
from hall_server.hall_file.sample import sample_hall_path
from hall_server.kernel.work import Actor
from hall_server.kernel.writer import Request, StoreFailed
from hall_server.storage.backup import back_up
from hall_server.storage.case_book import read_case_file
from hall_server.storage.complaint_book import StoredComplaints
from hall_server.storage.engine import open_engine, sqlite_url
from hall_server.storage.init import init_hall
from tests.storage.test_both_databases import Bench, clerk
from tests.support.small_hall import ISSUER, MORNING

pytestmark = pytest.mark.row("K4")

HANDLER = Actor("staff", "gaoyuan", "complaints")
DESK = Actor("device", "desk", "guide")

NAME, PHONE, ADDRESS = "欧阳静好", "13987651234", "青石巷十七号"
AGENT, AGENT_PHONE = "司马牧之", "13987655678"
COMPLAINT, ANSWER, RATING, SLIP = (
    "等了一个上午没人理",
    "已批评并改正",
    "办得特别细心",
    "户口簿缺第三页",
)
BY_HAND = "已故丈夫的病历"
WRITTEN = (NAME, PHONE, ADDRESS, AGENT, AGENT_PHONE, COMPLAINT, ANSWER, RATING, SLIP, BY_HAND)
"""What people told the hall about themselves in this scenario, and what they were told."""


class Scenario(Bench):
    """A morning on which people leave their names and words; every answer is kept."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self.clock.moment = MORNING

    def does(self, command: BaseModel, actor: Actor) -> dict[str, Any]:
        request = Request(command, actor, str(uuid.uuid4()), "print")
        (answer,) = self.writer.process([request]).answers
        assert answer.error is None, (command.__class__, answer.error)
        assert answer.reply is not None
        reply = answer.reply
        told: dict[str, Any] = (
            json.loads(reply) if isinstance(reply, str) else reply.model_dump(mode="json")
        )
        return told

    def play(self) -> None:
        visitor = Visitor(name=NAME, phone=PHONE, address=ADDRESS)
        self.does(
            Book(
                item="marriage", starts=MORNING.replace(hour=2, minute=30), name=NAME, phone=PHONE
            ),
            DESK,
        )
        asked = AskForService(what="at_home", visitor=visitor, text=COMPLAINT, print=True)
        self.does(asked, ISSUER)
        self.complaint = self.does(Complain(text=COMPLAINT, visitor=visitor), ISSUER)
        self._answered()
        self._visited()

    def _answered(self) -> None:
        number = str(self.complaint["number"])
        complaint = self.writer.state.complaints.with_number(number)
        assert complaint is not None
        self.complaint_id = complaint.id
        for act, text in (("take", ""), ("answer", ANSWER)):
            command = HandleComplaint.model_validate(
                {"complaint_id": complaint.id, "act": act, "text": text, "print": True}
            )
            self.does(command, HANDLER)

    def _visited(self) -> None:
        ticket = self.does(TakeTicket(items=["urban-allowance"], print=True), ISSUER)
        self.does(CallNext(window=3), clerk(3))
        self.does(StartVisit(window=3), clerk(3))
        applicant = Applicant(
            name=NAME, phone=PHONE, address=ADDRESS, agent=AGENT, agent_phone=AGENT_PHONE
        )
        opened = OpenCase(
            window=3,
            case_kind="on-the-spot",
            item="marriage",
            applicant=applicant,
            papers=[CasePaper(name=BY_HAND)],
            print=True,
        )
        self.case = self.does(opened, clerk(3))
        slip = IssueDocument(form="return-slip", window=3, fields={"reason": SLIP}, print=True)
        self.does(slip, clerk(3))
        self.does(FinishVisit(window=3, outcome="done"), clerk(3))
        self.does(Rate(secret=str(ticket["secret"]), level=5, text=RATING), ISSUER)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sealed")


@pytest.fixture(scope="module")
def engine(data: Path) -> Iterator[Engine]:
    made = open_engine(sqlite_url(data))
    file = read_hall_file(sample_hall_path()).model_copy(update={"hours": None})
    init_hall(made, file, demo=True, now=MORNING)
    yield made
    made.dispose()


@pytest.fixture(scope="module")
def played(engine: Engine) -> Scenario:
    made = Scenario(engine)
    made.play()
    return made


def plain_in(content: bytes) -> list[str]:
    """Which of the words stand in these bytes, as they are or escaped as JSON does."""
    forms = {word: (word.encode(), json.dumps(word)[1:-1].encode()) for word in WRITTEN}
    return [word for word, ways in forms.items() if any(way in content for way in ways)]


def test_nothing_of_it_is_plain_in_any_byte_of_the_folder(played: Scenario, data: Path) -> None:
    for path in data.iterdir():
        assert plain_in(path.read_bytes()) == [], path.name
    assert (data / "personal.key").stat().st_mode & 0o777 == 0o600


def test_nothing_of_it_is_plain_in_a_backup(
    played: Scenario, engine: Engine, data: Path, tmp_path: Path
) -> None:
    file = back_up(engine, data, tmp_path / "b.zip", MORNING).file
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            assert plain_in(archive.read(name)) == [], name


def test_who_holds_the_key_reads_it(played: Scenario, engine: Engine) -> None:
    (complainant,) = StoredComplaints(engine).complainants([played.complaint_id]).values()
    assert (complainant.name, complainant.phone) == (NAME, PHONE)
    told = StoredComplaints(engine).complaint(played.complaint_id)
    assert told is not None
    assert (told.text, told.answer) == (COMPLAINT, ANSWER)
    with engine.connect() as connection:
        file = read_case_file(connection, str(played.case["case"]["number"]))
    assert file is not None
    assert (file.applicant.name, file.applicant.agent_phone) == (NAME, AGENT_PHONE)
    assert BY_HAND in [paper.name for paper in file.case.papers]


def test_another_key_opens_nothing_and_the_hall_does_not_start(
    played: Scenario, data: Path, tmp_path: Path
) -> None:
    (tmp_path / "personal.key").write_text("00" * 32)
    for key in (tmp_path / "personal.key", tmp_path / "none.key"):
        other = open_engine(sqlite_url(data), key_file=key)
        with pytest.raises(StoreFailed, match=r"personal\.key"):
            Bench(other)
        other.dispose()
        assert key.exists() == (key.name == "personal.key"), "no second key is made up"
