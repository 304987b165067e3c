"""What stands on a ticket, on both widths of paper."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hall_link.wire.base import Words
from hall_link.wire.guide import Material
from hall_link.wire.wait import Wait
from tests.printer.slips import job
from ticket_printer.blocks import PAPERS, Block, Gap, Line, QrCode, Rule
from ticket_printer.encode import encode
from ticket_printer.layout import lay_out
from ticket_printer.qr_size import module_dots
from ticket_printer.text import balanced, columns, printable, wrap
from ticket_printer.virtual.press import Press

pytestmark = pytest.mark.unit

CLOSING = "，。、；：？！）》」』】”’"

ON_58 = """\
1x2  云禾镇便民服务中心
     ----
8x8  A012
2x2  民政残联
     ----
1x1 <事项  城市低保申请
1x1 <取号  2026-11-23 09:05
     ----
2x2  前面还有 3 人
2x2  1、3 号窗口办理
1x1  过号请到导办台，重新排队。
     [https://hall.example/t/AbCdEfGhIjKlMnOpQrStUv]
1x1  扫码看排队"""

ON_80_ENGLISH_REPRINT = """\
2x2  云禾镇便民服务中心
1x1  Yunhe Town Public Service Centre
     ----
2x2  REPRINT 重打
8x8  A012
2x2  Civil affairs
     ----
1x1 <For     Urban subsistence allowance
1x1 <Issued  2026-11-23 09:05
     ----
2x2  You are next
2x2  Windows 1, 3
1x1  If you miss your call, ask at the guide desk.
     [AbCdEfGhIjKlMnOpQrStUv]
1x1  Scan to check your place"""


def drawn(blocks: tuple[Block, ...]) -> str:
    """One line of text per block that shows something."""
    return "\n".join(text for text in map(_drawn, blocks) if text)


def _drawn(block: Block) -> str:
    match block:
        case Line():
            return f"{block.wide}x{block.high} {'<' if block.align == 'left' else ' '}{block.text}"
        case Rule():
            return "     ----"
        case QrCode():
            return f"     [{block.data}]"
        case _:
            return ""


@pytest.mark.row("A13", "E1")
def test_a_chinese_ticket_on_58_mm() -> None:
    assert drawn(lay_out(job(), PAPERS[58])) == ON_58


@pytest.mark.row("A13", "E1", "E3")
def test_an_english_reprint_on_80_mm() -> None:
    again = job(reprint=True, language="en", ahead=0, qr="AbCdEfGhIjKlMnOpQrStUv")
    assert drawn(lay_out(again, PAPERS[80])) == ON_80_ENGLISH_REPRINT


@pytest.mark.row("A13")
def test_the_first_in_line_reads_so_and_a_bare_secret_is_not_called_scannable() -> None:
    text = drawn(lay_out(job(ahead=0, qr="AbCdEfGhIjKlMnOpQrStUv"), PAPERS[58]))
    assert "您是下一位" in text
    assert "前面" not in text
    assert "凭此码查询" in text
    assert "扫码" not in text


MATERIALS = [
    Material(name=Words(zh="居民身份证", en="Identity card"), form=Words(zh="原件", en="original")),
    Material(
        name=Words(zh="家庭收入证明(村委会盖章)", en="Proof of household income"),
        form=Words(zh="原件及复印件", en="original and copy"),
        copies=2,
        issuer=Words(zh="村(居)民委员会", en="village committee"),
        sample=True,
    ),
    Material(name=Words(zh="残疾证", en="Disability card"), required=False),
]

LIST_ON_58 = """\
1x1  扫码看排队
1x1  - - - - - - - - - - - - - - - -
2x2  请带好以下材料
1x1  一次性告知
1x1 <□ 居民身份证
1x1 <   原件
1x1 <□ 家庭收入证明(村委会盖章)
1x1 <   原件及复印件，2 份，出具：村
1x1 <   (居)民委员会，示例
1x1 <□ 残疾证
1x1 <   需要时带
1x1  标“示例”的以窗口一次性告知为准
1x1  不清楚请拨 12345"""

LIST_IN_ENGLISH = """\
1x1  Scan to follow the queue
1x1  - - - - - - - - - - - - - - - - - - - - - - - -
2x2  Please bring
1x1  the full list, given once
1x1 <□ Identity card
1x1 <   original
1x1 <□ Proof of household income
1x1 <   original and copy, 2 copies, from village
1x1 <   committee, sample entry
1x1 <□ Disability card
1x1 <   if it applies
1x1  Sample entries: the window tells you for certain
1x1  Questions? Call 12345"""


@pytest.mark.row("A13")
def test_the_papers_to_bring_hang_below_where_they_can_be_torn_off() -> None:
    slip = job(materials=MATERIALS, hotline="12345")
    assert drawn(lay_out(slip, PAPERS[58])) == ON_58.replace("1x1  扫码看排队", LIST_ON_58)
    english = job(materials=MATERIALS, hotline="12345", language="en")
    assert drawn(lay_out(english, PAPERS[80])).endswith(LIST_IN_ENGLISH)


@pytest.mark.row("A13")
@pytest.mark.parametrize(
    ("wait", "language", "line"),
    [
        (Wait(low=10, high=20), "zh", "预计等候 10-20 分钟"),
        (Wait(low=0, high=15), "zh", "预计等候 15 分钟以内"),
        (Wait(low=10, high=20), "en", "Wait 10-20 min"),
        (Wait(low=60, high=60), "zh", "预计等候约 60 分钟"),
        (Wait(low=0, high=5), "en", "Wait under 5 min"),
        (Wait(low=5, high=5), "en", "Wait about 5 min"),
    ],
)
def test_the_wait_is_told_as_on_the_kiosk(wait: Wait, language: str, line: str) -> None:
    assert line in drawn(lay_out(job(wait=wait, language=language), PAPERS[58]))


def test_twelve_papers_are_few_bytes() -> None:
    slip = job(materials=MATERIALS * 4, hotline="12345", wait=Wait(low=10, high=20))
    assert len(encode(lay_out(slip, PAPERS[80]))) < 2000
    assert len(encode(lay_out(job(materials=MATERIALS), PAPERS[58]))) < 1200


@pytest.mark.row("A13")
def test_further_lines_of_an_item_stand_below_its_first() -> None:
    long = Words(zh="残疾人两项补贴资格认定、居家养老服务补贴的联合申请", en="x")
    text = drawn(lay_out(job(items=[long]), PAPERS[58]))
    assert "<事项  残疾人两项补贴资格认定、居\n1x1 <      家养老服务补贴的联合申请" in text


@pytest.mark.row("A13")
def test_no_windows_no_line_about_them() -> None:
    assert "窗口" not in drawn(lay_out(job(windows=[]), PAPERS[80]))


def test_a_code_too_long_to_be_read_is_left_out() -> None:
    assert not any(isinstance(b, QrCode) for b in lay_out(job(qr="x" * 700), PAPERS[58]))
    assert module_dots("x" * 20) == 8
    assert module_dots("x" * 600) == 3


def test_what_the_font_lacks_is_a_question_mark_and_never_a_command() -> None:
    assert printable("a\x1bd\x09b\n𠮷😀é") == "a d b ??é".replace("é", printable("é"))
    assert b"\x1bi" not in encode(lay_out(job(number="A\x1bi1"), PAPERS[58]))


def test_lines_of_like_length() -> None:
    assert balanced("过号请到导办台重新排队取号", 20) == ["过号请到导办台", "重新排队取号"]


TEXTS = st.text(
    st.sampled_from("取号请到窗口办理，。、：（）《》 AbC0129-,.\x1b\n\t😀é€"), max_size=80
)
WORDS = st.builds(Words, zh=TEXTS, en=TEXTS)


@settings(deadline=None)
@given(text=TEXTS, width=st.integers(8, 48))
def test_wrapped_lines_fit_keep_every_letter_and_begin_well(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(columns(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == printable(text).replace(" ", "")
    for before, line in pairwise(lines):
        crowded = all(letter in CLOSING for letter in before[-4:])
        written_so = f" {line[0]}" in printable(text)  # a mark behind a space belongs to no word
        near_the_edge = columns(before + line[0]) > width - 4
        assert line[0] not in CLOSING or crowded or near_the_edge or written_so


@pytest.mark.row("A13", "E1")
@settings(deadline=None, max_examples=60)
@given(
    width=st.sampled_from((58, 80)),
    number=st.from_regex(r"[A-Z]{0,3}[0-9]{1,9}", fullmatch=True),
    language=st.sampled_from(("zh", "en")),
    hall=WORDS,
    items=st.lists(WORDS, max_size=12),
    windows=st.lists(st.integers(1, 999), max_size=20),
    ahead=st.integers(0, 9999),
    materials=st.lists(st.builds(Material, name=WORDS, issuer=WORDS, form=WORDS), max_size=5),
)
def test_nothing_is_wider_than_the_paper_and_the_number_is_there(
    width: int, number: str, **slip: object
) -> None:
    paper = PAPERS[width]
    blocks = lay_out(
        job(number=number, queue=slip["hall"], missed_rule=slip["hall"], **slip), paper
    )
    lines = [block for block in blocks if isinstance(block, Line)]
    assert all(columns(line.text) * line.wide <= paper.columns for line in lines)
    assert all(1 <= size <= 8 for line in lines for size in (line.wide, line.high))
    assert all(0 < gap.dots <= 255 for gap in blocks if isinstance(gap, Gap))
    tallest = max(line.high for line in lines)
    assert number in [line.text for line in lines if line.high == tallest]
    assert len(Press(width).feed(encode(blocks))) == 1


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("a\u00a0b", "a b"),
        ("a\u200bb", "ab"),
        ("¥20", "￥20"),
        ("España", "Espana"),
        ("\ue000", "?"),
    ],
)
def test_letters_a_printer_lacks_have_stand_ins(text: str, paper: str) -> None:
    assert printable(text) == paper


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", PAPERS)
def test_an_agent_s_ticket_for_several_queues_says_so(width: int, language: str) -> None:
    then = [Words(zh="国土规划", en="Land"), Words(zh="社会保障", en="Social insurance")]
    asked = job(then=then, principals=3, language=language)
    lines = [b.text for b in lay_out(asked, PAPERS[width]) if isinstance(b, Line)]
    told = "".join(lines).replace(" ", "")
    for words in {"zh": ("代办3人", "国土规划、社会保障"), "en": ("for3people", "Land,Social")}[
        language
    ]:
        assert words in told


def test_a_ticket_for_one_window_names_no_other() -> None:
    asked = job(for_window=7, windows=[7])
    lines = [b.text for b in lay_out(asked, PAPERS[80]) if isinstance(b, Line)]
    assert "请等 7 号窗口叫号" in lines
