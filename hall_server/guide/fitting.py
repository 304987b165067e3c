"""Making an uploaded picture or PDF fit to be shown: really read, without what nobody should see.

Importing this imports Pillow and pdfium. Pictures are drawn anew, so that neither the place they
were taken at nor anything hidden behind them stays; of a PDF only its pages are kept.
"""

import hashlib
import io
import threading
import warnings
from dataclasses import dataclass

import pypdfium2 as pdfium
from PIL import Image, ImageOps, UnidentifiedImageError

from hall_server.guide.rules import UnfitMedia

MOST_BYTES = 2 * 1024 * 1024
MOST_PAGES = 20
MOST_PIXELS = 60_000_000
"""A telephone's largest photograph; more would fill the memory of a small machine."""
LONGEST_SIDE = 1600
PDF, PNG, JPEG = "application/pdf", "image/png", "image/jpeg"
ENDINGS = {PDF: "pdf", PNG: "png", JPEG: "jpg"}

_PAGE_PIXELS = 1400
"""The longer side of a page shown as a picture."""
_reading = threading.Lock()
"""pdfium can be used by one thread at a time."""


@dataclass(frozen=True, slots=True)
class Fit:
    """What may be kept. `id`: the SHA-256 of `content`."""

    id: str
    type: str
    pages: int
    content: bytes


def fitted(uploaded: bytes) -> Fit:
    """An upload made fit. Raises `UnfitMedia`; the work of a second, at the most."""
    if uploaded[:5] == b"%PDF-":
        content, pages = _clean_pdf(uploaded)
        return _fit(PDF, pages, content)
    kind, content = _clean_picture(uploaded)
    return _fit(kind, 1, content)


def as_it_is(kept: bytes) -> Fit:
    """What a hall has exported, unchanged: its id must stay. Raises `UnfitMedia`."""
    if kept[:5] == b"%PDF-":
        with _reading:
            return _fit(PDF, len(_opened(kept)), kept)
    picture = _decoded(kept)
    return _fit(PNG if picture.format == "PNG" else JPEG, 1, kept)


def page_picture(content: bytes, kind: str, page: int) -> bytes | None:
    """A page, counted from 1, as a PNG; None where there is no such page."""
    if kind == PDF:
        return _drawn_page(content, page)
    if page != 1:
        return None
    return content if kind == PNG else _as_png(_decoded(content))


def _fit(kind: str, pages: int, content: bytes) -> Fit:
    if len(content) > MOST_BYTES:
        raise UnfitMedia(why="too-large")
    return Fit(hashlib.sha256(content).hexdigest(), kind, pages, content)


def _decoded(content: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings(action="ignore", category=Image.DecompressionBombWarning):
            picture = Image.open(io.BytesIO(content), formats=("PNG", "JPEG"))
        if picture.width * picture.height > MOST_PIXELS:
            raise UnfitMedia(why="too-many-pixels")
        picture.load()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise UnfitMedia(why="unreadable") from None
    return picture


def _clean_picture(content: bytes) -> tuple[str, bytes]:
    """Upright, on white, no longer than `LONGEST_SIDE`; drawings stay PNG, photographs JPEG."""
    decoded = _decoded(content)
    kind = PNG if decoded.format == "PNG" else JPEG
    upright = ImageOps.exif_transpose(decoded).convert("RGBA")
    flat = Image.new("RGB", upright.size, "white")
    flat.paste(upright, mask=upright.getchannel("A"))
    flat.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    if kind == PNG and len(drawn := _as_png(flat)) <= MOST_BYTES:
        return PNG, drawn
    out = io.BytesIO()
    flat.save(out, "JPEG", quality=88, optimize=True)
    return JPEG, out.getvalue()


def _as_png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def _opened(content: bytes) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError:
        raise UnfitMedia(why="unreadable") from None
    if not 1 <= len(document) <= MOST_PAGES:
        raise UnfitMedia(why="too-many-pages")
    return document


def _clean_pdf(content: bytes) -> tuple[bytes, int]:
    """Only the pages, in a new document: no author, no scripts, no files inside."""
    with _reading:
        document = _opened(content)
        try:
            clean = pdfium.PdfDocument.new()
            clean.import_pages(document)
            out = io.BytesIO()
            clean.save(out)
        except pdfium.PdfiumError:
            raise UnfitMedia(why="unreadable") from None
        return out.getvalue(), len(document)


def _drawn_page(content: bytes, page: int) -> bytes | None:
    with _reading:
        document = _opened(content)
        if not 1 <= page <= len(document):
            return None
        sheet = document[page - 1]
        scale = _PAGE_PIXELS / max(*sheet.get_size(), 1.0)
        picture = sheet.render(scale=min(scale, 4.0)).to_pil()
    return _as_png(picture.convert("L") if _is_grey(picture) else picture)


def _is_grey(picture: Image.Image) -> bool:
    """Whether a page is black on white: a third of the bytes."""
    colours = picture.convert("RGB").resize((64, 64)).tobytes()
    pixels = zip(colours[::3], colours[1::3], colours[2::3], strict=True)
    return all(max(pixel) - min(pixel) < 8 for pixel in pixels)
