"""The columns of the guide as a workbook: a sheet of items, one of papers, one of steps.

A text in two languages has a column for each; who knows no English leaves the second empty.
"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "words", "lines", "limit", "flag", "number", "money", "department", "queue"]
"""How a cell is read: `lines` is one text a line, `limit` like "10个工作日", `flag` 是 or 否."""

ITEMS, PAPERS, STEPS, HELP = "事项", "材料", "步骤", "填表说明"
ENGLISH = "（英文）"
OF_ITEM = "事项代号"


@dataclass(frozen=True, slots=True)
class Column:
    """A column, and for words the English one beside it. `key`: the field it fills."""

    head: str
    key: str
    kind: Kind = "text"
    width: int = 16
    needed: bool = False

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads it stands under."""
        both = self.kind in ("words", "lines")
        return (self.head, self.head + ENGLISH) if both else (self.head,)


ITEM_COLUMNS = (
    Column("代号", "id", width=22, needed=True),
    Column("事项名称", "name", "words", 30, needed=True),
    Column("部门", "department", "department", needed=True),
    Column("队列", "queue", "queue", needed=True),
    Column("办件类型", "kind"),
    Column("办理主体", "authority", "words", 20),
    Column("办理内容", "content", "words", 30),
    Column("办理结果", "result", "words", 24),
    Column("责任岗位", "responsible", "words"),
    Column("审查标准", "standard", "words", 30),
    Column("承诺时限", "promised", "limit", 12),
    Column("法定时限", "legal", "limit", 12),
    Column("收费标准", "fee.text", "words", 20),
    Column("收费金额（元）", "fee.amount", "money", 10),
    Column("收费依据", "fee.basis", width=24),
    Column("办理依据", "basis", width=30),
    Column("办理条件（每行一条）", "conditions", "lines", 36),
    Column("温馨提示（每行一条）", "tips", "lines", 36),
    Column("办理地点", "place", "words"),
    Column("咨询电话", "telephone"),
    Column("投诉电话", "complaint"),
    Column("一般用时（分钟）", "minutes", "number", 10),
    Column("可以帮办代办", "by_agent", "flag", 8),
    Column("可以上门", "at_home", "flag", 8),
)
PAPER_COLUMNS = (
    Column("材料名称", "name", "words", 30, needed=True),
    Column("形式", "form", "words"),
    Column("份数", "copies", "number", 8),
    Column("由谁出具", "issuer", "words", 20),
    Column("必须", "required", "flag", 8),
    Column("主件", "main", "flag", 8),
    Column("可以后补", "owed", "flag", 8),
    Column("说明", "note", "words", 30),
    Column("未核实", "sample", "flag", 8),
)
STEP_COLUMNS = (
    Column("步骤", "step", "words", 34, needed=True),
    Column("由谁办", "who", "words", 20),
    Column("时限", "limit", "limit", 12),
)
SHEETS = {ITEMS: ITEM_COLUMNS, PAPERS: PAPER_COLUMNS, STEPS: STEP_COLUMNS}
