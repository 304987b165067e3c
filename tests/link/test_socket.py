"""The link over real websockets: found again, answered once, silent about its key."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

import pytest

from hall_link.session import LinkState, Refused
from hall_link.socket import DeviceLink, command_id, socket_address
from hall_link.wire.tickets import TakeTicket
from hall_link.wire.windows import CallNext, WindowActDone
from tests.link.fake_hall import KEY, FakeHall, linked, numbers, opened_hall, until
from tests.support.looping import run

NEXT = CallNext(window=3)

Scene = Callable[[FakeHall], Awaitable[None]]


def play(scene: Scene) -> None:
    """Run a scene with an open hall; nothing may be left running after it."""

    async def whole() -> None:
        async with opened_hall() as hall:
            await scene(hall)
        left = asyncio.all_tasks() - {asyncio.current_task()}
        assert not {task for task in left if "hall_link" in repr(task)}

    run(asyncio.wait_for(whole(), 40))


def test_it_introduces_itself_and_knows_the_hall() -> None:
    async def scene(hall: FakeHall) -> None:
        async with linked(hall) as link:
            assert hall.paths == ["/api/v1/devices/socket"]
            hello = hall.hellos[0]
            assert (hello.role, hello.key, hello.software) == ("clerk", KEY, "test 1")
            assert link.state.snapshot is not None
            assert (link.state.device, link.state.window, link.state.seq) == ("desk", 3, 7)

    play(scene)


def test_listeners_hear_of_every_change_and_a_failing_one_harms_nobody() -> None:
    async def scene(hall: FakeHall) -> None:
        heard: list[LinkState] = []
        async with linked(hall) as link:
            link.on_change(lambda state: 1 / 0)
            link.on_change(heard.append)
            await hall.push(7, 8)
            await hall.push(20, 21)
            await until(lambda: link.state.seq == 21, "the fresh snapshot after a gap")
            hall.cut()
            await until(lambda: len(heard) == 4, "gone and back")
        assert numbers(heard) == [(True, 8), (True, 21), (False, 21), (True, 21), (False, 21)]

    play(scene)


def test_a_snapshot_of_several_megabytes_is_taken() -> None:
    async def scene(hall: FakeHall) -> None:
        hall.padding = "x" * 5_000_000
        async with linked(hall):
            pass

    play(scene)


@pytest.mark.row("K2")
def test_a_server_that_comes_back_is_found_within_two_seconds() -> None:
    async def scene(hall: FakeHall) -> None:
        async with linked(hall) as link:
            for away_s in (0.1, 1.5, 3.0):
                await hall.stop()
                await until(lambda: not link.state.connected, "gone")
                await asyncio.sleep(away_s)  # the length of the outage is what is tried here
                await hall.start()
                took = await until(lambda: link.state.connected, "found again")
                assert took < 2.0

    play(scene)


@pytest.mark.row("K1")
def test_a_call_whose_answer_was_lost_is_sent_again_under_its_id() -> None:
    async def scene(hall: FakeHall) -> None:
        async with linked(hall) as link:
            hall.cuts_before_reply = 2
            result = await link.call(NEXT, command_id="press-1")
            assert result == WindowActDone(window=3, number="A001")
            assert hall.asked == ["press-1"] * 3
            hall.cut()
            await until(lambda: len(hall.hellos) == 4, "a further line")
            assert await link.call(NEXT, command_id="press-2")
            assert hall.asked == ["press-1"] * 3 + ["press-2"]  # an answered call rests

    play(scene)


@pytest.mark.row("K1")
def test_a_call_made_while_the_server_is_away_waits_for_it() -> None:
    async def scene(hall: FakeHall) -> None:
        async with linked(hall) as link:
            await hall.stop()
            calls = [asyncio.create_task(link.call(NEXT)) for _ in range(5)]
            await until(lambda: not link.state.connected, "gone")
            await hall.start()
            await asyncio.gather(*calls)
            assert len(hall.asked) == len(set(hall.asked)) == 5

    play(scene)


def test_a_caller_may_give_up_and_ask_again_with_the_same_id() -> None:
    async def scene(hall: FakeHall) -> None:
        async with linked(hall) as link:
            await hall.stop()
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.1):
                    await link.call(NEXT, command_id="press-1")
            await hall.start()
            assert await link.call(NEXT, command_id="press-1")
            assert hall.asked == ["press-1"]

    play(scene)


def test_a_refusal_is_raised_with_its_words() -> None:
    async def scene(hall: FakeHall) -> None:
        async with linked(hall) as link:
            hall.refuse_with = "nobody-waiting"
            with pytest.raises(Refused) as refusal:
                await link.call(NEXT)
            assert refusal.value.code == "nobody-waiting"
            assert refusal.value.message.zh == "目前无人等候"

    play(scene)


def test_try_again_is_asked_again_by_itself() -> None:
    async def scene(hall: FakeHall) -> None:
        async with linked(hall) as link:
            hall.refuse_with = "try-again"
            call = asyncio.create_task(link.call(NEXT, command_id="press-1"))
            await until(lambda: len(hall.asked) >= 3, "asked three times", seconds=2)
            hall.refuse_with = None
            assert await call
            assert set(hall.asked) == {"press-1"}

    play(scene)


def test_an_id_under_way_is_not_taken_twice_and_the_first_goes_on() -> None:
    async def scene(hall: FakeHall) -> None:
        await hall.stop()
        async with linked(hall, wait=False) as link:
            first = asyncio.create_task(link.call(NEXT, command_id="press-1"))
            await asyncio.sleep(0)
            with pytest.raises(ValueError, match="press-1"):
                await link.call(NEXT, command_id="press-1")
            await hall.start()
            assert await first

    play(scene)


@pytest.mark.row("K2")
def test_a_silent_server_is_left_and_sought_again() -> None:
    async def scene(hall: FakeHall) -> None:
        hall.heartbeat_s = 0.1
        async with linked(hall) as link:
            hall.silent = True
            await until(lambda: not link.state.connected, "the silence noticed", seconds=2)
            hall.silent = False
            hall.cut()
            await until(lambda: link.state.connected, "linked again")

    play(scene)


def test_a_server_that_stopped_reading_is_left_too() -> None:
    async def scene(hall: FakeHall) -> None:
        hall.heartbeat_s = 0.2
        long = TakeTicket(items=["x" * 60_000])
        async with linked(hall) as link:
            hall.choke()
            calls = [asyncio.create_task(link.call(long)) for _ in range(300)]  # 18 MB wait
            await until(lambda: not link.state.connected, "the silence noticed", seconds=4)
            for call in calls:
                call.cancel()
            hall.silent = False
            await until(lambda: link.state.connected, "linked again")

    play(scene)


def test_a_refused_key_is_told_and_works_once_mended() -> None:
    async def scene(hall: FakeHall) -> None:
        hall.sent_away = "unauthorized"
        async with linked(hall, wait=False) as link:
            await until(lambda: link.state.goodbye is not None, "sent away")
            assert link.state.goodbye is not None
            assert link.state.goodbye.code == "unauthorized"
            await asyncio.sleep(1)
            assert len(hall.hellos) == 1  # it does not knock every second
            hall.sent_away = None
            await until(lambda: link.state.connected, "let in", seconds=12)
            assert link.state.goodbye is None

    play(scene)


@pytest.mark.parametrize(
    "answer", [b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n", b"SSH-2.0-x\r\n", b""]
)
def test_whatever_else_answers_at_that_port_is_borne(answer: bytes) -> None:
    async def scene(hall: FakeHall) -> None:
        await hall.stop()
        dials: list[int] = []

        async def stranger(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            dials.append(1)
            writer.write(answer)
            writer.close()

        other = await asyncio.start_server(stranger, "127.0.0.1", hall.port)
        async with linked(hall, wait=False) as link:
            await until(lambda: len(dials) >= 2, "dialled twice")
            other.close()
            await other.wait_closed()
            await hall.start()
            await until(lambda: link.state.connected, "linked")

    play(scene)


def test_the_log_tells_once_when_gone_and_once_when_back_and_never_the_key(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("websockets").setLevel(logging.INFO)  # the hall's own side shows frames

    async def scene(hall: FakeHall) -> None:
        async with linked(hall) as link:
            await hall.stop()
            await until(lambda: not link.state.connected, "gone")
            await asyncio.sleep(1.2)  # several dials fail
            await hall.start()
            await until(lambda: link.state.connected, "back")

    play(scene)
    told = [r.getMessage() for r in caplog.records if r.name.startswith("hall_link")]
    assert len([text for text in told if text.startswith("no link")]) == 1
    assert len([text for text in told if text.startswith("linked")]) == 2
    assert KEY[:8] not in caplog.text  # long frames are logged cut short


def test_cancelled_it_says_that_it_is_not_connected() -> None:
    async def scene(hall: FakeHall) -> None:
        async with linked(hall) as link:
            pass
        assert not link.state.connected
        assert link.state.snapshot is not None

    play(scene)


@pytest.mark.unit
@pytest.mark.parametrize(
    ("server", "address"),
    [
        ("http://10.0.0.5:8000", "ws://10.0.0.5:8000/api/v1/devices/socket"),
        ("https://hall.example/", "wss://hall.example/api/v1/devices/socket"),
        ("http://[::1]:80/east", "ws://[::1]:80/east/api/v1/devices/socket"),
    ],
)
def test_socket_address(server: str, address: str) -> None:
    assert socket_address(server) == address


@pytest.mark.unit
@pytest.mark.parametrize("server", ["", "10.0.0.5:8000", "ftp://x", "http://"])
def test_an_address_that_is_none_is_said_at_once(server: str) -> None:
    with pytest.raises(ValueError, match="http://HOST:PORT"):
        DeviceLink(server=server, key=KEY, role="clerk", software="")


@pytest.mark.unit
def test_an_overlong_key_is_said_without_showing_it() -> None:
    with pytest.raises(ValueError, match="200") as fault:
        DeviceLink(server="http://x:1", key="secret" * 50, role="clerk", software="")
    assert "secret" not in str(fault.value)


@pytest.mark.unit
def test_command_ids_are_new_each_time() -> None:
    assert len({command_id() for _ in range(1000)}) == 1000
