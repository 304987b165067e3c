"""What people complain of, wish for and praise, in sentences ready to be touched."""

from dataclasses import dataclass
from typing import get_args

from hall_link.wire.base import Words
from hall_link.wire.complaints import Category, ComplaintKind

KINDS: tuple[ComplaintKind, ...] = get_args(ComplaintKind)
CATEGORIES: tuple[Category, ...] = get_args(Category)


def _w(zh: str, en: str) -> Words:
    return Words(zh=zh, en=en)


@dataclass(frozen=True)
class Named:
    """A choice: its words, what more is said of it, and its pictogram."""

    name: Words
    more: Words
    icon: str


KIND: dict[ComplaintKind, Named] = {
    "complaint": Named(_w("投诉", "Complaint"), _w("哪里做得不对", "What went wrong"), "complaint"),
    "suggestion": Named(
        _w("建议", "Suggestion"), _w("怎样能做得更好", "What could be better"), "suggestion"
    ),
    "praise": Named(_w("表扬", "Praise"), _w("谁做得好", "What was done well"), "praise"),
    "petition": Named(
        _w("信访", "Petition"), _w("反映一件难事", "A problem to be solved"), "petition"
    ),
}

CATEGORY: dict[Category, Named] = {
    "attitude": Named(_w("服务态度", "Manner"), _w("", ""), "person"),
    "quality": Named(_w("办事质量", "Quality"), _w("", ""), "read"),
    "delay": Named(_w("办事效率", "Speed"), _w("", ""), "clock"),
    "rules": Named(_w("是否按规定", "Rules"), _w("", ""), "scale"),
    "fees": Named(_w("收费", "Fees"), _w("", ""), "fee"),
    "facilities": Named(_w("环境设施", "The hall"), _w("", ""), "hall"),
    "other": Named(_w("其他", "Other"), _w("", ""), "help"),
}

ABOUT_SOMEBODY: frozenset[Category] = frozenset({"attitude", "quality", "delay", "rules", "fees"})
"""Categories for which it is asked whom it is about."""

_COMPLAINTS: dict[Category, tuple[Words, ...]] = {
    "attitude": (
        _w("态度冷淡，爱理不理", "I was treated coldly"),
        _w("没有耐心，催促或打断我", "I was hurried or interrupted"),
        _w("说话不文明", "Rude words were used"),
        _w("在窗口做与工作无关的事", "Staff were busy with other things"),
    ),
    "quality": (
        _w("要什么材料没有一次说清", "I was not told all the papers at once"),
        _w("讲得不清楚，我听不明白", "The explanation was unclear"),
        _w("办错了，要重新办", "It was done wrongly and must be redone"),
        _w("该办的不给办，也没说理由", "It was refused without a reason"),
    ),
    "delay": (
        _w("等的时间太长", "The wait was too long"),
        _w("超过了承诺的时间还没办好", "The promised day has passed"),
        _w("窗口没有人", "Nobody was at the window"),
        _w("被推来推去，跑了很多次", "I was sent back and forth"),
    ),
    "rules": (
        _w("要了规定以外的材料", "I was asked for papers not on the list"),
        _w("没有按顺序叫号", "Numbers were called out of turn"),
        _w("照顾熟人", "Acquaintances were favoured"),
        _w("暗示要好处", "A favour was hinted at"),
    ),
    "fees": (
        _w("收了不该收的钱", "I was charged what should be free"),
        _w("收费比公布的多", "I was charged more than posted"),
        _w("没有给收据", "I got no receipt"),
        _w("收费标准没有公布", "The fees are not posted"),
    ),
    "facilities": (
        _w("座位不够", "There are too few seats"),
        _w("厕所不干净", "The toilets are not clean"),
        _w("指示牌看不明白", "The signs are hard to follow"),
        _w("老人、残疾人不方便", "It is hard for elderly or disabled people"),
    ),
    "other": (
        _w("机器坏了或不好用", "A machine is broken or hard to use"),
        _w("电话打不通", "Nobody answers the telephone"),
        _w("公布的内容不对", "What is published is wrong"),
        _w("上次反映的问题没有解决", "What I reported before is not solved"),
    ),
}

_WISHES: dict[Category, tuple[Words, ...]] = {
    "attitude": (
        _w("希望说话更耐心", "Please be more patient"),
        _w("希望主动问一问要办什么", "Please ask people what they need"),
        _w("希望对老人多帮一把", "Please help elderly people more"),
        _w("希望多用方言交流", "Please speak the local dialect too"),
    ),
    "quality": (
        _w("希望材料一次说清", "Please tell all the papers at once"),
        _w("希望有填表的样子可以照着填", "Please show filled-in forms"),
        _w("希望办好了打电话通知", "Please ring when it is done"),
        _w("希望能在一个窗口办完", "Please let one window do it all"),
    ),
    "delay": (
        _w("希望多开几个窗口", "Please open more windows"),
        _w("希望中午也有人值班", "Please have somebody at noon too"),
        _w("希望周末能办", "Please open at weekends"),
        _w("希望办得再快一些", "Please be quicker"),
    ),
    "rules": (
        _w("希望少要几样证明", "Please ask for fewer certificates"),
        _w("希望把规定写得好懂", "Please write the rules plainly"),
        _w("希望结果公布出来", "Please publish the results"),
        _w("希望按号办理，一视同仁", "Please treat everybody alike"),
    ),
    "fees": (
        _w("希望收费写在墙上", "Please post the fees"),
        _w("希望可以手机付款", "Please take payment by phone"),
        _w("希望可以付现金", "Please take cash"),
        _w("希望困难户免费", "Please waive fees for poor households"),
    ),
    "facilities": (
        _w("希望多放几把椅子", "Please put up more chairs"),
        _w("希望有热水和老花镜", "Please offer hot water and reading glasses"),
        _w("希望屏幕上的字大一些", "Please make the screens' type larger"),
        _w("希望有轮椅和扶手", "Please offer a wheelchair and handrails"),
    ),
    "other": (
        _w("希望能送到村里办", "Please come to the villages"),
        _w("希望电话里能问清楚", "Please answer questions by telephone"),
        _w("希望多宣传政策", "Please tell people more about the rules"),
        _w("希望能在手机上办", "Please let us do it by phone"),
    ),
}

_PRAISE: dict[Category, tuple[Words, ...]] = {
    "attitude": (
        _w("态度热情", "Warm and friendly"),
        _w("很有耐心", "Very patient"),
        _w("主动帮忙", "Helped without being asked"),
        _w("对老人特别照顾", "Took good care of an elderly person"),
    ),
    "quality": (
        _w("讲得清楚明白", "Explained clearly"),
        _w("一次就说清了材料", "Told all the papers at once"),
        _w("业务熟练", "Knows the work well"),
        _w("办得仔细，没有差错", "Careful, without a mistake"),
    ),
    "delay": (
        _w("办得很快", "Very quick"),
        _w("提前办好了", "Done before the promised day"),
        _w("下班了还给我办完", "Stayed on after hours for me"),
        _w("跑一次就办好", "Done in one visit"),
    ),
    "rules": (
        _w("公平公正", "Fair to everybody"),
        _w("按规定办事，不收好处", "Keeps to the rules and takes no favours"),
        _w("先来先办", "First come, first served"),
        _w("公开透明", "Open about everything"),
    ),
    "fees": (
        _w("收费清楚", "Clear about the fee"),
        _w("帮我省了钱", "Saved me money"),
        _w("该免的都免了", "Waived all that may be waived"),
        _w("给了收据", "Gave a receipt"),
    ),
    "facilities": (
        _w("大厅干净整齐", "The hall is clean and tidy"),
        _w("座位、热水都有", "There are seats and hot water"),
        _w("指示清楚好找", "Easy to find the way"),
        _w("机器好用", "The machines are easy to use"),
    ),
    "other": (
        _w("帮我解决了难题", "Solved a hard problem for me"),
        _w("上门来给我办", "Came to my home"),
        _w("打电话通知我", "Rang me when it was done"),
        _w("谢谢你们", "Thank you all"),
    ),
}

PETITIONS = (
    _w("反映一个问题，请调查处理", "I report a problem; please look into it"),
    _w("请帮我解决困难", "Please help me out of hardship"),
    _w("对处理结果有意见", "I do not agree with a decision"),
    _w("请给我一个书面答复", "Please answer me in writing"),
)

_BY_KIND: dict[ComplaintKind, dict[Category, tuple[Words, ...]]] = {
    "complaint": _COMPLAINTS,
    "suggestion": _WISHES,
    "praise": _PRAISE,
}


def sentences_for(what: ComplaintKind, category: Category) -> tuple[Words, ...]:
    """The ready sentences; a petition has its own, whatever it is about."""
    if what == "petition":
        return PETITIONS
    return _BY_KIND[what][category]
