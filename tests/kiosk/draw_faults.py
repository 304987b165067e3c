"""Draws what nobody could read and prints what the layout check says of it, as JSON.

Run as a program of its own: Kivy keeps one window per process.
"""

import json

from hall_link.look.window import WindowPlan, prepare_kivy
from tests.support.layout import faults


def main() -> None:
    """Print {what was drawn: [fault, ...]}."""
    prepare_kivy(WindowPlan((1080, 1920)))
    from kivy.core.window import Window

    from hall_link.look.boxes import Box
    from hall_link.look.colours import HIGH_CONTRAST, NORMAL, faded
    from hall_link.look.fonts import cache_folder, find_fonts
    from hall_link.look.sheet import Sheet, register_fonts

    assert Window is not None
    register_fonts(find_fonts(cache_folder()))
    sheet, box = Sheet(NORMAL), Box(100, 900, 600, 200)
    sheet.size = (1080, 1920)
    found = {}

    def drawn(name: str, *, palette: object = NORMAL, scale: float = 1.0, **text: object) -> None:
        sheet.begin(palette, scale)
        sheet.panel(box)
        sheet.text(box, "号码", 60, **{"fill": NORMAL.quiet, **text})
        found[name] = list(faults(sheet))

    drawn("readable")
    drawn("pale", fill=faded(NORMAL.quiet, 0.5))
    drawn("pale but dead", fill=faded(NORMAL.quiet, 0.5), dead=True)
    drawn("green", fill=NORMAL.good)
    drawn("green in large type", fill=NORMAL.good, scale=1.4)
    drawn("grey on black", palette=HIGH_CONTRAST)
    sheet.begin(NORMAL, 1.0)
    sheet.panel(box)
    sheet.icon(box, "bell", NORMAL.call)
    found["amber pictogram on white"] = list(faults(sheet))
    print(json.dumps(found, ensure_ascii=False))


if __name__ == "__main__":
    main()
