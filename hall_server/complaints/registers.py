"""The registers as the rule books list them: of complaints, and of petitions (rows H5, H6).

They bear the names of those who came: only handlers are given one, and only with what they handle.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from zoneinfo import ZoneInfo

from hall_server.complaints.book import ComplaintBook
from hall_server.complaints.tables import Complainant, Complaint, ComplaintStep
from hall_server.complaints.words import CHANNEL, WHAT
from hall_server.kernel.clock import stored

RegisterKind = Literal["complaints", "petitions"]

JUDGED = frozenset({"satisfied", "dissatisfied", "dissatisfied_again"})
"""Steps in which the complainant said something of the answer."""


@dataclass(frozen=True, slots=True)
class Register:
    """`widths`: the columns' shares of the paper's width. `signers`: who signs a line of it."""

    title: str
    heads: Sequence[str]
    widths: Sequence[int]
    rows: Sequence[Sequence[str]]
    signers: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """What one line is made of."""

    complaint: Complaint
    who: Complainant
    steps: Sequence[ComplaintStep]


def entries_of(book: ComplaintBook, complaints: Sequence[Complaint]) -> list[Entry]:
    """With who came and the file of each."""
    ids = [complaint.id for complaint in complaints]
    known, files = book.complainants(ids), book.files(ids)
    return [Entry(c, known.get(c.id, Complainant(c.id)), files.get(c.id, [])) for c in complaints]


COMPLAINT_HEADS = (
    "编号",
    "投诉人",
    "投诉时间",
    "投诉方式",
    "投诉内容",
    "联系电话",
    "通讯地址",
    "处理结果",
    "反馈意见",
    "办理人签名",
    "时间",
)
PETITION_HEADS = (
    "编号",
    "来访时间",
    "姓名",
    "性别",
    "年龄",
    "职业",
    "政治面貌",
    "住址或工作单位",
    "反映的主要问题",
    "处理结果",
    "领导接待",
)


def belongs(kind: RegisterKind, complaint: Complaint) -> bool:
    """Whether it stands in this register."""
    return kind_of(complaint) == kind


def kind_of(complaint: Complaint) -> RegisterKind:
    """The register it stands in."""
    return "petitions" if complaint.what == "petition" else "complaints"


def register(
    kind: RegisterKind, entries: Iterable[Entry], names: Mapping[str, str], zone: ZoneInfo
) -> Register:
    """The register of these, each with who came. `names`: sign-in name -> what is written."""
    if kind == "petitions":
        rows = [_petition(entry, names, zone) for entry in entries]
        widths = (9, 11, 8, 5, 5, 8, 8, 16, 26, 20, 20)
        return Register(
            "信访登记表", PETITION_HEADS, widths, rows, ("来访人", "接待领导", "承办人")
        )
    rows = [_complaint(entry, names, zone) for entry in entries]
    widths = (9, 8, 11, 8, 28, 12, 15, 26, 13, 9, 10)
    return Register("投诉来访登记表", COMPLAINT_HEADS, widths, rows, ("投诉人", "办理人", "领导"))


def _complaint(entry: Entry, names: Mapping[str, str], zone: ZoneInfo) -> list[str]:
    it, who = entry.complaint, entry.who
    handled = it.closed_at or it.answered_at
    what = "" if it.what == "complaint" else f"（{WHAT[it.what].zh}）"
    return [
        it.number,
        who.name or "匿名",
        _local(it.received_at, zone),
        CHANNEL[it.channel].zh,
        f"{what}{it.text}",
        who.phone,
        who.address,
        _result(it),
        _feedback(entry),
        names.get(it.handler or "", ""),
        _local(handled, zone)[:10] if handled else "",
    ]


def _petition(entry: Entry, names: Mapping[str, str], zone: ZoneInfo) -> list[str]:
    it, who = entry.complaint, entry.who
    return [
        it.number,
        _local(it.received_at, zone),
        who.name or "匿名",
        {"m": "男", "f": "女"}.get(who.sex, ""),
        str(who.age) if who.age is not None else "",
        who.occupation,
        who.affiliation,
        who.address,
        f"（{it.people}人来访）{it.text}" if it.people > 1 else it.text,
        _result(it),
        _reception(entry, names),
    ]


def _reception(entry: Entry, names: Mapping[str, str]) -> str:
    """Which leader received who came, when, and what came of it; else by when it has to be."""
    it = entry.complaint
    if it.met_on is None:
        return f"应在{it.leader_due}以前接待" if it.leader_due and it.state != "closed" else ""
    said = [step.note for step in entry.steps if step.act == "meet"]
    told = f"{names.get(it.met_by or '', it.met_by or '')}（{it.met_on}）"
    return f"{told}{said[-1]}" if said else told


def _result(complaint: Complaint) -> str:
    found = {True: "属实。", False: "不属实。", None: ""}[complaint.upheld]
    return f"{found}{complaint.answer}" if complaint.answer else "正在处理"


def _feedback(entry: Entry) -> str:
    said = [step.note for step in entry.steps if step.act in JUDGED and step.note]
    waits = "未评" if entry.complaint.answer and not said else ""
    judged = {True: "满意", False: "不满意", None: waits}
    return "；".join(filter(None, [judged[entry.complaint.satisfied], *said]))


def _local(moment: str, zone: ZoneInfo) -> str:
    return f"{stored(moment).astimezone(zone):%Y-%m-%d %H:%M}"
