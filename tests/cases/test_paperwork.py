"""Who may draw, print, sign, void and read a paper (rows E5, H3)."""

from typing import Any

import pytest

from hall_link.wire.cases import ActOnTask
from hall_link.wire.documents import (
    GiveNotice,
    IssueDocument,
    PrintDocument,
    SignDocument,
    VoidDocument,
)
from hall_link.wire.guide import MaterialCheck
from hall_server.cases.acting import who_is
from hall_server.cases.paperwork import ReadDocument
from hall_server.cases.views import view_of
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Actor
from tests.cases.case_hall import CLERK, HELD, LEADER, PHOTO, CaseHall, missing
from tests.support.small_hall import ISSUER, clerk

pytestmark = [pytest.mark.unit, pytest.mark.row("E5")]

GUIDE = Actor("device", "guide-1", "guide")


@pytest.fixture
def hall() -> CaseHall:
    return CaseHall()


def tried(hall: CaseHall, command: Any, actor: Actor) -> str:
    """How it is refused; "" where it is done."""
    try:
        hall.do(command, actor)
    except Refusal as refusal:
        return refusal.code
    return ""


def every_way(document: str) -> list[Any]:
    return [
        PrintDocument(document_id=document),
        ReadDocument(document_id=document),
        SignDocument(document_id=document),
        VoidDocument(document_id=document, reason="写错"),
    ]


def paper_of(hall: CaseHall, case: str) -> str:
    name: str = hall.store.cold("case-documents", case)[0].id
    return name


def test_another_window_has_nothing_to_do_with_a_cases_papers(hall: CaseHall) -> None:
    case = hall.opened()
    told = [tried(hall, command, clerk(3)) for command in every_way(paper_of(hall, case))]
    drawing = IssueDocument(form="promise-slip", window=3, case_id=case)
    assert {*told, tried(hall, drawing, clerk(3))} == {"not-your-case"}
    assert [tried(hall, command, CLERK) for command in every_way(paper_of(hall, case))] == [""] * 4


def test_who_has_a_part_in_a_case_reads_its_papers_until_it_is_over(hall: CaseHall) -> None:
    case = hall.opened("joint", joined=[2, 3])
    paper, (task, other) = paper_of(hall, case), hall.state.cases.tasks_of(case)
    assert tried(hall, ReadDocument(document_id=paper), clerk(2)) == ""
    for one in (task, other):
        actor = clerk(one.window)
        hall.do(ActOnTask(task_id=one.id, window=one.window, act="agree"), actor)
    hall.act(case, "decide", outcome="granted")
    hall.sign_all(case)
    hall.act(case, "close", channel="counter", recipient="张建国")
    assert tried(hall, ReadDocument(document_id=paper), clerk(2)) == "not-your-case"
    hall.clock.advance(days=1)
    hall.opened()  # memory has the case no more
    assert tried(hall, ReadDocument(document_id=paper), CLERK) == ""
    assert tried(hall, ReadDocument(document_id=paper), clerk(3)) == "not-your-case"


def test_a_leaders_reading_is_in_the_ledger_by_ids(hall: CaseHall) -> None:
    case = hall.opened()
    for actor in (CLERK, LEADER):
        hall.do(ReadDocument(document_id=paper_of(hall, case)), actor)
    (read,) = hall.told("document_read")
    assert read == {"document": paper_of(hall, case), "form": "promise-slip", "case": case}


def test_no_stranger_is_told_which_papers_a_case_has(hall: CaseHall) -> None:
    case = hall.opened()
    file, scene = hall.store.cold("case-file", case), hall.state.casework
    shown = {
        actor.id: len(view_of(scene, file, who_is(scene, file.case, actor), scene.today).documents)
        for actor in (CLERK, clerk(3), LEADER)
    }
    assert shown == {"clerk-1": 1, "clerk-3": 0, "wang": 1}


def test_any_other_paper_is_its_own_windows(hall: CaseHall) -> None:
    asked = IssueDocument(form="return-slip", window=1, fields={"reason": "缺主件"})
    paper = hall.do(asked, CLERK).document.document_id
    told = [tried(hall, command, clerk(2)) for command in every_way(paper)]
    assert told == ["wrong-window"] * 4
    assert tried(hall, PrintDocument(document_id=paper), GUIDE) == "wrong-role"
    assert [tried(hall, command, CLERK) for command in every_way(paper)] == [""] * 4


def test_the_guide_desk_prints_its_own_lists_again(hall: CaseHall) -> None:
    check = MaterialCheck(item="item-papers", version=1, have=[0])
    own, kiosks = (
        hall.do(GiveNotice(check=check, print=False), actor).document.document_id
        for actor in (GUIDE, ISSUER)
    )
    assert tried(hall, PrintDocument(document_id=own), GUIDE) == ""
    assert tried(hall, PrintDocument(document_id=kiosks), GUIDE) == "wrong-role"
    assert tried(hall, PrintDocument(document_id=kiosks), clerk(2)) == ""


def test_a_slip_that_was_voided_is_made_again_with_what_only_its_act_knew(hall: CaseHall) -> None:
    case = hall.opened("supplement", papers=[HELD, missing(PHOTO)], ground=1)
    hall.act(case, "return", ground=2, reason="户籍不在本镇")
    wrong = hall.store.cold("case-documents", case)[-1]
    hall.do(VoidDocument(document_id=wrong.id, reason="填写有误"), CLERK)
    again = IssueDocument(form="return-slip", window=1, case_id=case, print=False)
    hall.do(again, CLERK)
    hall.do(again.model_copy(update={"fields": {"reason": "户籍在邻镇"}}), CLERK)
    same, other = hall.store.cold("case-documents", case)[-2:]
    assert dict(same.fields) == dict(wrong.fields)
    assert dict(other.fields) == {**dict(wrong.fields), "reason": "户籍在邻镇"}
    assert (wrong.number, same.number, other.number) == (1, 2, 3)


def test_an_acceptance_made_again_proves_the_same_day(hall: CaseHall) -> None:
    case = hall.opened(papers=[])
    hall.clock.advance(days=1)
    first = hall.act(case, "accept").documents[0]
    hall.do(VoidDocument(document_id=first.document_id, reason="打印不清"), CLERK)
    hall.do(IssueDocument(form=first.form, window=1, case_id=case, print=False), CLERK)
    before, again = hall.store.cold("case-documents", case)[-2:]
    assert dict(again.fields)["received_at"] == dict(before.fields)["received_at"]
    assert dict(again.fields)["received_at"].startswith("2026-11-24")
