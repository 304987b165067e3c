"""The data folder's local socket: how the command line acts beside a running server.

One JSON line in, one out. Only who may write into the data folder can reach it.
"""

import asyncio
import json
import os
import socket
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from hall_server.cases.import_status import ImportStatus
from hall_server.days.confirm_date import ConfirmDate
from hall_server.days.note_backup import NoteBackup
from hall_server.days.note_close import NoteClose
from hall_server.days.note_days_gone import NoteDaysGone
from hall_server.devices.change_device import RevokeKey
from hall_server.devices.create_key import CreateKey
from hall_server.devices.self_test import SelfTest
from hall_server.erasures.erase_person import ErasePerson
from hall_server.hall_file.change_hall import ChangeHall
from hall_server.kernel.refusals import Refusal
from hall_server.staff.set_password import SetPassword

COMMANDS: dict[str, type[BaseModel]] = {
    "create_key": CreateKey,
    "revoke_key": RevokeKey,
    "set_password": SetPassword,
    "confirm_date": ConfirmDate,
    "close": NoteClose,
    "self_test": SelfTest,
    "change_hall": ChangeHall,
    "import_status": ImportStatus,
    "note_backup": NoteBackup,
    "note_days_gone": NoteDaysGone,
    "erase_person": ErasePerson,
}
TELLING = frozenset({"self_test"})
"""What is asked for the sake of the answer."""

LONGEST_LINE = 32 * 1024 * 1024
"""A whole hall file in one line, with room."""
NAME = "console.sock"

Submit = Callable[[BaseModel], Awaitable[Any]]


@contextmanager
def _short_path(data: Path) -> Iterator[str]:
    """A path to the socket that fits the 108 bytes Unix allows, however deep the folder lies."""
    folder = os.open(data, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{folder}/{NAME}"
    finally:
        os.close(folder)


class ConsoleSocket:
    """The server's end."""

    def __init__(self, data: Path, submit: Submit) -> None:
        self._data = data
        self._submit = submit

    async def start(self) -> asyncio.Server:
        """Listens. A socket left behind by a server that was killed is removed first."""
        (self._data / NAME).unlink(missing_ok=True)
        with _short_path(self._data) as path:
            server = await asyncio.start_unix_server(self._serve, path, limit=LONGEST_LINE)
        (self._data / NAME).chmod(0o600)
        return server

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            answer = await self._answer(await reader.readline())
            writer.write(json.dumps(answer).encode() + b"\n")
            await writer.drain()
        finally:
            writer.close()

    async def _answer(self, line: bytes) -> dict[str, Any]:
        try:
            asked = json.loads(line)
            kind = asked["kind"]
            command = COMMANDS[kind].model_validate(asked["command"])
            done = await self._submit(command)
        except Refusal as refusal:
            return {"refused": refusal.code, "details": refusal.details}
        except (ValueError, KeyError, TypeError, ValidationError):
            return {"refused": "bad-message", "details": {}}
        told = {"told": done.model_dump(mode="json")} if kind in TELLING else {}
        return {"done": True, **told}


def ask_running_server(data: Path, command: BaseModel) -> dict[str, Any] | None:
    """The command line's end: the server's answer, or None when no server runs here."""
    kind = next(name for name, model in COMMANDS.items() if isinstance(command, model))
    asked = {"kind": kind, "command": command.model_dump(mode="json")}
    with socket.socket(socket.AF_UNIX) as line, _short_path(data) as path:
        line.settimeout(30)
        try:
            line.connect(path)
        except OSError:
            return None
        line.sendall(json.dumps(asked).encode() + b"\n")
        answer: dict[str, Any] = json.loads(line.makefile().readline())
        return answer
