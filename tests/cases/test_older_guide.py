"""A case goes by the guide as it was published when its ticket was taken (rows A2, F1)."""

import pytest

from hall_link.wire.guide import Material
from hall_link.wire.tickets import TakeTicket, TicketTaken
from hall_server.guide.tables import GuideItem
from hall_server.hall_file.versions import version_of
from tests.cases.case_hall import CaseHall, papered
from tests.support.small_hall import ISSUER, MORNING, words

pytestmark = [pytest.mark.unit, pytest.mark.row("F1")]


def test_a_guide_that_changed_meanwhile_asks_nobody_for_more() -> None:
    before = papered()
    after = before.model_copy(update={"version": 2, "materials": [Material(name=words("税单"))]})
    hall = CaseHall()
    taken = hall.do(TakeTicket(items=[before.id], print=False), ISSUER)
    assert isinstance(taken, TicketTaken)
    first = version_of(GuideItem(position=9, item=before), MORNING, "songkai")
    hall = CaseHall([*hall.store.records.values(), first, GuideItem(position=9, item=after)])
    case = hall.case(hall.opened(ticket_id=taken.ticket_id, papers=[]))
    assert case.item_version == 1
    assert [paper.name for paper in case.papers] == ["身份证", "户口簿", "照片"]
    assert hall.case(hall.opened(papers=[])).item_version == 2
