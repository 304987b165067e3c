"""Which tickets a hall may put together (row E4)."""

import pytest
from pydantic import ValidationError

from hall_link.wire.base import Words
from hall_link.wire.ticket_layout import STANDARD_TICKET, TicketPart
from hall_server.hall_file.read import read_hall_file
from hall_server.hall_file.sample import sample_hall_path
from hall_server.premises.ticket_layout import FAULTS, MOST_TEXTS, layout_faults
from hall_server.web.manager.layouts_ticket_words import FAULTS as TOLD

pytestmark = pytest.mark.unit

SENTENCE = TicketPart(part="text", text=Words(zh="请评价", en="Rate us"))


def without(*kinds: str) -> list[TicketPart]:
    return [part for part in STANDARD_TICKET if part.part not in kinds]


@pytest.mark.parametrize(
    ("parts", "fault"),
    [
        (without("number"), "no-number"),
        (without("queue"), "no-queue"),
        ([*without("materials"), TicketPart(part="number")], "twice"),
        ([TicketPart(part="text"), *STANDARD_TICKET], "empty-text"),
        ([TicketPart(part="text", text=Words(zh="好", en=" ")), *STANDARD_TICKET], "empty-text"),
        ([TicketPart(part="text", text=Words(zh="好" * 201, en="a")), *without()], "long-text"),
        ([*[SENTENCE] * (MOST_TEXTS + 1), *STANDARD_TICKET], "many-texts"),
        ([*STANDARD_TICKET, SENTENCE], "materials-last"),
    ],
)
def test_a_ticket_that_loses_somebody_is_refused(parts: list[TicketPart], fault: str) -> None:
    assert layout_faults(parts) == [fault]
    file = read_hall_file(sample_hall_path()).model_dump()
    with pytest.raises(ValidationError, match=FAULTS[fault]):
        type(read_hall_file(sample_hall_path())).model_validate({**file, "ticket": parts})


def test_the_standard_ticket_and_one_with_sentences_are_good() -> None:
    assert layout_faults([]) == layout_faults(list(STANDARD_TICKET)) == []
    assert layout_faults([*[SENTENCE] * MOST_TEXTS, *without("code", "materials")]) == []


def test_every_fault_is_told_in_both_languages() -> None:
    assert set(TOLD) == set(FAULTS)
