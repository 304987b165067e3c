"""A document as its slip looks: the printer's columns, drawn on a page. Pure.

The printer sets the same blocks in its own font; here a Chinese sign is one em wide and a Latin
one half, as there.
"""

from collections.abc import Sequence
from html import escape

from hall_link.wire import slips
from hall_link.wire.slips import Block, DocumentSlip
from hall_server.web.phone.poster import code_svg

COLUMNS = {80: 24, 58: 16}
"""Paper in millimetres -> Chinese signs in a line."""

_MARKS = {"[ ]": "□", "[x]": "√", "•": "·"}


def slip_html(slip: DocumentSlip, millimetres: int) -> str:
    """The parts of a slip below each other, as they are cut."""
    parts: list[list[Block]] = [[]]
    for block in slip.blocks:
        if isinstance(block, slips.Cut):
            parts.append([])
        else:
            parts[-1].append(block)
    drawn = "".join(_part(slip, part) for part in parts)
    return f'<div class="slip-roll" style="--signs:{COLUMNS[millimetres]}">{drawn}</div>'


def _part(slip: DocumentSlip, blocks: Sequence[Block]) -> str:
    inside = "".join(_html(slip, block) for block in blocks)
    return f'<div class="slip-part">{inside}</div>'


def _html(slip: DocumentSlip, block: Block) -> str:
    english = slip.language == "en"
    match block:
        case slips.Heading():
            return _heading(slip, block)
        case slips.Line():
            kind = "large" if block.strong and block.align == "left" else block.align
            bold = " bold" if block.strong else ""
            return f'<p class="{kind}{bold}">{escape(block.text)}</p>'
        case slips.Pair():
            colon = ":" if english else "："
            value = escape(block.value).replace("\n", "<br>") or '<i class="write"></i>'
            label = f"{escape(block.label)}{colon}"
            return f'<div class="pair"><span>{label}</span><span>{value}</span></div>'
        case slips.Entry():
            return _entry(block)
        case slips.Grid():
            return _grid(block)
        case slips.Rule():
            return "<hr>"
        case slips.Gap():
            return f'<div style="height:{block.lines}em"></div>'
        case slips.Signature():
            return _signature(block, english)
        case slips.Code():
            caption = f'<p class="centre">{escape(block.caption)}</p>'
            return f'<div class="code">{code_svg(block.content, 3)}{caption}</div>'
        case _:
            return ""


def _heading(slip: DocumentSlip, block: slips.Heading) -> str:
    if block.level == 2:
        return f'<p class="bold part">■ {escape(block.text)}</p>'
    number = f'<p class="centre">{escape(slip.serial)}</p>' if slip.serial else ""
    return f'<p class="large">{escape(block.text)}</p>{number}<hr>'


def _entry(block: slips.Entry) -> str:
    mark = escape(_MARKS.get(block.mark, block.mark))
    detail = f"<small>{escape(block.detail)}</small>" if block.detail else ""
    return (
        f'<div class="entry"><span>{mark}</span>'
        f"<span><b>{escape(block.text)}</b>{detail}</span></div>"
    )


def _grid(block: slips.Grid) -> str:
    heads = "".join(f"<th>{escape(head)}</th>" for head in block.heads)
    rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in block.rows)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"


def _signature(block: slips.Signature, english: bool) -> str:
    label = escape(block.label)
    day = "____/__/__" if english else "____年__月__日"
    if block.seal:
        seal = "(seal)" if english else "（盖章）"
        return f'<div class="seal"><p>{label}{seal}</p><p>{day}</p></div>'
    shown = f"<span>{day}</span>" if block.dated else ""
    return f'<div class="sign"><span>{label}{":" if english else "："}</span><i></i>{shown}</div>'
