"""Papers to tick, and what is missing of them (row A3)."""

from dataclasses import replace

from hall_link.look.parts import Button, paging
from hall_link.wire.guide import Material
from kiosk.checking import lack_of, list_pages, list_size, rows_of, told_rows
from kiosk.guide import page_of
from kiosk.guide_pages import sample_button
from kiosk.papers import Row
from kiosk.state import KioskState
from kiosk.telling import prints
from kiosk.view import Billboard, Option, PaperLine, View
from kiosk.views.frame import back_and_home, framed
from kiosk.views.naming import item_name
from kiosk.views.straight import straight_words
from kiosk.words import material_detail, read_out, say

# --- ticking -----------------------------------------------------------------------------------


def check_view(state: KioskState) -> View:
    """A page of the list, a large box before each paper."""
    language, size = state.language, list_size(state)
    pages = list_pages(state)
    page = min(state.guide_page, pages - 1)
    last = page == pages - 1
    lines = [_tick_line(state, place, row) for place, row in enumerate(rows_of(state))]
    shown = tuple(page_of(lines, page, size))
    on = Button(
        "checked",
        say("check-done" if last else "check-next", language),
        "check" if last else "next",
        "right",
        main=True,
    )
    return replace(
        framed(state, "check", _check_board(state, page, pages)),
        papers=shown,
        spoken=_check_spoken(state, shown),
        actions=(*back_and_home(language), on),
        page=page,
        pages=pages,
    )


def _check_board(state: KioskState, page: int, pages: int) -> Billboard:
    language, name = state.language, item_name(state)
    many = say("check-page", language, name=name, page=page + 1, pages=pages)
    return Billboard(
        title=say("check-title", language),
        subtitle=many if pages > 1 else name,
        icon="read",
        notice=_before_ticking(state),
    )


def _tick_line(state: KioskState, place: int, row: Row) -> PaperLine:
    language, have = state.language, row.paper in state.checking.have
    return PaperLine(
        key=f"paper:{place}",
        title=row.material.name.in_language(language),
        detail=material_detail(row.material, language, issuer=True),
        icon="box-ticked" if have else "box",
        state=say("check-have" if have else "check-not", language),
        chosen=have,
        sample=sample_button(row.material, row.item, row.place, language),
    )


def _check_spoken(state: KioskState, lines: tuple[PaperLine, ...]) -> str:
    """What to do, and the papers; what is ticked is not read out anew at every touch."""
    names = ", ".join(line.title for line in lines)
    return say("check-spoken", state.language) + read_out(state.language, names)


# --- what is missing ---------------------------------------------------------------------------


def checked_view(state: KioskState) -> View:
    """All there: the way to the number. Else what is missing, where to get it, and what to do."""
    language = state.language
    lacking = lack_of(state)
    told = bool(lacking.missing)
    pages = list_pages(state)
    page = min(state.guide_page, pages - 1)
    lines = (*_told_lines(state), *_extra_lines(state))
    board = _checked_board(state)
    take = Button("confirm", say("take", language), "ticket", "right", True, not state.away)
    return replace(
        framed(state, "checked", board),
        papers=tuple(page_of(lines, page, list_size(state))),
        icon="ticked",
        lines=(board.title, say("all-there-more", language)),
        check_button=_notice_button(state) if told or lacking.owed else None,
        options=_instead(state) if told else (),
        spoken=read_out(language, board.title, *(f"{one.title}, {one.detail}" for one in lines)),
        actions=back_and_home(language) if told else (*back_and_home(language), take),
        page=page,
        pages=pages,
        paging=paging(page, pages) if told else None,
    )


def _checked_board(state: KioskState) -> Billboard:
    language, lacking = state.language, lack_of(state)
    if lacking.missing:
        title = say("lack-title", language, count=len(lacking.missing))
        return Billboard(title, say("lack-more", language), "alert", "warn")
    if lacking.owed:
        more = say("may-take-owed", language, count=len(lacking.owed))
        return Billboard(say("may-take", language), more, "check", "good")
    if lacking.perhaps:
        more = say("may-take-perhaps", language)
        return Billboard(say("may-take", language), more, "check", "good")
    return Billboard(say("all-there", language), item_name(state), "check", "good")


def _told_lines(state: KioskState) -> list[PaperLine]:
    lacking, language = lack_of(state), state.language
    return [
        PaperLine(
            key="",
            title=row.material.name.in_language(language),
            detail=where_from(row.material, language),
            icon="missing"
            if row in lacking.missing
            else "later"
            if row in lacking.owed
            else "perhaps",
            state=_how_much(row, state),
            sample=sample_button(row.material, row.item, row.place, language),
        )
        for row in told_rows(state)
    ]


def _how_much(row: Row, state: KioskState) -> str:
    """In a few words whether it can be done without."""
    if not row.material.required:
        return say("lack-perhaps", state.language)
    if row.material.owed:
        return say("owed", state.language)
    return say("lack-must" if row.material.main else "lack-first", state.language)


def where_from(material: Material, language: str) -> str:
    """Form and copies, where to get it, and what else is to be known."""
    bare = material.model_copy(update={"required": True})
    issuer = material.issuer.in_language(language) if material.issuer else ""
    parts = (
        material_detail(bare, language),
        say("lack-where", language, name=issuer) if issuer else "",
        material.note.in_language(language) if material.note else "",
    )
    return " · ".join(part for part in parts if part)


def _before_ticking(state: KioskState) -> str:
    """The list is another by now; or where a window's own notice leads, or led once."""
    if state.checking.again:
        return say("check-again", state.language)
    if state.checking.window is None:
        return ""
    return straight_words(state)


def _extra_lines(state: KioskState) -> list[PaperLine]:
    more = say("lack-extra", state.language)
    return [PaperLine("", words, more, "notice") for words in state.checking.extra]


def _notice_button(state: KioskState) -> Button:
    """The list to take home: best done, where something is missing."""
    language, paper = state.language, prints(state)
    words = say("notice-offer" if paper else "notice-offer-screen", language)
    main = bool(lack_of(state).missing)
    return Button("notice", words, "printer" if paper else "scan", main=main)


def _instead(state: KioskState) -> tuple[Option, ...]:
    """A number all the same; or nothing now."""
    language = state.language
    take, later = say("take-anyway", language), say("go-prepare", language)
    return (
        Option("confirm", take, "ticket", say("take-anyway-more", language)),
        Option("done", later, "home", say("go-prepare-more", language)),
    )
