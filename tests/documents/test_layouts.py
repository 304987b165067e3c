"""The language of layouts: what each line makes, and every fault with its line (row E4)."""

from typing import Any

import pytest

from hall_link.wire.slips import (
    Code,
    Cut,
    Entry,
    Gap,
    Grid,
    Heading,
    Line,
    Pair,
    Rule,
    Signature,
)
from hall_server.documents.compose import compose
from hall_server.documents.layout import LayoutFaults, read_layout

pytestmark = pytest.mark.unit

KEYS = {"name", "note", "papers", "qr"}
VALUES = {"name": "张三", "papers": "身份证|原件\n户口簿|复印件|2", "qr": "abc"}


def made(layout: str, language: str = "zh", **more: str) -> list[Any]:
    labels = {"name": "申请人"}
    rows = read_layout(layout, KEYS)
    return compose(rows, {**VALUES, **more}, lambda key: labels.get(key, key), language)


@pytest.mark.parametrize(
    ("line", "block"),
    [
        ("# 通知 {name}", Heading(text="通知 张三")),
        ("## 材料 // Papers", Heading(text="材料", level=2)),
        ("{name}", Pair(label="申请人", value="张三")),
        ("委托人：{name}", Pair(label="委托人", value="张三")),
        ("备注:", Pair(label="备注", value="")),
        ("{note}", Pair(label="note", value="")),
        ("请带好材料", Line(text="请带好材料")),
        ("^ 中间", Line(text="中间", align="centre")),
        ("> 右边", Line(text="右边", align="right")),
        ("! 要紧 {name}", Line(text="要紧 张三", strong=True)),
        ("---", Rule()),
        ("gap: 3", Gap(lines=3)),
        ("sign: 签字", Signature(label="签字")),
        ("sign+day: 签字", Signature(label="签字", dated=True)),
        ("seal: 大厅", Signature(label="大厅", dated=True, seal=True)),
        ("qr: {qr} 扫码", Code(content="abc", caption="扫码")),
        ("[] 身份证", Entry(text="身份证", mark="[ ]")),
        ("[x] 已交 | 原件", Entry(text="已交", mark="[x]", detail="原件")),
    ],
)
def test_a_line_makes_a_block(line: str, block: Any) -> None:
    assert made(line) == [block]


def test_a_list_makes_an_entry_of_each_line() -> None:
    assert made("1. {papers*}") == [
        Entry(text="身份证", mark="1.", detail="原件"),
        Entry(text="户口簿", mark="2.", detail="复印件 2"),
    ]
    assert [entry.mark for entry in made("- {papers*}")] == ["•", "•"]
    assert made("[] {note*}") == []


def test_a_table_has_room_for_more_rows() -> None:
    (grid,) = made("table: {papers*3} # | 名称 | 形式 | 份数 // Copies")
    assert isinstance(grid, Grid)
    assert grid.heads == ["", "名称", "形式", "份数"]
    assert grid.rows == [
        ["1", "身份证", "原件", ""],
        ["2", "户口簿", "复印件", "2"],
        ["3", "", "", ""],
    ]


def test_parts_are_cut_apart_and_named() -> None:
    blocks = made("=== 存根\n# 一\n=== 委托人联\n# 二")
    assert [block.block for block in blocks] == ["line", "heading", "cut", "line", "heading"]
    assert isinstance(blocks[2], Cut)


def test_what_is_marked_so_is_left_out_when_it_is_empty() -> None:
    assert made("? {note}\n? 备注: {note}\n?note ## 备注\n// a remark of the administrator") == []
    assert len(made("? {name}\n?name ## 备注")) == 2


def test_a_layout_speaks_both_languages() -> None:
    assert made("# 通知 // Notice", "en") == [Heading(text="Notice")]
    assert made("申请人 // Applicant: {name}", "en") == [Pair(label="Applicant", value="张三")]
    assert made("# 通知", "en") == [Heading(text="通知")]


def test_what_stands_in_a_field_is_never_read_as_layout() -> None:
    (pair,) = made("{name}", name="{qr}|# x // y")
    assert pair.value == "{qr} # x // y"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{nobody}", "no field 'nobody'"),
        ("?nobody text", "no field 'nobody'"),
        ("{name", "brace"),
        ("name}", "brace"),
        ("{Name}", "no field's name"),
        ("# ", "a heading is"),
        ("### three", "a heading is"),
        ("gap: many", "a gap is"),
        ("gap: 99", "a gap is"),
        ("sign:", "say who signs"),
        ("qr: name", "a code is"),
        ("table: 名称", "a table is"),
        ("table: {papers*} a|b|c|d|e|f", "a table is"),
        ("table: {papers*99} a", "rows"),
        ("材料：{papers*}", "stands alone"),
        ("all {papers*} here", "stands alone"),
    ],
)
def test_a_fault_is_told_with_its_line(line: str, why: str) -> None:
    with pytest.raises(LayoutFaults) as told:
        read_layout(f"# {{name}}\n\n{line}\n---", KEYS)
    (fault,) = told.value.faults
    assert fault.line == 3
    assert why in fault.message


def test_every_fault_of_a_layout_is_told_at_once() -> None:
    with pytest.raises(LayoutFaults) as told:
        read_layout("{a}\n# x\n{b}", KEYS)
    assert [fault.line for fault in told.value.faults] == [1, 3]
    with pytest.raises(LayoutFaults):
        read_layout("\n\n", KEYS)
