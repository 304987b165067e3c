"""The screens, the paper and the voice of a whole hall: how soon, and at what cost."""

import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from bench.figures import Figure, figure
from bench.paper_line import PaperLine
from bench.pixels import ScreenMemory
from tests.support.loudspeaker import Loudspeaker, loudspeaker
from tests.support.people import Clerk
from tests.support.whole_hall import WINDOW, WholeHall, soon

TICKETS = 15
CALLS = 15
SETTLED_S = 20.0
IDLE_S = 65.0
"""Long enough to hold a change of the clock's minute and several pages of notices."""

CARD = (0.12, 0.6)
"""Where on the wall the newest call stands, as shares of its height."""

SLIP_S = 1.5
"""A worker watches each slip come out before it begins the next."""

AUDIBLE = 250
"""Of 32,768; silence is 0 on a null sink."""

DEVICES = ("kiosk", "display", "pad")


class MeasuredHall(WholeHall):
    """A whole hall whose printer's wire and wall's pixels are watched."""

    def _open_paper(self) -> None:
        super()._open_paper()
        self.wire = PaperLine(self.paper.port)

    @property
    def printer_port(self) -> int:
        return self.wire.port


@contextmanager
def _measured() -> Iterator[tuple[MeasuredHall, Loudspeaker]]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "pixels").mkdir()
        with (
            loudspeaker(folder / "sound") as speaker,
            MeasuredHall(folder / "hall", speaker.environment, folder / "pixels") as hall,
        ):
            yield hall, speaker


def measure_devices() -> list[Figure]:
    """One hall for all of it: paper first, then rest, then calls."""
    with _measured() as (hall, speaker):
        walks = [_walk(hall) for _ in range(TICKETS)]
        idle = _idle(hall)
        pixels, sound = _calls(hall, speaker)
    return [
        figure("walk_touches", [walk.touches for walk in walks], ""),
        figure("walk_idle_to_paper_s", [walk.seconds for walk in walks], "s"),
        figure("press_to_first_printed_byte_ms", [walk.print_ms for walk in walks], "ms"),
        figure("call_to_wall_pixels_ms", pixels, "ms"),
        figure("call_to_first_sound_ms", sound, "ms"),
        *idle,
    ]


def _first_sound(speaker: Loudspeaker, heard: int, within: float = 20) -> float:
    """When something audible is in the recording after its first `heard` samples.

    In `time.perf_counter` seconds; the recorder's own delay, up to 50 ms, is part of it.
    """
    end = time.perf_counter() + within
    while time.perf_counter() < end:
        samples = speaker.recording(heard)
        if any(abs(sample) > AUDIBLE for sample in samples):
            return time.perf_counter()
        heard += len(samples)
        time.sleep(0.003)
    raise RuntimeError("the voice says nothing")


@dataclass(frozen=True)
class Walk:
    """A scripted citizen's way to a ticket; `print_ms` from the last touch to the first byte."""

    touches: int
    seconds: float
    print_ms: float


def _walk(hall: MeasuredHall) -> Walk:
    """From the idle screen to the first byte on the printer's wire, by the real pointer."""
    kiosk, begun = hall.kiosk, time.perf_counter()
    kiosk.press("department:civil")
    kiosk.press("item:urban-allowance")
    kiosk.on("confirm")
    hall.wire.await_ticket()
    pressed = time.perf_counter()
    kiosk.press("confirm")
    began = hall.wire.ticket_began()
    touches = kiosk.on("ticket")["touches"]["since_home"]
    kiosk.press("done")
    kiosk.on("home")
    time.sleep(SLIP_S)
    return Walk(touches, began - begun, (began - pressed) * 1000)


def _idle(hall: MeasuredHall) -> list[Figure]:
    """Processor and memory of each device while nobody does anything."""
    time.sleep(SETTLED_S)
    programs = {name: psutil.Process(hall.devices[name].process.pid) for name in DEVICES}
    assert hall.worker is not None
    programs["printer_worker"] = psutil.Process(hall.worker.pid)
    programs["voice"] = hall.voices()[0]
    for program in programs.values():
        program.cpu_percent()
    time.sleep(IDLE_S)
    used = {name: program.cpu_percent() for name, program in programs.items()}
    told = [figure(f"idle_cpu_{name}_percent", [share], "%") for name, share in used.items()]
    for name, program in programs.items():
        resident = program.memory_info().rss / 2**20
        told.append(figure(f"rss_{name}_mb", [resident], "MiB"))
    return told


def _calls(hall: MeasuredHall, speaker: Loudspeaker) -> tuple[list[float], list[float]]:
    """From the clerk's press to changed pixels on the wall, and to the first sound."""
    clerk = Clerk(hall.hall, WINDOW)
    memory = ScreenMemory(hall.pixels)
    pixels, sound = [], []
    for _ in range(CALLS):
        soon(lambda: hall.wall.state().get("speaking") is None, "silence", 60)
        time.sleep(1.5)  # the card has stopped pulsing
        before, heard = memory.rows(*CARD), len(speaker.recording())
        pressed = time.perf_counter()
        clerk.does("call-next")
        with ThreadPoolExecutor(1) as ears:
            sounded = ears.submit(_first_sound, speaker, heard)
            pixels.append((memory.changed_at(before, *CARD) - pressed) * 1000)
            sound.append((sounded.result() - pressed) * 1000)
        clerk.does("start")
        clerk.does("finish", outcome="done")
    return pixels, sound
