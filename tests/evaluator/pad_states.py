"""States of a pad as a person would bring them about, for tests."""

from datetime import UTC, datetime, timedelta
from functools import cache, reduce

from evaluator.messages import (
    ComplainTouched,
    LevelTouched,
    LinkChanged,
    Message,
    SayTouched,
    SubmitTouched,
    Tick,
    WriteTouched,
)
from evaluator.state import PadState
from evaluator.update import update
from hall_link.wire.base import Words
from hall_link.wire.board import Board, Notice, WindowState, WindowView
from hall_link.wire.envelope import Error, Snapshot
from hall_link.wire.pad import Pad, PadLevel, PadTag
from hall_link.wire.refusals import REFUSALS

WALL = datetime(2026, 11, 23, 9, 30)
ASKED_AT = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
CLERK = Words(zh="王芳", en="Wang Fang")

NAMES = {
    5: ("非常满意", "Very satisfied"),
    4: ("满意", "Satisfied"),
    3: ("基本满意", "Fairly satisfied"),
    2: ("不满意", "Dissatisfied"),
    1: ("非常不满意", "Very dissatisfied"),
}
TAGS = {
    5: [
        ("一窗受理一次办结", "One window, done in one visit"),
        ("服务热情效率高", "Warm and quick"),
    ],
    2: [
        ("没有提供材料样本", "No sample of the papers"),
        ("没有提供材料清单", "No list of the papers"),
        ("未在承诺时间内办结", "Not done within the time promised"),
        ("同样内容的证明材料被要求多次提交", "The same certificate was asked for several times"),
        ("承诺网办但无法在线办理", "Promised online, but could not be done online"),
        (
            "在线预约办理后到实体大厅重复取号排队",
            "Booked online, but had to take a number and queue again in the hall",
        ),
        ("窗口人员业务不熟练", "Staff did not know the work well"),
        ("服务态度生硬", "Cold manner"),
    ],
    1: [(f"第{n}条原因", f"Reason {n}") for n in range(1, 12)],
}


def words(pair: tuple[str, str]) -> Words:
    return Words(zh=pair[0], en=pair[1])


@cache
def levels() -> tuple[PadLevel, ...]:
    """The five levels; the fourth has no reasons, the last more than a page holds."""
    return tuple(
        PadLevel(
            level=level,
            name=words(NAMES[level]),
            tags=[
                PadTag(code=level * 100 + place, text=words(pair))
                for place, pair in enumerate(TAGS.get(level, []))
            ],
        )
        for level in (5, 4, 3, 2, 1)
    )


def pad(visit: str | None = None, **changes: object) -> Pad:
    """The pad of window 3; with a visit, it asks about that for 60 seconds."""
    told: dict[str, object] = {"window": 3, "clerk": CLERK, "visit": visit, "number": None}
    told["post"] = Words(zh="综合窗口办事员", en="Counter officer")
    if visit:
        told |= {"number": "A012", "asked_at": ASKED_AT}
        told |= {"until": ASKED_AT + timedelta(seconds=60), "levels": list(levels())}
    return Pad.model_validate(told | changes)


def board(state: WindowState = "open", serving: bool = False) -> Board:
    """A hall with window 3 and two notices."""
    window = WindowView(
        number=3,
        name=Words(zh="民政救助一", en="Civil affairs 1"),
        state=state,
        serving="A013" if serving else None,
        visit="serving" if serving else None,
        queues=["civil"],
    )
    notices = [
        ("温馨提示", "Notice", "周五下午大厅系统维护，部分业务改为上午办理", "Friday maintenance"),
        ("高龄补贴", "Old-age allowance", "请带身份证到一号窗口", "Bring your ID to window 1"),
    ]
    return Board(
        hall_id="sample",
        name=Words(zh="云禾镇便民服务中心", en="Yunhe Town Service Centre"),
        hotline="12345",
        time_zone="Asia/Shanghai",
        business_day="2026-11-23",
        open=True,
        queues=[],
        windows=[window],
        recent_calls=[],
        printers=[],
        notices=[
            Notice(title=Words(zh=z, en=e), text=Words(zh=tz, en=te)) for z, e, tz, te in notices
        ],
    )


def snapshot(told: Pad | None = None, hall: Board | None = None) -> Snapshot:
    return Snapshot(board=hall or board(), pad=told or pad())


def linked(told: Pad | None = None, hall: Board | None = None) -> LinkChanged:
    """The line is up and says this."""
    return LinkChanged(connected=True, snapshot=snapshot(told, hall), window=3)


def lost(told: Pad | None = None) -> LinkChanged:
    """The line is down; what it last said stays."""
    return LinkChanged(connected=False, snapshot=snapshot(told), window=3)


UNKNOWN = Error(code="unauthorized", message=REFUSALS["unauthorized"])
REFUSED = LinkChanged(connected=False, snapshot=None, goodbye=UNKNOWN)


def tick(seconds: float) -> Tick:
    """So many seconds after the visit was asked about; the pad's own clock is 1000 ahead."""
    return Tick(1000 + seconds, ASKED_AT + timedelta(seconds=seconds), WALL)


def told(state: PadState, *messages: Message) -> PadState:
    """The state after these messages."""
    return reduce(lambda so_far, message: update(so_far, message)[0], messages, state)


def at_card(hall: Board | None = None) -> PadState:
    """A pad that asks nothing."""
    return told(PadState(), tick(-10), linked(hall=hall))


def at_asking(**changes: object) -> PadState:
    """A pad that asks about the visit v1, just now."""
    return told(at_card(), tick(0), linked(pad("v1", **changes)))


def at_reasons(level: int = 2) -> PadState:
    """Somebody touched a level five seconds later."""
    return told(at_asking(), tick(5), LevelTouched(level))


def at_writing(level: int = 2) -> PadState:
    return told(at_reasons(level), WriteTouched())


def at_thanks(level: int = 2) -> PadState:
    return told(at_reasons(level), SubmitTouched())


def at_saying(what: str = "complaint") -> PadState:
    """Somebody touched the small way in, and what it is."""
    return told(at_card(), ComplainTouched(), SayTouched(f"what:{what}"))
