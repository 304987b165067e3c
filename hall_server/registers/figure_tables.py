"""The figures as tables with Chinese heads: for the page, for Excel, for the month report."""

from collections.abc import Mapping
from dataclasses import asdict

from hall_server.registers.asking import Cell, RegisterTable
from hall_server.registers.figures import CaseCounts, Figures

PARTS = {"window": "窗口", "department": "部门", "kind": "办件类别"}

COUNTS = {
    "taken": "收件",
    "done": "办结",
    "done_rate": "办结率",
    "on_time_rate": "按时率",
    "on_time": "按时",
    "early": "提前",
    "late": "超期办结",
    "late_open": "超期未结",
    "average_days": "平均用时（工作日）",
    "decided": "作出决定",
    "denied": "不予办理",
    "returned": "退回",
    "return_rate": "退回率",
    "refused": "不予受理",
    "refuse_rate": "不予受理率",
    "withdrawn": "撤回",
    "supplemented": "补材料",
    "supplement_rate": "补材料率",
    "many_visits": "跑两次以上",
    "urged": "催办次数",
    "extended": "延期",
}
"""Key -> what the figure of cases is called; the order of the columns."""

BESIDES = {
    "tickets": "取号",
    "visits": "窗口办理人次",
    "consultations": "咨询",
    "consultations_open": "咨询未答复",
    "calls": "来电",
    "documents": "开具文书",
    "voided": "作废文书",
    "complaints": "投诉",
    "complaints_closed": "投诉办结",
    "complaints_upheld": "投诉属实",
    "complaints_unsatisfied": "对答复不满意",
    "petitions": "信访",
    "suggestions": "建议",
    "praise": "表扬",
    "ratings": "评价",
    "praise_rate": "好评率",
    "bad_ratings": "差评",
    "bad_called_back": "差评已回访",
    "idle_items": "零办件事项",
}

NAMES: Mapping[str, str] = COUNTS | BESIDES


def is_rate(key: str) -> bool:
    """Whether a figure is a share, told in per cent."""
    return key.endswith("_rate")


def shown(key: str, value: Cell) -> str:
    """A figure in words: — where there is nothing to count."""
    if value is None or value == "":
        return "—"
    return f"{value:.1%}" if is_rate(key) and isinstance(value, float | int) else str(value)


def whole(figures: Figures) -> dict[str, Cell]:
    """Every figure of the hall, by key."""
    return {
        **figures.total.told(),
        **asdict(figures.besides),
        "idle_items": len(figures.idle),
    }


def tables(figures: Figures) -> list[RegisterTable]:
    """The hall, then its parts, then the items nobody asked for."""
    span = f"{figures.first} 至 {figures.last}"
    hall = [[NAMES[key], shown(key, value)] for key, value in _ordered(whole(figures)).items()]
    parts = [_part(part, lines) for part, lines in figures.by.items()]
    idle: list[list[Cell]] = [[name] for name in figures.idle]
    return [
        RegisterTable(
            "业务统计", ("指标", "数值"), (24, 14), [list(row) for row in hall], len(hall), (span,)
        ),
        *parts,
        RegisterTable("零办件事项", ("事项",), (60,), idle, len(idle), (IDLE,)),
    ]


IDLE = "应进必进：本期没有办件、也没有人取号的事项，请核对是否还在部门办理。"


def _ordered(told: dict[str, Cell]) -> dict[str, Cell]:
    return {key: told[key] for key in NAMES if key in told}


def _part(part: str, lines: Mapping[str, CaseCounts]) -> RegisterTable:
    rows: list[list[Cell]] = []
    for name, counts in lines.items():
        told = counts.told()
        rows.append([name, *(cell(key, told[key]) for key in COUNTS)])
    heads = (PARTS[part], *COUNTS.values())
    return RegisterTable(f"按{PARTS[part]}", heads, (20, *(9 for _ in COUNTS)), rows, len(rows))


def cell(key: str, value: Cell) -> Cell:
    """A figure in a cell: rates in words, numbers as numbers."""
    return shown(key, value) if value is None or is_rate(key) else value
