"""How a case stands, in plain words for the citizen (row A9). Nobody's name is in it."""

from datetime import date

from hall_link.wire.base import Words
from hall_link.wire.case_views import CaseFound, ProgressStep
from hall_link.wire.cases import CaseState
from hall_server.cases.clocks import NEVER, clock_of
from hall_server.cases.fetching import fetch_item, fetch_windows
from hall_server.cases.filling import step_words
from hall_server.cases.reckoning import day_of
from hall_server.cases.room import Scene
from hall_server.cases.tables import Case
from hall_server.cases.views import kind_name
from hall_server.deadlines.why import day_words


def _words(zh: str, en: str) -> Words:
    return Words(zh=zh, en=en)


HEADLINES: dict[CaseState, Words] = {
    "received": _words("材料已收，正在核对", "Your papers were received and are being checked"),
    "correcting": _words("请先补正材料，再受理", "Please put your papers right first"),
    "supplementing": _words("已收件，等您补齐材料", "Taken in; it waits for the papers you owe"),
    "accepted": _words("正在办理", "It is being worked on"),
    "stopped": _words("正在进行{0}，这段时间不计时", "It waits for: {0}; this time does not count"),
    "sent_up": _words("已上报上级，等待答复", "Sent to the level above; waiting for its answer"),
    "decided": _words("已办好，正在准备交给您", "It is decided; the result is being made ready"),
    "ready": _words("已办好，可以领取了", "It is ready: you can fetch it"),
    "delivered": _words("结果已交付", "The result was handed over"),
    "closed": _words("已办结", "It is done"),
    "returned": _words("已退回，原因见退回件通知书", "Returned; the notice tells why"),
    "refused": _words("没有受理，原因见告知单", "Not accepted; the notice tells why"),
    "withdrawn": _words("已撤回", "It was withdrawn"),
}

DENIED = _words("已作出不予办理的决定，请看通知书", "It was not granted; the notice tells why")
LATE = _words("，已超过承诺的日期，我们正在催办", "; it is late, and we are urging it on")

RECEIVED = _words("收件", "Received")
COMPLETED = _words("材料补齐", "Papers complete")
ACCEPTED = _words("受理", "Accepted")
SENT_UP = _words("上报上级", "Sent to the level above")
JOINED = _words("各联办窗口办理", "The windows that join do their part")
DECIDED = _words("作出决定", "Decided")
FETCHED = _words("领取结果", "Result handed over")


def progress_of(scene: Scene, case: Case) -> CaseFound:
    """Where it stands today, what was done and what comes, by when, and what the citizen does."""
    day, today = clock_of(case).due, scene.day
    item = next(iter(scene.guide.known([case.item])), None)
    return CaseFound(
        number=case.number,
        item_name=scene.guide.name_of(case.item),
        kind_name=kind_name(scene, case),
        state=case.state,
        headline=_headline(case, late=day < today),
        steps=_steps(scene, case),
        due=None if day == NEVER else day,
        bring=_bring(case),
        fetch=_fetch(scene, case),
        window=case.window,
        telephone=(item.telephone if item else None) or scene.hall.premises.hotline,
    )


def _headline(case: Case, late: bool) -> Words:
    said = HEADLINES[case.state]
    if case.state in ("decided", "ready") and case.outcome == "denied":
        return DENIED
    if case.state == "stopped":
        step = case.stopped_by
        return _words(
            said.zh.format(step_words(step, "zh")), said.en.format(step_words(step, "en"))
        )
    if late and case.state in ("accepted", "sent_up"):
        return _words(said.zh + LATE.zh, said.en + LATE.en)
    return said


def _steps(scene: Scene, case: Case) -> list[ProgressStep]:
    """The way of its kind: what is done has its day."""
    steps = [_step(RECEIVED, day_of(scene, case.received_at))]
    if case.state in ("correcting", "supplementing") or case.visits > 1:
        steps.append(_step(COMPLETED, case.complete_day))
    if case.ended and case.state != "closed":
        return [*steps, _step(HEADLINES[case.state], day_of(scene, case.closed_at))]
    steps.append(_step(ACCEPTED, day_of(scene, case.accepted_at)))
    if case.flow == "reported_up":
        steps.append(_step(SENT_UP, case.sent_up_on))
    if case.flow == "joint":
        steps.append(ProgressStep(words=JOINED, done=case.decided_on is not None))
    steps.append(_step(DECIDED, case.decided_on))
    return [*steps, _step(FETCHED, day_of(scene, case.delivered_at))]


def _step(words: Words, day: date | str | None) -> ProgressStep:
    return ProgressStep(words=words, at=None if day is None else str(day), done=day is not None)


def _bring(case: Case) -> list[str]:
    """What is missing, and what is owed with the day it may come until."""
    if case.ended:
        return []
    owed = [f"{paper.name} ({paper.owed_until})" for paper in case.owed]
    return [*(paper.name for paper in case.missing), *owed]


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
