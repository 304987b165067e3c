"""The notice of what is missing and the guide, as they come out on paper (rows A3, A4)."""

from dataclasses import replace

from hall_link.look.parts import Button, paging
from hall_link.wire.documents import NoticeGiven
from kiosk.paper import Paper
from kiosk.state import KioskState, paper_here
from kiosk.telling import prints
from kiosk.view import Billboard, PaperLine, View
from kiosk.views.checking import where_from
from kiosk.views.frame import back_and_home, framed, there
from kiosk.views.naming import item_name
from kiosk.words import read_out, say


def asking_view(state: KioskState) -> View:
    """The notice or the printed guide is asked for."""
    language = state.language
    title = say(f"asking-{state.done or 'notice'}", language)
    return replace(
        framed(state, "asking", Billboard(title, item_name(state), "printer")),
        icon="wait",
        lines=(title, say("seeking-more", language)),
    )


def notice_view(state: KioskState) -> View:
    """What was told, and that its code brings the list back; the code itself for want of paper."""
    language, notices = state.language, state.checking.notices
    page = min(state.guide_page, len(notices) - 1)
    notice = notices[page]
    paper = notice.job is not None and prints(state)
    title = say("notice-paper" if paper else "notice-screen", language)
    serial = say("notice-number", language, serial=notice.document.serial)
    following = say("notice-next" if paper else "notice-next-screen", language)
    sub = (there(state) or serial) if paper else say("notice-screen-more", language)
    doubtful = paper and paper_here(state) is Paper.DOUBTFUL
    board = Billboard(title, sub, "printer" if paper else "scan", "good" if paper else "warn")
    done = Button("done", say("done", language), "check", "right", main=True)
    return replace(
        framed(state, "notice", board),
        papers=_notice_lines(notice, language),
        lines=(serial, say("slip-doubtful", language) if doubtful else following),
        code="" if paper else notice.qr,
        spoken=read_out(language, title, following),
        actions=(*back_and_home(language)[:1], done) if len(notices) == 1 else _several(language),
        page=page,
        pages=len(notices),
        paging=paging(page, len(notices)),
    )


def _several(language: str) -> tuple[Button, ...]:
    """Back and done, where the arrows take the right."""
    back, _ = back_and_home(language)
    return back, Button("done", say("done", language), "check", "middle", main=True)


def _notice_lines(notice: NoticeGiven, language: str) -> tuple[PaperLine, ...]:
    missing = [
        PaperLine("", one.name.in_language(language), where_from(one, language), "missing")
        for one in notice.missing
    ]
    extra = say("lack-extra", language)
    return (*missing, *(PaperLine("", words, extra, "notice") for words in notice.extra))


_WHY_NOT = {
    Paper.OUT: "slip-out",
    Paper.COVER: "slip-cover",
    Paper.OFFLINE: "slip-offline",
    Paper.SILENT: "slip-silent",
    Paper.NONE: "slip-no-printer",
}


def slip_view(state: KioskState) -> View:
    """The guide comes out on paper; where it can't, why, and what to do instead."""
    language = state.language
    paper = paper_here(state)
    printed = paper.prints and state.done == "slip"
    if printed:
        title, more = say("slip-paper", language), say("slip-paper-more", language)
        second = say("slip-doubtful", language) if paper is Paper.DOUBTFUL else item_name(state)
        more = there(state) or more
        lines = (more, second)
    else:
        title, more = say("slip-none", language), item_name(state)
        lines = (
            say(_WHY_NOT.get(paper, "slip-offline"), language),
            say("slip-instead", language),
        )
    board = Billboard(
        title,
        more,
        "printer" if printed else "printer-off",
        "good" if printed else "warn",
    )
    back, _ = back_and_home(language)
    done = Button("done", say("done", language), "check", "right", main=True)
    return replace(
        framed(state, "slip", board),
        icon="printer" if printed else "printer-off",
        lines=lines,
        spoken=read_out(language, title, *lines),
        actions=(back, done),
    )
