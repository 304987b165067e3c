"""One hall for a file of scenarios: its days go on from test to test."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from hall_server.hall_file.sample import sample_hall_path
from tests.casebook.town import Town
from tests.hall_day.day import PARTS
from tests.support.hall import unhurried_sample
from tests.support.whole_hall import WholeHall

SIX_PAPERS = "  - id: operating-permit-replacement\n"


@pytest.fixture(scope="module")
def town(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> Iterator[Town]:
    """The sample hall from the file's `BEGINS` on, by its own hours."""
    folder = tmp_path_factory.mktemp("casebook")
    begins, file = request.module.BEGINS, folder / "hall.yaml"
    file.write_text(hall_file(), encoding="utf-8")
    (folder / "media").symlink_to(sample_hall_path().parent / "media")
    with WholeHall(folder / "parts", {}, file=file, parts=PARTS, clock=begins) as whole:
        whole.kiosk.on("home")
        whole.wall.until(lambda state: state["connected"])
        whole.kiosk.until(lambda state: state["paper"] == "ready")
        town = Town(whole, browser)
        yield town
        town.close()


def hall_file() -> str:
    """The sample hall, which sees to what asks for six papers for whoever wants it."""
    told = unhurried_sample().read_text(encoding="utf-8")
    assert told.count(SIX_PAPERS) == 1
    return told.replace(SIX_PAPERS, f"{SIX_PAPERS}    by_agent: true\n")
