"""Refusals of documents."""

from hall_server.kernel.refusals import Refusal


class UnknownForm(Refusal):
    """There is no such form, or it is none that is issued so."""

    code = "unknown-form"


class UnknownDocument(Refusal):
    """There is no such document."""

    code = "unknown-document"


class DocumentVoided(Refusal):
    """It holds no more."""

    code = "document-voided"


class AlreadySigned(Refusal):
    """Its signatures are noted already."""

    code = "already-signed"


class WritingNeeded(Refusal):
    """The law wants it in writing in the applicant's hands: spoken words don't do. Details: the
    `form`."""

    code = "writing-needed"


class FieldMissing(Refusal):
    """A field that must be filled in is empty. Details: the `field`'s key, the `form`."""

    code = "field-missing"


class ItemChanged(Refusal):
    """The list of papers is another by now. Details: the `item`, its `version`."""

    code = "item-changed"
