"""The server is started anew while a leader types: the page comes back by itself, says what it is,
and what was typed is there to be copied back, for this tab alone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.support.hall import RunningHall
from tests.support.pages import Crew, staffed


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    with staffed(tmp_path_factory.mktemp("typed"), "songkai") as running:
        yield running


@pytest.fixture
def page(crew: Crew, hall: RunningHall) -> Page:
    page = crew.page("songkai")
    page.goto(f"{hall.url}/manager/settings?section=hall")
    page.wait_for_function("window.did_handshake")
    return page


@pytest.mark.row("K2", "I4")
def test_typed_words_outlive_the_server_until_they_are_put_away(
    page: Page, hall: RunningHall
) -> None:
    page.get_by_label("服务电话").fill("0851-1234567")
    expect(page.get_by_text("1 个部分有改动")).to_be_visible()
    hall.kill()
    expect(page.get_by_text("与服务器断开了")).to_be_visible()
    hall.start()
    card = page.locator("#typed-before")
    expect(card).to_contain_text("断线前您写的内容", timeout=30_000)
    expect(card.locator("textarea")).to_have_value("0851-1234567")
    expect(page.locator("input[aria-label=服务电话]")).not_to_have_value("0851-1234567")
    other = page.context.new_page()
    other.goto(page.url)
    other.wait_for_function("window.did_handshake")
    expect(other.locator("#typed-before")).to_have_count(0)
    other.close()
    card.get_by_role("button", name="不要了").click()
    page.reload()
    page.wait_for_function("window.did_handshake")
    expect(card).to_have_count(0)
