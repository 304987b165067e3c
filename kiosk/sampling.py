"""Sample forms on the screen (row A4): page by page, whole or a quarter at a time. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from hall_link.wire.guide import Guide, Material, Sample
from kiosk.check_messages import (
    PictureArrived,
    PictureEffect,
    PictureFailed,
    PictureFault,
    SampleTouched,
)
from kiosk.guide import find_item

QUARTERS = 4
"""Enlarged a page is read in four parts: left and right above, left and right below."""


@dataclass(frozen=True)
class Got:
    """What became of a page: a `path` once it is there, else the `fault`."""

    path: str = ""
    fault: PictureFault | None = None


@dataclass(frozen=True)
class Looking:
    """Whose samples are looked at; `sheet` counts the pages of all of them from 0, `quarter` the
    parts of an enlarged page, None shows it whole. `pages`: those asked for, by media and page.
    `back`: the screen it was opened on.
    """

    item: str
    place: int
    sheet: int = 0
    quarter: int | None = None
    pages: Mapping[tuple[str, int], Got] = field(default_factory=dict)
    back: str = "confirm"


@dataclass(frozen=True)
class Sheet:
    """One page, counted from 1, of a sample."""

    sample: Sample
    page: int

    @property
    def what(self) -> Literal["blank", "filled"]:
        """To be filled in, or an example that is."""
        return self.sample.what


def material_of(guide: Guide | None, item: str, place: int) -> Material | None:
    """The material at a place of an item's list."""
    found = find_item(guide, item)
    return found.materials[place] if found and 0 <= place < len(found.materials) else None


def sheets_of(guide: Guide | None, looking: Looking) -> list[Sheet]:
    """All pages there are, in the samples' order."""
    material = material_of(guide, looking.item, looking.place)
    samples = material.samples if material else ()
    return [Sheet(sample, page + 1) for sample in samples for page in range(sample.pages)]


def opened(guide: Guide | None, touch: SampleTouched) -> Looking | None:
    """The first page of a material's samples; None where it has none."""
    looking = Looking(touch.item, touch.place)
    return looking if sheets_of(guide, looking) else None


def turned(guide: Guide | None, looking: Looking, step: int) -> Looking:
    """A page on or back; enlarged, a quarter on or back."""
    last = len(sheets_of(guide, looking)) - 1
    if looking.quarter is None:
        return replace(looking, sheet=max(0, min(looking.sheet + step, last)))
    at = max(0, min(looking.sheet * QUARTERS + looking.quarter + step, last * QUARTERS + 3))
    return replace(looking, sheet=at // QUARTERS, quarter=at % QUARTERS)


def zoomed(looking: Looking) -> Looking:
    """Larger, from the page's beginning; or whole again."""
    return replace(looking, quarter=0 if looking.quarter is None else None)


def shown_sheet(guide: Guide | None, looking: Looking) -> Sheet | None:
    """The page to be seen; None where the hall took the samples away meanwhile."""
    sheets = sheets_of(guide, looking)
    return sheets[min(looking.sheet, len(sheets) - 1)] if sheets else None


def to_fetch(guide: Guide | None, looking: Looking) -> tuple[Looking, tuple[PictureEffect, ...]]:
    """Asks for the page to be seen where that was not done yet."""
    sheet = shown_sheet(guide, looking)
    if sheet is None or (sheet.sample.media, sheet.page) in looking.pages:
        return looking, ()
    key = sheet.sample.media, sheet.page
    return replace(looking, pages={**looking.pages, key: Got()}), (PictureEffect(*key),)


def arrived(looking: Looking, message: PictureArrived | PictureFailed) -> Looking:
    """The page is there, or can't be had; one nobody asked for changes nothing."""
    key = message.media, message.page
    if key not in looking.pages:
        return looking
    return replace(looking, pages={**looking.pages, key: _got(message)})


def _got(message: PictureArrived | PictureFailed) -> Got:
    if isinstance(message, PictureArrived):
        return Got(path=message.path)
    return Got(fault=message.why)


def once_more(looking: Looking) -> Looking:
    """Forgets what failed, so that it is asked for again."""
    kept = {key: got for key, got in looking.pages.items() if got.fault is None}
    return replace(looking, pages=kept)
