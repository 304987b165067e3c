"""The list of papers, gone through and ticked; what is not at hand of it (row A3). Pure."""

from dataclasses import replace

from kiosk.guide import page_count
from kiosk.papers import Lack, Row, lack, wanted
from kiosk.state import Errand, KioskState, Screen, chosen_items, enter

LIST_PAGE = 4
LARGE_LIST_PAGE = 3
"""So many papers to tick on a screen."""

LACK_PAGE = 3
LARGE_LACK_PAGE = 2
"""So many of what is missing, above what may be done about it."""
CHECKING = (Screen.CHECK, Screen.CHECKED)
LISTS = (*CHECKING, Screen.NOTICE)


def rows_of(state: KioskState) -> list[Row]:
    """The papers of everything chosen."""
    return wanted(state.guide, chosen_items(state))


def lack_of(state: KioskState) -> Lack:
    """What is not at hand of them."""
    return lack(rows_of(state), state.checking.have)


def told_rows(state: KioskState) -> list[Row]:
    """What is not at hand, the most important first."""
    lacking = lack_of(state)
    return [*lacking.missing, *lacking.owed, *lacking.perhaps]


def may_check(state: KioskState) -> bool:
    """Whether there is a list to go through before a number is taken."""
    return state.errand in (Errand.TAKE, Errand.ADD) and bool(rows_of(state))


def list_size(state: KioskState) -> int:
    """Papers to tick on a page, or missing ones told on it."""
    if state.screen is Screen.CHECK:
        return LARGE_LIST_PAGE if state.large else LIST_PAGE
    return LARGE_LACK_PAGE if state.large else LACK_PAGE


def list_pages(state: KioskState) -> int:
    """Pages of the list shown now; notices come one by one."""
    match state.screen:
        case Screen.NOTICE:
            return page_count(len(state.checking.notices), 1)
        case Screen.CHECK:
            return page_count(len(rows_of(state)), list_size(state))
        case _:
            told = len(told_rows(state)) + len(state.checking.extra)
            return page_count(told, list_size(state))


# --- going through it ---------------------------------------------------------------------------


def check_opened(state: KioskState) -> KioskState:
    """The list, with what was ticked before."""
    return enter(state, Screen.CHECK, page=state.page) if may_check(state) else state


def with_paper(state: KioskState, place: int) -> KioskState:
    """A paper is at hand, or not after all."""
    rows = rows_of(state)
    if not 0 <= place < len(rows):
        return state
    have = state.checking.have ^ {rows[place].paper}
    return replace(state, checking=replace(state.checking, have=have))


def gone_through(state: KioskState) -> KioskState:
    """The next page of the list; after the last, what is missing."""
    if state.guide_page + 1 < list_pages(state):
        return replace(state, guide_page=state.guide_page + 1)
    checking = replace(state.checking, items=chosen_items(state), again=False)
    return enter(state, Screen.CHECKED, page=state.page, checking=checking)


def list_turned(state: KioskState, step: int) -> KioskState:
    """Another page of the list shown."""
    page = max(0, min(state.guide_page + step, list_pages(state) - 1))
    return replace(state, guide_page=page)


def back_from_list(state: KioskState) -> KioskState:
    """A page back, from the first to the confirmation, or to where a notice leads."""
    if state.guide_page > 0:
        return replace(state, guide_page=state.guide_page - 1)
    first = Screen.STRAIGHT if state.checking.straight else Screen.CONFIRM
    return enter(state, first, page=state.page)


def list_changed(before: KioskState, after: KioskState) -> KioskState:
    """The hall changed what is asked for while it was gone through: once more, from the top."""
    if after.screen not in CHECKING or rows_of(before) == rows_of(after):
        return after
    return shown_again(after)


def shown_again(state: KioskState) -> KioskState:
    """The list as it is now; ticks stay with the papers that are still on it."""
    return enter(state, Screen.CHECK, page=state.page, checking=replace(state.checking, again=True))
