"""An upload is really read, and what nobody should see is gone from it (row A4)."""

import io

import pypdfium2 as pdfium
import pytest
from fpdf import FPDF
from PIL import Image

from hall_server.guide.fitting import (
    JPEG,
    LONGEST_SIDE,
    MOST_PAGES,
    PDF,
    PNG,
    as_it_is,
    fitted,
    page_picture,
)
from hall_server.guide.rules import UnfitMedia

pytestmark = [pytest.mark.unit]


def photo(kind: str, size: tuple[int, int] = (300, 200), turned: int = 1) -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = turned
    exif[0x010E] = "secret place"
    mode = "RGBA" if kind == "PNG" else "RGB"
    Image.new(mode, size, (200, 20, 20)).save(out, kind, exif=exif)
    return out.getvalue()


def pdf(pages: int = 2) -> bytes:
    document = FPDF()
    document.set_author("somebody")
    document.set_title("secret title")
    for _ in range(pages):
        document.add_page()
        document.set_font("helvetica", size=20)
        document.cell(text="form")
    return bytes(document.output())


@pytest.mark.parametrize(("kind", "type_"), [("PNG", PNG), ("JPEG", JPEG)])
def test_a_picture_is_drawn_anew_upright_and_not_too_large(kind: str, type_: str) -> None:
    fit = fitted(photo(kind, (3000, 1000), turned=6))
    kept = Image.open(io.BytesIO(fit.content))
    assert (fit.type, fit.pages) == (type_, 1)
    assert max(kept.size) == LONGEST_SIDE
    assert kept.height > kept.width, "turned as the camera said"
    assert b"secret place" not in fit.content


def test_of_a_pdf_only_the_pages_are_kept() -> None:
    fit = fitted(pdf())
    assert (fit.type, fit.pages) == (PDF, 2)
    assert "secret title" not in pdfium.PdfDocument(fit.content).get_metadata_dict().values()
    assert page_picture(fit.content, PDF, 2) is not None
    assert page_picture(fit.content, PDF, 3) is None


def test_what_was_exported_stays_what_it_is() -> None:
    for content in (pdf(), photo("PNG")):
        assert as_it_is(content).content == content


@pytest.mark.parametrize(
    ("upload", "why"),
    [
        (b"", "unreadable"),
        (b"GIF89a" + b"\0" * 100, "unreadable"),
        (b"%PDF-1.7 nothing more", "unreadable"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "unreadable"),
        (photo("JPEG")[:200], "unreadable"),
        (pdf(MOST_PAGES + 1), "too-many-pages"),
    ],
)
def test_what_cannot_be_shown_is_refused(upload: bytes, why: str) -> None:
    with pytest.raises(UnfitMedia) as refused:
        fitted(upload)
    assert refused.value.details == {"why": why}


def test_a_picture_that_would_fill_the_memory_is_refused_before_it_does() -> None:
    out = io.BytesIO()
    Image.new("1", (12_000, 12_000)).save(out, "PNG")
    with pytest.raises(UnfitMedia) as refused:
        fitted(out.getvalue())
    assert refused.value.details == {"why": "too-many-pixels"}
