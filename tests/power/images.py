"""Each moment at which the power might have gone, as a data folder the real store opens."""

import hashlib
import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from hall_server.storage.engine import open_engine, sqlite_url
from hall_server.storage.store import HallStore
from hall_server.storage.verify import verify_ledger
from tests.power.busy import Act, Recorded, acts_in
from tests.power.disk import Disk
from tests.power.recording import Synced, Told, events

KEYS = ("instance.key", "people.key")
"""What answers rest on beside the database: sessions, and who has a number already."""

KEPT = (0.0, 0.5, 1.0)

Opened = Callable[[Path], Counter[Act] | str]
"""Opens what lies in a folder as its program would: the acts in it, or what is wrong with it."""


@dataclass
class Image:
    """What a power loss left, and what had been answered by then."""

    moment: str
    kept: float
    files: dict[Path, bytes]
    told: frozenset[Act]

    def fingerprint(self) -> bytes:
        """The same for the same bytes."""
        whole = hashlib.blake2b()
        for name, content in sorted(self.files.items()):
            whole.update(f"{name} {len(content)}\n".encode() + content)
        return whole.digest()


@dataclass
class Verdict:
    """`lost`: an image whose ledger lacks what had been answered. `broken`: one no server opens."""

    images: int = 0
    syncs: int = 0
    answers: int = 0
    lost: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.images} images of {self.syncs} syncs and {self.answers} answers: "
            f"{len(self.lost)} lost an answered act, {len(self.broken)} could not be opened"
        )


def images(recorded: Recorded, seed: int, every: int = 1) -> Iterator[Image]:
    """At every `every`-th moment, just before a sync or just after an answer: each measure of what
    is kept."""
    disk, chance = Disk(recorded.before, recorded.data), random.Random(seed)
    told: set[Act] = set()
    moments = 0
    for event in events(recorded.trace, recorded.data):
        now = {recorded.acts[name] for name in _answers(event, recorded) if name in recorded.acts}
        told |= now
        if now or isinstance(event, Synced):
            moments += 1
            if moments % every == 0:
                moment = f"{'answer' if now else 'sync'} {moments}"
                for kept in KEPT:
                    files = disk.after_power_loss(kept, chance)
                    yield Image(moment, kept, files, frozenset(told))
        disk.happens(event)


def _answers(event: object, recorded: Recorded) -> list[str]:
    """The ids of the calls that are answered by what was sent."""
    found = recorded.answer.findall(event.data) if isinstance(event, Told) else []
    return [name.decode() for name in found]


def judge(
    recorded: Recorded,
    folder: Path,
    seed: int,
    every: int,
    opened: Opened,
    keys: Iterable[str] = (),
) -> Verdict:
    """Opens every image as its program would; one whose like was opened already is not again.
    `keys`: files that must be what they were, once anything was answered."""
    verdict = Verdict()
    kept = {Path(key): (recorded.data / key).read_bytes() for key in keys}
    known: dict[bytes, Counter[Act] | str] = {}
    for image in images(recorded, seed, every):
        verdict.images += 1
        verdict.syncs += image.kept == 0 and image.moment.startswith("sync")
        verdict.answers += image.kept == 0 and image.moment.startswith("answer")
        like = image.fingerprint()
        if like not in known:
            known[like] = _acts_of(image, folder, opened)
        name = f"{image.moment}, kept {image.kept}"
        if isinstance(found := known[like], str):
            verdict.broken.append(f"{name}: {found}")
        elif lost := _lost(image, found, kept):
            verdict.lost.append(f"{name}: {lost}")
    return verdict


def _lost(image: Image, found: Counter[Act], keys: dict[Path, bytes]) -> str:
    """What was relied on and is not there, or not once."""
    if not image.told:
        return ""
    lost = [act for act in image.told if found[act] != 1]
    gone = [str(key) for key, content in keys.items() if image.files.get(key) != content]
    return f"{len(lost)} of {len(image.told)} acts, {lost[:1]}, {gone}" if lost or gone else ""


def _acts_of(image: Image, folder: Path, opened: Opened) -> Counter[Act] | str:
    """The acts in the image, or what is wrong with it."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, content in image.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    try:
        return opened(folder)
    except Exception as fault:  # whatever it is: the program would not start
        return f"{type(fault).__name__}: {fault}"


def hall_opened(folder: Path) -> Counter[Act] | str:
    """A server's data folder: the acts in its ledger."""
    engine = open_engine(sqlite_url(folder))
    try:
        store = HallStore(engine, "after-the-power-loss")
        store.load()
        store.close()
        _rows, faults = verify_ledger(engine)
    finally:
        engine.dispose()
    with closing(sqlite3.connect(folder / "hall.db")) as database:
        (sound,) = database.execute("PRAGMA quick_check").fetchone()
        acts = Counter(acts_in(database))
    if faults or sound != "ok":
        return f"{sound}; {[f'row {f.seq}: {f.why}' for f in faults]}"
    return acts
