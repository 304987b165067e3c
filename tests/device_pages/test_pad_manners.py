"""The pad's page thinks as the pad's own program does: whatever happens to both, in whatever order,
they show the same and send the same (rows K10, D1, D2, A10)."""

import json
import random
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from evaluator.messages import ComplaintTold, KeepAnswer, LinkChanged, Message, SendComplaint
from evaluator.state import PadState
from evaluator.touches import touch_of
from evaluator.update import update
from evaluator.views.whole import show
from hall_link.wire.board import Board
from hall_link.wire.complaints import ComplaintTaken
from hall_link.wire.envelope import Snapshot
from hall_link.wire.pad import Pad
from tests.device_pages.pad_stage import stage
from tests.evaluator.pad_states import UNKNOWN, board, pad, tick

pytestmark = pytest.mark.row("K10")

LIVES, LENGTH = 120, 40
"""So many pads, each with so many things that happen to it."""

SAID = ("what", "category", "words", "writing", "sending", "taken", "refused")
EVERY_SCREEN = {
    *("idle", "closed", "away", "asking", "reasons", "writing", "thanks"),
    *(f"complaint-{step}" for step in SAID),
}

SCREENS = """async (lives) => {
  const m = (file) => import(file);
  const { begun } = await m("/pad/state.js");
  const { update } = await m("/pad/update.js");
  const { viewOf } = await m("/pad/view.js");
  const done = (effect) => {
    if (effect.complain) return ["complain", effect.complain.text, effect.complain.window];
    const [[kind, answer]] = Object.entries(effect);
    return [kind, answer.visit, answer.level, answer.tags];
  };
  return JSON.stringify(JSON.parse(lives).map((life) => {
    let state = begun("zh");
    return life.map((message) => {
      const [after, effects] = update(state, message);
      state = after;
      const view = viewOf(state);
      const { screen, language, title = "", subtitle = "", ring, chips = [], faces = [] } = view;
      const ticks = chips.filter((chip) => chip.ticked).map((chip) => chip.key);
      const told = [screen, language, title, subtitle, ring?.left ?? 0, ticks, faces.length];
      return [told, effects.map(done)];
    });
  }));
}"""

BESIDES = ("nothing", "submit", "back", "level:2", "tag:1", "tag:11", "next", "write", "tell:send")
"""What is touched though the screen may not offer it: the page must not mind either."""


class Life:
    """A pad's life, as it goes on by chance: `told` to the page, and what the program `shows`."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._seconds = 0.0
        self._state = PadState()
        self.told: list[dict[str, Any]] = []
        self.shows: list[Any] = []
        self._tick(0)
        self._link(pad("v1"), board())
        for _ in range(LENGTH):
            self._goes_on()

    def _goes_on(self) -> None:
        acts = (self._touch, self._time_goes_by, self._news, self._lost, self._complaint_told)
        self._chance.choices(acts, (14, 3, 2, 1, 2))[0]()

    def _happens(self, message: Message, told: dict[str, Any]) -> None:
        self._state, effects = update(self._state, message)
        view = show(self._state)
        ticks = [chip.key for chip in view.chips if chip.ticked]
        left = view.ring.left if view.ring else 0
        shown = [view.screen, view.language, view.title, view.subtitle, left, ticks]
        self.told.append(told)
        self.shows.append([[*shown, len(view.faces)], [_done(effect) for effect in effects]])

    def _touch(self) -> None:
        view = show(self._state)
        arrows = (view.paging.previous, view.paging.next) if view.paging else ()
        parts = (*view.buttons, *view.faces, *view.chips, *view.tiles, *arrows)
        offered = [part.key for part in parts if getattr(part, "enabled", True)]
        offered += [part.key for part in (view.complain, view.switch) if part]
        besides = self._chance.random() < 0.1 or not offered
        key = self._chance.choice(BESIDES if besides else offered)
        self._happens(touch_of(key), {"touch": key})

    def _time_goes_by(self) -> None:
        self._tick(self._chance.choice((0.2, 1, 5, 12, 21, 70)))

    def _tick(self, more: float) -> None:
        self._seconds += more
        now = tick(self._seconds)
        assert now.hall is not None
        self._happens(now, {"tick": {"now": now.now, "hall": now.hall.timestamp() * 1000}})

    def _news(self) -> None:
        visit = self._chance.choice((None, "v1", "v2", "v3"))
        language = self._chance.choice(("zh", "en"))
        state = self._chance.choice(("open", "open", "paused", "closed"))
        serving = self._chance.random() < 0.3
        self._link(pad(visit, language=language), board(state, serving=serving))

    def _link(self, told: Pad, hall: Board) -> None:
        snapshot = Snapshot(board=hall, pad=told)
        link = {"connected": True, "window": 3, "goodbye": None}
        link["snapshot"] = snapshot.model_dump(mode="json")
        self._happens(LinkChanged(True, snapshot, 3), {"link": link})

    def _lost(self) -> None:
        why = self._chance.choice((None, UNKNOWN))
        link = {"connected": False, "snapshot": None, "window": 3}
        told = {**link, "goodbye": why and {"code": why.code}}
        self._happens(LinkChanged(False, None, 3, why), {"link": told})

    def _complaint_told(self) -> None:
        place = self._state.sent - self._chance.choice((0, 0, 0, 1))
        taken = ComplaintTaken(number="20260017", code="482913")
        if self._chance.random() < 0.5:
            told = {"place": place, "taken": None, "refusal": "too-often"}
            self._happens(ComplaintTold(place, refusal="too-often"), {"told": told})
        else:
            told = {"place": place, "taken": taken.model_dump()}
            self._happens(ComplaintTold(place, taken), {"told": told})


def _done(effect: Any) -> list[Any]:
    if isinstance(effect, SendComplaint):
        return ["complain", effect.command.text, effect.command.window]
    answer = effect.answer
    kind = "keep" if isinstance(effect, KeepAnswer) else "submit"
    return [kind, answer.visit, answer.level, list(answer.tags)]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with stage(browser) as shown:
        yield shown


@pytest.mark.row("D1", "D2", "A10")
def test_whatever_happens_both_show_and_send_the_same(page: Page) -> None:
    lives = [Life(seed) for seed in range(LIVES)]
    of_the_page = json.loads(page.evaluate(SCREENS, json.dumps([life.told for life in lives])))
    seen = set()
    for life, shown in zip(lives, of_the_page, strict=True):
        for place, (one, other) in enumerate(zip(life.shows, shown, strict=True)):
            assert other == one, life.told[: place + 1]
            seen.add(one[0][0])
    assert seen == EVERY_SCREEN
