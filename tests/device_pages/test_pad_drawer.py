"""Where a pad's page keeps ratings: by the strict store of the browser, or without it (row K10)."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.device_pages.pad_stage import stage

pytestmark = pytest.mark.row("K10", "K2")

KEEPING = """async (has) => {
  const { openDrawer } = await (async (file) => import(file))("/pad/drawer.js");
  if (!has) Object.defineProperty(window, "indexedDB", { value: undefined });
  const notes = new Map();
  const get = (name) => notes.get(name) ?? "";
  const store = { get, set: (name, text) => notes.set(name, text) };
  const answer = (visit, level, at) => ({ visit, level, tags: [], text: "", given_at: at });
  const drawer = await openDrawer("test", store);
  await drawer.keep(answer("b", 2, "2026-11-23T01:00:00Z"));
  await drawer.keep(answer("a", 3, "2026-11-23T02:00:00Z"));
  await drawer.keep(answer("b", 1, "2026-11-23T01:00:01Z"));
  await drawer.keep(answer("c", 5, null));
  await drawer.drop("c");
  const again = await openDrawer("test", store);
  const kept = (await again.answers()).map(({ visit, level }) => [visit, level]);
  for (const [visit] of kept) await again.drop(visit);
  return JSON.stringify([kept, await drawer.answers(), notes.size > 0]);
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with stage(browser) as shown:
        yield shown


@pytest.mark.parametrize("has", [True, False])
def test_the_last_touch_of_each_visit_is_kept_oldest_first_until_it_is_dropped(
    page: Page, has: bool
) -> None:
    kept, left, noted = json.loads(page.evaluate(KEEPING, has))
    assert kept == [["b", 1], ["a", 3]]
    assert left == []
    assert noted is not has  # the plainer way is only taken where there is no other
