"""Pictures of the papers: every form as a slip and on A4, filled in with its samples."""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image

from hall_link.wire.base import Language
from hall_link.wire.printing import PrintJob
from hall_link.wire.slips import DocumentSlip
from hall_server.documents.forms import all_forms
from hall_server.documents.preview import sample_slip
from hall_server.documents.sheet import document_sheet
from hall_server.guide.fitting import PDF, page_picture
from ticket_printer.blocks import PAPERS
from ticket_printer.encode import encode
from ticket_printer.layout import lay_out
from ticket_printer.virtual.picture import Painter
from ticket_printer.virtual.press import Press
from tools.pictures.shop import keep

NARROW = ("once-list", "promise-slip", "agency-slip", "guide")
"""Shown on 58 mm too."""

IN_ENGLISH = frozenset({"once-list", "guide"})
GREY, EDGE, SHEET_PIXELS = (120, 126, 134), 16, (620, 877)
COLOURS = 24


def show_papers(language: Language, folder: Path) -> None:
    """Keeps `form-ID.LANGUAGE.png`: the slip, its parts below each other, beside its A4 pages."""
    painter = Painter()
    for form in all_forms():
        if language == "en" and form.id not in IN_ENGLISH:
            continue
        slip = sample_slip(form.id, None, language)
        shown = [_slip(painter, slip, 80), *_pages(slip)]
        keep(_beside(shown), folder / f"form-{form.id}.{language}.png", 1, COLOURS)
    if language == "zh":
        narrow = [_slip(painter, sample_slip(form, None, language), 58) for form in NARROW]
        keep(_beside(narrow), folder / f"forms-58.{language}.png", 1, COLOURS)


def _slip(painter: Painter, slip: DocumentSlip, millimetres: int) -> Image.Image:
    blocks = lay_out(PrintJob(job_id="picture", document=slip), PAPERS[millimetres])
    cut = Press(millimetres).feed(encode(blocks))
    return _stacked([Image.open(io.BytesIO(painter.png(part))).convert("RGB") for part in cut])


def _pages(slip: DocumentSlip) -> Iterator[Image.Image]:
    paper, page = document_sheet(slip), 1
    while (drawn := page_picture(paper, PDF, page)) is not None:
        yield Image.open(io.BytesIO(drawn)).convert("RGB").resize(SHEET_PIXELS)
        page += 1


def _stacked(parts: Sequence[Image.Image]) -> Image.Image:
    wide, high = max(part.width for part in parts), sum(part.height for part in parts)
    whole, y = Image.new("RGB", (wide, high), GREY), 0
    for part in parts:
        whole.paste(part, (0, y))
        y += part.height
    return whole


def _beside(pictures: Sequence[Image.Image]) -> Image.Image:
    wide = sum(picture.width + EDGE for picture in pictures) + EDGE
    high = max(picture.height for picture in pictures) + 2 * EDGE
    whole, x = Image.new("RGB", (wide, high), GREY), EDGE
    for picture in pictures:
        whole.paste(picture, (x, EDGE))
        x += picture.width + EDGE
    return whole
