"""The storm's checker finds what was planted, and nothing in a hall that kept its word."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from hall_server.kernel.ledger import Chain, Entry, genesis
from tools.storm.checker import checked, violations
from tools.storm.evidence import (
    BOOKED,
    CASE_OPENED,
    COMPLAINED,
    Act,
    Evidence,
    GivenTicket,
    Job,
    KeptTicket,
    Matter,
    Paper,
)
from tools.storm.story import ABOUT

pytestmark = pytest.mark.unit

HALL, DAY = "yunhe", "2026-11-25"
NOON = datetime(2026, 11, 25, 4, 0, tzinfo=UTC)
BOARD = {"open": True, "waiting": {"civil": 1}, "windows": {"3": ["open", None]}, "calls": []}

HISTORY: list[Act] = [
    ("ticket_taken", "one"),
    ("ticket_taken", "two"),
    ("ticket_called", "one"),
    ("visit_started", "one"),
    ("visit_finished", "one"),
    ("visit_rated", "one"),
    ("ticket_handed_in", "own"),
    (BOOKED, "seat"),
    (CASE_OPENED, "file"),
    (COMPLAINED, "wrong"),
]
OTHERS = HISTORY[7:]
STATES = {"one": "finished", "two": "waiting", "own": "waiting"}
MATTERS = (
    Matter(BOOKED, "seat", "secret", None),
    Matter(CASE_OPENED, "file", "2611250001", "one"),
    Matter(COMPLAINED, "wrong", "T0001", None),
)
NUMBERS = {"one": "A001", "two": "A002", "own": "A701"}


def ledger(history: list[Act]) -> tuple[tuple[Entry, ...], tuple[int, str]]:
    """Sealed rows of these acts, and their head."""
    chain = Chain(0, genesis(HALL))
    rows = [chain.append(kind, DAY, NOON, "somebody", _data(kind, one)) for kind, one in history]
    return tuple(rows), (chain.seq, chain.head)


def _data(kind: str, about: str) -> dict[str, Any]:
    data: dict[str, Any] = {ABOUT.get(kind, "ticket"): about}
    if kind == "ticket_handed_in":
        return {**data, "state": "waiting"}
    return {**data, "window": 3} if kind in ("ticket_called", "visit_started") else data


def calm(history: list[Act] = HISTORY) -> Evidence:
    """Three tickets: one served and rated, one waiting, one a kiosk gave by itself; beside them a
    booking, a case and a complaint."""
    rows, head = ledger(history)
    kept = [
        KeptTicket(one, DAY, number, f"secret-{one}", STATES[one], None)
        for one, number in NUMBERS.items()
    ]
    papers = [Paper(NUMBERS[one], f"http://hall/t/secret-{one}", False) for one in ("one", "own")]
    return Evidence(
        hall_id=HALL,
        acts=(*HISTORY[:6], *OTHERS),
        shown={"A701": "own"},
        ledger=rows,
        head=head,
        tickets=tuple(kept),
        matters=MATTERS,
        ratings=("one",),
        given=(GivenTicket("own", "A701", True),),
        jobs=(Job("j1", "A001", "printed", "one"), Job("j2", "A002", "uncertain", "two")),
        journal=(Job("j1", "A001", "printed"), Job("j3", "A701", "printed")),
        papers=tuple(papers),
        boards={"kiosk": BOARD, "display": dict(BOARD)},
        truth=BOARD,
    )


def found(evidence: Evidence) -> set[str]:
    """The rules that were broken."""
    return {violation.partition(":")[0] for violation in violations(evidence)}


def without(place: int) -> Callable[[Evidence], Evidence]:
    """Removes a row as somebody would who mends the chain after it: only the acts tell."""

    def plant(_evidence: Evidence) -> Evidence:
        return calm([act for n, act in enumerate(HISTORY) if n != place])

    return plant


def again(act: Act) -> Callable[[Evidence], Evidence]:
    return lambda _evidence: calm([*HISTORY, act])


def _with(evidence: Evidence, place: int, **fault: Any) -> Evidence:
    """One of the matters is otherwise."""
    matters = list(evidence.matters)
    matters[place] = replace(matters[place], **fault)
    return replace(evidence, matters=tuple(matters))


TWICE = Paper("A001", "secret-one", False)

PLANTED: dict[str, tuple[Callable[[Evidence], Evidence], str]] = {
    "a row removed": (
        lambda e: replace(e, ledger=e.ledger[:3] + e.ledger[4:]),
        "the_ledger_is_whole",
    ),
    "the end cut off": (lambda e: replace(e, ledger=e.ledger[:-1]), "the_ledger_is_whole"),
    "a lost row, the chain made anew": (without(4), "every_act_is_kept_once"),
    "a lost rating": (without(5), "ratings_are_kept_once"),
    "a lost ticket": (
        lambda e: replace(e, tickets=e.tickets[1:]),
        "tickets_are_those_of_the_ledger",
    ),
    "an act kept twice": (again(("visit_started", "one")), "every_act_is_kept_once"),
    "a number handed in twice": (again(("ticket_handed_in", "own")), "nothing_is_done_twice"),
    "a doubled ticket": (
        lambda e: replace(e, tickets=(*e.tickets, e.tickets[0])),
        "tickets_are_those_of_the_ledger",
    ),
    "a lost booking": (
        lambda e: replace(e, matters=e.matters[1:]),
        "matters_are_those_of_the_ledger",
    ),
    "a complaint's row lost": (without(9), "every_act_is_kept_once"),
    "a case opened twice": (again((CASE_OPENED, "file")), "nothing_is_done_twice"),
    "two cases of one number": (
        lambda e: replace(e, matters=(*e.matters, replace(e.matters[1], id="other"))),
        "matters_are_those_of_the_ledger",
    ),
    "a case of nobody's visit": (
        lambda e: _with(e, 1, ticket="nobody"),
        "visits_of_matters_are_known",
    ),
    "a finish that the table forgot": (
        lambda e: replace(e, tickets=(replace(e.tickets[0], state="serving"), *e.tickets[1:])),
        "tickets_stand_where_the_ledger_says",
    ),
    "two visits at one window": (
        lambda e: replace(
            e, tickets=tuple(replace(t, state="serving", window=3) for t in e.tickets)
        ),
        "a_window_has_one_visitor",
    ),
    "a call over an open visit": (
        lambda _e: calm([*HISTORY[:4], ("ticket_called", "two"), *HISTORY[4:]]),
        "a_window_has_one_visitor",
    ),
    "a doubled number": (
        lambda e: replace(e, tickets=(*e.tickets[:2], replace(e.tickets[2], number="A001"))),
        "no_number_twice",
    ),
    "a kiosk's number of another's": (
        lambda e: replace(e, given=(*e.given, GivenTicket("stray", "A001", True))),
        "kiosks_handed_everything_in",
    ),
    "a call of who is gone": (
        again(("ticket_called", "one")),
        "nobody_is_called_who_does_not_wait",
    ),
    "a call of nobody": (
        again(("ticket_called", "nobody")),
        "nobody_is_called_who_does_not_wait",
    ),
    "not handed in": (
        lambda e: replace(e, given=(replace(e.given[0], handed_in=False),)),
        "kiosks_handed_everything_in",
    ),
    "shown and lost": (
        lambda e: replace(e, shown={"A009": "lost"}),
        "what_a_screen_showed_is_true",
    ),
    "a rating stored twice": (
        lambda e: replace(e, ratings=("one", "one")),
        "ratings_are_kept_once",
    ),
    "a paper of nobody": (
        lambda e: replace(e, papers=(*e.papers, Paper("A099", "secret-x", False))),
        "every_paper_is_known",
    ),
    "a paper with another's code": (
        lambda e: replace(e, papers=(Paper("A001", "secret-two", False), e.papers[1])),
        "every_paper_is_known",
    ),
    "a paper twice": (lambda e: replace(e, papers=(*e.papers, TWICE)), "no_paper_comes_twice"),
    "told as printed": (
        lambda e: replace(e, papers=e.papers[1:]),
        "what_was_printed_lies_there",
    ),
    "never printed": (
        lambda e: replace(e, jobs=(replace(e.jobs[1], state="stored"),)),
        "what_was_printed_lies_there",
    ),
    "a board that is behind": (
        lambda e: replace(e, boards={"display": {**BOARD, "calls": [["A001", 3, 1]]}}),
        "boards_tell_the_truth",
    ),
    "a board without a word": (
        lambda e: replace(e, boards={"pad": {}}),
        "boards_tell_the_truth",
    ),
}


def test_a_hall_that_kept_its_word() -> None:
    assert violations(calm()) == []
    assert checked(calm()).total() == 6 + 3 + 1 + 1 + 2


def test_a_marked_second_slip_is_no_fault() -> None:
    evidence = calm()
    marked = replace(TWICE, reprint=True)
    assert violations(replace(evidence, papers=(*evidence.papers, marked))) == []


@pytest.mark.parametrize("fault", PLANTED)
def test_what_is_planted_is_found(fault: str) -> None:
    plant, rule = PLANTED[fault]
    assert rule in found(plant(calm()))
