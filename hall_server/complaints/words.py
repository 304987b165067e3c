"""What complaints are called, and how they stand, in plain words."""

from datetime import date

from hall_link.wire.base import Words
from hall_server.deadlines.why import day_words

WHAT = {
    "complaint": Words(zh="投诉", en="Complaint"),
    "suggestion": Words(zh="建议", en="Suggestion"),
    "praise": Words(zh="表扬", en="Praise"),
    "petition": Words(zh="信访", en="Petition"),
}

CATEGORY = {
    "attitude": Words(zh="服务态度", en="Manner"),
    "quality": Words(zh="服务质量", en="Quality"),
    "delay": Words(zh="办事效率", en="Delay"),
    "rules": Words(zh="违规违纪", en="Breach of rules"),
    "fees": Words(zh="收费", en="Fees"),
    "facilities": Words(zh="环境设施", en="Premises"),
    "other": Words(zh="其他", en="Other"),
}

CHANNEL = {
    "kiosk": Words(zh="自助机", en="Kiosk"),
    "pad": Words(zh="评价器", en="Pad"),
    "phone_page": Words(zh="手机网页", en="Phone page"),
    "desk": Words(zh="当面口头", en="In person"),
    "telephone": Words(zh="电话", en="Telephone"),
    "letter": Words(zh="来信", en="Letter"),
    "visit": Words(zh="来访", en="Visit"),
}

STATE = {
    "received": Words(zh="待受理", en="Received"),
    "assigned": Words(zh="处理中", en="In hand"),
    "answered": Words(zh="已答复", en="Answered"),
    "reopened": Words(zh="领导重办", en="Opened again"),
    "closed": Words(zh="已办结", en="Closed"),
}

HEADLINE = {
    "received": Words(zh="已收到，{by}答复您", en="Received; you will be answered {by}"),
    "assigned": Words(
        zh="正在处理，{by}答复您", en="It is being looked into; you will be answered {by}"
    ),
    "answered": Words(zh="已经答复，请看下面的答复", en="It is answered; please read below"),
    "reopened": Words(
        zh="由领导重新处理，{by}答复您",
        en="A leader looks into it again; you will be answered {by}",
    ),
    "closed": Words(zh="已经办结，谢谢您", en="It is closed; thank you"),
}
"""state -> what the citizen reads who follows it."""

APPEAL = Words(
    zh="已经办结。您仍不满意的，可以拨打 {hotline} 向上级反映",
    en="It is closed. If you are still not satisfied you may ring {hotline}",
)
"""For who judged the second answer unsatisfying too, where the hall names nobody else."""


def until(day: str | None) -> Words:
    """A last day as people read it: `11月30日（周一）以前（含当日）`."""
    if day is None:
        return Words(zh="尽快", en="soon")
    told = day_words(date.fromisoformat(day))
    return Words(zh=f"{told.zh}以前（含当日）", en=f"by {told.en}, that day included")


def filled(words: Words, **told: Words) -> Words:
    """The words with what they tell, each language its own."""
    zh, en = ({key: getattr(w, into) for key, w in told.items()} for into in ("zh", "en"))
    return Words(zh=words.zh.format(**zh), en=words.en.format(**en))
