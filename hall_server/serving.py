"""A hall served from its data folder: opened, listening, and ended in order."""

import contextlib
import gc
import logging
import signal
import socket
from pathlib import Path

import uvicorn

from hall_link import watchdog
from hall_server.app import HallApp, data_lock
from hall_server.kernel.clock import Clock, SystemClock
from hall_server.service.line_noise import hush_lines
from hall_server.service.machine import Machine
from hall_server.service.means import Means, take_all_files_allowed
from hall_server.service.patience import patient
from hall_server.service.room import Room
from hall_server.settings import DayKey, Settings, instance_key
from hall_server.storage.engine import open_engine
from hall_server.storage.opening import open_hall
from hall_server.storage.sealed import KEY_FILE
from hall_server.tls.line import SecureLine

log = logging.getLogger(__name__)


def _set_aside_what_stays() -> None:
    """Spares the garbage collector all that was built for good: its longest pauses, in which
    nobody is answered, shrink to a third."""
    gc.collect()
    gc.freeze()


class _Server(uvicorn.Server):
    """Tells the service manager when it listens; can be closed from within."""

    was_closed = False

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        watchdog.notify(watchdog.READY)

    def close(self) -> None:
        """Ends `run` soon, as a signal would."""
        self.was_closed = self.should_exit = True


def serve(
    data: Path, host: str, port: int, clock: Clock, settings: Settings, front: Path | None = None
) -> bool:
    """Serves the hall of a data folder until it is told to stop; whether `hall close` told it."""
    with data_lock(data):
        engine = open_engine(
            settings.url(data), settings.database_max_pages, key_file=data / KEY_FILE
        )
        plan = settings.nights(data)
        opened = open_hall(engine, data, plan.backups, clock.now())
        if opened.before:
            log.info("upgraded from %s; before it: %s", opened.revision, opened.before.file)
        take_all_files_allowed()
        room = Room(data, settings.disk_low_mib, settings.disk_full_mib)
        machine = Machine(room, Means(settings.memory_low_mib))
        day_key = DayKey(data)
        hall = HallApp(engine, clock, instance_key(data), day_key.mark, settings.failpoint, machine)
        hall.end_marks = day_key.end
        nights = hall.nights(data, plan) if isinstance(clock, SystemClock) else None
        secure = SecureLine(data, host) if settings.tls else None
        context = secure.open(hall.hub.hall.premises.premises.name.zh) if secure else None
        config = uvicorn.Config(
            hall.web(data, front, nights, secure),
            host=host,
            port=port,
            ssl_context_factory=(lambda _config, _usual: context) if context else None,
            loop="uvloop",
            http=patient(settings.lines_per_address, settings.ask_within_s),
            ws="websockets-sansio",
            ws_max_size=1024 * 1024,
            ws_ping_interval=None,
            ws_per_message_deflate=False,
            access_log=False,
            log_config=None,
            log_level="warning",
            server_header=False,
            timeout_graceful_shutdown=3,
        )
        hush_lines()
        _set_aside_what_stays()
        log.info("the hall is open on port %d%s", port, " (https)" if secure else "")
        server = _Server(config)
        hall.on_close = server.close
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        with contextlib.suppress(KeyboardInterrupt):  # told to stop, and stopped decently
            server.run()
        watchdog.notify(watchdog.STOPPING)
        engine.dispose()
    return server.was_closed
