"""A document as the blocks of its paper, the same for the slip, the A4 sheet and the preview."""

from hall_link.wire.base import Language, Words
from hall_link.wire.slips import DocumentSlip
from hall_server.documents.compose import Values, compose
from hall_server.documents.days import told_day
from hall_server.documents.forms import Form, form_of
from hall_server.documents.layout import read_layout
from hall_server.documents.tables import Document
from hall_server.premises.addresses import address_of
from hall_server.premises.tables import Premises

NOTICE_PAGE = "n"
"""The page a one-time notice's QR opens, where the hall has an address for phones."""


def slip_of(premises: Premises, document: Document) -> DocumentSlip:
    """The document word for word as it was issued."""
    language: Language = "en" if document.language == "en" else "zh"
    values = dict(document.fields)
    if document.secret is not None:
        values["qr"] = address_of(premises, NOTICE_PAGE, document.secret)
    return set_form(form_of(document.form), document.layout, values, language, document.serial)


def set_form(
    form: Form, layout: str, values: Values, language: Language, serial: str = ""
) -> DocumentSlip:
    """A form set by a layout. Raises `LayoutFaults`."""

    def label(key: str) -> str:
        field = form.field(key)
        return (field.label if field else Words(zh=key, en=key)).in_language(language)

    def told(key: str, text: str) -> str:
        field = form.field(key)
        return told_day(text, field.day, language) if field else text

    told_values = {key: told(key, text) for key, text in values.items()}
    shown = {**told_values, "title": form.name.in_language(language), "serial": serial}
    blocks = compose(read_layout(layout, form.keys), shown, label, language)
    return DocumentSlip(
        form=form.id, title=form.name, serial=serial, language=language, blocks=blocks
    )
