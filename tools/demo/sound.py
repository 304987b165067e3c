"""The voice where there is no loudspeaker: a sound server in memory, and what was said as files."""

import os
import subprocess
import threading
import time
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from tools.demo.parts import dying_with_us

RATE = 22_050
PIECE = RATE // 20 * 2
"""Bytes of a twentieth of a second, 16 bits mono."""

BREAK, LONG_BREAK = 13, 100
"""So many silent pieces on end close an announcement: between its sentences there are fewer. After
the chime alone, shorter than `CHIME` pieces, its words may take longer to come."""

CHIME = 50

KEPT = 6

ALSA = """</usr/share/alsa/alsa.conf>
pcm.!default {{ type pulse server "{server}" }}
ctl.!default {{ type pulse server "{server}" }}
"""


def has_loudspeaker() -> bool:
    """Whether this machine has a sound card."""
    cards = Path("/proc/asound/cards")
    return cards.exists() and "no soundcards" not in cards.read_text()


class Loudspeaker:
    """A PulseAudio server whose only output is a sink nobody hears, and a recorder of that sink.

    Announcements are written to the folder `into` as `voice-N.wav`, N counting up; the last
    `KEPT` stay.
    """

    def __init__(self, folder: Path, into: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._into = into
        self._socket = folder / "pulse.sock"
        self._processes: list[subprocess.Popen[bytes]] = []
        self._alsa = folder / "asound.conf"
        self._alsa.write_text(ALSA.format(server=f"unix:{self._socket.resolve()}"))
        self._folder = folder
        self._count = 0

    @property
    def environment(self) -> dict[str, str]:
        """For programs that are to be heard here, through ALSA or PulseAudio."""
        server = f"unix:{self._socket.resolve()}"
        return {"ALSA_CONFIG_PATH": str(self._alsa.resolve()), "PULSE_SERVER": server}

    def open(self) -> None:
        """Starts both. Raises `SystemExit` when the sound server does not come."""
        self._socket.unlink(missing_ok=True)
        protocol = f"module-native-protocol-unix socket={self._socket.resolve()} auth-anonymous=1"
        sink = f"module-null-sink sink_name=hall rate={RATE} channels=1 format=s16le"
        server = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
        self._start([*server, "-L", protocol, "-L", sink])
        deadline = time.monotonic() + 15
        while not self._socket.exists():
            if time.monotonic() > deadline or self._processes[0].poll() is not None:
                raise SystemExit(f"PulseAudio does not start; see {self._folder}/sound.log")
            time.sleep(0.05)
        form = [f"--rate={RATE}", "--channels=1", "--format=s16le", "--latency-msec=100"]
        record = self._start(["parecord", "--raw", *form, "-d", "hall.monitor"], piped=True)
        assert record.stdout is not None
        threading.Thread(target=self._listen, args=(record.stdout,), daemon=True).start()

    def _start(self, command: list[str], piped: bool = False) -> "subprocess.Popen[bytes]":
        home = {"HOME": str(self._folder.resolve()), "XDG_RUNTIME_DIR": str(self._folder.resolve())}
        with (self._folder / "sound.log").open("ab") as log:
            out = subprocess.PIPE if piped else log
            process = subprocess.Popen(
                dying_with_us(command),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=log,
                env={**os.environ, **self.environment, **home},
                process_group=0,
            )
        self._processes.append(process)
        return process

    def _listen(self, stream: IO[bytes]) -> None:
        for sound in announcements(iter(lambda: stream.read(PIECE), b"")):
            self._count += 1
            path = self._into / f"voice-{self._count}.wav"
            fresh = path.with_suffix(".new")
            with wave.open(str(fresh), "wb") as file:
                file.setparams((1, 2, RATE, 0, "NONE", ""))
                file.writeframes(sound)
            fresh.replace(path)
            (self._into / f"voice-{self._count - KEPT}.wav").unlink(missing_ok=True)

    def close(self) -> None:
        """Ends both."""
        for process in reversed(self._processes):
            process.terminate()
            process.wait(10)


def announcements(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Each stretch of sound, the silence around it cut off; a null sink's silence is all zeros.

    A chime that no words followed is left out.
    """
    heard: list[bytes] = []
    silent = 0
    for piece in pieces:
        silent = silent + 1 if piece.count(0) == len(piece) else 0
        if heard or not silent:
            heard.append(piece)
        if heard and silent >= (BREAK if len(heard) > CHIME + BREAK else LONG_BREAK):
            if len(heard) - silent > CHIME:
                yield b"".join(heard[:-silent])
            heard = []
