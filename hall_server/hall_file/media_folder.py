"""The pictures and forms a hall file speaks of, in a folder `media` beside it."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from hall_server.guide.tables import Media
from hall_server.hall_file.model import HallFile
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import SYSTEM

NAME = "media"


def media_of(file: HallFile) -> dict[str, str]:
    """Id of every medium the file names -> what it is, for people."""
    photos = {p.photo: p.display.zh for p in file.staff if p.photo}
    samples = {
        sample.media: f"{item.name.zh} · {sample.name.zh}"
        for item in file.items
        for material in item.materials
        for sample in material.samples
    }
    return {**photos, **samples}


def read_folder(folder: Path, file: HallFile, now: datetime) -> tuple[list[Media], list[str]]:
    """What the file names and the folder has, whatever the names there; and, for people, what is
    missing or can't be used."""
    from hall_server.guide.fitting import as_it_is
    from hall_server.guide.rules import UnfitMedia

    wanted, found, faults = media_of(file), [], []
    for path, content in _wanted_files(folder, set(wanted)):
        try:
            fit = as_it_is(content)
        except UnfitMedia as refusal:
            faults.append(f"{path.name}: {refusal.details['why']}")
            continue
        kept = Media(fit.id, fit.type, path.name, fit.pages, to_text(now), SYSTEM.name, content)
        found.append(kept)
        wanted.pop(fit.id, None)
    faults += [f"{what}: {folder} has no file {media[:12]}…" for media, what in wanted.items()]
    return found, faults


def _wanted_files(folder: Path, wanted: set[str]) -> Iterator[tuple[Path, bytes]]:
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        content = path.read_bytes() if path.is_file() else b""
        digest = hashlib.sha256(content).hexdigest()
        if digest in wanted:
            wanted.remove(digest)
            yield path, content


def write_folder(folder: Path, kept: Iterator[Media]) -> int:
    """Writes each medium under its id; how many."""
    from hall_server.guide.fitting import ENDINGS

    count = 0
    for medium in kept:
        folder.mkdir(exist_ok=True)
        (folder / f"{medium.id}.{ENDINGS[medium.type]}").write_bytes(medium.content)
        count += 1
    return count
