"""What the pad's controller does with the server's answers."""

import asyncio
import logging
from pathlib import Path

import pytest

from evaluator import controller
from evaluator.controller import Controller
from evaluator.drawer import Drawer
from evaluator.messages import SubmitTouched, TagTouched
from evaluator.state import PadState
from hall_link.session import Refused
from hall_link.wire.commands import Command, Result
from hall_link.wire.ratings import Rate, Rated
from hall_link.wire.refusals import REFUSALS
from tests.evaluator.pad_states import at_reasons
from tests.support.looping import run

pytestmark = pytest.mark.unit


class Server:
    """Answers with these refusals in turn, then takes the rating. Without a line it is silent."""

    def __init__(self, *refusals: str, away: bool = False) -> None:
        self.refusals = list(refusals)
        self.away = away
        self.calls: list[tuple[str | None, Rate]] = []

    async def call(self, command: Command, *, command_id: str | None = None) -> Result:
        assert isinstance(command, Rate)
        self.calls.append((command_id, command))
        if self.away:
            await asyncio.Event().wait()
        if self.refusals:
            code = self.refusals.pop(0)
            raise Refused(code, REFUSALS[code])
        return Rated(rating_id="r1", number="A012", level=command.level)


async def _submitted(server: Server, folder: Path) -> PadState:
    """What the pad knows once the rating of v1 (level 2, its first reason) was given and sent."""
    drawer = Drawer(folder, "key")
    async with asyncio.TaskGroup() as tasks:
        pad = Controller(at_reasons(2), server, drawer, tasks, lambda _: None)
        pad.tell(TagTouched(1))
        pad.tell(SubmitTouched())
        assert [answer.tags for answer in Drawer(folder, "key").answers()] == [(200,)]
        assert pad.state.unsent == 1
    return pad.state


def test_sent_under_the_visit_s_own_id_and_then_forgotten(tmp_path: Path) -> None:
    server = Server()
    state = run(_submitted(server, tmp_path))
    ((command_id, rate),) = server.calls
    assert (command_id, rate.visit, rate.level, rate.tags) == ("rate:v1", "v1", 2, [200])
    assert state.unsent == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("code", ["already-rated", "rating-too-late", "other-visit"])
def test_what_the_server_never_takes_is_dropped_with_a_quiet_word(
    code: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        state = run(_submitted(Server(code), tmp_path))
    assert caplog.messages == [f"the rating of visit v1 was not taken: {code}"]
    assert (state.unsent, list(tmp_path.iterdir())) == (0, [])


def test_reasons_the_hall_no_longer_has_do_not_cost_the_rating(tmp_path: Path) -> None:
    server = Server("unknown-tag")
    run(_submitted(server, tmp_path))
    assert [(rate.level, rate.tags) for _, rate in server.calls] == [(2, [200]), (2, [])]
    assert len({command_id for command_id, _ in server.calls}) == 2


def test_a_server_in_trouble_is_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(controller, "PAUSE_S", 0)
    server = Server("internal", "too-slow")
    run(_submitted(server, tmp_path))
    assert [command_id for command_id, _ in server.calls] == ["rate:v1"] * 3


def test_what_was_not_answered_is_sent_at_the_next_start(tmp_path: Path) -> None:
    async def cut_off() -> None:
        async with asyncio.timeout(0.05):
            await _submitted(Server(away=True), tmp_path)

    async def started_again(server: Server) -> None:
        async with asyncio.TaskGroup() as tasks:
            drawer = Drawer(tmp_path, "key")
            Controller(PadState(), server, drawer, tasks, lambda _: None).send_kept()

    with pytest.raises(TimeoutError):
        run(cut_off())
    server = Server()
    run(started_again(server))
    assert [(command_id, rate.tags) for command_id, rate in server.calls] == [("rate:v1", [200])]
    assert list(tmp_path.iterdir()) == []
