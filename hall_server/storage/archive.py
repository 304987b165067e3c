"""The file a backup is: an ordinary zip with a manifest and the hall's database (row K5).

`manifest.json` comes first and names every other member with its size and SHA-256. `hall.db` is an
SQLite database whatever the hall's own is, so that either can be restored from it and any tool can
read it in ten years. Format 1; described in docs/backup.md.
"""

import hashlib
import os
import shutil
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

MANIFEST = "manifest.json"
DATABASE = "hall.db"
ERASURES = "erasures.txt"
_CHUNK = 1024 * 1024
_QUICK = 1
"""Deflate's quickest: a third of the size for a fraction of the time."""


class NotABackup(Exception):  # noqa: N818
    """The file is no such archive, or not as it was written. Its words say what is wrong."""


class Member(BaseModel):
    """A file inside the archive."""

    model_config = ConfigDict(frozen=True)
    bytes: int
    sha256: str


class Manifest(BaseModel):
    """What a backup tells of itself. `head` is the ledger's hash at row `seq`; `made_at` is UTC.

    `ledger_faults`: what `hall verify` found in it. `database`: what the hall itself was kept in.
    `keys`: whether the secrets of the data folder are inside, too.
    """

    model_config = ConfigDict(frozen=True)
    format: Literal[1] = 1
    hall: str
    made_at: str
    migration: str
    epoch: str
    seq: int
    head: str
    ledger_faults: int
    database: str
    keys: bool
    files: Mapping[str, Member]


def member_of(path: Path) -> Member:
    """Size and SHA-256 of a file."""
    with path.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    return Member(bytes=path.stat().st_size, sha256=digest)


def write_archive(target: Path, manifest: Manifest, files: Mapping[str, Path]) -> None:
    """Writes the archive and brings it onto the disk; only its owner may read it."""
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as opened:
        with zipfile.ZipFile(opened, "w", zipfile.ZIP_DEFLATED, compresslevel=_QUICK) as archive:
            archive.writestr(MANIFEST, manifest.model_dump_json(indent=1))
            for name, path in files.items():
                archive.write(path, name)
        opened.flush()
        os.fsync(opened.fileno())


def read_manifest(source: Path) -> Manifest:
    """What the backup tells of itself. Raises `NotABackup`."""
    try:
        with zipfile.ZipFile(source) as archive, archive.open(MANIFEST) as told:
            return Manifest.model_validate_json(told.read(_CHUNK))
    except (zipfile.BadZipFile, KeyError, EOFError, ValidationError, NotImplementedError):
        raise NotABackup("it is not a hall's backup, or it was cut off") from None


def unpack(source: Path, folder: Path, names: Iterable[str]) -> None:
    """Writes members of the archive into the folder, each as the manifest has it.

    Raises `NotABackup` where one is missing or was changed.
    """
    files = read_manifest(source).files
    with zipfile.ZipFile(source) as archive:
        for name in names:
            if name not in files:
                raise NotABackup(f"it has no {name}")
            try:
                with archive.open(name) as packed:
                    _write(packed, folder / name)
            except (zipfile.BadZipFile, KeyError, EOFError, ValueError):
                raise NotABackup(f"{name} in it is damaged") from None
            if member_of(folder / name) != files[name]:
                raise NotABackup(f"{name} in it is not as it was written")


def _write(packed: IO[bytes], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as opened:
        shutil.copyfileobj(packed, opened, _CHUNK)
        opened.flush()
        os.fsync(opened.fileno())
