"""Where the type comes from: Noto Sans SC in two weights, and a font of pictograms.

Debian's Noto CJK is a collection whose first face has Japanese shapes, so the Simplified Chinese
face is taken out once into a cache folder. Without that package the regular weight of
`pylopdf-fonts-zh-cn` serves for both.
"""

import os
from dataclasses import dataclass
from importlib import import_module
from importlib.resources import files
from pathlib import Path

COLLECTIONS = Path("/usr/share/fonts/opentype/noto")


@dataclass(frozen=True)
class FontFiles:
    """Files of the regular and bold text faces and of the pictograms."""

    regular: Path
    bold: Path
    icons: Path


def cache_folder(what: str = "fonts") -> Path:
    """Where faces taken out of a collection, or `what` else, are kept between starts."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "hall-system" / what


def find_fonts(cache: Path, collections: Path = COLLECTIONS) -> FontFiles:
    """The fonts of this machine, faces taken out into `cache` where that was not done before."""
    regular = chinese_face(collections / "NotoSansCJK-Regular.ttc", cache)
    bold = chinese_face(collections / "NotoSansCJK-Bold.ttc", cache)
    spare = Path(str(files("pylopdf_fonts_zh_cn"))) / "NotoSansSC-Regular.otf"
    icons = Path(str(import_module("fonticon_mdi7").MDI7.__font_file__))
    return FontFiles(regular=regular or spare, bold=bold or regular or spare, icons=icons)


def chinese_face(collection: Path, cache: Path) -> Path | None:
    """The Simplified Chinese sans face of a collection as a file; None without the collection."""
    face = cache / f"{collection.stem}-SC.otf"
    if face.exists():
        return face
    if not collection.exists():
        return None
    cache.mkdir(parents=True, exist_ok=True)
    unfinished = face.with_suffix(f".{os.getpid()}")
    _take_out(collection, unfinished)
    unfinished.replace(face)
    return face


def _take_out(collection: Path, target: Path) -> None:
    ttlib = import_module("fontTools.ttLib")
    with ttlib.TTCollection(str(collection), lazy=True) as faces:
        for face in faces.fonts:
            if str(face["name"].getDebugName(1)).startswith("Noto Sans CJK SC"):
                face.save(str(target))
                return
    raise LookupError(f"no Simplified Chinese face in {collection}")
