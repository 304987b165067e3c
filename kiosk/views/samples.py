"""A sample form over the whole screen (row A4)."""

from dataclasses import replace

from hall_link.look.parts import Button, Paging
from kiosk.sampling import QUARTERS, Got, Looking, Sheet, material_of, sheets_of, shown_sheet
from kiosk.state import KioskState
from kiosk.view import Billboard, Picture, View
from kiosk.views.frame import framed
from kiosk.words import read_out, say


def sample_view(state: KioskState) -> View:
    """The page, or that it is coming, or why it can't be seen; larger by one button."""
    looking = state.looking
    sheet = shown_sheet(state.guide, looking) if looking else None
    if looking is None or sheet is None:
        return _fault(state, framed(state, "sample", _board(state, None)), Got(fault="missing"))
    view = framed(state, "sample", _board(state, sheet))
    got = looking.pages.get((sheet.sample.media, sheet.page), Got())
    if got.fault:
        return _fault(state, view, got)
    if not got.path:
        return _coming(state, view)
    back = Button("back", say("back", state.language), "back", "left")
    return replace(
        view,
        picture=Picture(got.path, looking.quarter),
        spoken=read_out(state.language, view.billboard.title, view.billboard.subtitle),
        actions=(back, _zoom(state, looking)),
        paging=_paging(state, looking),
        page=looking.sheet,
        pages=len(sheets_of(state.guide, looking)),
    )


def _board(state: KioskState, sheet: Sheet | None) -> Billboard:
    looking, language = state.looking, state.language
    material = looking and material_of(state.guide, looking.item, looking.place)
    title = material.name.in_language(language) if material else say("look-sample", language)
    what = [say(f"sample-{sheet.what}", language)] if sheet else []
    if looking and looking.quarter is not None:
        what.append(say(f"quarter-{looking.quarter}", language))
    return Billboard(title, " · ".join(what), "picture")


def _zoom(state: KioskState, looking: Looking) -> Button:
    large = looking.quarter is not None
    word = "unzoom" if large else "zoom"
    return Button("zoom", say(word, state.language), word, "middle")


def _paging(state: KioskState, looking: Looking) -> Paging | None:
    """Arrows from page to page; enlarged, from quarter to quarter and on to the next page."""
    pages = len(sheets_of(state.guide, looking))
    parts = QUARTERS if looking.quarter is not None else 1
    if pages * parts < 2:
        return None
    at = looking.sheet * parts + (looking.quarter or 0)
    return Paging(
        f"{at + 1} / {pages * parts}",
        Button("previous", "", "previous", enabled=at > 0),
        Button("next", "", "next", enabled=at < pages * parts - 1),
    )


def _coming(state: KioskState, view: View) -> View:
    language = state.language
    slow = state.now - state.since >= state.timing.patience_s
    more = say("sample-slow" if slow else "sample-coming-more", language)
    return replace(
        view,
        icon="wait",
        lines=(say("sample-coming", language), more),
        actions=(Button("back", say("back", language), "back", "left"),),
    )


def _fault(state: KioskState, view: View, got: Got) -> View:
    language = state.language
    missing = got.fault == "missing"
    title = say("sample-fault-missing" if missing else "sample-fault", language)
    more = say("sample-fault-more", language)
    retry = Button("retry", say("retry", language), "retry", "right", main=True)
    return replace(
        view,
        billboard=replace(view.billboard, tone="warn"),
        icon="alert",
        lines=(title, more),
        spoken=read_out(language, title, more),
        actions=(Button("back", say("back", language), "back", "left"), retry),
    )
