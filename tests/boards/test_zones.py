"""Displays, their zones and their voices: who may speak where, and what is noted of it."""

import pytest
from typer.testing import CliRunner

from hall_link.wire.calls import ReportCall, ReportVoice, VoiceState
from hall_link.wire.tickets import TakeTicket
from hall_link.wire.windows import CallNext
from hall_server.__main__ import app
from hall_server.delivery.snapshots import snapshot
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Actor
from tests.support.small_hall import SmallHall, clerk

pytestmark = [pytest.mark.unit, pytest.mark.row("C4", "C7")]


def refusal(hall: SmallHall, command: ReportCall, actor: Actor) -> str:
    with pytest.raises(Refusal) as caught:
        hall.do(command, actor)
    return caught.value.code


def test_a_display_is_told_where_it_hangs() -> None:
    hall = SmallHall()
    first = hall.device("display")
    voice = hall.device("display", zone="east", speaks=True)
    kiosk = hall.device("kiosk", zone="east", speaks=True)
    walls = [snapshot(hall.state, d.role, None, d.id).wall for d in (first, voice, kiosk)]
    assert [(w.zone, w.speaks) if w else None for w in walls] == [
        ("main", False),
        ("east", True),
        None,
    ]


def test_a_zone_has_one_voice() -> None:
    hall = SmallHall()
    hall.device("display", zone="east", speaks=True)
    hall.device("display", zone="east")
    hall.device("display", zone="west", speaks=True)
    with pytest.raises(Refusal) as caught:
        hall.device("display", zone="east", speaks=True)
    assert (caught.value.code, caught.value.details) == ("zone-has-a-voice", {"zone": "east"})


def test_only_a_voice_may_say_it_spoke_and_every_display_that_it_showed() -> None:
    hall = SmallHall()
    silent, voice = hall.device("display"), hall.device("display", speaks=True)
    hall.do(TakeTicket(items=["item-a"], print=False))
    call = hall.do(CallNext(window=1), clerk(1)).call_id
    spoken = ReportCall(call_id=call, round=1, done="spoken")
    assert refusal(hall, spoken, silent) == "not-a-voice"
    hall.do(ReportCall(call_id=call, round=1, done="shown"), silent)
    hall.do(spoken, voice)
    told = hall.state.queue.call(call)
    assert told is not None
    assert told.shown_at
    assert told.spoken_at


def test_a_voice_is_noted_and_only_its_changes_are_events() -> None:
    hall = SmallHall()
    voice = hall.device("display", speaks=True)
    reports: list[tuple[VoiceState, str | None]] = [
        ("ready", None),
        ("ready", None),
        ("fault", "no sound card"),
        ("fault", "espeak is missing"),
        ("ready", None),
    ]
    for state, detail in reports:
        hall.do(ReportVoice(state=state, detail=detail), voice)
    assert [e["state"] for e in hall.told("voice_state")] == ["ready", "fault", "ready"]
    assert all(set(e) == {"display", "state"} for e in hall.told("voice_state"))
    known = hall.state.devices.voices[voice.id]
    assert (known.state, known.detail) == ("ready", None)


def test_the_language_of_a_call_is_the_tickets() -> None:
    hall = SmallHall()
    for language in ("en", "zh"):
        hall.do(TakeTicket(items=["item-a"], print=False, language=language))  # type: ignore[arg-type]
    hall.do(CallNext(window=1), clerk(1))
    hall.do(CallNext(window=2), clerk(2))
    calls = snapshot(hall.state, "display", None, "x").board.recent_calls
    assert [(call.number, call.language) for call in calls] == [("A002", "zh"), ("A001", "en")]


def test_only_a_displays_key_has_a_place() -> None:
    for option in (["--speaks"], ["--zone", "east"]):
        words = ["key", "create", "--data", "nowhere", "--role", "kiosk", *option]
        answer = CliRunner().invoke(app, words)
        assert answer.exit_code == 1
        assert "displays" in answer.output


def test_a_windows_screen_hangs_where_its_window_is_and_never_speaks() -> None:
    hall = SmallHall()
    screen = hall.device("display", window=2)
    wall = snapshot(hall.state, "display", screen.window, screen.id).wall
    assert wall is not None
    assert (wall.window, wall.zone, wall.speaks) == (2, "main", False)
    with pytest.raises(ValueError, match="does not speak"):
        hall.device("display", window=2, speaks=True)


def test_the_main_voice_knows_which_zones_have_their_own() -> None:
    hall = SmallHall()
    main = hall.device("display", speaks=True)
    hall.device("display", zone="west", speaks=True)
    hall.device("display", zone="east")
    wall = snapshot(hall.state, "display", None, main.id).wall
    assert wall is not None
    assert wall.elsewhere == ["west"]


def test_who_needs_longer_and_is_first_is_asked_to_get_ready() -> None:
    hall = SmallHall()

    def ready() -> list[str]:
        return snapshot(hall.state, "display", None, "x").board.queues[0].ready

    for needs in ([], ["slow"], ["wheelchair"]):
        hall.do(TakeTicket(items=["item-a"], print=False, needs=needs))  # type: ignore[arg-type]
    assert ready() == []
    hall.do(CallNext(window=1), clerk(1))
    assert ready() == ["A002"]
    hall.do(CallNext(window=2), clerk(2))
    assert ready() == ["A003"]
