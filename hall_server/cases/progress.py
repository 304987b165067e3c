"""How a case stands, in plain words for the citizen (row A9). Nobody's name is in it."""

from datetime import date

from hall_link.wire.base import Words
from hall_link.wire.case_views import CaseFound, ProgressStep
from hall_link.wire.cases import CaseState
from hall_server.cases.clocks import promised
from hall_server.cases.fetching import fetch_item, fetch_windows
from hall_server.cases.filling import step_words
from hall_server.cases.kind_words import MEANS
from hall_server.cases.reckoning import day_of
from hall_server.cases.room import Scene
from hall_server.cases.tables import GIVEN_UP, Case
from hall_server.cases.views import kind_name
from hall_server.deadlines.why import day_words
from hall_server.documents.days import told_day
from hall_server.kernel.clock import stored


def _words(zh: str, en: str) -> Words:
    return Words(zh=zh, en=en)


HEADLINES: dict[CaseState, Words] = {
    "received": _words("材料已收，正在核对", "Your papers were received and are being checked"),
    "correcting": _words("请先补正材料，再受理", "Please put your papers right first"),
    "supplementing": _words("已收件，等您补齐材料", "Taken in; it waits for the papers you owe"),
    "accepted": _words("正在办理", "It is being worked on"),
    "stopped": _words("{1}起进行{0}，预计到{2}结束", "Since {1}: {0}, expected until {2}"),
    "sent_up": _words("已上报上级，等待答复", "Sent to the level above; waiting for its answer"),
    "decided": _words("已办好，正在准备交给您", "It is decided; the result is being made ready"),
    "ready": _words("已办好，可以领取了", "It is ready: you can fetch it"),
    "delivered": _words("结果已交付", "The result was handed over"),
    "closed": _words("已办结", "It is done"),
    "returned": _words("已退回，请领取退回通知书，上面写了原因", "Returned; please fetch the slip"),
    "refused": _words("没有受理，请领取告知单，上面写了原因", "Not accepted; fetch the notice"),
    "withdrawn": _words("已按您的意愿撤回，请签字确认", "Withdrawn as you wished; please sign it"),
}

GIVEN: dict[str, Words] = {
    "denied": _words("没有获准，决定书已交给您", "Not granted; the decision was handed over"),
    "returned": _words("已退回，原因见退回通知书", "Returned; the slip tells why"),
    "refused": _words("没有受理，原因见告知单", "Not accepted; the notice tells why"),
    "withdrawn": _words("已按您的意愿撤回", "It was withdrawn as you wished"),
}
"""What became of a case, once its paper was handed over."""

DENIED = _words("没有获准，决定书上写了原因", "It was not granted; the decision tells why")
LATE = _words("，已超过承诺的日期，我们正在催办", "; it is late, and we are urging it on")

NOT_COUNTED = _words("，这段时间不计时", "; this time does not count")
SLOW = _words("，已超过预计的日期，我们正在催办", "; it takes longer, and we are urging it on")

RECEIVED = _words("收件：材料交到窗口", "Received: your papers are with us")
CORRECTED = _words("补正：把材料改对", "Put right: your papers are as they have to be")
COMPLETED = _words("补齐：交来缺的材料", "Complete: the papers that lacked are here")
ACCEPTED = _words("受理：开始计算时限", "Accepted: the promised time runs")
SENT_UP = _words("上报上级", "Sent to the level above")
JOINED = _words("各联办窗口办理", "The windows that join do their part")
DECIDED = _words("作出决定", "Decided")
FETCHED = _words("领取结果", "Result handed over")
TOLD = _words("领取通知", "Notice handed over")
ENDED_BY: dict[str, Words] = {
    "returned": _words("退回：材料还给您", "Given back to you"),
    "refused": _words("不予受理：这里不能办", "Not accepted: it can't be done here"),
    "withdrawn": _words("撤回：您不办了", "Withdrawn as you wished"),
}


def progress_of(scene: Scene, case: Case) -> CaseFound:
    """Where it stands today, what was done and what comes, by when, and what the citizen does."""
    due, today = promised(case), scene.day
    item = next(iter(scene.guide.known([case.item])), None)
    return CaseFound(
        number=case.number,
        item_name=scene.guide.name_of(case.item),
        kind_name=kind_name(scene, case),
        kind_means=MEANS[case.flow],
        state=case.state,
        headline=_headline(case, late=due is not None and due < today, today=today),
        steps=_steps(scene, case),
        due=due,
        bring=_bring(case),
        fetch=_fetch(scene, case),
        meeting=_meeting(scene, case),
        window=case.window,
        telephone=(item.telephone if item else None) or scene.hall.premises.hotline,
    )


def _headline(case: Case, late: bool, today: str) -> Words:
    said = HEADLINES[case.state]
    if case.delivered_at is not None and case.outcome in GIVEN:
        return GIVEN[case.outcome]
    if case.outcome == "denied":
        return DENIED
    if case.state == "stopped":
        return _stopped(case, late, today)
    if late and case.state in ("accepted", "sent_up"):
        return _words(said.zh + LATE.zh, said.en + LATE.en)
    return said


def _stopped(case: Case, late: bool, today: str) -> Words:
    """Since when and for what; whether the time counts, which it does where the promise was broken
    before; and whether the step itself takes longer than was told."""
    said, stop = HEADLINES["stopped"], case.stop
    assert stop is not None
    since = day_words(date.fromisoformat(stop.since))
    until = day_words(date.fromisoformat(stop.expected or stop.since))
    slow = stop.expected is not None and stop.expected < today
    rest = LATE if late else SLOW if slow else NOT_COUNTED
    return _words(
        said.zh.format(step_words(stop.step, "zh"), since.zh, until.zh) + rest.zh,
        said.en.format(step_words(stop.step, "en"), since.en, until.en) + rest.en,
    )


def _steps(scene: Scene, case: Case) -> list[ProgressStep]:
    """The way of its kind: what is done has its day."""
    steps = [_step(RECEIVED, day_of(scene, case.received_at))]
    accepted = day_of(scene, case.accepted_at)
    if case.state in ("correcting", "supplementing") or case.visits > 1:
        lacked = case.flow == "supplement"
        steps.append(_step(COMPLETED if lacked else CORRECTED, case.complete_day))
    if case.outcome in GIVEN_UP:
        told = day_of(scene, case.delivered_at)
        taken = [_step(ACCEPTED, accepted)] if accepted else []
        ended = _step(ENDED_BY[case.outcome], case.decided_on)
        return [*steps, *taken, ended, _step(TOLD, told)]
    steps.append(_step(ACCEPTED, accepted))
    if case.flow == "reported_up":
        steps.append(_step(SENT_UP, case.sent_up_on))
    if case.flow == "joint":
        steps.append(ProgressStep(words=JOINED, done=case.decided_on is not None))
    steps.append(_step(DECIDED, case.decided_on))
    return [*steps, _step(FETCHED, day_of(scene, case.delivered_at))]


def _step(words: Words, day: date | str | None) -> ProgressStep:
    return ProgressStep(words=words, at=None if day is None else str(day), done=day is not None)


def _bring(case: Case) -> list[str]:
    """What is missing, and what is owed with the day it may come until, in the case's language."""
    if case.outcome in (*GIVEN_UP, "denied") or case.ended:
        return []
    comma = ", " if case.language == "en" else "，"
    owed = [
        f"{paper.name}{comma}{told_day(paper.owed_until or '', 'by', case.language)}"
        for paper in case.owed
    ]
    return [*(paper.name for paper in case.missing), *owed]


def _meeting(scene: Scene, case: Case) -> Words | None:
    """The joint review that lies ahead, or is under way on its day: when and where."""
    called = None if case.ended else scene.cases.meeting(case.id)
    if called is None:
        return None
    local = stored(called.meets_at).astimezone(scene.hall.premises.zone)
    if local.date().isoformat() < scene.day:
        return None
    day, at = day_words(local.date()), f"{local:%H:%M}"
    return _words(f"{day.zh}{at}，{called.place}", f"{day.en}, {at}, {called.place}")


def _fetch(scene: Scene, case: Case) -> Words | None:
    """Where a result lies that is ready."""
    if case.state != "ready":
        return None
    by = case.deliver_by
    told = day_words(date.fromisoformat(by)) if by and by >= scene.day else None
    item, windows = fetch_item(scene), fetch_windows(scene)
    numbers = windows or [case.window]
    zh, en = "、".join(map(str, numbers)), ", ".join(map(str, numbers))
    if item is not None and windows:
        queue = scene.queue.queues[item.queue].name
        number = _words(f"取“{queue.zh}”号，", f"take a number for “{queue.en}” and ")
    else:
        number = _words("", "")
    return _words(
        f"请带身份证件，{number.zh}到{zh}号窗口领取，取件号：{case.shelf}"
        + (f"，请在{told.zh}前来" if told else ""),
        f"Bring your ID, {number.en}fetch it at window {en}, shelf number {case.shelf}"
        + (f", please by {told.en}" if told else ""),
    )
