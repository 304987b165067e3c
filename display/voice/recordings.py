"""A hall's own recorded clips: one file a piece, put together where none is missing."""

from array import array
from functools import lru_cache
from pathlib import Path

from display.voice.audio import BadSoundError, finished, joined, read_wav, silence
from display.voice.wording import Part

CHIME = "chime"
BETWEEN_PIECES_S = 0.04


class Recordings:
    """The WAV files of a folder, named after their piece; files may come and go at any time."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def has(self, part: Part) -> bool:
        """Every piece of it is recorded."""
        return bool(part.pieces) and all(self._file(piece) for piece in part.pieces)

    def clip(self, part: Part) -> "array[int]":
        """The pieces one after the other. Raises BadSoundError if one is missing or broken."""
        gap = silence(BETWEEN_PIECES_S)
        whole: list[array[int]] = []
        for piece in part.pieces:
            whole += [self._piece(piece), gap]
        return joined(whole[:-1])

    def chime(self) -> "array[int] | None":
        """The hall's own chime; None if there is none. Raises BadSoundError if it is broken."""
        return self._piece(CHIME) if self._file(CHIME) else None

    def _file(self, piece: str) -> Path | None:
        path = self._folder / f"{piece}.wav" if self._folder else None
        return path if path and path.is_file() else None

    def _piece(self, name: str) -> "array[int]":
        path = self._file(name)
        if not path:
            raise BadSoundError(f"{name}.wav is not there")
        return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=100)
def _read(path: Path, _changed: int) -> "array[int]":
    return finished(read_wav(path))
