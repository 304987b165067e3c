"""A whole hall, a loudspeaker and a browser, shared by the tests of a file."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from hall_server.hall_file.sample import sample_hall_path
from tests.support.loudspeaker import Loudspeaker, loudspeaker
from tests.support.whole_hall import WholeHall
from tests.visit.walk import Moment, Visit

CALL_VALID_S = 30
"""Long enough for a display to be killed and to speak after all."""

BeginVisit = Callable[[Moment], Visit]


@pytest.fixture(scope="module")
def speaker() -> Iterator[Loudspeaker]:
    short = tempfile.TemporaryDirectory(prefix="sound-")  # a short path: it holds a socket
    with short as folder, loudspeaker(Path(folder)) as running:
        yield running


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, speaker: Loudspeaker) -> Iterator[WholeHall]:
    folder = tmp_path_factory.mktemp("whole")
    file = folder / "hall.yaml"
    file.write_text(hall_file(), encoding="utf-8")
    with WholeHall(folder / "parts", speaker.environment, file=file) as running:
        running.screens_are_true(within=90)
        yield running


def hall_file() -> str:
    """The sample hall; calls expire sooner, and a pad asks longer, for it will be killed."""
    sample = sample_hall_path().read_text(encoding="utf-8")
    found, patient = "call_valid_s: 60 ", "rating_ask_s: 60 "
    assert found in sample
    assert patient in sample
    sample = sample.replace(found, f"call_valid_s: {CALL_VALID_S} ")
    return sample.replace(patient, "rating_ask_s: 240 ")


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One clerk's browser profile."""
    profile = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    yield profile
    profile.close()


@pytest.fixture
def begin_visit(
    whole: WholeHall, speaker: Loudspeaker, context: BrowserContext
) -> Iterator[BeginVisit]:
    """A visit at which something may happen at every step."""
    begun: list[Visit] = []

    def begin(moment: Moment) -> Visit:
        begun.append(Visit(whole, speaker, context, moment))
        begun[-1].clerk_sits_down()
        return begun[-1]

    yield begin
    for visit in begun:
        visit.clerk.page.close()
