"""Posts, pauses, covers, swaps, questions and help on a real server, as its devices see them."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest

from hall_link.socket import DeviceLink
from hall_link.wire.board import WindowView
from hall_link.wire.desk import Desk
from hall_server.console_socket import ask_running_server
from hall_server.staff.passwords import Passwords
from hall_server.staff.set_password import SetPassword
from tests.support.database import events
from tests.support.devices import linked, seen, until
from tests.support.hall import RunningHall
from tests.support.looping import run
from tests.support.people import Clerk, Voice, key_of, sits_down

WORD = "open sesame"
MORNING, LATER, AT_LAST = (f"2026-11-24T{time}:00+08:00" for time in ("09:00", "09:30", "10:00"))
"""A Tuesday, no market day: when the hall of these tests starts, and starts again."""
PEOPLE = ("chenfang", "zhaolei", "sunmei", "zhouqiang", "wuting", "zhengyan")


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    """The sample hall; each test keeps to windows of its own."""
    running = RunningHall(tmp_path_factory.mktemp("posts") / "hall")
    running.start(clock=MORNING)
    proof = Passwords().hash(WORD)
    for name in PEOPLE:
        command = SetPassword(name=name, password_hash=proof)
        assert ask_running_server(running.data, command) == {"done": True}
    yield running
    running.stop()


def window_of(link: DeviceLink, number: int) -> WindowView:
    """A window on this device's board."""
    return next(w for w in seen(link).board.windows if w.number == number)


def desk_of(link: DeviceLink) -> Desk:
    told = seen(link).desk
    assert told is not None
    return told


def token_of(clerk: Clerk) -> str:
    return str(clerk.http.headers["authorization"]).removeprefix("Bearer ")


def watched(hall: RunningHall, scene: Callable[[DeviceLink], Awaitable[None]]) -> None:
    """Plays a scene before a board that hangs in the hall."""

    async def play() -> None:
        async with linked(hall, key_of(hall, "display"), "display") as wall:
            await scene(wall)

    run(asyncio.wait_for(play(), 30))


async def does(clerk: Clerk, act: str, **body: Any) -> dict[str, Any]:
    return await asyncio.to_thread(lambda: clerk.does(act, **body))


async def sits(hall: RunningHall, window: int, name: str) -> Clerk:
    return await asyncio.to_thread(sits_down, hall, window, name, WORD)


@pytest.mark.row("B1", "B16", "H3")
def test_the_stand_in_relieves_the_own_clerk_before_everybodys_eyes(hall: RunningHall) -> None:
    """The board names who sits there and as which post; who was relieved is off the line."""

    async def scene(wall: DeviceLink) -> None:
        citizen = Voice(hall, key_of(hall, "kiosk"))
        number = (await asyncio.to_thread(citizen.take, "civil"))["number"]
        own = await sits(hall, 3, "chenfang")
        async with linked(hall, token_of(own), "clerk") as console:
            await does(own, "call-next")
            await until(lambda: _card(wall, 3) == ("陈芳", "A"), "the own clerk's card")
            stand_in = await sits(hall, 3, "zhaolei")
            await until(lambda: _card(wall, 3) == ("赵磊", "B"), "the stand-in's card")
            await until(lambda: not console.state.connected, "the end of the first line")
        assert own.may_not("start") == (401, "unauthorized")
        assert (await does(stand_in, "start"))["number"] == number
        left = await does(stand_in, "sign-out")
        assert (left["number"], left["stays"]) == (number, [number])
        await until(lambda: window_of(wall, 3).over_limit, "the alarm")
        back = await sits(hall, 3, "chenfang")
        await until(lambda: not window_of(wall, 3).over_limit, "the end of the alarm")
        assert (await does(back, "finish", outcome="done"))["state"] == "finished"

    watched(hall, scene)
    assert Voice(hall).refusal("/windows/9/sign-in", {"name": "wuting", "password": WORD}) == (
        403,
        "not-your-post",
    )


@pytest.mark.row("B16")
def test_who_leaves_for_lunch_leaves_called_and_held_visits_to_the_stand_in(
    hall: RunningHall,
) -> None:
    citizen = Voice(hall, key_of(hall, "kiosk"))
    held, called = (citizen.take("civil") for _ in range(2))
    own = sits_down(hall, 3, "chenfang", WORD)
    own.does("call-next")
    own.does("start")
    own.does("hold", note="取材料")
    assert own.does("call-next")["number"] == called["number"]
    assert set(own.does("sign-out")["stays"]) == {held["number"], called["number"]}
    for ticket, state in ((held, "held"), (called, "called")):
        assert citizen.ticket(ticket["secret"])["state"] == state
    stand_in = sits_down(hall, 3, "zhaolei", WORD)
    stand_in.does("start")
    stand_in.does("finish", outcome="done")
    stand_in.does("call", ticket_id=held["ticket_id"])
    stand_in.does("start")
    stand_in.does("finish", outcome="done")
    stand_in.does("sign-out")
    told = [citizen.ticket(ticket["secret"])["state"] for ticket in (held, called)]
    assert told == ["finished", "finished"]


def _card(wall: DeviceLink, number: int) -> tuple[str, str] | None:
    card = window_of(wall, number).clerk
    return (card.name.zh, card.post) if card else None


@pytest.mark.row("B1", "B7")
def test_a_pause_and_who_covers_it_are_on_the_boards_until_it_ends(hall: RunningHall) -> None:
    async def scene(wall: DeviceLink) -> None:
        citizen = Voice(hall, key_of(hall, "kiosk"))
        paused, neighbour = await sits(hall, 8, "zhengyan"), await sits(hall, 6, "zhouqiang")
        number = (await asyncio.to_thread(citizen.take, "medical"))["number"]
        await does(paused, "pause", reason="rest")
        await until(lambda: window_of(wall, 8).state == "paused", "the pause")
        assert window_of(wall, 8).paused is not None
        assert paused.may_not("call-next") == (409, "window-paused")
        await does(neighbour, "cover", other=8)
        await until(lambda: window_of(wall, 8).covered_by == 6, "who covers")
        assert (await does(neighbour, "call-next"))["number"] == number
        await does(paused, "resume")
        await until(lambda: window_of(wall, 8).state == "open", "the end of the pause")
        assert window_of(wall, 8).covered_by is None
        await does(neighbour, "start")
        await does(neighbour, "finish", outcome="done")
        for clerk in (paused, neighbour):
            await does(clerk, "sign-out")

    watched(hall, scene)


@pytest.mark.row("B9", "B14")
def test_questions_and_calls_for_help_reach_the_desks_and_survive_a_kill(hall: RunningHall) -> None:
    async def scene(wall: DeviceLink) -> None:
        asked, other = await sits(hall, 5, "sunmei"), await sits(hall, 7, "wuting")
        async with linked(hall, token_of(asked), "clerk") as desk:
            found = await does(asked, "consultation")
            await until(lambda: len(desk_of(desk).consultations) == 1, "the open question")
            assert desk_of(desk).counts.consultations == 1
            await does(asked, "consultation", **found, question="要带什么", answer="身份证")
            helped = (await does(asked, "help", what="emergency"))["help_id"]
        await asyncio.to_thread(hall.kill)
        await asyncio.to_thread(hall.start, clock=LATER)
        async with (
            linked(hall, token_of(asked), "clerk") as desk,
            linked(hall, token_of(other), "clerk") as elsewhere,
        ):
            assert [c.question for c in desk_of(desk).consultations] == ["要带什么"]
            assert [h.what for h in desk_of(elsewhere).helps] == ["emergency"]
            await asyncio.to_thread(other.ask, "POST", "/help/answer", {"help_id": helped})
            await until(lambda: not desk_of(desk).helps, "the answer")
            await does(asked, "consultation", **found, close=True)
            await until(lambda: not desk_of(desk).consultations, "the closing")
        for clerk in (asked, other):
            await does(clerk, "sign-out")

    watched(hall, scene)
    told = str(events(hall.data, "consultation_noted") + events(hall.data, "consultation_closed"))
    assert "身份证" not in told


@pytest.mark.row("B18")
def test_two_windows_swap_and_their_people_and_pads_find_themselves(hall: RunningHall) -> None:
    async def scene(wall: DeviceLink) -> None:
        clerk = await sits(hall, 5, "sunmei")
        pad_key = await asyncio.to_thread(lambda: key_of(hall, "evaluator", 5))
        leader = Voice(hall, await asyncio.to_thread(key_of, hall, "manager"))
        citizen = Voice(hall, key_of(hall, "kiosk"))
        number = (await asyncio.to_thread(citizen.take, "identity"))["number"]
        await does(clerk, "call-next")
        async with (
            linked(hall, token_of(clerk), "clerk") as console,
            linked(hall, pad_key, "evaluator") as pad,
        ):
            await asyncio.to_thread(leader.ask, "POST", "/windows/5/swap", {"other": 9})
            await until(lambda: window_of(wall, 9).serving == number, "the visit's new place")
            await until(lambda: console.state.window == 9, "the clerk's new place")
            await until(lambda: _pad_window(pad) == 9, "the pad's new place")
            newest = seen(wall).board.recent_calls[0]
            assert (newest.number, newest.window, newest.round) == (number, 9, 2)
            moved = Clerk(hall, 9, token_of(clerk))
            await does(moved, "start")
            await does(moved, "finish", outcome="done")
            await asyncio.to_thread(leader.ask, "POST", "/windows/9/swap", {"other": 5})
            await until(lambda: console.state.window == 5, "the way back")

    watched(hall, scene)


def _pad_window(link: DeviceLink) -> int | None:
    told = seen(link).pad
    return told.window if told else None


@pytest.mark.row("B7")
def test_a_pause_forgotten_raises_its_alarm_though_nobody_presses_anything(
    hall: RunningHall,
) -> None:
    """Half an hour later by the clock, over a power cut: ten minutes were allowed."""
    forgetful = sits_down(hall, 8, "zhengyan", WORD)
    Voice(hall, key_of(hall, "kiosk")).take("medical")
    wall_key = key_of(hall, "display")
    forgetful.does("pause", reason="rest")
    hall.kill()
    hall.start(clock=AT_LAST)

    async def scene() -> None:
        async with (
            linked(hall, wall_key, "display") as wall,
            linked(hall, token_of(forgetful), "clerk") as desk,
        ):
            await until(lambda: window_of(wall, 8).over_limit, "the alarm on the boards")
            await until(lambda: desk_of(desk).over_limit, "the alarm at the desk")
            await does(forgetful, "resume")
            await until(lambda: not window_of(wall, 8).over_limit, "the end of the alarm")

    run(asyncio.wait_for(scene(), 30))
    assert events(hall.data, "window_left_unattended")[-1] == {"window": 8, "reason": "rest"}
