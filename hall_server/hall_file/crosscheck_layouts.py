"""What must be right in a hall's own layouts, and in the forms it names."""

from collections.abc import Iterator

from hall_server.documents.forms import Form, all_forms
from hall_server.documents.layout import LayoutFaults, read_layout
from hall_server.hall_file.errors import Spot
from hall_server.hall_file.plain import Fault, at, entries, field, unknown


def layout_faults(root: object) -> Iterator[Fault]:
    """Forms there are not, and every line of a layout that can't be read."""
    forms = {form.id: form for form in all_forms()}
    for section in (("layouts",), ("casebook", "kinds")):
        yield from unknown(field(root, section, "form"), set(forms), "form")
    for spot, layout in entries(root, ("layouts",)):
        form, text = at(layout, ["form"]), at(layout, ["parts"])
        if isinstance(form, str) and form in forms and isinstance(text, str):
            yield from _lines((*spot, "parts"), text, forms[form])


def _lines(spot: Spot, text: str, form: Form) -> Iterator[Fault]:
    try:
        read_layout(text, form.keys)
    except LayoutFaults as wrong:
        for fault in wrong.faults:
            yield spot, f"line {fault.line} of the layout: {fault.message}"
