"""One item of the guide as a page: every published field, in the order people ask. Pure."""

from html import escape
from urllib.parse import quote

from hall_link.wire.base import Words
from hall_link.wire.guide import Material, Sample, ServiceItem
from hall_server.guide.flow import limit_text
from hall_server.web.phone.markup import Reader, telephone, tile


def item_html(r: Reader, item: ServiceItem, department: Words | None, bookable: bool) -> str:
    """The page below its title. `bookable`: the hall takes bookings."""
    return "".join(
        (
            _acts(r, item, bookable),
            _at_a_glance(r, item, department),
            _materials(r, item),
            _listed(r.t("什么人可以办", "Who may apply"), r, item.conditions),
            _flow(r, item),
            _listed(r.t("提示", "Hints"), r, item.tips),
            _published(r, item),
        )
    )


def _acts(r: Reader, item: ServiceItem, bookable: bool) -> str:
    parts = []
    if item.materials:
        name = r.t("对一对：材料带齐了吗", "Check: have I got everything?")
        parts.append(tile(r.link(f"/m/item/{item.id}/check"), name, look="main"))
    if bookable:
        parts.append(tile(f"/book#{quote(item.id)}", r.t("预约时间", "Book a time"), look="plain"))
    return "".join(parts)


def _rows(rows: list[tuple[str, str]]) -> str:
    told = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows if value)
    return f"<dl>{told}</dl>" if told else ""


def _at_a_glance(r: Reader, item: ServiceItem, department: Words | None) -> str:
    fee = r.told(item.fee.text) if item.fee else ""
    windows = "、" if r.language == "zh" else ", "
    at = windows.join(str(number) for number in item.windows)
    limit = escape(limit_text(item.promised, r.language)) if item.promised else ""
    rows = [
        (r.t("几号窗口", "Windows"), r.t(f"{at} 号窗口", at) if at else ""),
        (r.t("在哪里", "Where"), _told(r, item.place)),
        (r.t("多久办好", "Promised time"), limit),
        (r.t("收费", "Fee"), fee),
        (r.t("办好得到", "You get"), _told(r, item.result)),
        (r.t("咨询电话", "Questions"), telephone(item.telephone) if item.telephone else ""),
        (r.t("哪个部门", "Department"), _told(r, department)),
    ]
    return f"<section>{_rows(rows)}</section>"


def _materials(r: Reader, item: ServiceItem) -> str:
    if not item.materials:
        return ""
    papers = "".join(f"<li>{material_html(r, paper)}</li>" for paper in item.materials)
    head = r.t("要带的材料", "What to bring")
    return f'<section><h2>{head}</h2><ol class="papers">{papers}</ol></section>'


def material_html(r: Reader, paper: Material) -> str:
    """A paper: its name, and in small what it must be like; its sample forms to open."""
    details = [
        r.t(f"{paper.copies} 份", f"{paper.copies} copies") if paper.copies > 1 else "",
        _told(r, paper.form),
        r.t(f"由{paper.issuer.zh}出具", f"from {paper.issuer.en}") if paper.issuer else "",
        "" if paper.required else r.t("有这种情况才要", "only in some cases"),
        r.t("可以后补", "may follow later") if paper.owed else "",
        _told(r, paper.note),
        r.t("示例", "sample entry") if paper.sample else "",
    ]
    small = " · ".join(part for part in details if part)
    below = f"<small>{small}</small>" if small else ""
    samples = "".join(_sample(r, sample) for sample in paper.samples)
    return f"<b>{r.told(paper.name)}</b>{below}{samples}"


def _sample(r: Reader, sample: Sample) -> str:
    what = (
        r.t("空白表", "blank form") if sample.what == "blank" else r.t("填写样本", "filled sample")
    )
    name, picture = r.told(sample.name), f"/media/{sample.media}/1.png"
    return (
        f'<a class="sample" href="/media/{sample.media}">'
        f'<img src="{picture}" alt="" width="96"><span>{what}：{name}</span></a>'
    )


def _listed(head: str, r: Reader, lines: list[Words]) -> str:
    if not lines:
        return ""
    told = "".join(f"<li>{r.told(line)}</li>" for line in lines)
    return f"<section><h2>{head}</h2><ul>{told}</ul></section>"


def _flow(r: Reader, item: ServiceItem) -> str:
    """The picture, and for who can't see it the steps in words."""
    if not item.steps:
        return ""
    steps = "；".join(f"{n} {r.told(step)}" for n, step in enumerate(item.steps, 1))
    address = f"/api/v1/guide/items/{quote(item.id)}/flow.svg?language={r.language}"
    head = r.t("怎么办", "How it goes")
    return f'<section><h2>{head}</h2><img class="flow" src="{address}" alt="{steps}"></section>'


def _published(r: Reader, item: ServiceItem) -> str:
    """What a hall must publish and a citizen seldom needs."""
    fee = item.fee
    legal = escape(limit_text(item.legal, r.language)) if item.legal else ""
    rows = [
        (r.t("办理主体", "Decided by"), _told(r, item.authority)),
        (r.t("办理内容", "What is done"), _told(r, item.content)),
        (r.t("办理依据", "Legal basis"), escape(item.basis or "")),
        (r.t("法定时限", "Legal time"), legal),
        (r.t("收费依据", "Basis of the fee"), escape(fee.basis or "") if fee else ""),
        (r.t("责任岗位", "Post responsible"), _told(r, item.responsible)),
        (r.t("审查标准", "Review standard"), _told(r, item.standard)),
        (r.t("帮办代办", "Done for you"), r.t("可以", "possible") if item.by_agent else ""),
        (r.t("上门办理", "At your home"), r.t("可以", "possible") if item.at_home else ""),
        (r.t("监督投诉", "Complaints"), telephone(item.complaint) if item.complaint else ""),
    ]
    return f"<section><h2>{r.t('公开事项', 'Published')}</h2>{_rows(rows)}</section>"


def _told(r: Reader, words: Words | None) -> str:
    return r.told(words) if words else ""
