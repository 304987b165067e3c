"""The guide as a workbook: out, edited, in again; every fault by its row and column (row I4)."""

import io
from collections.abc import Callable

import pytest
from openpyxl import Workbook, load_workbook

from hall_server.hall_file.read import read_hall_file
from hall_server.hall_file.sample import sample_hall_path
from hall_server.hall_file.sheets.columns import ITEMS, PAPERS, STEPS
from hall_server.hall_file.sheets.merge import Import, merged
from hall_server.hall_file.sheets.read import Unreadable, read_sheets
from hall_server.hall_file.sheets.write import guide_workbook

pytestmark = [pytest.mark.unit]

SAMPLE = read_hall_file(sample_hall_path())
BOOK = guide_workbook(SAMPLE)


def imported(content: bytes) -> Import:
    return merged(SAMPLE, read_sheets(content))


def edited(edit: Callable[[Workbook], None], book: bytes = BOOK) -> Import:
    opened = load_workbook(io.BytesIO(book))
    edit(opened)
    out = io.BytesIO()
    opened.save(out)
    return imported(out.getvalue())


def put(book: Workbook, sheet: str, row: int, head: str, value: object) -> None:
    place = next(cell.column for cell in book[sheet][1] if cell.value == head)
    book[sheet].cell(row, place).value = value


def test_the_guide_comes_back_whole() -> None:
    found = imported(BOOK)
    assert found.faults == []
    assert found.file == SAMPLE
    assert found.read[ITEMS] == len(SAMPLE.items)


def test_what_is_written_is_read_as_people_mean_it() -> None:
    def edit(book: Workbook) -> None:
        put(book, ITEMS, 2, "承诺时限", "3个工作日")
        put(book, ITEMS, 2, "收费金额（元）", 12.5)
        put(book, ITEMS, 2, "咨询电话", 88123456)
        put(book, ITEMS, 2, "可以上门", "√")
        put(book, ITEMS, 2, "事项名称", "城市低保")
        put(book, ITEMS, 2, "事项名称（英文）", None)

    found = edited(edit)
    assert found.faults == []
    assert found.file is not None
    item = found.file.items[0]
    assert item.promised is not None
    assert item.fee is not None
    assert (item.promised.amount, item.promised.unit) == (3, "working_day")
    assert (item.fee.amount, item.telephone, item.at_home) == (12.5, "88123456", True)
    assert item.name.en == "城市低保", "another name in Chinese has lost its English"
    assert found.file.items[1:] == SAMPLE.items[1:]


def test_papers_and_steps_of_an_item_are_replaced_and_keep_their_forms() -> None:
    def edit(book: Workbook) -> None:
        for name in (PAPERS, STEPS):
            book[name].delete_rows(2, 5000)
        put(book, PAPERS, 2, "事项代号", "temporary-aid")
        put(book, PAPERS, 2, "材料名称", "书面申请")
        put(book, PAPERS, 2, "可以后补", "是")

    found = edited(edit)
    assert found.file is not None, found.faults
    before = next(i for i in SAMPLE.items if i.id == "temporary-aid")
    after = next(i for i in found.file.items if i.id == "temporary-aid")
    assert [paper.name.zh for paper in after.materials] == ["书面申请"]
    assert after.materials[0].owed
    assert after.materials[0].samples == before.materials[0].samples
    assert after.steps == before.steps, "nothing said of them"


def test_every_fault_is_told_at_its_cell() -> None:
    def edit(book: Workbook) -> None:
        put(book, ITEMS, 2, "承诺时限", "尽快")
        put(book, ITEMS, 3, "部门", "无此部门")
        put(book, ITEMS, 4, "一般用时（分钟）", 9999)
        put(book, ITEMS, 5, "代号", "Not An Id")
        put(book, ITEMS, 6, "代号", SAMPLE.items[5].id)
        put(book, PAPERS, 2, "事项代号", "nowhere")
        put(book, PAPERS, 3, "份数", "两份")

    found = edited(edit)
    assert found.file is None
    told = {(fault.sheet, fault.row, fault.column) for fault in found.faults}
    assert told >= {
        (ITEMS, 2, "承诺时限"),
        (ITEMS, 3, "部门"),
        (ITEMS, 4, "一般用时（分钟）"),
        (ITEMS, 5, "代号"),
        (PAPERS, 2, "事项代号"),
        (PAPERS, 3, "份数"),
    }
    assert any(fault.column == "代号" and "重复" in fault.message for fault in found.faults)


def test_a_new_item_needs_what_the_template_marks() -> None:
    def edit(book: Workbook) -> None:
        put(book, ITEMS, 2, "代号", "parcel")
        put(book, ITEMS, 2, "事项名称", "取包裹")

    found = edited(edit, guide_workbook(SAMPLE, filled=False))
    columns = [(fault.row, fault.column) for fault in found.faults]
    assert columns == [(2, "部门"), (2, "队列")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_csv_file_is_the_sheet_of_items(encoding: str) -> None:
    table = "代号,事项名称,部门,队列,承诺时限\nparcel,取包裹,综合服务,综合服务,当天\n"
    found = imported(table.encode(encoding))
    assert found.file is not None, found.faults
    new = found.file.items[-1]
    assert (new.id, new.name.zh, new.department, new.version) == ("parcel", "取包裹", "general", 1)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"\xff\xfe\x00\x81", b"a,b\n1,2\n"])
def test_what_is_no_table_is_said_to_be_none(content: bytes) -> None:
    if not content:
        assert imported(content).read == {ITEMS: 0}
        return
    with pytest.raises(Unreadable):
        read_sheets(content)


def test_a_text_that_looks_like_a_formula_is_none() -> None:
    items = [SAMPLE.items[0].model_copy(update={"basis": "=1+1"}), *SAMPLE.items[1:]]
    file = SAMPLE.model_copy(update={"items": items})
    cells = load_workbook(io.BytesIO(guide_workbook(file)))[ITEMS][2]
    assert [c.data_type for c in cells if c.value == "=1+1"] in ([], ["s"])
    again = merged(file, read_sheets(guide_workbook(file)))
    assert again.file == file
