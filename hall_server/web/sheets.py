"""Papers on A4, for every page and address that gives one away."""

from hall_link.wire.slips import DocumentSlip


def drawn_sheet(slip: DocumentSlip, voided: bool) -> bytes:
    """A document as a PDF. Takes a moment: to be called in a thread."""
    from hall_server.documents.sheet import document_sheet  # fpdf2 takes a while to import

    return document_sheet(slip, voided)
