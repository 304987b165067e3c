"""Draws every screen of the pad in both languages and every shape; reports misfits as JSON.

`python -m tests.evaluator.draw_all [FOLDER [WORD]]`: with a folder, each screen is saved there as a
picture. Run as a program of its own: Kivy keeps one window per process.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from evaluator.messages import (
    Back,
    ComplainTouched,
    ComplaintTold,
    KeyTouched,
    PageTouched,
    SayTouched,
    TagTouched,
)
from evaluator.screens.frame import TARGET_LYING, TARGET_UPRIGHT
from evaluator.state import PadState
from evaluator.views.whole import show
from hall_link.keypad.writing import Writing
from hall_link.wire.base import Words
from hall_link.wire.complaints import ComplaintTaken
from tests.evaluator.pad_states import (
    REFUSED,
    at_asking,
    at_card,
    at_reasons,
    at_saying,
    at_thanks,
    at_writing,
    board,
    linked,
    lost,
    pad,
    tick,
    told,
)
from tests.support.drawing import draw_all
from tests.support.layout import faults

SHAPES = {
    "pad": (1280, 800),
    "small": (1024, 600),
    "wide": (1920, 1080),
    "upright": (800, 1280),
}

LONG = "工作人员把需要的材料讲得不清楚，我来回跑了三次，每次都要重新取号排队。" * 5


def states() -> dict[str, PadState]:
    """Each screen, with the longest texts there are."""
    long_name = Words(zh="欧阳诗琪", en="Alexandra Montgomery-Featherstone")
    post = Words(zh="城乡居民社会保险综合岗", en="Social security and insurance officer")
    typing = [KeyTouched(key) for key in "fuwuhen"]
    full = Writing(text=LONG[:150], hanzi=True)
    return {
        "card": at_card(),
        "card-long": told(at_card(), linked(pad(clerk=long_name, post=post)), tick(15)),
        "card-bare": told(
            at_card(), linked(pad(post=None), board().model_copy(update={"notices": []}))
        ),
        "closed": at_card(board("closed")),
        "nameless": told(at_card(), linked(pad(clerk=None))),
        "paused": at_card(board("paused")),
        "away": told(at_card(), lost()),
        "away-first": told(PadState(), tick(-10)),
        "refused": told(PadState(), tick(-10), REFUSED),
        "asking": told(at_asking(), tick(12)),
        "asking-again": told(at_reasons(), Back()),
        "reasons": told(at_reasons(2), TagTouched(1), TagTouched(4), tick(8)),
        "reasons-two": at_reasons(5),
        "reasons-none": at_reasons(4),
        "reasons-pages": told(at_reasons(1), PageTouched(1), TagTouched(9)),
        "writing": at_writing(),
        "writing-pinyin": told(at_writing(), KeyTouched("我"), *typing),
        "writing-signs": told(at_writing(), KeyTouched("signs")),
        "writing-abc": told(at_writing(), KeyTouched("mode"), *typing),
        "writing-full": replace(at_writing(), writing=full),
        "thanks": at_thanks(),
        **complaints(),
    }


def complaints() -> dict[str, PadState]:
    """Something said besides, step by step."""
    words = told(at_saying(), SayTouched("category:quality"), SayTouched("sentence:0"))
    sent = told(words, SayTouched("send"))
    taken = ComplaintTaken(number="20260017", code="482913")
    return {
        "complaint": told(at_card(), ComplainTouched()),
        "complaint-category": at_saying(),
        "complaint-words": words,
        "complaint-writing": told(words, SayTouched("write")),
        "complaint-sending": sent,
        "complaint-taken": told(sent, ComplaintTold(1, taken)),
        "complaint-refused": told(sent, ComplaintTold(1, refusal="too-often")),
    }


def variants() -> Iterator[tuple[str, PadState, tuple[int, int]]]:
    """Names, states and window sizes of everything there is to draw."""
    for (name, state), language, (shape, size) in product(
        states().items(), ("zh", "en"), SHAPES.items()
    ):
        yield f"{name}.{language}.{shape}", replace(state, language=language), size


def _faults(stage: object) -> Iterator[str]:
    """Keys are smaller and closer than what else is pressed: ten letters share a row."""
    areas = stage.press_areas  # type: ignore[attr-defined]
    least = TARGET_UPRIGHT if stage.portrait else TARGET_LYING  # type: ignore[attr-defined]
    keys = [area for area in areas if area.key.startswith("key:")]
    if keys:
        stage.press_areas = keys  # type: ignore[attr-defined]
        yield from faults(stage, least_target=88, least_gap=13, hand_held=True)
    stage.press_areas = [area for area in areas if area not in keys]  # type: ignore[attr-defined]
    yield from faults(stage, least_target=least, hand_held=True)


def new_stage() -> object:
    """Called once there is a window."""
    from evaluator.screens.stage import Stage

    return Stage(lambda key: None)


if __name__ == "__main__":
    shown = ((name, show(state), size) for name, state, size in variants())
    draw_all(new_stage, shown, _faults)
