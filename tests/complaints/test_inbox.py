"""The inbox under quick presses, slow reads and lost rights (rows H5, D5)."""

import asyncio
from collections.abc import Coroutine
from types import SimpleNamespace
from typing import Any

import pytest

from hall_server.kernel.refusals import Unauthorized
from hall_server.web.manager.inbox import InboxPage, View
from hall_server.web.manager.inbox_desk import InboxDesk
from tests.support.looping import run

pytestmark = pytest.mark.unit


class SlowDesk(InboxDesk[str, str, str]):
    """A desk whose every read waits to be let through."""

    def __init__(self) -> None:
        self.desk = SimpleNamespace(hub=SimpleNamespace(seq=1))  # type: ignore[assignment]
        self.records = ["a", "b"]
        self.signed_in = True
        self.reads: list[tuple[str, asyncio.Event]] = []
        self.reckoned = 0

    def enter(self) -> None:
        if not self.signed_in:
            raise Unauthorized

    def face(self) -> tuple[object, ...]:
        return tuple(self.records)

    async def _read(self, what: str) -> None:
        self.reads.append((what, asyncio.Event()))
        await self.reads[-1][1].wait()

    async def read_closed(self) -> list[str]:
        await self._read("closed")
        return ["old"]

    async def read_file(self, record_id: str) -> str | None:
        await self._read(record_id)
        return record_id if record_id in (*self.records, "old") else None

    def rows(self, closed: list[str] | None) -> list[str]:
        self.reckoned += 1
        return list(self.records) if closed is None else closed

    def seen(self, file: str) -> str | None:
        return file

    def bar(self) -> int:
        return len(self.records)

    def let(self, what: str) -> None:
        """Lets the oldest of these reads come back."""
        place = next(i for i, (name, _) in enumerate(self.reads) if name == what)
        self.reads.pop(place)[1].set()


class Drawn(InboxPage[str, str, str]):
    """A page that notes what it would draw."""

    def __init__(self, desk: SlowDesk) -> None:
        super().__init__(desk)
        self.lists: list[list[str]] = []
        self.files: list[str | None] = []
        self.left = False

    def draw_bar(self, view: View[str, str]) -> None:
        raise AssertionError

    def draw_rows(self, view: View[str, str]) -> None:
        raise AssertionError

    def draw_file(self, file: str) -> None:
        raise AssertionError

    def _draw_list(self, view: View[str, str]) -> None:
        self.lists.append(view.rows)

    def _draw_paper(self, file: str | None) -> None:
        self.files.append(file)

    def _leave(self) -> None:
        self.left = True


async def begun(*acts: Coroutine[Any, Any, None]) -> list[asyncio.Task[None]]:
    """Presses, one after the other, each gone as far as its first read."""
    tasks = []
    for act in acts:
        tasks.append(asyncio.create_task(act))
        await asyncio.sleep(0)
    return tasks


def test_of_two_quick_presses_the_last_is_drawn_whichever_was_read_first() -> None:
    for order in (("a", "b"), ("b", "a")):
        run(_two_presses(order))


async def _two_presses(order: tuple[str, str]) -> None:
    desk = SlowDesk()
    page = Drawn(desk)
    tasks = await begun(page.open("a"), page.open("b"))
    for what in order:
        desk.let(what)
        await asyncio.sleep(0)
    await asyncio.gather(*tasks)
    assert page.files == ["b"]


def test_a_refresh_meanwhile_does_not_lose_what_was_pressed() -> None:
    async def life() -> None:
        desk = SlowDesk()
        page = Drawn(desk)
        await page.refresh()
        tasks = await begun(page.open("b"))
        desk.records.append("c")
        desk.desk.hub.seq = 2
        await page.tick()
        tasks += await begun(page.refresh())
        desk.let("b")
        desk.let("b")
        await asyncio.gather(*tasks)
        assert page.files == [None, "b"]
        assert page.lists[-1] == ["a", "b", "c"]

    run(life())


def test_the_closed_list_is_read_when_it_is_turned_to_and_not_again() -> None:
    async def life() -> None:
        desk = SlowDesk()
        page = Drawn(desk)
        tasks = await begun(page.turn("closed"))
        desk.let("closed")
        await asyncio.gather(*tasks)
        for seq in range(2, 9):
            desk.desk.hub.seq = seq
            await page.tick()
        assert (desk.reads, desk.reckoned) == ([], 1)
        desk.records.append("c")
        desk.desk.hub.seq = 9
        await page.tick()
        assert (desk.reads, desk.reckoned) == ([], 2)

    run(life())


def test_what_was_read_is_not_drawn_once_the_right_is_gone() -> None:
    async def life() -> None:
        desk = SlowDesk()
        page = Drawn(desk)
        tasks = await begun(page.open("a"))
        desk.signed_in = False
        desk.let("a")
        await asyncio.gather(*tasks)
        assert (page.files, page.lists, page.left) == ([], [], True)

    run(life())
