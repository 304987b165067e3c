"""Pictures of signs, boards, cards and the booklet, of the sample hall."""

from collections.abc import Mapping
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

from hall_server.delivery.hall import Hall
from hall_server.delivery.prints import print_maker
from hall_server.hall_file.read import read_hall_file
from hall_server.hall_file.records import records_of
from hall_server.hall_file.sample import sample_hall_path
from hall_server.prints.catalogue import PRINTS
from tools.pictures.shop import keep

WINDOW = 3
PAGES: Mapping[str, tuple[int, ...]] = {"handbook": (1, 2, 5, 6)}
"""Which pages are shown; the first of the others."""

COLOURS, HIGH, FINE, EDGE, GREY = 48, 900, 2, 16, (120, 126, 134)


def show_prints(folder: Path) -> None:
    """Keeps `print-ID.zh.png`."""
    hall = Hall(records_of(read_hall_file(sample_hall_path())))
    make = print_maker(hall, lambda _: None)
    for one in PRINTS:
        paper = make(one.id, "A4", WINDOW if one.windows else None)
        pages = [_page(paper, page) for page in PAGES.get(one.id, (1,))]
        keep(_beside(pages), folder / f"print-{one.id}.zh.png", 1, COLOURS)


def _page(paper: bytes, page: int) -> Image.Image:
    sheet = pdfium.PdfDocument(paper)[page - 1]
    picture: Image.Image = sheet.render(scale=FINE * HIGH / sheet.get_height()).to_pil()
    return picture.convert("RGB").reduce(FINE)


def _beside(pictures: list[Image.Image]) -> Image.Image:
    wide = sum(picture.width + EDGE for picture in pictures) + EDGE
    whole, x = (
        Image.new("RGB", (wide, max(picture.height for picture in pictures) + 2 * EDGE), GREY),
        EDGE,
    )
    for picture in pictures:
        whole.paste(picture, (x, EDGE))
        x += picture.width + EDGE
    return whole
