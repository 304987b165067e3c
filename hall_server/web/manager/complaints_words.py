"""The words of the pages of complaints and requests."""

from hall_link.wire.base import Words
from hall_server.complaints.words import CATEGORY, CHANNEL, STATE, WHAT


def _words(zh: str, en: str) -> Words:
    return Words(zh=zh, en=en)


TEXTS: dict[str, Words] = {
    "title": _words("投诉与信访", "Complaints and petitions"),
    "requests": _words("上门·急办·绿色通道", "Service requests"),
    "ratings": _words("好差评", "Ratings"),
    "to-board": _words("大厅", "The hall"),
    "to-guide-desk": _words("导办台", "Guide desk"),
    "open": _words("待办", "To do"),
    "closed": _words("近90天办结", "Closed, 90 days"),
    "registers": _words("登记簿", "Registers"),
    "new": _words("登记来信来电来访", "Write one down"),
    "nothing-open": _words("没有待办的件", "Nothing waits"),
    "nothing-closed": _words("近90天没有办结的件", "Nothing was closed"),
    "choose": _words("请在左边选一件", "Choose one on the left"),
    "secret": _words(
        "只有承办人能看到内容，被反映人和其下属看不到。",
        "Only handlers read it; it never reaches who it is about, or their subordinates.",
    ),
    "counts-only": _words(
        "您不是承办人，只能看到件数和期限。", "You handle none: you see counts and clocks only."
    ),
    "tally": _words(
        "待答复{n}件：超期{red}件，快到期{yellow}件，未到期{green}件",
        "{n} to be answered: {red} late, {yellow} soon, {green} in time",
    ),
    "stuck": _words(
        "有{n}件没有人可以承办：承办人都被反映到，请报上级",
        "{n} can be handled by nobody here: everybody is concerned. Tell the level above",
    ),
    "late": _words("超期{n}个工作日", "Working days late: {n}"),
    "late-0": _words("已超期", "Late"),
    "today": _words("今天到期", "Due today"),
    "left": _words("还有{n}个工作日", "Working days left: {n}"),
    "reopened": _words("不满意，由领导重办", "Not satisfied: opened again"),
    "people": _words("{n}人", "{n} people"),
    "nobody": _words("还没有人承办", "Nobody yet"),
    "mine": _words("我承办", "Mine"),
    "received": _words("收到时间", "Received"),
    "channel": _words("渠道", "Channel"),
    "about": _words("反映对象", "About"),
    "about-nobody": _words("没有指明", "Not said"),
    "window": _words("{n}号窗口", "Window {n}"),
    "group": _words("来访人数", "People"),
    "handler": _words("承办人", "Handler"),
    "due": _words("答复期限", "Answer by"),
    "leader-due": _words("领导接访期限", "A leader receives by"),
    "graded": _words("情况复杂，按复杂件时限", "Complex: the longer limit"),
    "content": _words("反映内容", "What was said"),
    "answer": _words("答复", "Answer"),
    "upheld": _words("属实", "Upheld"),
    "not-upheld": _words("不属实", "Not upheld"),
    "satisfied": _words("群众表示满意", "The citizen is satisfied"),
    "dissatisfied": _words("群众表示不满意", "The citizen is not satisfied"),
    "unjudged": _words("群众还没有评", "Not judged yet"),
    "identity": _words("身份", "Who complained"),
    "anonymous": _words("匿名", "Nobody's name was left"),
    "named": _words("留了身份，平时不显示", "Left a name; not shown"),
    "see": _words("查看身份", "Show who it was"),
    "see-sure": _words(
        "查看会记入日志：谁、什么时候、看了哪一件。确有需要再看。",
        "Each look is recorded: who, when, which. Look only if you must.",
    ),
    "seen": _words("这次查看已记入日志", "This look is recorded"),
    "name": _words("姓名", "Name"),
    "phone": _words("电话", "Telephone"),
    "address": _words("住址或单位", "Address or unit"),
    "sex": _words("性别", "Sex"),
    "m": _words("男", "Male"),
    "f": _words("女", "Female"),
    "age": _words("年龄", "Age"),
    "occupation": _words("职业", "Occupation"),
    "affiliation": _words("政治面貌", "Political status"),
    "take": _words("我来承办", "Take it on"),
    "give": _words("转给…", "Hand to…"),
    "give-to": _words("转给谁", "To whom"),
    "give-nobody": _words("没有别人可以转", "There is nobody else"),
    "complex": _words("改为复杂件", "Mark as complex"),
    "simple": _words("改回简单件", "Mark as simple"),
    "complex-sure": _words(
        "涉及几个部门、一时办不完的，按复杂件的时限答复。期限会重新算，群众查询时看得到。",
        "It touches several units: the longer limit holds. The citizen sees the new day.",
    ),
    "note": _words("记一笔", "Note"),
    "note-hint": _words("调查情况、核实经过（只留在案卷里）", "What was found; kept in the file"),
    "send_correction": _words("发整改通知", "Correction notice"),
    "send_correction-petition": _words("发事项交办单", "Assignment sheet"),
    "correction-hint": _words(
        "要求部门怎么改、什么时候报结果。不要写投诉人是谁。",
        "What to put right, and by when. Never who complained.",
    ),
    "answer-hint": _words(
        "写给群众的答复：查的情况、怎么处理、依据。群众凭编号和查询码看得到。",
        "To the citizen: what was found, what is done, on which ground.",
    ),
    "answer-written": _words(
        "这件是书面反映的，会同时生成书面答复，可以打印盖章。",
        "It came in writing: a written answer is made as well.",
    ),
    "upheld-ask": _words("查实没有", "Was it so"),
    "close": _words("办结归档", "Close and file"),
    "close-sure": _words("办结后群众仍可以评一次。", "The citizen may still judge it once."),
    "papers": _words("文书", "Papers"),
    "file": _words("办理经过", "What was done"),
    "close-panel": _words("关闭", "Close"),
    "confirm": _words("确定", "Confirm"),
    "done": _words("办好了", "Done"),
    "number-told": _words(
        "已登记，编号 {number}，查询码 {code}", "Registered: number {number}, code {code}"
    ),
    "kind": _words("类型", "Kind"),
    "category": _words("反映什么", "About what"),
    "how": _words("怎么来的", "How it came"),
    "text": _words("内容", "What is said"),
    "staff": _words("反映的人员", "Staff"),
    "window-no": _words("窗口号", "Window"),
    "count": _words("来了几个人", "How many came"),
    "who": _words("来人（自愿填写，不填就是匿名）", "Who (voluntary)"),
    "register": _words("登记", "Register"),
    "print-receipt": _words("打印回执", "Print the receipt"),
    "print-notice": _words("信访另打告知书", "A petition's notice too"),
    "complaints-register": _words("投诉来访登记表", "Register of complaints"),
    "petitions-register": _words("信访登记表", "Register of petitions"),
    "registers-secret": _words(
        "登记簿上有来访人的姓名，每次导出都记入日志。只含您能承办的件。",
        "Registers bear names; each export is recorded. They hold what you may handle.",
    ),
    "from": _words("从", "From"),
    "to": _words("到", "To"),
    "pdf": _words("A4 打印 (PDF)", "A4 (PDF)"),
    "xlsx": _words("导出 Excel", "Excel"),
    "other-language": _words("English", "中文"),
    "leave": _words("退出", "Sign out"),
    "step-receive": _words("收到", "received"),
    "step-take": _words("承办", "taken on"),
    "step-give": _words("转交", "handed on"),
    "step-grade": _words("调整时限", "limit changed"),
    "step-note": _words("记录", "noted"),
    "step-send_correction": _words("发出整改通知", "correction sent"),
    "step-answer": _words("答复", "answered"),
    "step-close": _words("办结归档", "closed"),
    "step-satisfied": _words("群众评：满意", "judged: satisfied"),
    "step-dissatisfied": _words("群众评：不满意，重办", "judged: not satisfied, opened again"),
    "step-dissatisfied_again": _words("群众评：仍不满意", "judged: still not satisfied"),
    "step-urged": _words("超期催办", "urged: past due"),
    "step-escalated": _words("超期报领导", "past due: leaders told"),
    "citizen": _words("群众", "Citizen"),
    "system": _words("系统", "The hall"),
    "no-requests": _words("没有待办的申请", "No request waits"),
    "requests-note": _words(
        "申请一来就提醒值班领导。答复后请当天打电话告诉群众。",
        "The duty leader is paged at once. Ring the citizen the same day.",
    ),
    "wanted": _words("希望时间", "When it suits"),
    "promise": _words("约定日期", "Promise a day"),
    "decline": _words("不能受理", "Decline"),
    "done-request": _words("已经办好", "It is done"),
    "promise-day": _words("哪一天", "Which day"),
    "promise-who": _words("谁去办", "Who does it"),
    "decline-hint": _words("写明原因和别的办法", "Say why, and what to do instead"),
    "promised-for": _words("约定 {day}，{who}", "Promised for {day}, {who}"),
    "item": _words("事项", "Item"),
    **{f"what-{key}": words for key, words in WHAT.items()},
    **{f"category-{key}": words for key, words in CATEGORY.items()},
    **{f"channel-{key}": words for key, words in CHANNEL.items()},
    **{f"state-{key}": words for key, words in STATE.items()},
}
"""key -> words; `{…}` is filled in."""


OFFICE_TEXTS = {
    "complaints": _words("投诉", "Complaints"),
    "service-requests": _words("申请", "Requests"),
}
"""What the board's ways to these pages are called."""

OFFICE_ALARMS: dict[str, tuple[Words, Words]] = {
    "help-group": (
        _words("有群众集体来访（信访 {number}）", "A group has come to petition ({number})"),
        _words("请值班领导马上到场接待", "The duty leader is to receive them at once"),
    ),
    "help-request": (
        _words(
            "有人申请上门、急办或绿色通道（{number}）",
            "Somebody asks for service at home, out of hours or fast ({number})",
        ),
        _words("请到“申请”页答复", "Answer on the page of requests"),
    ),
    "complaints-late": (
        _words("投诉信访超期没有答复：{n}件", "{n} complaints are late"),
        _words("请催承办人，或换人承办", "Urge their handlers, or have others handle them"),
    ),
    "complaints-stuck": (
        _words("{n}件投诉信访没有人可以承办", "{n} complaints can be handled by nobody here"),
        _words("承办人都被反映到，请报上级", "All are concerned: tell the level above"),
    ),
}
"""Alarms of the office on the leaders' board: figures and numbers, nothing else."""
