"""The words of the page on which personal data is erased."""

from hall_link.wire.base import Words
from hall_server.web.manager.words import TEXTS as BOARD


def _words(zh: str, en: str) -> Words:
    return Words(zh=zh, en=en)


_BY_DAY = _words(
    "日期/当天第几条，如 2026-11-23/4", "Day and place in that day's register: 2026-11-23/4"
)

TEXTS: dict[str, Words] = {
    "title": _words("删除个人资料", "Erase personal data"),
    "to-board": _words("大厅", "The hall"),
    "to-settings": _words("大厅设置", "Settings"),
    "other-language": _words("English", "中文"),
    "leave": BOARD["leave"],
    "done": BOARD["done"],
    "close": BOARD["close"],
    "look": _words("找到要删除的事", "Find the matter"),
    "look-how": _words(
        "有人要求删除自己的资料时用。只能删除已经办完的；正在办的还要用，不能删。",
        "For who asks that their data be erased. What still goes on needs it and is not erased.",
    ),
    "what": _words("是什么事", "What it is"),
    "number": _words("编号", "Number"),
    "find": _words("查找", "Find"),
    "number-needed": _words("请输入编号", "Type the number"),
    "nothing-found": _words("没有找到，请核对编号", "Not found; compare the number"),
    "nothing-yet": _words(
        "输入编号查找后，这里显示会删除哪些内容。",
        "Once it is found, what would be erased stands here.",
    ),
    "heading": _words("{kind} {number}", "{kind} {number}"),
    "over": _words("已办完，可以删除", "It is over and may be erased"),
    "not-over": _words("还没有办完，不能删除", "It still goes on: not to be erased"),
    "empty": _words("已经没有个人资料", "No personal data is left in it"),
    "holds": _words("里面有", "What it holds"),
    "goes": _words("会删除", "To be erased"),
    "stays": _words(
        "编号、日期、事项和办理结果会保留，统计不变。",
        "Numbers, days, items and outcomes stay; figures do not change.",
    ),
    "rows": _words("{count}处，共{letters}字", "{count} entries, {letters} characters"),
    "erase": _words("删除这些资料", "Erase it"),
    "ask": _words(
        "删除后谁也不能恢复，旧备份恢复时也会再次删除。",
        "Nobody can undo it; an older backup that is restored is erased again.",
    ),
    "again": _words("请再输入一次编号 {number}", "Type the number {number} once more"),
    "other-number": _words("编号不一致，没有删除", "Not the same number; nothing was erased"),
    "yes": _words("永久删除", "Erase for good"),
    "keep": _words("不删除", "Keep it"),
    "erased": _words("已删除", "Erased"),
    "kind-case": _words("办件", "Case"),
    "kind-complaint": _words("投诉", "Complaint"),
    "kind-request": _words("上门和加急申请", "Service request"),
    "kind-visit": _words("来访（号票）", "Visit"),
    "kind-booking": _words("预约", "Booking"),
    "kind-call": _words("来电", "Telephone call"),
    "kind-consultation": _words("咨询", "Consultation"),
    "kind-paper": _words("单据（不属于办件）", "Paper of no case"),
    "kind-duty": _words("值班记录", "Duty log"),
    "hint-case": _words("办件编号，10位数字", "The case's ten figures"),
    "hint-complaint": _words("受理编号，如 20260001", "Its number, as 20260001"),
    "hint-request": _words("申请编号，如 20260001", "Its number, as 20260001"),
    "hint-visit": _words("日期/号码，如 2026-11-23/A012", "Day and number: 2026-11-23/A012"),
    "hint-booking": _words("预约码，8位数字", "The booking's eight figures"),
    "hint-call": _BY_DAY,
    "hint-consultation": _BY_DAY,
    "hint-paper": _words("单据右上角的编号", "The number on the paper"),
    "hint-duty": _BY_DAY,
}

PLACES: dict[str, Words] = {
    "applicants.name": _words("申请人姓名", "Applicant's name"),
    "applicants.phone": _words("申请人电话", "Applicant's telephone"),
    "applicants.address": _words("申请人地址", "Applicant's address"),
    "applicants.agent": _words("代办人姓名", "Agent's name"),
    "applicants.agent_phone": _words("代办人电话", "Agent's telephone"),
    "applicants.recipient": _words("领取人姓名", "Recipient's name"),
    "bookers.name": _words("预约人姓名", "Who booked"),
    "bookers.phone": _words("预约人电话", "Telephone of who booked"),
    "case_meetings.decision": _words("联审会决定", "Decisions of joint reviews"),
    "case_meetings.memo": _words("联审会纪要", "Minutes of joint reviews"),
    "case_steps.note": _words("办理经过中的说明", "Notes on its steps"),
    "case_tasks.note": _words("协办窗口的意见", "What joined windows wrote"),
    "cases.papers": _words("材料清单", "The list of papers"),
    "complainants.name": _words("投诉人姓名", "Complainant's name"),
    "complainants.phone": _words("投诉人电话", "Complainant's telephone"),
    "complainants.address": _words("投诉人地址", "Complainant's address"),
    "complainants.occupation": _words("投诉人职业", "Complainant's occupation"),
    "complainants.affiliation": _words("投诉人单位", "Complainant's affiliation"),
    "complaint_steps.note": _words("处理经过中的说明", "Notes on its steps"),
    "complaints.text": _words("投诉内容", "The complaint's words"),
    "complaints.answer": _words("答复内容", "The answer's words"),
    "consultations.question": _words("咨询的问题", "The question"),
    "consultations.answer": _words("咨询的答复", "The answer"),
    "custody.papers": _words("交接的材料名称", "Names of papers handed over"),
    "custody.taker": _words("材料接收人", "Who took papers"),
    "documents.fields": _words("单据上填写的内容", "What papers were filled in with"),
    "documents.void_reason": _words("单据作废的原因", "Why papers were voided"),
    "duty_log.text": _words("值班记录内容", "The entry's words"),
    "phone_calls.caller": _words("来电人姓名", "Caller's name"),
    "phone_calls.phone": _words("来电号码", "Caller's telephone"),
    "phone_calls.content": _words("来电内容", "What the call was about"),
    "phone_calls.answer": _words("答复内容", "The answer's words"),
    "print_jobs.body": _words("等待打印的单据", "Papers that wait to be printed"),
    "rating_supplements.text": _words("追评内容", "Words added to the rating"),
    "ratings.text": _words("评价内容", "The rating's words"),
    "rectifications.notes": _words("差评整改记录", "Notes on putting it right"),
    "requesters.name": _words("申请人姓名", "Who asked"),
    "requesters.phone": _words("申请人电话", "Telephone of who asked"),
    "requesters.address": _words("申请人地址", "Address of who asked"),
    "requesters.wanted": _words("希望的时间", "When it was wanted"),
    "requesters.text": _words("申请内容", "What was asked for"),
    "requesters.answer": _words("答复内容", "The answer's words"),
    "strays.body": _words("来历不明的号票", "Tickets nobody knows"),
    "tickets.note": _words("窗口留言", "The clerk's note"),
}
"""What people call each column that is sealed."""
