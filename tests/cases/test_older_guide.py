"""A case goes by the guide as it was published when its ticket was taken (rows A2, F1)."""

import pytest

from hall_link.wire.documents import GiveNotice
from hall_link.wire.guide import Material, MaterialCheck
from hall_link.wire.tickets import TakeTicket, TicketTaken
from hall_link.wire.windows import CallNext
from hall_server.guide.tables import GuideItem
from hall_server.hall_file.versions import version_of
from tests.cases.case_hall import CLERK, CaseHall, papered
from tests.support.small_hall import ISSUER, MORNING, words

pytestmark = [pytest.mark.unit, pytest.mark.row("F1")]


def test_a_guide_that_changed_meanwhile_asks_nobody_for_more() -> None:
    before = papered()
    after = before.model_copy(update={"version": 2, "materials": [Material(name=words("税单"))]})
    hall = CaseHall()
    taken = hall.do(TakeTicket(items=[before.id], print=False), ISSUER)
    assert isinstance(taken, TicketTaken)
    hall.do(CallNext(window=1), CLERK)
    first = version_of(GuideItem(position=9, item=before), MORNING, "songkai")
    hall = CaseHall([*hall.store.records.values(), first, GuideItem(position=9, item=after)])
    case = hall.case(hall.opened(ticket_id=taken.ticket_id, papers=[]))
    assert case.item_version == 1
    assert [paper.name for paper in case.papers] == ["身份证", "户口簿", "照片"]
    assert hall.case(hall.opened(papers=[])).item_version == 2


@pytest.mark.row("A3")
def test_a_notice_of_an_older_guide_counts_by_the_names_of_its_papers() -> None:
    """户口簿 was there, the second of its list; in the list of today it is the first."""
    hall = CaseHall()
    before = papered()
    check = MaterialCheck(item=before.id, have=[1])
    given = hall.do(GiveNotice(check=check, window=1, print=False), CLERK)
    papers = [Material(name=words(name)) for name in ("户口簿", "税单")]
    after = before.model_copy(update={"version": 2, "materials": papers})
    first = version_of(GuideItem(position=9, item=before), MORNING, "songkai")
    hall = CaseHall([*hall.store.records.values(), first, GuideItem(position=9, item=after)])
    case = hall.case(hall.opened(papers=[], notice=given.secret))
    assert [(p.name, p.state) for p in case.papers] == [("户口簿", "held"), ("税单", "missing")]
    assert case.state == "correcting"


def test_a_notice_of_several_items_opens_a_case_of_any_of_them() -> None:
    hall = CaseHall()
    checks = {"check": MaterialCheck(item="item-a"), "also": [MaterialCheck(item="item-papers")]}
    given = hall.do(GiveNotice(**checks, window=1, print=False), CLERK)
    case = hall.case(hall.opened(papers=[], notice=given.secret))
    assert {paper.state for paper in case.papers} == {"missing"}
