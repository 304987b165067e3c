"""A document on 58 and 80 mm: what a form needs of its paper (row E5)."""

from pathlib import Path
from typing import Any

import pytest

from hall_link.wire import slips
from hall_link.wire.base import Words
from hall_link.wire.printing import PrintJob
from hall_link.wire.slips import DocumentSlip
from tests.printer.slips import on_paper
from ticket_printer.blocks import PAPERS, Block, Cut, Line, QrCode
from ticket_printer.encode import encode
from ticket_printer.journal import Journal
from ticket_printer.layout import lay_out
from ticket_printer.text import columns

pytestmark = pytest.mark.unit

both = pytest.mark.parametrize("width", [58, 80])


def job(*blocks: Any, reprint: bool = False, **other: Any) -> PrintJob:
    usual: dict[str, Any] = {
        "form": "return-slip",
        "title": Words(zh="退回件通知书", en="Return slip"),
        "serial": "退2026-000001",
    }
    slip = DocumentSlip(**{**usual, **other}, blocks=list(blocks))
    return PrintJob(job_id="job-1", document=slip, reprint=reprint)


def laid(width: int, *blocks: Any, **other: Any) -> tuple[Block, ...]:
    return lay_out(job(*blocks, **other), PAPERS[width])


def lines(width: int, *blocks: Any, **other: Any) -> list[str]:
    return [block.text for block in laid(width, *blocks, **other) if isinstance(block, Line)]


@both
def test_the_title_is_large_and_its_number_below_it(width: int) -> None:
    (title, number) = (
        block
        for block in laid(width, slips.Heading(text="退回件通知书"))
        if isinstance(block, Line)
    )
    assert (title.text, title.wide, title.high) == ("退回件通知书", 2, 2)
    assert number.text == "编号NO：退2026-000001"


@both
def test_a_reprint_says_so_below_each_title(width: int) -> None:
    parts = (slips.Heading(text="通知"), slips.Cut(), slips.Heading(text="通知"))
    assert lines(width, *parts, reprint=True).count("重打") == 2
    assert "重打" not in lines(width, *parts)


@both
def test_fields_stand_in_one_column_and_hang(width: int) -> None:
    told = lines(
        width,
        slips.Pair(label="申请人", value="张三"),
        slips.Pair(label="退回的原因", value="不" * 30),
        slips.Pair(label="备注", value=""),
    )
    assert told[0] == "申请人：    张三"
    assert told[1].startswith("退回的原因：不")
    assert told[2].startswith(" " * 12 + "不")
    assert told[-1] == "备注：      " + "_" * (PAPERS[width].columns - 12)


@both
def test_papers_have_boxes_every_printer_can_draw(width: int) -> None:
    told = lines(
        width,
        slips.Entry(text="户口簿", mark="[ ]", detail="复印件"),
        slips.Entry(text="身份证", mark="[x]"),
        slips.Entry(text="受理", mark="1."),
        slips.Entry(text="很长的材料名称" * 3, mark="[ ]", detail="很长的要求" * 4),
    )
    assert told[0].startswith("□ 户口簿 ")
    assert told[0].endswith(" 复印件")
    assert columns(told[0]) == PAPERS[width].columns
    assert told[1:3] == ["√ 身份证", "1. 受理"]
    assert "?" not in "".join(told)
    assert max(map(columns, told)) <= PAPERS[width].columns


@both
def test_a_table_stands_in_columns(width: int) -> None:
    rows = [["1", "身份证" * 8, "2"], ["2", "", ""]]
    told = lines(width, slips.Grid(heads=["", "名称", "份数"], rows=rows))
    assert told[0].split() == ["名称", "份数"]
    assert told[1].startswith("1   身份证")
    assert told[2].startswith("    ")
    assert set(told[-1].replace(" ", "")) == {"2", "_"}
    assert max(map(columns, told)) <= PAPERS[width].columns


@both
def test_there_is_room_to_sign_and_to_stamp(width: int) -> None:
    blocks = laid(
        width,
        slips.Signature(label="申请人签字", dated=True),
        slips.Signature(label="云禾镇便民服务中心", dated=True, seal=True),
    )
    assert max(getattr(block, "dots", 0) for block in blocks) >= 160
    told = [block.text.strip() for block in blocks if isinstance(block, Line)]
    assert told[0].startswith("申请人签字：____")
    assert "云禾镇便民服务中心（盖章）" in told
    assert sum("年__月__日" in line for line in told) == 2


def test_a_code_is_drawn_or_told_and_parts_are_cut() -> None:
    blocks = laid(80, slips.Code(content="abc", caption="扫码"), slips.Cut(), slips.Gap())
    assert [block.data for block in blocks if isinstance(block, QrCode)] == ["abc"]
    assert sum(isinstance(block, Cut) for block in blocks) == 2
    long = lines(80, slips.Code(content="长" * 900))
    assert "".join(long) == "长" * 900


def test_nothing_in_a_field_is_a_command_to_the_printer() -> None:
    pair = slips.Pair(label="备注", value="\x1b@\x1dV\x00坏")
    slip = on_paper(encode(lay_out(job(pair), PAPERS[80])), 80)
    assert "坏" in str(slip.report()["text"])


def test_the_journal_knows_a_document_by_its_number(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "jobs.db")
    guide = job(serial="", title=Words(zh="办事指南", en="Guide")).model_copy(
        update={"job_id": "job-2"}
    )
    journal.accept([job(), guide])
    told = []
    while (waiting := journal.next_waiting()) is not None:
        told.append(waiting.number)
        journal.begin(waiting.job_id)
        journal.uncertain(waiting.job_id, "the cable was pulled")
    assert told == ["退2026-000001", "办事指南"]
    assert {report.outcome for report in journal.unreported()} == {"uncertain"}
    journal.close()
