"""What each role reads in full of a day's names and words, asked of every address (rows H1, K4)."""

import pytest

from tests.privacy.conftest import ADMINISTRATOR, GUIDE, HANDLER, LEADER
from tests.privacy.marked_day import NAMES, PHONES, WORDS

CALL = {NAMES[2], PHONES[0], WORDS[3], WORDS[4]}
DUTY, QUESTION, SLIP = {WORDS[5]}, {WORDS[8], WORDS[9]}, {WORDS[10], WORDS[11]}
COMPLAINT = {NAMES[0], PHONES[0], WORDS[0], "暗记巷七号"}
CASE = {NAMES[3], NAMES[4], NAMES[5], PHONES[0], PHONES[1]}

LEADS = CALL | DUTY | QUESTION | SLIP
"""Of cases a leader reads the words and no name: whose they are is masked."""

SEES: dict[str, set[str]] = {
    "own": CASE | QUESTION | SLIP,
    LEADER: LEADS,
    ADMINISTRATOR: LEADS,
    HANDLER: COMPLAINT,
}
"""Who reads what in full; everybody else nothing. `own`: who sits at the window that handles it."""

pytestmark = pytest.mark.slow(30)


@pytest.mark.row("H1", "K4")
def test_nobody_reads_more_than_the_role_needs(sees: dict[str, set[str]]) -> None:
    assert {who: marks for who, marks in sees.items() if marks} == SEES
    nothing = {"kiosk", "display", "printer", "guide", "evaluator", "far", "citizen", GUIDE}
    assert nothing == set(sees) - set(SEES)
