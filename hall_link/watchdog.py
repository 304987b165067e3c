"""What a program tells the service manager that started it: ready, still at work, stopping.

systemd's own way (sd_notify): a datagram to the socket that NOTIFY_SOCKET names. Started by hand a
program has nobody to tell, and nothing here does anything.
"""

import asyncio
import os
import socket
from collections.abc import Mapping
from contextlib import suppress

READY = "READY=1"
ALIVE = "WATCHDOG=1"
STOPPING = "STOPPING=1"


def notify(word: str, environment: Mapping[str, str] = os.environ) -> None:
    """Tells one word. Never waits and never raises: who is not heard goes on all the same."""
    address = environment.get("NOTIFY_SOCKET", "")
    if not address:
        return
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.setblocking(False)
        line.sendto(word.encode(), address.replace("@", "\0", 1) if address[0] == "@" else address)


def pause_s(environment: Mapping[str, str] = os.environ) -> float | None:
    """Seconds from one sign of life to the next, a third of what is allowed; None: not watched.

    The process that is watched may be the frame around this one (a screen's X server), so
    WATCHDOG_PID is not looked at.
    """
    allowed = environment.get("WATCHDOG_USEC", "")
    return int(allowed) / 3_000_000 if allowed.isdecimal() and int(allowed) else None


async def keep_alive() -> None:
    """Says ready, then gives signs of life from the event loop: who hangs falls silent and is
    started anew. Ends at once where nobody watches."""
    notify(READY)
    pause = pause_s()
    while pause is not None:
        notify(ALIVE)
        await asyncio.sleep(pause)
