"""How a layout looks, with sample values, before anybody is given it (row E4)."""

from hall_link.wire.base import Language
from hall_link.wire.slips import DocumentSlip
from hall_server.documents.forms import Form, common_fields, form_of
from hall_server.documents.issue import DIGITS
from hall_server.documents.paper import set_form


def sample_slip(form_id: str, layout: str | None, language: Language) -> DocumentSlip:
    """The form filled in with its samples; without a layout by the one it comes with.

    Raises `UnknownForm`, `LayoutFaults`.
    """
    form = form_of(form_id)
    serial = f"{form.mark}2026-{123:0{DIGITS}}" if form.mark else ""
    return set_form(form, layout or form.layout, samples(form), language, serial)


def samples(form: Form) -> dict[str, str]:
    """What a preview shows in each field."""
    fields = [*common_fields(), *form.fields]
    return {field.key: field.sample or field.default for field in fields}
