"""What the programs with a screen, and the printer's worker, import before they have a window.

Kivy opens its window where `kivy.core.window` is imported: that is left to the forked program.
"""

import importlib

from hall_link.look.window import WindowPlan, prepare_kivy

prepare_kivy(WindowPlan((1080, 1920)))

for _name in (
    "display.__main__",
    "display.controller",
    "display.screens.stage",
    "display.views.whole",
    "display.voice.process",
    "evaluator.__main__",
    "evaluator.controller",
    "evaluator.screens.stage",
    "evaluator.views.whole",
    "hall_link.look.entry_sheet",
    "hall_link.socket",
    "kiosk.__main__",
    "kiosk.controller",
    "kiosk.reserves",
    "kiosk.screens.stage",
    "kiosk.views.whole",
    "kivy.app",
    "kivy.input.postproc",
    "kivy.input.providers",
    "kivy.uix.relativelayout",
    "ticket_printer.__main__",
    "ticket_printer.virtual.__main__",
):
    importlib.import_module(_name)
