"""The table of moves is whole, and the document about a case's life tells it as it is."""

from typing import get_args

import pytest

from hall_link.wire.cases import CaseAct, CaseState
from hall_server.cases.act_on_case import DO
from hall_server.cases.moves import ACCEPTANCE, MOVES
from hall_server.cases.tables import ENDED
from hall_server.documents.forms import form_of
from tools.case_life import ACTS, PAGE, STATES, page

pytestmark = pytest.mark.unit


def test_the_document_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tools.case_life"


def test_every_state_and_act_has_words() -> None:
    assert set(STATES) == set(get_args(CaseState))
    assert set(ACTS) == set(MOVES) == set(DO) == set(get_args(CaseAct))


def test_an_end_is_an_end() -> None:
    assert not any(state in ENDED for move in MOVES.values() for state in move.starts)


def test_every_form_is_one() -> None:
    for move in MOVES.values():
        for _, form in move.gives:
            assert form == ACCEPTANCE or form_of(form)
