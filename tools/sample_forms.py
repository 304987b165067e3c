"""Draws the sample hall's application forms, blank and filled in, as PDFs of one page each.

`python -m tools.sample_forms` writes them beside the sample hall file and prints the id of each.
The same code draws the same bytes, so that the ids in the file stay true.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pylopdf_fonts_zh_cn
from fpdf import FPDF
from fpdf.enums import Align, WrapMode

FOLDER = Path(__file__).parents[1] / "hall_server" / "hall_file" / "media"
_LEFT, _TOP, _WIDTH = 18.0, 46.0, 174.0
_LABEL = 30.0
_INK, _PEN, _GREY = (28, 32, 38), (24, 72, 150), (98, 106, 116)
_DRAWN = datetime(2026, 1, 5, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Cell:
    """A field of a form. `example`: what stands there in the filled one."""

    label: str
    example: str


@dataclass(frozen=True, slots=True)
class Row:
    """Fields side by side; `height` in mm. `signed`: what is signed below, at the right."""

    cells: tuple[Cell, ...]
    height: float = 13.0
    signed: str = ""


@dataclass(frozen=True, slots=True)
class SampleForm:
    """An application form: its rows, and what stands below them."""

    name: str
    title: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...]


def _pair(a: str, x: str, b: str, y: str) -> Row:
    return Row((Cell(a, x), Cell(b, y)))


AID = SampleForm(
    "temporary-aid-form",
    "临时救助申请表",
    (
        _pair("申请人姓名", "王桂英", "性　别", "女"),
        _pair("身份证号码", "（填本人18位号码）", "联系电话", "（填能打通的号码）"),
        _pair("家庭住址", "云禾镇新桥村三组", "家庭人口", "3人"),
        _pair("家庭月收入", "1800元", "已享受救助", "无"),
        Row((Cell("银行卡号", "（填本人银行卡，附复印件）"),)),
        Row(
            (
                Cell(
                    "申请理由",
                    "丈夫今年8月遇车祸住院，自付医疗费4.6万元，家中一人上小学，"
                    "生活暂时困难，特申请临时救助。",
                ),
            ),
            46,
            "申请人签名：{signer}　　　　年　　月　　日",
        ),
        Row((Cell("村（居）委会意见", ""),), 34, "（盖章）　　　　年　　月　　日"),
        Row((Cell("镇政府意见", ""),), 34, "（盖章）　　　　年　　月　　日"),
    ),
    (
        "申请理由写清：什么时候、发生了什么事、花了多少钱。",
        "请用黑色签字笔填写；不会写的可请窗口代填。",
    ),
)
ELDER = SampleForm(
    "elder-card-form",
    "老年人优待证申请表",
    (
        _pair("姓　　名", "刘长顺", "性　别", "男"),
        _pair("出生日期", "1955年3月12日", "民　族", "汉族"),
        _pair("身份证号码", "（填本人18位号码）", "联系电话", "（填能打通的号码）"),
        Row((Cell("户籍地址", "云禾镇东街社区二组18号"),)),
        Row((Cell("现 住 址", "同户籍地址"),)),
        _pair("紧急联系人", "刘芳（女儿）", "联系电话", "（填能打通的号码）"),
        Row((Cell("照片", "一寸近期免冠照片2张（贴1张，交1张）"),), 40),
        Row(
            (Cell("本人声明", "以上内容属实。"),),
            30,
            "申请人签名：{signer}　　　　年　　月　　日",
        ),
        Row((Cell("窗口核对", ""),), 26, "经办人：　　　　　　年　　月　　日"),
    ),
    (
        "代办的，写明代办人姓名和与申请人的关系，并带双方身份证。",
        "请用黑色签字笔填写；不会写的可请窗口代填。",
    ),
)
FORMS = ((AID, "王桂英"), (ELDER, "刘长顺"))


def draw(form: SampleForm, signer: str | None) -> bytes:
    """The form as a PDF; filled in and signed by `signer`, or blank."""
    pdf = FPDF(format="A4")
    pdf.set_creation_date(_DRAWN)
    pdf.set_auto_page_break(False)
    pdf.add_font("hall", "", str(pylopdf_fonts_zh_cn.sans_path()))
    pdf.add_page()
    _text(pdf, _LEFT, 26, _WIDTH, form.title, 22, align=Align.C)
    if signer:
        _text(pdf, _LEFT, 12, _WIDTH, "填写示范（示例，不作申请用）", 12, _PEN, Align.R)
    y = _TOP
    for row in form.rows:
        _row(pdf, row, y, signer)
        y += row.height
    for number, note in enumerate(form.notes, 1):
        _text(pdf, _LEFT, y + 7 * number - 2, _WIDTH, f"{number}．{note}", 10.5, _GREY)
    return bytes(pdf.output())


def _row(pdf: FPDF, row: Row, y: float, signer: str | None) -> None:
    width = _WIDTH / len(row.cells)
    pdf.set_draw_color(*_INK)
    for place, cell in enumerate(row.cells):
        x = _LEFT + place * width
        pdf.rect(x, y, _LABEL, row.height)
        pdf.rect(x + _LABEL, y, width - _LABEL, row.height)
        _text(pdf, x, y, _LABEL, cell.label, 11, align=Align.C, height=row.height)
        if signer:
            free = row.height - (10 if row.signed else 0)
            _text(pdf, x + _LABEL, y, width - _LABEL, cell.example, 12, _PEN, height=free)
    if row.signed:
        signed = row.signed.format(signer=(signer or "").ljust(6, "　"))
        _text(pdf, _LEFT, y + row.height - 10, _WIDTH - 3, signed, 11, align=Align.R, height=10)


def _text(
    pdf: FPDF,
    x: float,
    y: float,
    width: float,
    text: str,
    size: float,
    colour: tuple[int, int, int] = _INK,
    align: Align = Align.L,
    height: float = 10.0,
) -> None:
    """Text in the middle of a box, on as many lines as it needs."""
    pdf.set_font("hall", size=size)
    pdf.set_text_color(*colour)
    line = size * 0.52
    lines = pdf.multi_cell(
        width - 4, line, text, dry_run=True, output="LINES", align=align, wrapmode=WrapMode.CHAR
    )
    assert isinstance(lines, list)
    pdf.set_xy(x + 2, y + max(0.0, (height - line * len(lines)) / 2))
    pdf.multi_cell(width - 4, line, text, align=align, wrapmode=WrapMode.CHAR)


def main() -> None:
    """Writes every form and prints what the hall file calls it by."""
    FOLDER.mkdir(exist_ok=True)
    for form, person in FORMS:
        for what, signer in (("blank", None), ("filled", person)):
            content = draw(form, signer)
            path = FOLDER / f"{form.name}-{what}.pdf"
            path.write_bytes(content)
            print(hashlib.sha256(content).hexdigest(), path.name, len(content))


if __name__ == "__main__":
    main()
