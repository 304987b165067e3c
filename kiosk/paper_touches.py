"""Touches and answers among the papers: which of them leads where. Pure."""

from kiosk.check_messages import (
    CheckedTouched,
    CheckNews,
    CheckTouch,
    NoticeHeard,
    NoticeTouched,
    PaperTouched,
    PictureArrived,
    PictureFailed,
    SampleTouched,
    SlipHeard,
    SlipTouched,
    ZoomTouched,
)
from kiosk.checking import back_from_list, gone_through, with_paper
from kiosk.looking import (
    SAMPLES_FROM,
    picture_told,
    sample_left,
    sample_opened,
    sample_zoomed,
)
from kiosk.state import KioskState, Screen, Step, enter
from kiosk.telling import notice_asked, notice_heard, slip_asked, slip_heard


def check_touched(state: KioskState, touch: CheckTouch) -> Step:
    """Where a touch leads on the way through the papers."""
    match touch:
        case PaperTouched() if state.screen is Screen.CHECK:
            return with_paper(state, touch.place), ()
        case CheckedTouched() if state.screen is Screen.CHECK:
            return gone_through(state), ()
        case NoticeTouched() if state.screen is Screen.CHECKED and state.connected:
            return notice_asked(state, touch.command_id)
        case SlipTouched() if state.screen is Screen.GUIDE and state.connected:
            return slip_asked(state, touch.command_id)
        case SampleTouched() if state.screen in SAMPLES_FROM:
            return sample_opened(state, touch)
        case ZoomTouched():
            return sample_zoomed(state)
        case _:
            return state, ()


def check_told(state: KioskState, message: CheckNews) -> Step:
    """What was asked for is there, or can't be had."""
    match message:
        case NoticeHeard():
            return notice_heard(state, message)
        case SlipHeard():
            return slip_heard(state, message)
        case PictureArrived() | PictureFailed():
            return picture_told(state, message), ()


def back_among_papers(state: KioskState) -> KioskState:
    """One step back on the way through the papers."""
    match state.screen:
        case Screen.SAMPLE:
            return sample_left(state)
        case Screen.CHECKED:
            return enter(state, Screen.CHECK, page=state.page)
        case Screen.NOTICE:
            return enter(state, Screen.CHECKED, page=state.page)
        case Screen.SLIP:
            return enter(state, Screen.GUIDE, page=state.page)
        case _:
            return back_from_list(state)
