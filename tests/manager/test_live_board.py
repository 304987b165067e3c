"""What the manager's page shows, worked out without drawing it."""

from datetime import timedelta
from string import Formatter

import pytest

from hall_link.wire.base import Words
from hall_link.wire.printing import ONE_WAY, PrintJob, TicketSlip
from hall_server.days.tables import Duty, Routine
from hall_server.delivery.hall import Hall
from hall_server.delivery.hub import Hub
from hall_server.devices.tables import Device, Printer, Voice
from hall_server.helps.tables import Help
from hall_server.kernel.clock import to_text
from hall_server.kernel.ids import digest
from hall_server.kernel.work import Record
from hall_server.paper.rules import WORKER_AWAY
from hall_server.paper.tables import Job
from hall_server.premises.tables import BusinessDay, Doors
from hall_server.queue.tables import Queue, Ticket
from hall_server.staff.tables import Staff
from hall_server.web.manager.alarms import URGENCY, Goal
from hall_server.web.manager.devices import KINDS
from hall_server.web.manager.view import LiveBoard, live_board
from hall_server.web.manager.words import ALARMS, TEXTS, say
from hall_server.windows.tables import SignIn, Window
from tests.support.small_hall import MORNING, small_hall, words

pytestmark = pytest.mark.unit

EVERYBODY = frozenset({"printer", "kiosk", "speaker", "wall", "pad"})
DEVICES = (
    Device("printer", "east", "printer", None, digest("p"), ""),
    Device("kiosk", "east", "kiosk", None, digest("k"), ""),
    Device("speaker", "north", "display", None, digest("s"), "", zone="hall", speaks=True),
    Device("wall", "south", "display", None, digest("w"), "", zone="hall"),
    Device("pad", "pad-1", "evaluator", 1, digest("e"), ""),
)


class Watched(Hub):
    """A hub whose devices are connected as the test says."""

    def __init__(self, hall: Hall, present: frozenset[str]) -> None:
        super().__init__(hall, "epoch", 0)
        self.present = present

    def has(self, device: str) -> bool:
        return device in self.present


def shown(*more: Record, present: frozenset[str] = EVERYBODY, healthy: bool = True) -> LiveBoard:
    good = (Printer("printer", "ready", None, ""), Voice("speaker", "ready", None, ""))
    hub = Watched(Hall([*small_hall(), *DEVICES, *good, *more]), present)
    return live_board(hub, healthy, MORNING)


def minutes_ago(minutes: int) -> str:
    return to_text(MORNING - timedelta(minutes=minutes))


def left_window(**more: str) -> Window:
    return Window(3, words("3"), ("b",), unattended_at=minutes_ago(1), **more)


def ticket(number: str, queue: str = "a", **more: object) -> Ticket:
    serial = int(number[1:])
    issued = minutes_ago(60 - serial)
    return Ticket(number, "", queue, serial, number, serial, number, (), "zh", issued, **more)  # type: ignore[arg-type]


def job(state: str, printer: str | None = "printer") -> Job:
    slip = TicketSlip(
        hall=words("厅"),
        number="A007",
        queue=words("甲"),
        items=[],
        issued_at="2026-11-23 09:00",
        ahead=0,
        windows=[],
        missed_rule=words("过号"),
        qr="x",
    )
    body = PrintJob(job_id="job-7", ticket=slip).model_dump_json()
    return Job("job-7", "2026-11-23", "t", printer, state, None, body)  # type: ignore[arg-type]


def test_a_quiet_hall_raises_no_alarm() -> None:
    board = shown()
    assert board.alarms == ()
    assert [card.kind for card in board.devices] == [
        "kiosk",
        "printer",
        *["display"] * 2,
        KINDS[-1],
    ]
    assert {card.level for card in board.devices} == {"good"}
    assert (board.head.clock, board.head.name.zh) == ("09:00", "小镇大厅")


def test_queues_tell_who_waits_how_long_and_who_serves() -> None:
    board = shown(ticket("A001"), ticket("A002"), ticket("B003", "b"))
    first, second = board.queues
    assert (first.waiting, first.longest, first.windows) == (2, 59, (1, 2))
    assert (second.waiting, second.longest, second.windows) == (1, 57, (2, 3))


def test_windows_tell_clerk_number_and_how_long() -> None:
    wang = Staff("wang", Words(zh="王芳", en="Wang Fang"), words("岗"), ("clerk",))
    seat = SignIn("s", 1, "wang", minutes_ago(90))
    called = ticket(
        "A001", state="serving", window=1, called_at=minutes_ago(9), started_at=minutes_ago(7)
    )
    other = ticket("A002", state="called", window=2, called_at=minutes_ago(2))
    one, two, three, four = shown(wang, seat, called, other).windows
    assert (one.clerk, one.serving, one.visit, one.minutes) == (wang.display, "A001", "serving", 7)
    assert (two.serving, two.visit, two.minutes) == ("A002", "called", 2)
    assert (three.serving, three.minutes, four.state) == (None, None, "closed")


@pytest.mark.parametrize(
    ("records", "away", "alarm"),
    [
        ([Printer("printer", "out", None, "")], "", "bad printer-out"),
        ([Printer("printer", "cover", None, "")], "", "bad printer-cover"),
        ([Printer("printer", "offline", None, "")], "", "bad printer-offline"),
        ([Printer("printer", "low", None, "")], "", "warn printer-low"),
        ([Printer("printer", "unknown", "no answer", "")], "", "bad printer-unknown"),
        ([Printer("printer", "unknown", ONE_WAY, "")], "", None),
        ([Printer("printer", "unknown", WORKER_AWAY, "")], "printer", "bad printer-away"),
        ([], "printer", "bad printer-away"),
        ([], "speaker", "bad voice-away"),
        ([Voice("speaker", "fault", "no sound card", "")], "", "bad voice-fault"),
        ([job("uncertain")], "", "warn job-uncertain"),
        ([job("failed")], "", "warn job-failed"),
        ([job("queued", None)], "", "bad no-printer"),
        ([Help("h", "", 2, "emergency", "anna", minutes_ago(1))], "", "bad help-emergency"),
        ([Help("h", "", 2, "leader", "anna", minutes_ago(1))], "", "warn help-leader"),
        ([left_window()], "", "bad window-left"),
        ([left_window(paused_reason="rest")], "", "warn window-paused"),
        ([], "wall kiosk pad", None),
    ],
)
def test_what_needs_a_hand(records: list[Record], away: str, alarm: str | None) -> None:
    board = shown(*records, present=EVERYBODY - set(away.split()))
    assert [f"{a.level} {a.key}" for a in board.alarms] == ([alarm] if alarm else [])
    for told in board.alarms:
        assert (told.job == "job-7") == told.key.startswith("job-")
        assert "{" not in told.what.zh + told.what.en + told.remedy.zh + told.remedy.en


def test_the_worst_comes_first_and_a_dumb_server_before_all() -> None:
    low = Printer("printer", "low", None, "")
    board = shown(low, job("uncertain"), present=EVERYBODY - {"speaker"}, healthy=False)
    assert [a.key for a in board.alarms] == ["store", "voice-away", "printer-low", "job-uncertain"]


def test_people_whom_no_window_serves_are_told_of() -> None:
    revoked = [
        Device(f"clerk-{n}", f"c{n}", "clerk", n, digest(str(n)), "", revoked_at="x")
        for n in (2, 3)
    ]
    board = shown(*revoked, ticket("A001"), ticket("B002", "b"))
    assert [(a.key, a.what.zh) for a in board.alarms] == [("unserved", "b: 1 人等候，没有窗口开放")]


def test_a_wait_is_seen_against_the_promise() -> None:
    levels = {}
    for target in (60, 70, 90):
        promised = Queue("a", 0, words("a"), "A", "#0B4EA2", target_min=target)
        board = shown(promised, ticket("A001"))
        levels[target] = (board.queues[0].level, [alarm.key for alarm in board.alarms])
    assert levels == {60: ("warn", []), 70: ("warn", []), 90: ("good", [])}
    late = shown(Queue("a", 0, words("a"), "A", "#0B4EA2", target_min=59), ticket("A001"))
    assert late.queues[0].level == "bad"
    assert [(alarm.key, alarm.goal) for alarm in late.alarms] == [("late", Goal("queue", "a"))]


def test_a_silent_clerk_and_a_day_without_a_leader_are_told() -> None:
    seat = SignIn("s", 1, "wang", minutes_ago(90))
    old = ticket("A001", state="serving", window=1, started_at=minutes_ago(11))
    day = BusinessDay("2026-11-23", minutes_ago(60), open=True)
    board = shown(seat, old, day, Doors("small", minutes_ago(60), "open"))
    assert [alarm.key for alarm in board.alarms] == ["window-silent", "duty", "opening"]
    told = Duty("2026-11-23", "wang"), Routine("2026-11-23", "opening", "wang", minutes_ago(1))
    board = shown(day, Doors("small", minutes_ago(60), "open"), *told)
    assert [alarm.key for alarm in board.alarms] == []
    assert board.strip.opening == "08:59"


def test_every_alarm_has_its_urgency() -> None:
    assert [key for key in ALARMS if not any(key.startswith(start) for start in URGENCY)] == []


def test_sentences_are_short_and_the_same_is_told_in_both_languages() -> None:
    texts = [*TEXTS.values(), *(words for pair in ALARMS.values() for words in pair)]
    for text in texts:
        plain = "".join(part for part, *_ in Formatter().parse(text.zh))
        assert len(plain) <= 20, text.zh
        fields = [
            {f for _, f, *_ in Formatter().parse(told)} - {None} for told in (text.zh, text.en)
        ]
        assert fields[0] == fields[1], text
    assert say("en", "minutes", n=3) == "3 min"
