"""Printing and exporting the registers: which, of which days, on which paper."""

from nicegui import ui

from hall_server.web.manager.complaints_desk import ComplaintDesk
from hall_server.web.manager.complaints_parts import Chips, Sheet, line
from hall_server.web.manager.panel import box, text

KINDS = ("complaints", "petitions")


def draw_registers(desk: ComplaintDesk, sheet: Sheet) -> None:
    """The panel; the files come from the API, which notes whose names went out."""
    today = desk.office.today
    with sheet.page(desk.say("registers")):
        text(desk.say("registers-secret"), "quiet")
        kinds = [(kind, desk.say(f"{kind}-register")) for kind in KINDS]
        chosen = Chips(kinds, "complaints", lambda: point())
        with box("pair"):
            first = line(desk.say("from"), 10, kind="date")
            last = line(desk.say("to"), 10, kind="date")
        first.value, last.value = str(today.replace(day=1)), str(today)
        with box("acts"):
            links = {form: _link(desk.say(form)) for form in ("pdf", "xlsx")}

        def point() -> None:
            for form, link in links.items():
                span = f"first={first.value}&last={last.value}"
                address = f"/api/v1/complaints/registers/{chosen.value}.{form}?{span}"
                link.props(f'href="{address}" download')

        first.on_value_change(point)
        last.on_value_change(point)
        point()


def _link(told: str) -> ui.element:
    link = ui.element("a").classes("act")
    with link:
        text(told)
    return link
