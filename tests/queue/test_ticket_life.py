"""The document about a ticket's life tells the table of moves as it is."""

from typing import get_args

import pytest

from hall_link.wire.tickets import TicketState
from hall_server.queue.moves import MOVES
from tools.ticket_life import ACTS, PAGE, STATES, page

pytestmark = pytest.mark.unit


def test_the_document_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tools.ticket_life"


def test_every_state_and_act_has_words() -> None:
    assert set(STATES) == set(get_args(TicketState))
    assert set(ACTS) == {act for _, act in MOVES}
