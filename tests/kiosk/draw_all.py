"""Draws every screen in every language, type and shape, and reports what does not fit as JSON.

`python -m tests.kiosk.draw_all [FOLDER]`: with a folder, each screen is saved there as a picture.
Run as a program of its own: Kivy keeps one window per process.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

from hall_link.look.window import WindowPlan, prepare_kivy
from kiosk.messages import DepartmentTouched, ItemTouched, PageTouched
from kiosk.state import KioskState
from kiosk.views.whole import show
from tests.kiosk.kiosk_states import (
    LOST,
    at_confirm,
    at_home,
    at_items,
    at_problem,
    at_taking,
    at_ticket,
    tick,
    told,
)
from tests.support.layout import faults

SHAPES = {
    "upright": (1080, 1920),
    "lying": (1920, 1080),
    "small": (768, 1366),
    "five-four": (1280, 1024),
}


def states() -> dict[str, KioskState]:
    """Each screen, with the longest texts the sample hall has."""
    return {
        "home": at_home(),
        "home-no-paper": at_home("out"),
        "items": at_items("cover"),
        "items-second": told(at_items(), PageTouched(1)),
        "items-long": told(at_home(), DepartmentTouched("plan")),
        "items-family": told(at_home(), DepartmentTouched("family")),
        "confirm": at_confirm(),
        "confirm-no-paper": at_confirm("offline"),
        "confirm-long": told(at_home(), DepartmentTouched("plan"), ItemTouched("plan-3")),
        "taking-now": at_taking(),
        "taking": told(at_taking(), tick(101)),
        "taking-slow": told(at_taking(), tick(110)),
        "ticket": at_ticket(),
        "ticket-doubtful": at_ticket("unknown"),
        "ticket-no-paper": at_ticket("out"),
        "problem": at_problem("items-of-several-queues"),
        "problem-again": at_problem("try-again"),
        "away": told(at_home(), LOST),
        "warning": told(at_confirm(), tick(150)),
    }


def variants() -> Iterator[tuple[str, KioskState, tuple[int, int]]]:
    """Names, states and window sizes of everything there is to draw."""
    modes = product(states().items(), ("zh", "en"), (False, True), SHAPES.items())
    for (name, state), language, large, (shape, size) in modes:
        full = f"{name}.{language}{'.large' if large else ''}.{shape}"
        yield full, replace(state, language=language, large=large), size
    for language in ("zh", "en"):
        for name, state in states().items():
            dark = replace(state, language=language, contrast=True)
            yield f"{name}.{language}.contrast.upright", dark, SHAPES["upright"]


def main(folder: Path | None) -> None:
    """Draw it all and print {name: [fault, ...]}."""
    prepare_kivy(WindowPlan((1080, 1920)))
    from kivy.core.window import Window

    from hall_link.look.fonts import cache_folder, find_fonts
    from hall_link.look.sheet import register_fonts
    from kiosk.screens.stage import Stage

    assert Window is not None
    register_fonts(find_fonts(cache_folder()))
    stage = Stage(lambda key: None)
    found = {}
    for name, state, size in variants():
        stage.size = size
        stage.present(show(state))
        found[name] = list(faults(stage))
        if folder:
            stage.export_to_png(str(folder / f"{name}.png"))
    print(json.dumps(found, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
