"""How an A4 sheet and a slip are set: on one page where that can be, no line begun amiss (E5)."""

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from hall_link.wire.base import Words
from hall_link.wire.printing import PrintJob
from hall_link.wire.slips import Block, DocumentSlip, Entry, Heading, Line, Pair, Signature
from hall_server.documents.forms import all_forms
from hall_server.documents.preview import sample_slip
from hall_server.documents.sheet import sheets
from ticket_printer.blocks import PAPERS
from ticket_printer.blocks import Line as SlipLine
from ticket_printer.layout import lay_out

pytestmark = pytest.mark.unit

NEVER_FIRST = set("，。、；：！？）》”’」』】…")
LINE = re.compile(r"<line [^>]*>\s*<word [^>]*>([^<]*)</word>")
ONCE = ["once-sheet", "once-letter", "once-list"]


def slip(blocks: Sequence[Block]) -> DocumentSlip:
    return DocumentSlip(
        form="once-sheet",
        title=Words(zh="一次性告知单", en="Notice"),
        serial="单2026-000001",
        blocks=[Heading(text="一次性告知单"), *blocks],
    )


def lines_of(pdf: bytes, folder: Path) -> list[str]:
    """The first word of every line, cells of tables apart."""
    paper = folder / "paper.pdf"
    paper.write_bytes(pdf)
    command = ["pdftotext", "-bbox-layout", str(paper), "-"]
    return LINE.findall(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def pages(pdf: bytes) -> int:
    return pdf.count(b"/Type /Page\n")


def told(papers: int, words: str = "家庭收入证明") -> DocumentSlip:
    """A notice of so many papers, a paragraph and places to sign."""
    listed = [Entry(mark="[ ]", text=words, detail="原件 1 份") for _ in range(papers)]
    return slip(
        [Pair(label="办理事项", value="低保"), *listed, Line(text="请备齐。" * 40), *SIGNED]
    )


SIGNED = [Signature(label="窗口人员签字"), Signature(label="申请人签字")]


def test_no_line_of_a_sheet_begins_with_a_closing_mark(tmp_path: Path) -> None:
    texts = ["字" * n + "。" + "字" * 9 + "）、" for n in range(18, 42)]
    mixed = [block for n in texts for block in (Line(text=n), Pair(label="说明", value=n * 2))]
    forms = [sample_slip(form, None, "zh") for form in (*ONCE, "complaint-form")]
    begun = lines_of(sheets([slip(mixed), *forms]), tmp_path)
    assert len(begun) > 200
    assert [word for word in begun if word[0] in NEVER_FIRST] == []


@pytest.mark.parametrize("width", [58, 80])
def test_no_line_of_a_slip_begins_with_a_closing_mark(width: int) -> None:
    for form in all_forms():
        job = PrintJob(job_id="j", document=sample_slip(form.id, None, "zh"))
        lines = [b.text.strip() for b in lay_out(job, PAPERS[width]) if isinstance(b, SlipLine)]
        assert [line for line in lines if line and line[0] in NEVER_FIRST] == []


@pytest.mark.parametrize("form", ONCE)
def test_a_notice_with_every_part_filled_stands_on_one_page(form: str) -> None:
    assert pages(sheets([sample_slip(form, None, "zh")])) == 1


def test_a_long_one_is_set_tighter_before_it_takes_a_second_page() -> None:
    assert pages(sheets([told(4), told(20), told(30)])) == 3
    assert pages(sheets([told(60)])) > 1


def test_no_paragraph_leaves_a_line_alone_on_a_page(tmp_path: Path) -> None:
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(sheets([told(papers) for papers in range(44, 54)]))
    command = ["pdftotext", "-layout", str(paper), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    lines = [sum("备齐" in line for line in page.splitlines()) for page in text.split("\f")]
    assert len(set(lines)) > 2  # some of them are parted
    assert 1 not in lines
