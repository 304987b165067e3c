"""Every device of the hall tested by the running server, at opening or whenever asked (row I4)."""

import asyncio
from collections.abc import Awaitable, Callable
from uuid import uuid4

from pydantic import BaseModel

from hall_link.wire.documents import SlipPrinted
from hall_link.wire.envelope import Identify
from hall_server.delivery.hub import Hub, Roll
from hall_server.delivery.routines import STANDING
from hall_server.devices.self_test import DeviceTested, SelfTest, SelfTested
from hall_server.devices.tables import Device
from hall_server.kernel.refusals import Refusal
from hall_server.paper.print_test import PrintTest

ANSWER_S = 5.0
ACT_S = 20.0
"""So long a test slip or a test phrase may take."""

LOOK_S = 0.05

Submit = Callable[[BaseModel], Awaitable[object]]


class SelfTester:
    """Asks over the same lines and prints the same way as in the day's work."""

    def __init__(self, hub: Hub, submit: Submit, faults: Callable[[], list[str]]) -> None:
        self._hub = hub
        self._submit = submit
        self._faults = faults

    async def run(self, asked: SelfTest) -> SelfTested:
        """Takes as long as the slowest device, and no longer than it may."""
        devices = [d for role in STANDING for d in self._hub.hall.devices.of_role(role)]
        there = {d.id for d in devices if self._hub.has(d.id)}
        roll = self._hub.call_roll(Identify(id=uuid4().hex, speak=asked.speak), STANDING)
        jobs = await self._print(there) if asked.slips else {}
        await _until(lambda: there <= roll.answered, ANSWER_S)
        voices = {d.id for d in devices if d.speaks and asked.speak} & there
        waiting = self._hub.hall.paper.jobs
        await _until(
            lambda: voices <= roll.spoken and not waiting.keys() & set(jobs.values()), ACT_S
        )
        return SelfTested(
            devices=[self._found(d, asked, roll, jobs) for d in devices], faults=self._faults()
        )

    async def _print(self, there: set[str]) -> dict[str, str]:
        """Printer -> the job of its test slip."""
        jobs = {}
        for printer in self._hub.hall.devices.of_role("printer"):
            if printer.id not in there:
                continue
            try:
                done = await self._submit(PrintTest(printer=printer.id))
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
