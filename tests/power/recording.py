"""What a server did to its files and told its clients, in order, as the kernel saw it (strace)."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CALLS = (
    "openat,write,writev,pwrite64,pwritev,pwritev2,fsync,fdatasync,ftruncate,truncate,fallocate,"
    "rename,renameat,renameat2,unlink,unlinkat,sendto,sendmsg"
)
OPTIONS = ("-f", "-y", "-xx", "-s", "4000000", "--seccomp-bpf", "-e", f"trace={CALLS}")

NAMING = ("openat", "rename", "renameat", "renameat2", "unlink", "unlinkat")
"""Calls about the names of files; all others change the file that is open."""


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes that are in the machine's memory, and one day on the disk."""

    file: Path
    at: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """The file has this length from now on."""

    file: Path
    length: int


@dataclass(frozen=True, slots=True)
class Named:
    """A name of a folder stands for another file: a new one (`source` None), one that had another
    name, or none any more (`gone`)."""

    file: Path
    source: Path | None = None
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Synced:
    """The file, or the names in the folder, are on the disk."""

    file: Path


@dataclass(frozen=True, slots=True)
class Told:
    """Sent to a client: from here on somebody relies on it."""

    data: bytes


Event = Write | Cut | Named | Synced | Told


def why_not_here() -> str | None:
    """Why nothing can be recorded on this machine, if it can't."""
    if shutil.which("strace") is None:
        return "there is no strace (tools/system_packages.sh installs it)"
    tried = subprocess.run(
        ["strace", *OPTIONS, "-o", "/dev/null", "true"], capture_output=True, text=True, check=False
    )
    if tried.returncode:
        return f"strace may not look into programs here (ptrace): {tried.stderr.strip()[-200:]}"
    return None


def events(trace: Path, folder: Path) -> Iterator[Event]:
    """The events of a recording that concern files of the folder, and what went out."""
    reader = _Reader(folder)
    for call in _calls(trace):
        yield from reader.read(call)


@dataclass(frozen=True, slots=True)
class _Call:
    """`done`: the line of a call's end; a call that others interrupt is told twice, begun first."""

    name: str
    arguments: str
    result: str
    begun: bool = True
    done: bool = True


_ENDED = re.compile(r"^(.*)\) += (.*)$")
_LINE = re.compile(r"^(\d+) +(?:(\w+)\((.*)|<\.\.\. (\w+) resumed>(.*))$")


def _calls(trace: Path) -> Iterator[_Call]:
    waiting: dict[str, tuple[str, str]] = {}
    with trace.open(encoding="ascii") as lines:
        for line in lines:
            found = _LINE.match(line.rstrip("\n"))
            if found is None:
                continue
            thread, name, rest, resumed, tail = found.groups()
            if name and rest.endswith(" <unfinished ...>"):
                waiting[thread] = (name, rest.removesuffix(" <unfinished ...>"))
                yield _Call(*waiting[thread], "", done=False)
            elif name:
                yield _Call(name, *_split(rest))
            elif thread in waiting and waiting[thread][0] == resumed:
                begun = waiting.pop(thread)
                yield _Call(resumed, *_split(begun[1] + tail), begun=False)


def _split(rest: str) -> tuple[str, str]:
    found = _ENDED.match(rest)
    assert found is not None, f"strace said: {rest[-200:]}"
    return found[1], found[2]


_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_PLACE = re.compile(r"^(-?\d+|AT_FDCWD)(?:<((?:\\x[0-9a-f]{2})*)>)?")


def _bytes(told: str) -> bytes:
    return bytes.fromhex(told.replace("\\x", ""))


class _Reader:
    """Knows the place in each file that is written from its beginning on."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._places: dict[str, int] = {}

    def read(self, call: _Call) -> Iterator[Event]:
        """What one call did."""
        place = _PLACE.match(call.arguments)
        target = Path(_bytes(place[2]).decode("utf-8", "replace")) if place and place[2] else None
        ours = target is not None and target.is_relative_to(self._folder)
        if call.name in ("write", "sendto", "sendmsg") and not ours:
            if call.begun and target is not None and str(target).startswith("socket:"):
                yield from (Told(_bytes(text)) for text in _TEXT.findall(call.arguments))
        elif call.done and call.result and not call.result.startswith("-1"):
            yield from self._change(call, target if ours else None)

    def _change(self, call: _Call, file: Path | None) -> Iterator[Event]:
        texts = [_bytes(text) for text in _TEXT.findall(call.arguments)]
        if call.name in NAMING:
            yield from self._named(call, [self._path(text) for text in texts])
        elif file is not None:
            yield from self._written(call, file, texts)

    def _written(self, call: _Call, file: Path, texts: list[bytes]) -> Iterator[Event]:
        last = call.arguments.rpartition(", ")[2]
        match call.name:
            case "fsync" | "fdatasync":
                yield Synced(file)
            case "ftruncate":
                yield Cut(file, int(last))
            case "pwrite64":
                yield Write(file, int(last), texts[0])
            case "write":
                place = call.arguments.partition("<")[0]
                yield Write(file, self._places.get(place, 0), texts[0])
                self._places[place] = self._places.get(place, 0) + len(texts[0])
            case name:
                raise AssertionError(f"{name} of {file} is not understood")

    def _named(self, call: _Call, files: list[Path | None]) -> Iterator[Event]:
        first = files[0]
        if call.name == "openat":
            yield from self._opened(call, first)
        elif call.name.startswith("unlink"):
            if first is not None:
                yield Named(first, gone=True)
        elif files[1] is not None:
            yield Named(files[1], first)

    def _opened(self, call: _Call, file: Path | None) -> Iterator[Event]:
        descriptor = call.result.partition("<")[0]
        self._places.pop(descriptor, None)
        if file is None or "O_CREAT" not in call.arguments:
            return
        yield Named(file)
        if "O_TRUNC" in call.arguments:
            yield Cut(file, 0)

    def _path(self, text: bytes) -> Path | None:
        """The file of a name, when it is the folder's; the hall names its files in full."""
        file = Path(text.decode("utf-8", "replace"))
        return file if file.is_relative_to(self._folder) else None
