"""A board in a browser shows what the wall's program shows, in every state, and in every shape."""

import json
from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from display.state import WallState
from display.view import Facts, List, NoticeText, Welcome
from display.views.whole import show
from display.words import TEXTS
from hall_link.entry import view as entry
from hall_link.entry.entry import Told
from hall_link.entry.trust import check_words, fingerprint_of
from hall_link.entry.wishing import Wish
from hall_link.look.pictograms import NAMES
from hall_link.wire.enrolment import OldDevice
from hall_server.tls.authority import make_authority
from tests.device_pages.board_states import DRAWING, both_languages, lay_out, told
from tests.display.draw_all import SHAPES, states
from tests.display.sample_wall import NOON
from tests.support.page_layout import FAULTS

KINDS: dict[type, str] = {Welcome: "welcome", List: "list", Facts: "facts", NoticeText: "notice"}

STATES = dict(both_languages(states()))


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    shown = browser.new_page()
    lay_out(shown)
    yield shown
    shown.close()


def plain(value: Any) -> Any:
    """A view as JSON has it; a page also tells of what kind it is."""
    if is_dataclass(value) and not isinstance(value, type):
        fields = {name: plain(getattr(value, name)) for name in value.__dataclass_fields__}
        return {**fields, "kind": KINDS[type(value)]} if type(value) in KINDS else fields
    return [plain(one) for one in value] if isinstance(value, tuple) else value


def test_a_board_in_a_browser_shows_what_the_walls_program_shows(page: Page) -> None:
    shown = page.evaluate(
        f"async (all) => {{ {DRAWING} return JSON.stringify(JSON.parse(all).map(show)); }}",
        json.dumps([told(state) for state in STATES.values()]),
    )
    for (name, state), view in zip(STATES.items(), json.loads(shown), strict=True):
        assert view == plain(show(state)), name


@pytest.mark.row("C10")
@pytest.mark.parametrize("shape", SHAPES)
def test_every_text_fits_every_shape_of_screen(page: Page, shape: str) -> None:
    """Nothing leaves its box or the screen, or is too pale, in any state."""
    width, height = SHAPES[shape]
    page.set_viewport_size({"width": width, "height": height})
    faults = page.evaluate(
        f"""async (all) => {{
          {DRAWING}
          const faults = {FAULTS};
          return JSON.parse(all).map((state) => {{
            forgetDrawn(board);
            draw(board, show(state));
            return faults(0);
          }});
        }}""",
        json.dumps([told(state) for state in _longest(shape)]),
    )
    assert [one for some in faults for one in some] == []


def _longest(shape: str) -> list[WallState]:
    """Both languages on the usual screen and upright; else the one that is longer there."""
    if shape in ("wall", "upright"):
        return list(STATES.values())
    return [state for name, state in STATES.items() if name.endswith("-en")]


def test_the_page_has_the_words_of_the_wall_and_of_the_way_in(page: Page) -> None:
    words, way_in = page.evaluate(
        """async () => [(await import("/screen/texts.js")).TEXTS,
          { ...(await import("/device/entry_words.js")) }]"""
    )
    assert words == {key: in_both(TEXTS[key]) for key in words}
    assert set(TEXTS) - set(words) == {"number", "page"}
    assert way_in["TITLE"] == {why: in_both(told) for why, told in entry.TITLE.items()}
    assert way_in["ABOUT"] == {why: in_both(told) for why, told in entry.ABOUT.items()}
    assert way_in["STEPS"] == [in_both(step) for step in entry.STEPS]
    for trouble, (title, about, steps) in way_in["TROUBLE"].items():
        usual = entry.TROUBLE[trouble]
        assert (title, about) == (in_both(usual[0]), in_both(usual[1]))
        assert steps == [in_both(step) for step in usual[2]]


def test_a_label_that_was_scanned_is_told_in_the_same_words(page: Page) -> None:
    old = OldDevice(role="evaluator", name="pad-3", window=3)
    wishes = [None, *(Wish(old, trouble) for trouble in ("", *entry.WISH_TROUBLE))]
    told = [wish and {"device": old.model_dump(), "trouble": wish.trouble} for wish in wishes]
    shown = page.evaluate(
        """async (wishes) => {
          const { entryView } = await import("/device/cover.js");
          const asks = { why: "new", code: "123456", check: "", trouble: "" };
          return ["zh", "en"].map((language) =>
            wishes.map((wish) => entryView({ ...asks, wish }, "http://hall", language).wish));
        }""",
        told,
    )
    for language, views in zip(("zh", "en"), shown, strict=True):
        for wish, view in zip(wishes, views, strict=True):
            usual = entry.show_entry(Told("new", "123456", wish=wish), "http://hall", language)
            assert (view["words"], view["tone"]) == (usual.wish, usual.wish_tone)


def test_over_https_the_page_tells_the_check_words_of_the_halls_authority(page: Page) -> None:
    authority = make_authority("Yunhe", NOON).certificate.decode()
    page.route("**/api/v1/authority.pem", lambda route: route.fulfill(body=authority))
    told = page.evaluate("""async () => (await import("/device/enrol.js")).checkWords()""")
    assert told == check_words(fingerprint_of(authority))


def in_both(words: Any) -> dict[str, str]:
    return {"zh": words.zh, "en": words.en}


def test_the_page_has_every_pictogram(page: Page) -> None:
    names = page.evaluate("""async () => Object.keys((await import("/device/icons.js")).PATHS)""")
    assert names == list(NAMES)


def test_a_new_call_pulses_turns_back_to_pages_and_is_known_afterwards(page: Page) -> None:
    """Times of the board's state, on a clock that never jumps."""
    first, after, calm = (STATES[f"{name}-zh"] for name in ("idle", "calls", "pages-0"))
    board = told(after)["board"]
    assert calm.calm
    seen = page.evaluate(
        """async ([before, board]) => {
          const { linkChanged, nothingKnown, tick } = await import("/screen/wall.js");
          const wall = { zone: "main", speaks: false };
          const called = Date.parse(board.recent_calls[0].called_at);
          const link = (board) => ({ connected: true, snapshot: { board, wall }, goodbye: null });
          const at = (now) => ({ at: called + now, heard: called, now });
          let state = linkChanged(nothingKnown("zh"), link(before), at(0));
          state = linkChanged(state, link(board), at(1000));
          const told = [state.lit];
          for (const now of [1400, 1500, 1950, 4000, 59_000, 61_000]) {
            state = tick(state, at(now));
            told.push(state.lit, state.calm);
          }
          const shown = { ...board.recent_calls[0], shown_at: board.recent_calls[0].called_at };
          const again = { ...board, recent_calls: [shown, ...board.recent_calls.slice(1)] };
          state = linkChanged(state, { ...link(again), connected: false }, at(70_000));
          return { told, truth: state.truth === called, lit: state.lit, turn: state.turn };
        }""",
        [told(first)["board"], board],
    )
    assert seen == {
        "told": [
            True,
            True,
            False,
            False,
            False,
            True,
            False,
            False,
            False,
            False,
            False,
            False,
            True,
        ],
        "truth": True,
        "lit": False,
        "turn": 1,
    }
