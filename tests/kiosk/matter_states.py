"""States of progress, complaints, people and requests, as a person would bring them about."""

from datetime import UTC, datetime
from functools import cache, reduce

from hall_link.wire.base import Words
from hall_link.wire.case_views import CaseFound, ProgressStep
from hall_link.wire.commands import Result
from hall_link.wire.complaints import ComplaintFollowed, ComplaintTaken, ServiceAsked
from kiosk.matter_messages import Answered, AnsweredNot, MatterTouched
from kiosk.messages import DepartmentTouched, ItemTouched, PageTouched, ScreenTouched
from kiosk.state import KioskState
from tests.kiosk.kiosk_states import at_home, keys, tick, told

NUMBER, LAST_FOUR = "2611230017", "5678"
SECRET_NAME, SECRET_WORDS = "欧阳", "那天我等了三个小时"


def tell(state: KioskState, *names: str) -> KioskState:
    """After presses by their names; the id of a question is `m1`."""
    return reduce(lambda so_far, name: told(so_far, MatterTouched(name, "m1")), names, state)


def at_tile(screen: str) -> KioskState:
    """Somebody touched one of the quiet tiles of home."""
    return told(at_home(), ScreenTouched(screen))


def answered(state: KioskState, result: Result) -> KioskState:
    """And the server told this."""
    return told(state, Answered("m1", result))


def refused(state: KioskState, code: str) -> KioskState:
    """And the server would not."""
    return told(state, AnsweredNot("m1", code))


# --- progress ------------------------------------------------------------------------------------


def at_last_four(digits: str = "") -> KioskState:
    """Somebody typed a case's number."""
    asked = told(at_tile("progress"), *keys(*NUMBER))
    return told(tell(asked, "on"), *keys(*digits))


MEETING = Words(
    zh="12月1日（周二）09:30，二楼会议室",
    en="Tue 1 Dec, 09:30, meeting room on the second floor",
)


def case_found(**told: object) -> CaseFound:
    """A supplement case that waits for two papers."""
    steps = [
        ("收件：材料交到窗口", "Received: your papers are with us", "2026-11-16", True),
        ("补正：把材料改对", "Put right: your papers are as they have to be", "2026-11-17", True),
        ("补齐：交来缺的材料", "Complete: the papers that lacked are here", None, False),
        ("受理：开始计算时限", "Accepted: the promised time runs", None, False),
        ("领取结果", "Result handed over", None, False),
    ]
    usual: dict[str, object] = {
        "number": NUMBER,
        "item_name": Words(zh="城乡低保", en="Urban and rural minimum living allowance"),
        "kind_name": Words(zh="补办件", en="To be completed"),
        "kind_means": Words(zh="交齐那天起开始计算时限", en="Counts once complete"),
        "state": "supplementing",
        "headline": Words(zh="还差 2 样材料，等您补来", en="We wait for two papers from you"),
        "steps": [
            ProgressStep(words=Words(zh=zh, en=en), at=at, done=done) for zh, en, at, done in steps
        ],
        "due": "2026-12-03",
        "bring": ["家庭收入证明（村委会盖章）", "户口簿复印件 2 份"],
        "window": 3,
        "telephone": "0000-5550103",
    }
    return CaseFound.model_validate(usual | told)


def at_case(**more: object) -> KioskState:
    """And this is how it stands."""
    return answered(tell(at_last_four(LAST_FOUR), "on"), case_found(**more))


# --- complaints ----------------------------------------------------------------------------------


def at_words(category: str = "delay") -> KioskState:
    """Somebody complains about nobody in particular, and touched two sentences."""
    return tell(
        at_tile("complaint"),
        *("what:complaint", f"category:{category}", "nobody", "sentence:0", "sentence:3"),
    )


def at_writing(text: str = "") -> KioskState:
    """And writes besides; `text` is on the keys already."""
    written = tell(at_words(), "write")
    return told(written, *keys(*text)) if text else written


def at_review(*, named: bool = False) -> KioskState:
    """And is asked whether all is right."""
    before = tell(at_words(), "on")
    if not named:
        return tell(before, "anonymous")
    with_name = tell(before, "named", "cand:0", "cand:next", "cand:0", "on")
    return tell(told(with_name, *keys(*"13800005678")), "on")


def complaint_taken() -> ComplaintTaken:
    """What the register gives."""
    return ComplaintTaken(number="20260017", code="482913", answer_by="2026-11-30")


def at_taken() -> KioskState:
    """And it is in the register."""
    return answered(tell(at_review(), "on"), complaint_taken())


def followed(**told: object) -> ComplaintFollowed:
    """It was answered."""
    usual: dict[str, object] = {
        "number": "20260017",
        "what": "complaint",
        "state": "answered",
        "headline": Words(zh="已经答复您", en="It is answered"),
        "received_at": datetime(2026, 11, 20, 2, tzinfo=UTC),
        "answer": "您反映的情况属实。我们已增开一个窗口，并向窗口人员重申一次性告知的要求。"
        "给您添了麻烦，十分抱歉。",
        "may_judge": True,
    }
    return ComplaintFollowed.model_validate(usual | told)


def at_code() -> KioskState:
    """Somebody follows one, and typed its number and its code."""
    number = told(tell(at_tile("complaint"), "follow"), *keys(*"20260017"))
    return told(tell(number, "on"), *keys(*"482913"))


def at_followed(**more: object) -> KioskState:
    """And this is how it stands."""
    return answered(tell(at_code(), "on"), followed(**more))


# --- requests ------------------------------------------------------------------------------------


def at_when() -> KioskState:
    """Somebody wants service at home for an item."""
    picked = tell(at_tile("request"), "what:at_home", "pick")
    return told(picked, DepartmentTouched("civil"), ItemTouched("civil-0"))


def at_request_review() -> KioskState:
    """And said who and where."""
    name = tell(at_when(), "time:1", "cand:0", "cand:next", "cand:1", "on")
    address = tell(told(name, *keys(*"13800005678")), "on")
    return tell(told(address, *keys("signs", "3", "0", "6")), "on")


def at_request_taken() -> KioskState:
    """And the duty officer knows."""
    return answered(tell(at_request_review(), "on"), ServiceAsked(number="S2611230002"))


@cache
def matter_states() -> dict[str, KioskState]:
    """Each screen, for the album."""
    due = {"state": "ready", "fetch": Words(zh="3 号窗口 A12 格", en="Window 3, shelf A12")}
    ready = Words(zh="办好了，请来取", en="It is ready for you")
    busy = Words(zh="正在办理", en="It is being looked into")
    done = [step.model_copy(update={"done": True}) for step in case_found().steps]
    open_one = at_followed(
        answer="", answer_by="2026-11-30", may_judge=False, state="assigned", headline=busy
    )
    answering = tell(at_followed(), "unsatisfied")
    again = followed(may_judge=False, state="reopened")
    return {
        "progress": at_tile("progress"),
        "progress-typed": told(at_tile("progress"), *keys(*NUMBER)),
        "progress-phone": at_last_four("56"),
        "progress-wrong": refused(tell(at_last_four(LAST_FOUR), "on"), "unknown-case"),
        "progress-too-many": refused(tell(at_last_four(LAST_FOUR), "on"), "too-many-tries"),
        "progress-told": at_case(),
        "progress-meeting": at_case(meeting=MEETING, bring=[]),
        "progress-meeting-bring": at_case(meeting=MEETING),
        "progress-ready": at_case(headline=ready, bring=[], due=None, steps=done, **due),
        "progress-asking": told(tell(at_last_four(LAST_FOUR), "on"), tick(101)),
        "complaint": at_tile("complaint"),
        "complaint-category": tell(at_tile("complaint"), "what:complaint"),
        "complaint-about": tell(at_tile("complaint"), "what:complaint", "category:attitude"),
        "complaint-when": tell(
            at_tile("complaint"), "what:complaint", "category:attitude", "window:9"
        ),
        "complaint-words": at_words(),
        "complaint-writing": at_writing(),
        "complaint-writing-pinyin": tell(at_writing("nihaoxie"), "cand:0"),
        "complaint-writing-signs": told(at_writing(), *keys("signs")),
        "complaint-naming": tell(at_words(), "on"),
        "complaint-name": tell(at_words(), "on", "named"),
        "complaint-phone": tell(at_words(), "on", "named", "cand:0", "on"),
        "complaint-review": at_review(),
        "complaint-review-named": at_review(named=True),
        "complaint-taken": at_taken(),
        "complaint-number": tell(at_tile("complaint"), "follow"),
        "complaint-code": at_code(),
        "complaint-code-wrong": refused(tell(at_code(), "on"), "unknown-complaint"),
        "complaint-open": open_one,
        "complaint-followed": at_followed(),
        "complaint-reopened": answered(answering, again),
        "people": at_tile("people"),
        "people-second": told(at_tile("people"), PageTouched(1)),
        "request": at_tile("request"),
        "request-item": tell(at_tile("request"), "what:at_home"),
        "request-pick": tell(at_tile("request"), "what:at_home", "pick"),
        "request-when": at_when(),
        "request-name": tell(at_when(), "time:1"),
        "request-review": at_request_review(),
        "request-taken": at_request_taken(),
    }
