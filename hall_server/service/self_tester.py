"""Every device of the hall tested by the running server, at opening or whenever asked (row I4)."""

import asyncio
from collections.abc import Awaitable, Callable
from uuid import uuid4

from pydantic import BaseModel

from hall_link.wire.documents import SlipPrinted
from hall_link.wire.envelope import Identify
from hall_server.delivery.hub import Hub, Roll
from hall_server.delivery.routines import STANDING
from hall_server.devices.self_test import DeviceTested, NoteSelfTest, SelfTest, SelfTested
from hall_server.devices.tables import Device
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Actor
from hall_server.paper.print_test import PrintTest

ANSWER_S = 5.0
ACT_S = 20.0
"""So long a test slip or a test phrase may take."""

LOOK_S = 0.05

Submit = Callable[[BaseModel, Actor], Awaitable[object]]


class SelfTester:
    """Asks over the same lines and prints the same way as in the day's work."""

    def __init__(self, hub: Hub, submit: Submit, faults: Callable[[], list[str]]) -> None:
        self._hub = hub
        self._submit = submit
        self._faults = faults
        self._one = asyncio.Lock()

    @property
    def running(self) -> bool:
        """Whether a test is under way."""
        return self._one.locked()

    async def run(self, asked: SelfTest, actor: Actor) -> SelfTested:
        """One test at a time; what it found is kept. Takes as long as the slowest device, and no
        longer than it may. Raises a `Refusal` when nothing can be stored."""
        async with self._one:
            found = await self._test(asked, actor)
            await self._submit(NoteSelfTest(found=found), actor)
            return found

    async def identify(self, device_id: str, actor: Actor) -> bool:
        """Has one device show, say or print which it is; whether it answered. Raises a `Refusal`
        when its slip can't be stored."""
        device = self._hub.hall.devices.find(device_id)
        if device is None or not self._hub.has(device_id):
            return False
        frame = Identify(id=uuid4().hex, show=True, speak=device.speaks)
        with self._hub.call_roll(frame, {device_id}) as roll:
            if device.role == "printer":
                await self._submit(PrintTest(printer=device_id), actor)
            await _until(lambda: bool(roll.answered), ANSWER_S)
            return bool(roll.answered)

    async def _test(self, asked: SelfTest, actor: Actor) -> SelfTested:
        devices = [d for role in STANDING for d in self._hub.hall.devices.of_role(role)]
        there = {d.id for d in devices if self._hub.has(d.id)}
        frame = Identify(id=uuid4().hex, speak=asked.speak)
        with self._hub.call_roll(frame, there) as roll:
            jobs = await self._print(there, actor) if asked.slips else {}
            await _until(lambda: there <= roll.answered, ANSWER_S)
            voices = {d.id for d in devices if d.speaks and asked.speak} & there
            await _until(lambda: voices <= roll.spoken and not self._waiting(jobs), ACT_S)
        return SelfTested(
            devices=tuple(self._found(d, asked, roll, jobs) for d in devices),
            faults=tuple(self._faults()),
        )

    def _waiting(self, jobs: dict[str, str]) -> set[str]:
        return self._hub.hall.paper.jobs.keys() & set(jobs.values())

    async def _print(self, there: set[str], actor: Actor) -> dict[str, str]:
        """Printer -> the job of its test slip."""
        jobs = {}
        for printer in self._hub.hall.devices.of_role("printer"):
            if printer.id not in there:
                continue
            try:
                done = await self._submit(PrintTest(printer=printer.id), actor)
            except Refusal:  # nothing can be stored: told as not printed
                continue
            assert isinstance(done, SlipPrinted)
            jobs[printer.id] = done.job.job_id
        return jobs

    def _found(
        self, device: Device, asked: SelfTest, roll: Roll, jobs: dict[str, str]
    ) -> DeviceTested:
        hall = self._hub.hall
        printer, voice = hall.devices.printers.get(device.id), hall.devices.voices.get(device.id)
        is_printer = device.role == "printer"
        printed = device.id in jobs and jobs[device.id] not in hall.paper.jobs
        return DeviceTested(
            device=device.id,
            name=device.name,
            role=device.role,
            window=device.window,
            connected=self._hub.has(device.id),
            answered=device.id in roll.answered,
            printer=(printer.state if printer else "unknown") if is_printer else None,
            voice=voice.state if voice and device.speaks else None,
            printed=printed if is_printer and asked.slips else None,
            spoken=device.id in roll.spoken if device.speaks and asked.speak else None,
        )


async def _until(holds: Callable[[], bool], seconds: float) -> None:
    """Waits until it holds, or for so long."""
    for _ in range(int(seconds / LOOK_S)):
        if holds():
            return
        await asyncio.sleep(LOOK_S)
