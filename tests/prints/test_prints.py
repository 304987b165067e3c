"""What is printed for the wall, the desk and the hand, as pdftotext reads it (row E7)."""

import io
import subprocess
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

from hall_server.delivery.hall import Hall
from hall_server.documents.rules import UnknownForm
from hall_server.guide.openness import FIELDS
from hall_server.hall_file.read import read_hall_file
from hall_server.hall_file.records import records_of
from hall_server.hall_file.sample import sample_hall_path
from hall_server.prints.catalogue import PRINTS, made, print_of
from hall_server.prints.facts import HallFacts
from hall_server.prints.gather import Source, gather, with_photos
from hall_server.windows.rules import UnknownWindow

pytestmark = pytest.mark.unit

FACTS: dict[str, tuple[str, ...]] = {
    "hanging-sign": (
        *("民政救助一", "服务事项", "法定时限", "承诺时限", "收费标准及依据", "联系电话"),
        *("投诉电话", "临时救助", "10个工作日"),
    ),
    "desk-plate": ("陈芳", "民政岗", "3号窗口"),
    "staff-sign": (
        *("云禾镇便民服务中心", "窗口", "首问责任岗", "照片", "姓名", "职务", "联系电话"),
        *("陈芳", "民政岗"),
    ),
    "contact-card": ("服务机构", "服务范围", "服务事项", "联系电话", "民政救助"),
    "item-board": ("窗口部门名称", "服务项目名称", "法定时限", "承诺时限", "收费标准及依据"),
    "agency-item-board": (
        *("行政审批（服务）项目", "办结时限", "收费标准", "经办人及电话", "承办窗口"),
    ),
    "time-table": (
        *("办理事项", "办理机构", "责任岗位", "办理流程", "办理时限", "监督部门电话"),
        "县民政局",
    ),
    "whereabouts-board": ("部门名称", "姓名", "照片", "联系电话", "在岗", "外出"),
    "staff-gallery": ("照片", "民政救助一", "陈芳", "领导"),
    "handbook": (
        *("服务手册", "目录", "中心概况", "领导及分工", "窗口与事项", "办理程序", "办理条件"),
        *("申报材料", "承诺时限", "监督投诉", "城镇居民最低生活保障"),
    ),
}
"""What the rule books ask to stand on them."""
ONE = {"hanging-sign": 3, "desk-plate": 3, "staff-sign": 3, "contact-card": 3}


@cache
def facts() -> HallFacts:
    hall = Hall(records_of(read_hall_file(sample_hall_path())))
    return gather(Source(hall.premises, hall.guide, hall.windows, hall.staff))


def text_of(paper: bytes, folder: Path) -> str:
    """Without spaces."""
    file = folder / "paper.pdf"
    file.write_bytes(paper)
    done = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True)
    return "".join(done.stdout.split())


@cache
def paper(name: str, size: str = "", window: int | None = None) -> bytes:
    return made(print_of(name), facts(), size, window)


@pytest.mark.parametrize("name", [one.id for one in PRINTS])
def test_what_must_stand_there_does(name: str, tmp_path: Path) -> None:
    text = text_of(paper(name, "A5" if name == "handbook" else "", ONE.get(name)), tmp_path)
    wanted = FACTS.get(name) or [FIELDS[key].name.zh for key in facts().wanted]
    assert [told for told in wanted if told not in text] == []


def test_the_booklet_tells_every_item_and_where_it_stands(tmp_path: Path) -> None:
    text = text_of(paper("handbook", "A5"), tmp_path)
    names = ["".join(item.name.zh.split()) for item in facts().items]
    assert [name for name in names if text.count(name) < 2] == []
    pages = _pages(tmp_path)
    contents = [line for page in pages[1:4] for line in page.splitlines() if line.strip()]
    at = contents.index("临时救助")
    told = next(int(line) for line in contents[at + 1 :] if line.strip().isdecimal())
    first = next(n for n, page in enumerate(pages[4:], 5) if "\n临时救助\n" in page)
    assert told == first


def _pages(folder: Path) -> list[str]:
    file = str(folder / "paper.pdf")
    done = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True)
    return done.stdout.split("\f")


@pytest.mark.parametrize(
    ("name", "size", "wide", "high"),
    [
        ("hanging-sign", "70x40", 700, 400),
        ("hanging-sign", "60x40", 600, 400),
        ("hanging-sign", "", 297, 210),
        ("item-board", "", 297, 420),
        ("time-table", "", 420, 297),
    ],
)
def test_the_paper_is_as_large_as_it_was_asked_for(
    name: str, size: str, wide: float, high: float, tmp_path: Path
) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(paper(name, size, ONE.get(name)))
    told = subprocess.run(["pdfinfo", str(file)], capture_output=True, text=True, check=True).stdout
    line = next(line for line in told.splitlines() if line.startswith("Page size"))
    points = [float(word) for word in line.split() if word.replace(".", "").isdecimal()]
    assert points[:2] == pytest.approx([wide / 25.4 * 72, high / 25.4 * 72], abs=0.5)


def test_a_photograph_is_printed_where_the_hall_has_one() -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (300, 500), (200, 30, 30)).save(drawn, "PNG")
    plain = paper("staff-sign", window=3)
    shown = with_photos(facts(), {"chenfang": "a" * 64}, lambda _: drawn.getvalue())
    assert b"/Subtype /Image" not in plain
    assert b"/Subtype /Image" in made(print_of("staff-sign"), shown, window=3)


def test_many_items_are_told_to_be_more(tmp_path: Path) -> None:
    text = text_of(made(print_of("hanging-sign"), facts(), window=12), tmp_path)
    assert "共40项，其余请看服务事项公示牌" in text


def test_the_same_hall_gives_the_same_paper() -> None:
    sign = print_of("hanging-sign")
    assert made(sign, facts(), window=3) == paper("hanging-sign", window=3)


def test_what_there_is_not_is_refused() -> None:
    with pytest.raises(UnknownForm):
        print_of("none-such")
    with pytest.raises(UnknownForm):
        made(print_of("handbook"), facts(), "A3")
    with pytest.raises(UnknownWindow):
        made(print_of("hanging-sign"), facts(), window=99)
