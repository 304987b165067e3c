"""The wall's real window on a real hall: calls in its pixels, reports in the hall, and faults."""

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from hall_server.console_socket import ask_running_server
from hall_server.devices.create_key import CreateKey
from hall_server.kernel.ids import digest
from tests.display.conftest import ShownHall
from tests.support.lines import Line
from tests.support.loudspeaker import loudspeaker
from tests.support.screens import start_device
from tests.support.whole_hall import soon, summary_of

AMBER = (245, 158, 11)
CARD = (40, 130, 1240, 620)
"""Inside the newest call's card: left, top, right, bottom."""


def amber_share(picture: Path) -> float:
    """How much of the card's place is amber."""
    with Image.open(picture) as whole:
        part = whole.convert("RGB").crop(CARD).resize((120, 49), Image.Resampling.NEAREST)
    pixels = [part.getpixel((x, y)) for x in range(120) for y in range(49)]
    return pixels.count(AMBER) / len(pixels)


def number_height(picture: Path) -> int:
    """The height in pixels of the ink of the largest thing written on the card."""
    with Image.open(picture) as whole:
        ink = whole.convert("L").crop((CARD[0], 215, CARD[2], 460)).point(lambda v: 255 * (v < 60))
    box = ink.getbbox()
    assert box is not None
    return box[3] - box[1]


def newest_call(shown: ShownHall) -> dict[str, Any]:
    call: dict[str, Any] = shown.citizen.hall()["recent_calls"][0]
    return call


def newest_call_id(shown: ShownHall) -> str:
    """The id of the newest call, which the API tells nobody."""
    return str(shown.wall.state()["newest"]["id"])


def spoke_before(shown: ShownHall, key: str, call_id: str) -> None:
    """The display of this key has spoken the call in an earlier life, so it need not again."""
    with Line(shown.hall) as line:
        line.hello("display", key)
        line.call("it-spoke", "report_call", call_id=call_id, round=1, done="spoken")


def of_newest(state: dict[str, Any]) -> str:
    """The newest call's round as the voice names it."""
    return f"{state['newest']['id']}:{state['newest']['round']}"


def pulses(state: dict[str, Any]) -> bool:
    """Whether the newest call is lit on and off: it is for the first seconds of a round."""
    return bool(state["newest"] and state["pulsing"] == of_newest(state))


def is_true(shown: ShownHall) -> bool:
    """Whether the wall's state file tells what the hall tells."""
    state = shown.wall.state()
    return bool(state["connected"] and state["hall"] == summary_of(shown.citizen.hall()))


def kill(shown: ShownHall) -> None:
    """The wall's power goes, and what it said of itself with it."""
    shown.wall.kill()
    shown.wall.state_file.unlink()


@pytest.mark.row("C1", "C7")
def test_a_call_is_on_the_wall_and_the_hall_knows(shown: ShownHall, tmp_path: Path) -> None:
    idle = shown.wall.on("idle")
    assert (idle["newest"], idle["corner"]) == (None, None)
    assert amber_share(shown.wall.picture(tmp_path / "before.png")) < 0.02
    number = shown.call()
    state = shown.wall.until(pulses)
    assert state["screen"] == "calls"
    assert (state["newest"]["number"], state["newest"]["window"]) == (number, 3)
    assert state["serving"] == {"3": number}
    soon(lambda: newest_call(shown)["shown_at"], "the report that it is shown")
    shown.wall.until(lambda state: state["pulsing"] is None)
    shown.wall.draws(tmp_path / "after.png", _has_a_huge_number)
    assert is_true(shown)
    shown.finish()


def _has_a_huge_number(path: Path) -> None:
    assert amber_share(path) > 0.5
    assert number_height(path) >= 200


@pytest.mark.row("C4", "C7")
def test_only_the_display_set_to_speak_is_heard_and_says_so(
    shown: ShownHall, screen: dict[str, str], tmp_path: Path
) -> None:
    command = CreateKey(role="display", window=None, speaks=True, key_hash=digest("a-voice"))
    assert ask_running_server(shown.hall.data, command) == {"done": True}
    spoke_before(shown, "a-voice", newest_call_id(shown))
    words = ("--voice-cache", str(tmp_path / "clips"), "--language", "en")
    with loudspeaker(tmp_path / "sound") as sound:
        heard = {**screen, **sound.environment}
        speaking = start_device("display", shown.hall.url, "a-voice", tmp_path, heard, *words)
        try:
            speaking.until(lambda state: state["voice"] == "ready")
            shown.call()
            state = speaking.until(lambda state: state["speaking"] == of_newest(state))
            assert newest_call(shown)["spoken_at"] is None
            speaking.until(lambda state: state["spoken"] == [of_newest(state)])
            assert state["speaks"]
            soon(lambda: newest_call(shown)["spoken_at"], "the report that it was spoken")
            assert max(sound.recording()) > 3000
            assert (shown.wall.state()["voice"], shown.wall.state()["spoken"]) == ("off", [])
        finally:
            speaking.kill()
    shown.finish()


@pytest.mark.row("C1", "C7")
def test_a_recall_lights_up_and_is_reported_again(shown: ShownHall) -> None:
    number = shown.call()
    shown.wall.until(lambda state: state["newest"]["number"] == number)
    soon(lambda: newest_call(shown)["shown_at"], "the first report")
    shown.clerk.does("recall")
    state = shown.wall.until(lambda state: state["newest"]["round"] == 2 and pulses(state))
    assert [call["number"] for call in state["recent"]].count(number) == 1
    soon(lambda: newest_call(shown)["round"] == 2 and newest_call(shown)["shown_at"], "it")
    shown.finish()


@pytest.mark.row("C8", "K2")
def test_a_killed_server_hides_nothing_and_the_truth_comes_back(shown: ShownHall) -> None:
    number = shown.call()
    shown.wall.until(lambda state: state["newest"]["number"] == number)
    shown.hall.kill()
    lost = shown.wall.until(lambda state: not state["connected"])
    assert lost["corner"].startswith("连接中断，显示 ")
    assert lost["newest"]["number"] == number
    shown.hall.start()
    shown.clerk.does("no-show")
    later = shown.call()
    soon(lambda: is_true(shown), "the truth")
    back = shown.wall.state()
    assert (back["corner"], back["newest"]["number"]) == (None, later)
    soon(lambda: newest_call(shown)["shown_at"], "the report")
    shown.finish()


@pytest.mark.row("C8", "C7")
def test_a_killed_wall_comes_back_right_and_reports_what_it_missed(shown: ShownHall) -> None:
    kill(shown)
    number = shown.call()
    assert newest_call(shown)["shown_at"] is None
    shown.wall = shown.start()
    state = shown.wall.until(lambda state: state["connected"])
    assert state["newest"]["number"] == number
    first = soon(lambda: newest_call(shown)["shown_at"], "the report")
    kill(shown)
    shown.wall = shown.start()
    state = shown.wall.until(lambda state: state["connected"] and is_true(shown))
    assert state["pulsing"] is None
    assert newest_call(shown)["shown_at"] == first
    shown.finish()
    soon(lambda: is_true(shown), "the truth")


def test_a_key_the_hall_does_not_know_is_told_to_the_administrator(
    shown: ShownHall, screen: dict[str, str], tmp_path: Path
) -> None:
    stranger = start_device("display", shown.hall.url, "no-such-key", tmp_path, screen)
    try:
        state = stranger.until(lambda state: state["telling"] == "本屏未登记，请联系管理员")
        assert (state["screen"], state["newest"]) == ("away", None)
    finally:
        stranger.kill()
