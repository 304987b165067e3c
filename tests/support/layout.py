"""Can every text be read and every target be pressed? Asked of a drawn sheet."""

import json
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from tests.support.screens import ROOT


def faults(
    stage: Any,
    *,
    least_type: float = 28,
    least_target: float = 96,
    least_gap: float = 23,
    hand_held: bool = False,
) -> Iterator[str]:
    """What a person could not read or not press in the present drawing, in sheet units.

    `stage` is a drawn `Sheet`. Targets of a kiosk are at least 15 mm (96 units) and 5 mm apart.
    Where a screen is `hand_held` everything on it is in reach.
    """
    for text in stage.texts:
        if text.width > text.box.w + 1 or text.height > text.box.h + 1:
            yield f"{text.text!r} {text.width:.0f}x{text.height:.0f} leaves {text.box}"
        if text.size < least_type:
            yield f"{text.text!r} is set in {text.size}"
        if text.cut:
            yield f"{text.text!r} is cut"
        if not _inside(text.box, stage.frame):
            yield f"{text.text!r} lies off the screen"
    yield from _too_weak(stage)
    areas = [area for area in stage.press_areas if area.key != "anywhere"]
    for area in areas:
        if min(area.box.w, area.box.h) < least_target:
            yield f"{area.key} is small: {area.box}"
        if stage.portrait and not hand_held and area.box.y < stage.frame.h / 3:
            yield f"{area.key} is out of reach: {area.box}"
        if not _inside(area.box, stage.frame):
            yield f"{area.key} lies off the screen"
    yield from _crowding(areas, least_gap)


def _too_weak(stage: Any) -> Iterator[str]:
    """WCAG's AA, and AAA where somebody chose the large type or the high contrast."""
    chosen = stage.text_scale > 1 or stage.palette.plain
    marks = [(repr(text.text), text.mark, 7.0 if chosen else 4.5) for text in stage.texts]
    marks += [(f"icon {icon.name}", icon.mark, 3.0) for icon in stage.icons]
    for name, mark, least in marks:
        # what can't be pressed now is pale on purpose, as WCAG allows (1.4.3)
        if not mark.dead and (found := stage.contrast_of(mark)) < least:
            yield f"{name} has contrast {found:.1f} of {least}"


def _crowding(areas: list[Any], least_gap: float) -> Iterator[str]:
    for one, other in combinations(areas, 2):
        across = max(one.box.x, other.box.x) - min(one.box.right, other.box.right)
        down = max(one.box.y, other.box.y) - min(one.box.bottom, other.box.bottom)
        if max(across, down) < least_gap:
            yield f"{one.key} is too near to {other.key}"


def _inside(box: Any, frame: Any) -> bool:
    return (
        box.x >= -1
        and box.y >= -1
        and box.right <= frame.right + 1
        and box.bottom <= frame.bottom + 1
    )


def drawn(program: str, environment: dict[str, str]) -> dict[str, list[str]]:
    """What a drawing program (see `drawing.py`) found: the faults of each picture by its name."""
    done = subprocess.run(
        [sys.executable, "-m", program],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, list[str]] = json.loads(done.stdout.splitlines()[-1])
    return found
