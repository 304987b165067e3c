"""Draws every variant of a device's screen, in a program of its own, and asks what does not fit.

Kivy keeps one window per process.
"""

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from hall_link.look.window import WindowPlan, prepare_kivy

Variant = tuple[str, Any, tuple[int, int]]
"""A name, the view, and the size of the window in pixels."""


def draw_all(
    new_stage: Callable[[], Any],
    variants: Iterable[Variant],
    faults: Callable[[Any], Iterator[str]],
) -> None:
    """Draws it all and prints {name: [fault, ...]} as JSON.

    Arguments of the program: FOLDER, where each is saved as a picture, and WORD, a word or a
    pattern, to draw only those with it in their name.
    """
    folder, word = [*sys.argv[1:], "", ""][:2]
    prepare_kivy(WindowPlan((1080, 1920)))
    from kivy.core.window import Window

    from hall_link.look.fonts import cache_folder, find_fonts
    from hall_link.look.sheet import register_fonts

    assert Window is not None
    register_fonts(find_fonts(cache_folder()))
    stage, found = new_stage(), {}
    wanted = [variant for variant in variants if re.search(word, variant[0])]
    # size by size: a stage draws what it shows anew at another size
    for name, view, stage.size in sorted(wanted, key=lambda variant: variant[2]):
        stage.present(view)
        found[name] = list(faults(stage))
        if folder:
            stage.export_to_png(str(Path(folder) / f"{name}.png"))
    print(json.dumps(found, ensure_ascii=False))
