"""One hall for all these tests, in which everybody has left a name or a word."""

from collections.abc import Iterator
from typing import get_args

import httpx
import pytest
from playwright.sync_api import Browser

from hall_server.registers.asking import RegisterKind
from tests.complaints.test_kept_secret import everything, readables
from tests.privacy.marked_day import MARKS, ROLES, Ear, MarkedDay
from tests.support.database import rows
from tests.support.hall import RunningHall
from tests.support.pages import PASSWORD, Crew, staffed
from tests.support.people import key_of

LEADER, ADMINISTRATOR, HANDLER, GUIDE, CLERK = (
    "liangmin",
    "songkai",
    "gaoyuan",
    "xiaoyu",
    "chenfang",
)
FAR = 9
"""A window that had nothing to do with it."""


@pytest.fixture(scope="package")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    people = (LEADER, ADMINISTRATOR, HANDLER, GUIDE, CLERK)
    with staffed(tmp_path_factory.mktemp("privacy"), *people) as running:
        yield running


@pytest.fixture(scope="package")
def crew(one_chromium: Browser, hall: RunningHall) -> Iterator[Crew]:
    made = Crew(one_chromium, hall)
    yield made
    made.close()


@pytest.fixture(scope="package")
def ears(hall: RunningHall) -> Iterator[dict[str, Ear]]:
    made = {role: Ear(hall, role) for role in ROLES}
    yield made
    for ear in made.values():
        ear.close()


@pytest.fixture(scope="package")
def day(hall: RunningHall, crew: Crew, ears: dict[str, Ear]) -> MarkedDay:
    played = MarkedDay(hall, crew, CLERK, PASSWORD)
    played.play()
    return played


@pytest.fixture(scope="package")
def sees(hall: RunningHall, crew: Crew, day: MarkedDay) -> dict[str, set[str]]:
    """Who -> which of the marks they read anywhere, before anything of it is erased."""
    paths = ways(hall, day)
    keys = {role: key_of(hall, role) for role in ("kiosk", "display", "printer", "guide")}
    keys |= {"evaluator": key_of(hall, "evaluator", 3), "far": key_of(hall, "clerk", FAR)}
    asking = {who: hall.client(key) for who, key in keys.items()}
    asking |= {"own": day.clerk.http, "citizen": hall.client()}
    for who in (LEADER, ADMINISTRATOR, HANDLER, GUIDE):
        asking[who] = crew.client(who)
    return {who: told_to(client, paths) for who, client in asking.items()}


def ways(hall: RunningHall, day: MarkedDay) -> list[str]:
    """Everything there is to be read of it."""
    papers = [paper for (paper,) in rows(hall.data, "SELECT id FROM documents")]
    kinds = [f"/registers/{kind}{form}" for kind in get_args(RegisterKind) for form in ("", ".csv")]
    return [
        *readables(hall),
        *kinds,
        f"/cases/{day.case_id}",
        *(f"/documents/{paper}.pdf" for paper in papers),
    ]


def told_to(client: httpx.Client, paths: list[str]) -> set[str]:
    told = everything(client, paths)
    return {mark for mark in MARKS if mark in told}
