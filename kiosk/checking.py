"""From the list of papers to what is missing and the notice of it; samples; the printed guide
(rows A2 to A4). Pure."""

from dataclasses import replace

from hall_link.wire.documents import NoticeGiven
from hall_link.wire.printing import PrintJob
from kiosk.check_messages import (
    CheckedTouched,
    CheckNews,
    CheckTouch,
    NoticeEffect,
    NoticeHeard,
    NoticeTouched,
    PaperTouched,
    PictureArrived,
    PictureFailed,
    SampleTouched,
    SlipEffect,
    SlipHeard,
    SlipTouched,
    ZoomTouched,
)
from kiosk.guide import find_item, page_count
from kiosk.messages import Effect, PrintLocally, SeekingRefused
from kiosk.paper import paper_of
from kiosk.papers import Checking, Lack, Row, lack, ticked, to_tell, wanted
from kiosk.sampling import Looking, arrived, once_more, opened, to_fetch, turned, zoomed
from kiosk.state import (
    Errand,
    KioskState,
    Screen,
    Step,
    abandoned,
    at_home,
    chosen_items,
    enter,
    hinted,
)

LIST_PAGE = 4
LARGE_LIST_PAGE = 3
"""So many papers to tick on a screen."""

LACK_PAGE = 3
LARGE_LACK_PAGE = 2
"""So many of what is missing, above what may be done about it."""

CHECKING = (Screen.CHECK, Screen.CHECKED)
LISTS = (*CHECKING, Screen.NOTICE)
SAMPLES_FROM = (Screen.GUIDE, Screen.CHECK, Screen.CHECKED)


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


# --- touches -----------------------------------------------------------------------------------


def check_opened(state: KioskState) -> KioskState:
    """The list, with what was ticked before."""
    return enter(state, Screen.CHECK, page=state.page) if may_check(state) else state


def check_touched(state: KioskState, touch: CheckTouch) -> Step:
    """Where a touch leads on the way through the papers."""
    match touch:
        case PaperTouched() if state.screen is Screen.CHECK:
            return _ticked(state, touch.place), ()
        case CheckedTouched() if state.screen is Screen.CHECK:
            return _gone_through(state), ()
        case NoticeTouched() if state.screen is Screen.CHECKED and not state.away:
            return _notice_asked(state, touch.command_id)
        case SlipTouched() if state.screen is Screen.GUIDE and not state.away:
            return _slip_asked(state, touch.command_id)
        case SampleTouched() if state.screen in SAMPLES_FROM:
            return _sample_opened(state, touch)
        case ZoomTouched() if state.looking is not None:
            return _looking(state, zoomed(state.looking))
        case _:
            return state, ()


def _ticked(state: KioskState, place: int) -> KioskState:
    rows = rows_of(state)
    if not 0 <= place < len(rows):
        return state
    have = state.checking.have ^ {rows[place].paper}
    return replace(state, checking=replace(state.checking, have=have))


def _gone_through(state: KioskState) -> KioskState:
    """The next page of the list; after the last, what is missing."""
    if state.guide_page + 1 < list_pages(state):
        return replace(state, guide_page=state.guide_page + 1)
    checking = replace(state.checking, items=chosen_items(state), again=False)
    return enter(state, Screen.CHECKED, page=state.page, checking=checking)


def list_turned(state: KioskState, step: int) -> KioskState:
    """Another page of the list shown."""
    page = max(0, min(state.guide_page + step, list_pages(state) - 1))
    return replace(state, guide_page=page)


def back_among_papers(state: KioskState) -> KioskState:
    """One step back on the way through the papers."""
    match state.screen:
        case Screen.SAMPLE:
            return _sample_left(state)
        case Screen.CHECKED:
            return enter(state, Screen.CHECK, page=state.page)
        case Screen.NOTICE:
            return enter(state, Screen.CHECKED, page=state.page)
        case Screen.SLIP:
            return enter(state, Screen.GUIDE, page=state.page)
        case _:
            return _back_from_list(state)


def _back_from_list(state: KioskState) -> KioskState:
    """A page back, from the first to the confirmation."""
    if state.guide_page > 0:
        return replace(state, guide_page=state.guide_page - 1)
    return enter(state, Screen.CONFIRM, page=state.page)


def list_changed(before: KioskState, after: KioskState) -> KioskState:
    """The hall changed what is asked for while it was gone through: once more, from the top."""
    if after.screen not in CHECKING or rows_of(before) == rows_of(after):
        return after
    return shown_again(after)


def shown_again(state: KioskState) -> KioskState:
    """The list as it is now; ticks stay with the papers that are still on it."""
    return enter(state, Screen.CHECK, page=state.page, checking=replace(state.checking, again=True))


# --- samples -----------------------------------------------------------------------------------


def _sample_opened(state: KioskState, touch: SampleTouched) -> Step:
    looking = opened(state.guide, touch)
    if looking is None:
        return state, ()
    kept = {"page": state.page, "guide_page": state.guide_page}
    looking = replace(looking, back=state.screen.value)
    return _looking(enter(state, Screen.SAMPLE, **kept), looking)


def _looking(state: KioskState, looking: Looking) -> Step:
    looking, effects = to_fetch(state.guide, looking)
    return replace(state, looking=looking), effects


def sample_turned(state: KioskState, step: int) -> Step:
    """A page or a quarter on or back."""
    if state.looking is None:
        return state, ()
    return _looking(state, turned(state.guide, state.looking, step))


def sample_again(state: KioskState) -> Step:
    """Asks once more for a page that could not be had."""
    if state.looking is None:
        return state, ()
    return _looking(replace(state, since=state.now), once_more(state.looking))


def _sample_left(state: KioskState) -> KioskState:
    """Back to where the sample was asked for."""
    back = Screen(state.looking.back) if state.looking else Screen.CONFIRM
    kept = {"page": state.page, "guide_page": state.guide_page}
    return enter(state, back, looking=None, **kept)


def picture_told(state: KioskState, message: PictureArrived | PictureFailed) -> KioskState:
    """A page of the sample looked at is there, or can't be had."""
    if state.looking is None:
        return state
    return replace(state, looking=arrived(state.looking, message))


# --- on paper ----------------------------------------------------------------------------------


def check_told(state: KioskState, message: CheckNews) -> Step:
    """What was asked for is there, or can't be had."""
    match message:
        case NoticeHeard():
            return notice_heard(state, message)
        case SlipHeard():
            return slip_heard(state, message)
        case PictureArrived() | PictureFailed():
            return picture_told(state, message), ()


def prints(state: KioskState) -> bool:
    """Whether paper may be promised."""
    return paper_of(state.board, state.name).prints


def _notice_asked(state: KioskState, command_id: str) -> Step:
    fresh = replace(state, checking=replace(state.checking, notices=()))
    return _next_notice(fresh, command_id)


def _next_notice(state: KioskState, command_id: str) -> Step:
    """One item after the other; when all are told, what was told."""
    todo = to_tell(state.guide, chosen_items(state), state.checking)
    told = len(state.checking.notices)
    if told >= len(todo):
        return enter(state, Screen.NOTICE if told else Screen.CHECKED, page=state.page), ()
    effect = NoticeEffect(command_id, todo[told], state.language, prints(state))
    return _asking(state, command_id, "notice"), (effect,)


def _slip_asked(state: KioskState, command_id: str) -> Step:
    """Where nothing prints that is said at once, and what to do instead."""
    if state.item is None:
        return state, ()
    if not prints(state):
        return enter(state, Screen.SLIP, page=state.page), ()
    effect = SlipEffect(command_id, state.item, state.language)
    return _asking(state, command_id, "slip"), (effect,)


def _asking(state: KioskState, command_id: str, what: str) -> KioskState:
    return enter(state, Screen.ASKING, page=state.page, command_id=command_id, done=what)


def _awaits(state: KioskState, command_id: str, screen: Screen = Screen.ASKING) -> bool:
    return state.screen is screen and state.command_id == command_id


def notice_heard(state: KioskState, message: NoticeHeard) -> Step:
    """A notice was given here, or is brought back by its code."""
    if _awaits(state, message.command_id, Screen.SEEKING):
        return brought_back(state, message.notice), ()
    if not _awaits(state, message.command_id):
        return state, ()
    given = (*state.checking.notices, message.notice)
    state = replace(state, checking=replace(state.checking, notices=given))
    state, effects = _next_notice(state, f"{message.command_id.partition('.')[0]}.{len(given)}")
    return state, (*_on_paper(message.command_id, message.notice.job), *effects)


def _on_paper(command_id: str, job: PrintJob | None) -> tuple[Effect, ...]:
    return (PrintLocally(command_id, job),) if job else ()


def brought_back(state: KioskState, notice: NoticeGiven) -> KioskState:
    """The second visit: the list with what was there already, ready to be gone on with."""
    item = find_item(state.guide, notice.check.item)
    if item is None:
        return enter(state, Screen.PROBLEM, refusal="unknown-item")
    have = ticked(state.guide, notice.check)
    checking = Checking(have or frozenset(), again=have is None, extra=tuple(notice.extra))
    return enter(
        replace(at_home(state), touches=state.touches),
        Screen.CHECK,
        item=item.id,
        checking=checking,
    )


def slip_heard(state: KioskState, message: SlipHeard) -> Step:
    """The guide is being printed."""
    if not _awaits(state, message.command_id):
        return state, ()
    shown = enter(state, Screen.SLIP, page=state.page, done="slip")
    return shown, _on_paper(message.command_id, message.job)


def asking_refused(state: KioskState, message: SeekingRefused) -> KioskState:
    """The list is another by now; or it can't be had, which is said where it was asked for."""
    if not _awaits(state, message.command_id):
        return state
    return shown_again(state) if message.code == "item-changed" else _without(state)


def asking_given_up(state: KioskState) -> Step:
    """The hall did not answer for too long."""
    return abandoned(state, _without(state))


def _without(state: KioskState) -> KioskState:
    asked_on = Screen.GUIDE if state.done == "slip" else Screen.CHECKED
    return hinted(enter(state, asked_on, page=state.page), f"{state.done}-failed")
