"""Why a due day is the day it is, in words anybody can check with a calendar in hand."""

from datetime import date

from hall_link.wire.base import Words
from hall_link.wire.cases import SpecialStep
from hall_server.deadlines.days import Counted
from hall_server.deadlines.due import Due
from hall_server.premises.calendar import PUBLISHED, holiday_name

WEEKDAYS_ZH = "一二三四五六日"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def _words(zh: str, en: str) -> Words:
    return Words(zh=zh, en=en)


STEPS: dict[SpecialStep, Words] = {
    "hearing": _words("听证", "hearing"),
    "tender": _words("招标", "tender"),
    "auction": _words("拍卖", "auction"),
    "inspection": _words("检验", "inspection"),
    "testing": _words("检测", "testing"),
    "quarantine": _words("检疫", "quarantine"),
    "appraisal": _words("鉴定", "appraisal"),
    "expert_review": _words("专家评审", "expert review"),
}
"""The steps that stop a clock, by name."""

SAID: dict[str, Words] = {
    "at-once": _words("当场一次告知，当天办结", "Told at once: due the same day"),
    "same-day": _words("即办件当天办结", "An on-the-spot case is done on the same day"),
    "minutes": _words("{1}分钟内办结", "Done within {1} minutes"),
    "closed-skipped": _words(
        "午休和闭厅的时间不计", "The time in which the hall is closed does not count"
    ),
    "after-acceptance": _words(
        "{1}受理，下一个工作日为第一天", "Accepted {1}: the next working day is day one"
    ),
    "after-receipt": _words(
        "{1}收件，下一个工作日为第一天", "Received {1}: the next working day is day one"
    ),
    "on-receipt": _words("{1}收件，当天就算第一天", "Received {1}: that day is day one"),
    "complete": _words("{1}材料补齐，从补齐起算", "Papers complete {1}: counted from then"),
    "sent-up": _words("{1}已上报，从上报起算", "Sent up {1}: counted from then"),
    "consultation": _words(
        "{1}提问，下一个工作日为第一天", "Asked {1}: counted from the day after"
    ),
    "send_up": _words("{1}收件，下一个工作日为第一天", "Received {1}: counted from the day after"),
    "task": _words(
        "{1}转到窗口，下一个工作日为第一天", "Passed on {1}: counted from the day after"
    ),
    "delivery": _words(
        "{1}作出决定，下一个工作日为第一天", "Decided {1}: counted from the day after"
    ),
    "plain-days": _words(
        "{1}起{2}天，周末和节假日也计入", "{2} days from {1}, weekends and holidays included"
    ),
    "rolled": _words(
        "最后一天{1}放假，顺延到{2}", "The last day, {1}, is a day off: it moves to {2}"
    ),
    "limit": _words("期限{1}个工作日", "Limit: {1} working days"),
    "limit-day": _words(
        "期限{1}天，周末和节假日也计入", "Limit: {1} days, weekends and holidays included"
    ),
    "limit-month": _words(
        "期限{1}个月，到期月的同一天为最后一天",
        "Limit: {1} months, to the same day of the month",
    ),
    "limit-same_day": _words("承诺当天办结", "Promised for the same day"),
    "limit-minute": _words("承诺{1}分钟内办结", "Promised within {1} minutes"),
    "limit-hour": _words("承诺{1}小时内办结", "Promised within {1} hours"),
    "extended": _words("经批准延长{1}个工作日", "Extended by {1} working days, approved"),
    "makeup": _words("{1}是调休上班日，计入", "{1} is a make-up working day and counts"),
    "holiday": _words("{1}至{2}{name}放假，不计", "{1} to {2} is off ({name}): not counted"),
    "holiday-one": _words("{1}{name}放假，不计", "{1} is off ({name}): not counted"),
    "stopped": _words(
        "{1}起因{name}停止计时，{2}恢复", "The clock stood still from {1} for {name}, went on {2}"
    ),
    "stopped-now": _words("正在停止计时，恢复后再算", "The clock stands still just now"),
    "waits-for-papers": _words(
        "{1}收件，材料还没有补齐，补齐后起算", "Received {1}: counts once the papers are complete"
    ),
    "not-accepted": _words(
        "{1}收件，还没有受理，受理后起算", "Received {1}, not accepted yet: counts from acceptance"
    ),
    "silent": _words(
        "{2}个工作日内不受理也不告知补正的，从{1}起视为收件当天已受理",
        "Neither accepted nor corrected in {2} working days: from {1} it counts as accepted "
        "on the day of receipt",
    ),
    "unsure": _words(
        "{1}年放假安排还没有公布，按周一至周五推算，日期可能变动",
        "The public holidays of {1} are not published: Mondays to Fridays were counted, "
        "and the date may change",
    ),
}
"""Code -> its sentence; `{1}`, `{2}` are what follows the code, days in words."""


def day_words(day: date) -> Words:
    """`2月14日（周六)`， `Sat 14 Feb`; both without the year."""
    zh = f"{day.month}月{day.day}日（周{WEEKDAYS_ZH[day.weekday()]}）"
    return _words(zh, f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}")


def explain(due: Due) -> list[Words]:
    """The reasons, one sentence each."""
    return [_sentence(*code.split()) for code in due.why]


def reason_of(counted: Counted) -> Words:
    """Why a day counts or does not."""
    if counted.mark == "holiday":
        return _holiday(counted.day)
    return {
        "start": _words("起算日，不计", "The day it began"),
        "counted": _words("工作日", "Working day"),
        "makeup": _words("调休上班日", "Make-up working day"),
        "weekend": _words("周末", "Weekend"),
        "stopped": _words("停止计时", "Clock stopped"),
        "day": _words("计入", "Counts"),
    }[counted.mark]


def _sentence(code: str, *told: str) -> Words:
    words = [_told(part) for part in told]
    name = _words("", "")
    if code == "stopped":
        name = next(word for step, word in STEPS.items() if step == told[2])
    if code == "holiday":
        name = _holiday(date.fromisoformat(told[0]))
        code = "holiday-one" if told[0] == told[1] else code
    said = SAID[code]
    return _words(
        said.zh.format("", *(w.zh for w in words), name=name.zh),
        said.en.format("", *(w.en for w in words), name=name.en),
    )


def _told(part: str) -> Words:
    """A day in words; a number as it stands."""
    return day_words(date.fromisoformat(part)) if "-" in part else _words(part, part)


def _holiday(day: date) -> Words:
    found = holiday_name(day) if day.year in PUBLISHED else None
    return found or _words("休假日", "Day off")
