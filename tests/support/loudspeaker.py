"""A loudspeaker without a sound card: a PulseAudio of its own, and what came out of it."""

import os
import subprocess
import time
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from display.voice.audio import RATE


@dataclass
class Loudspeaker:
    """`environment` makes any ALSA program play here, in real time."""

    environment: dict[str, str]
    _file: Path

    def recording(self, start: int = 0) -> "array[int]":
        """All that sounded since it was switched on, from sample `start`: mono, 22,050 Hz."""
        with self._file.open("rb") as file:
            file.seek(2 * start)
            data = file.read()
        return array("h", data[: len(data) // 2 * 2])


@contextmanager
def loudspeaker(folder: Path) -> Iterator[Loudspeaker]:
    """Switched on until the block ends. `folder` is made; a short path, it holds a socket."""
    folder.mkdir(parents=True, exist_ok=True)
    environment, sound = _environment(folder), folder / "recording.raw"
    programs = [_server(folder, environment)]
    try:
        _until(lambda: _answers(environment), "PulseAudio did not start")
        with sound.open("wb") as out:
            programs.append(subprocess.Popen(_RECORD, stdout=out, env=environment))
        _until(lambda: sound.stat().st_size > 0, "nothing is recorded")
        yield Loudspeaker(environment, sound)
    finally:
        for program in reversed(programs):
            program.terminate()
            program.wait(10)


_RECORD = (
    *("parecord", "-d", "hall.monitor", "--raw", "--format=s16le", "--channels=1"),
    *(f"--rate={RATE}", "--latency-msec=50"),
)


def _environment(folder: Path) -> dict[str, str]:
    alsa = folder / "asound.conf"
    address = f"unix:{folder}/native"
    alsa.write_text(
        f'</usr/share/alsa/alsa.conf>\npcm.!default {{ type pulse server "{address}" }}\n'
        f'ctl.!default {{ type pulse server "{address}" }}\n',
        encoding="ascii",
    )
    return {
        **os.environ,
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(folder),
        "PULSE_SERVER": address,
        "ALSA_CONFIG_PATH": str(alsa),
    }


def _server(folder: Path, environment: dict[str, str]) -> "subprocess.Popen[bytes]":
    command = ["pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1"]
    command += ["--disallow-exit", "--high-priority=no", "--realtime=no"]
    command += ["-L", "module-null-sink sink_name=hall rate=22050 channels=1"]
    command += ["-L", f"module-native-protocol-unix auth-anonymous=1 socket={folder}/native"]
    own = {key: value for key, value in environment.items() if key != "PULSE_SERVER"}
    with (folder / "pulseaudio.log").open("wb") as log:
        return subprocess.Popen(command, env=own, stdout=log, stderr=log)


def _answers(environment: dict[str, str]) -> bool:
    asked = subprocess.run(
        ["pactl", "info"], env=environment, capture_output=True, check=False, timeout=10
    )
    return asked.returncode == 0


def _until(true: object, complaint: str, within: float = 10) -> None:
    assert callable(true)
    end = time.monotonic() + within
    while not true():
        assert time.monotonic() < end, complaint
        time.sleep(0.05)
