"""A small hall whose items have papers, and who asks there."""

from collections.abc import Sequence
from typing import Any

import pytest

from hall_link.wire.case_views import CaseDone
from hall_link.wire.cases import ActOnCase, Applicant, CasePaper, OpenCase
from hall_link.wire.documents import SignDocument
from hall_link.wire.guide import Material, ServiceItem, TimeLimit
from hall_server.cases.tables import Case
from hall_server.guide.tables import GuideItem
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Actor, Record
from hall_server.staff.tables import Staff
from tests.support.small_hall import SmallHall, clerk, small_hall, words

CLERK = clerk(1)
LEADER = Actor("staff", "wang", "manager")
APPLICANT = Applicant(name="张建国", phone="13800001234", address="河东村3组")

HELD = CasePaper(name="身份证", place=0)
BOOK = CasePaper(name="户口簿", place=1)
PHOTO = CasePaper(name="照片", place=2)


def missing(paper: CasePaper) -> CasePaper:
    return paper.model_copy(update={"state": "missing"})


def papered() -> ServiceItem:
    """Promised in three working days: a main paper, one that may come later, and a photo."""
    materials = [
        Material(name=words("身份证")),
        Material(name=words("户口簿"), main=False, owed=True),
        Material(name=words("照片"), main=False),
    ]
    return ServiceItem(
        id="item-papers",
        name=words("低保申请"),
        department="d",
        queue="a",
        windows=[],
        promised=TimeLimit(amount=3, unit="working_day"),
        materials=materials,
    )


def case_records(**settings: Any) -> list[Record]:
    """The small hall with that item, a manager and two clerks by name."""
    people = [
        Staff("wang", words("王主任"), words("主任"), ("manager",)),
        Staff("li", words("李小梅"), words("窗口"), ("clerk",)),
    ]
    return [*small_hall(**settings), GuideItem(position=9, item=papered()), *people]


class CaseHall(SmallHall):
    """Opens cases and acts on them, as the clerk of window 1 where nobody else is named."""

    def __init__(self, records: Sequence[Record] | None = None, **settings: Any) -> None:
        super().__init__(case_records(**settings) if records is None else records)

    def open(self, kind: str = "committed", actor: Actor = CLERK, **told: Any) -> CaseDone:
        """A case of this kind; its applicant and item, where they are not told, are the usual."""
        asked = {
            "window": actor.window or 1,
            "item": "item-papers",
            "applicant": APPLICANT,
            "papers": [HELD, BOOK, PHOTO],
            "print": False,
            **told,
        }
        done = self.do(OpenCase(case_kind=kind, **asked), actor)
        assert isinstance(done, CaseDone)
        return done

    def opened(self, kind: str = "committed", **told: Any) -> str:
        """The new case's id."""
        return self.open(kind, **told).case.case_id

    def act(self, case_id: str, act: str, actor: Actor = CLERK, **told: Any) -> CaseDone:
        """Does one act; raises its refusal."""
        command = ActOnCase.model_validate({"case_id": case_id, "act": act, "print": False, **told})
        done = self.do(command, actor)
        assert isinstance(done, CaseDone)
        return done

    def sign_all(self, case_id: str, actor: Actor = CLERK) -> None:
        """Every paper of the case that stands is signed."""
        for document in self.store.cold("case-documents", case_id):
            if document.voided_at is None and document.signed_at is None:
                self.do(SignDocument(document_id=document.id), actor)

    def case(self, case_id: str) -> Case:
        """The case as it stands."""
        found = self.state.cases.find(case_id)
        assert found is not None
        return found


def refused(hall: CaseHall, case: str, act: str, actor: Actor = CLERK, **told: Any) -> str:
    """The code of a no that left the case as it was."""
    before = hall.case(case)
    with pytest.raises(Refusal) as refusal:
        hall.act(case, act, actor, **told)
    assert hall.case(case) == before
    return refusal.value.code
