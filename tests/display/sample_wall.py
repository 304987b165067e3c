"""A hall's board as a wall would be told of it, and states of a wall as a day brings them."""

from datetime import UTC, datetime, timedelta
from functools import reduce

from display.messages import LinkChanged, Message, Tick
from display.state import WallState, update
from hall_link.wire.base import Words
from hall_link.wire.board import (
    MAIN_ZONE,
    Board,
    CallView,
    ClerkCard,
    Hours,
    Notice,
    QueueView,
    Session,
    WindowView,
)
from hall_link.wire.calls import Wall
from hall_link.wire.envelope import Error, Snapshot
from hall_link.wire.refusals import REFUSALS
from hall_link.wire.wait import Wait

W = Words

ICONS = ("heart", "wedding", "briefcase", "medical", "house", "sprout", "cash", "help", "scale")

CLERKS = [
    ("赵春梅", "Zhao Chunmei"),
    ("李霞", "Li Xia"),
    ("王建军", "Wang Jianjun"),
    ("陈秀英", "Chen Xiuying"),
    ("欧阳海燕", "Ouyang Haiyan"),
    ("刘洋", "Liu Yang"),
]
"""Who sits at the windows from 1 on."""

POST = W(zh="综窗受理岗", en="Front desk clerk")
NOON = datetime(2026, 11, 22, 6, 32, tzinfo=UTC)
"""14:32 in the hall."""

MINUTE = datetime(2026, 11, 22, 14, 32)

QUEUES = [
    ("civil", "民政救助", "Civil affairs and aid", "A", "#C0392B", 12),
    ("identity", "婚姻户籍", "Marriage and household", "B", "#8E44AD", 5),
    ("labour", "就业社保", "Jobs and social insurance", "C", "#2471A3", 128),
    ("medical", "医疗保障", "Medical insurance", "D", "#148F77", 0),
    ("land", "国土村建交通", "Land, building and roads", "E", "#AF601A", 3),
    ("farming", "农林水利", "Farming, forest and water", "F", "#1E8449", 8),
    ("finance", "惠农补贴缴费", "Farm subsidies and bills", "G", "#9A7D0A", 31),
    ("general", "综合服务", "General services", "H", "#34495E", 2),
    ("legal", "司法信访", "Law and petitions", "J", "#6C3483", 0),
]

WINDOWS = [
    ("综合服务", "General services"),
    ("司法信访", "Law and petitions"),
    ("民政救助一", "Civil affairs 1"),
    ("民政救助二", "Civil affairs 2"),
    ("婚姻户籍", "Marriage and household"),
    ("劳动保障一", "Labour 1"),
    ("劳动保障二", "Labour 2"),
    ("医疗保障", "Medical insurance"),
    ("国土村建交通", "Land, building and roads"),
    ("农林水利", "Farming, forest and water"),
    ("惠农补贴缴费", "Farm subsidies and bills"),
    ("赶集日机动", "Market-day window"),
]

NOTICES = [
    Notice(
        title=W(zh="今日办理城乡居民医保缴费", en="Medical insurance for 2027"),
        text=W(
            zh="2027年度城乡居民医疗保险集中缴费截止到12月20日，请携带身份证到8号窗口，也可以用手机办理。",
            en="Payments for 2027 are taken until 20 December. Bring your identity card to "
            "window 8, or pay by telephone.",
        ),
    ),
    Notice(
        title=W(zh="赶集日延时服务", en="Market days"),
        text=W(zh="逢三、六、九赶集日中午不休息。", en="Open over lunch on market days."),
    ),
]

LONG_NOTICE = Notice(
    title=W(
        zh="关于调整部分服务窗口位置和办理时间的通知", en="Some windows move and change their hours"
    ),
    text=W(
        zh="因大厅改造，自下周一起国土村建交通窗口移至二楼，司法信访窗口移至一楼东侧。" * 4,
        en="While the hall is rebuilt, land and building moves upstairs from Monday on; law and "
        "petitions moves to the east side of the ground floor. " * 4,
    ),
)

CALLED = [
    ("A012", 3),
    ("C108", 7),
    ("G031", 11),
    ("B007", 5),
    ("E004", 9),
    ("H002", 1),
    ("C107", 6),
]


def call(number: str, window: int, age_s: float = 5, **more: object) -> CallView:
    """A call of that number, `age_s` seconds before `NOON`, valid for a minute."""
    called = NOON - timedelta(seconds=age_s)
    fields = {
        "id": f"call-{number}",
        "number": number,
        "window": window,
        "round": 1,
        "called_at": called,
        "expires_at": called + timedelta(seconds=60),
    }
    return CallView.model_validate({**fields, **more})


def calls(**newest: object) -> list[CallView]:
    """A morning's calls, newest first; `newest` changes the first."""
    first, *others = CALLED
    old = [call(number, window, 60 * place) for place, (number, window) in enumerate(others, 1)]
    return [call(*first).model_copy(update=newest), *old]


def clerk(number: int) -> ClerkCard | None:
    """Who sits at a window; the stand-in at the fifth."""
    if number > len(CLERKS):
        return None
    zh, en = CLERKS[number - 1]
    return ClerkCard(name=W(zh=zh, en=en), title=POST, post="B" if number == 5 else "A")


def at(clock: str, days: int = 0) -> datetime:
    """A moment of the hall's day, or of a later one."""
    return datetime.fromisoformat(f"2026-11-22T{clock}:00+08:00") + timedelta(days=days)


HOURS = Hours(
    sessions=[
        Session(opens=at("08:30"), closes=at("12:00")),
        Session(opens=at("14:30"), closes=at("17:30")),
    ],
    last_ticket_at=at("17:30"),
)


def with_window(of: Board, number: int, **changes: object) -> Board:
    """The board with one window changed."""
    windows = [w.model_copy(update=changes) if w.number == number else w for w in of.windows]
    return of.model_copy(update={"windows": windows})


def with_hours(of: Board, state: str, **changes: object) -> Board:
    """The board at another time of the day."""
    return of.model_copy(update={"hours": HOURS.model_copy(update={"state": state, **changes})})


def getting_ready(of: Board) -> Board:
    """Two visitors who need longer are first in their lines."""
    first, second, *others = of.queues
    ready = [q.model_copy(update={"ready": [f"{q.prefix}013"]}) for q in (first, second)]
    return of.model_copy(update={"queues": [*ready, *others]})


def board(recent: list[CallView] | None = None, **changes: object) -> Board:
    """Twelve windows: one paused, one closed, one free, the others serving."""
    served = {3: "A012", 7: "C108", 11: "G031", 5: "B007", 9: "E004", 1: "H002", 6: "C107"}
    served = served if recent else {}
    windows = [
        WindowView(
            number=number,
            name=W(zh=zh, en=en),
            state="closed" if number == 12 else "paused" if number == 10 else "open",
            serving=served.get(number),
            visit=None if number not in served else "called" if number == 3 else "serving",
            queues=[QUEUES[(number - 1) % 9][0]],
            clerk=clerk(number),
            paused=W(zh="复印取件", en="Copying papers") if number == 10 else None,
            paused_at=NOON - timedelta(minutes=4) if number == 10 else None,
        )
        for number, (zh, en) in enumerate(WINDOWS, start=1)
    ]
    queues = [
        QueueView(
            id=id_,
            name=W(zh=zh, en=en),
            prefix=prefix,
            colour=colour,
            waiting=waiting,
            icon=icon,
            wait=Wait(low=5 * (waiting // 9), high=5 + 5 * (waiting // 6)),
        )
        for (id_, zh, en, prefix, colour, waiting), icon in zip(QUEUES, ICONS, strict=True)
    ]
    whole = Board(
        hall_id="yunhe",
        name=W(zh="云禾镇便民服务中心", en="Yunhe Town Public Service Centre"),
        hotline="12345",
        time_zone="Asia/Shanghai",
        business_day="2026-11-22",
        open=True,
        queues=queues,
        windows=windows,
        recent_calls=recent or [],
        printers=[],
        notices=NOTICES,
        hours=HOURS,
        duty=W(zh="周国华", en="Zhou Guohua"),
        appointments=True,
    )
    return whole.model_copy(update=changes)


def big_board() -> Board:
    """Forty open windows, twelve queues with long names, a long notice, a long hall name."""
    one = board(calls()).windows[0]
    windows = [
        one.model_copy(update={"number": n, "serving": f"A{n:03d}", "visit": "serving"})
        for n in range(1, 41)
    ]
    queue = board().queues[0]
    queues = [
        queue.model_copy(
            update={
                "id": f"q{n}",
                "prefix": f"{'ABCDEFGHIJKL'[n]}{'V' if n == 3 else ''}",
                "name": W(
                    zh="人力资源和社会保障综合业务", en="Human resources and social security"
                ),
                "waiting": 17 * n,
            }
        )
        for n in range(12)
    ]
    name = W(
        zh="广安市广安区北城街道社区便民服务中心",
        en="Guang'an District Beicheng Street Community Citizen Service Centre",
    )
    recent = [call(f"AV{n:03d}", 40 - n, n) for n in range(12)]
    return board(recent, name=name, windows=windows, queues=queues, notices=[LONG_NOTICE, *NOTICES])


def linked(
    of: Board | None = None, *, at: datetime = NOON, now: float = 100.0, **wall: object
) -> LinkChanged:
    """The line is up and this is the board; `wall` changes where the display hangs."""
    place = Wall.model_validate({"zone": MAIN_ZONE, "speaks": True, **wall})
    snapshot = Snapshot(board=of or board(), wall=place)
    return LinkChanged(True, snapshot, None, at, at, now)


def lost(of: Board | None = None, *, at: datetime = NOON, now: float = 100.0) -> LinkChanged:
    """The line is gone; the last picture stays."""
    snapshot = Snapshot(board=of or board(), wall=Wall(zone=MAIN_ZONE, speaks=True))
    return LinkChanged(False, snapshot, None, at + timedelta(seconds=6), at, now)


def refused(code: str = "unauthorized") -> LinkChanged:
    """The server does not know this display's key."""
    return LinkChanged(False, None, Error(code=code, message=REFUSALS[code]), None, None, 100.0)


def told(state: WallState, *messages: Message) -> WallState:
    """The state after these messages."""
    return reduce(update, messages, state)


def tick(now: float) -> Tick:
    """Time goes on to `now`, within the same minute."""
    return Tick(now, MINUTE)


def at_idle(**changes: object) -> WallState:
    """Before the first call of the day."""
    return told(WallState(), tick(99), linked(board(**changes)))  # type: ignore[arg-type]


def at_calls(**newest: object) -> WallState:
    """In the middle of the day; the newest call's card has pulsed."""
    of = board(calls(**newest))
    return told(WallState(), tick(99), linked(of), tick(99.9), tick(104))


def at_pages(of: Board | None = None) -> WallState:
    """Nobody was called for a while, and whoever was called has come."""
    shown = of or with_window(board(calls()), 3, visit="serving")
    return told(WallState(), tick(99), linked(shown), tick(104), tick(170))


def at_window(number: int, of: Board | None = None, **newest: object) -> WallState:
    """The screen of a window."""
    shown = linked(of or board(calls(**newest)), window=number)
    return told(WallState(), tick(99), shown, tick(104))
