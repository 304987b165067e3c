"""How a layout looks, with sample values, before anybody is given it (row E4)."""

from functools import cache
from importlib.resources import files

import yaml

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
    return set_form(form, layout or form.layout, samples(form, language), language, serial)


def samples(form: Form, language: Language = "zh") -> dict[str, str]:
    """What a preview shows in each field; a text without an English one stays as it is."""
    fields = [*common_fields(), *form.fields]
    shown = {field.key: field.sample or field.default for field in fields}
    if language == "zh":
        return shown
    return {key: _in_english().get(text, text) for key, text in shown.items()}


@cache
def _in_english() -> dict[str, str]:
    told: dict[str, str] = yaml.safe_load(
        (files(__package__) / "samples_en.yaml").read_text(encoding="utf-8")
    )
    return told
