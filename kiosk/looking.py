"""Sample forms opened, turned and left; their pages as they come (row A4). Pure."""

from dataclasses import replace

from kiosk.check_messages import PictureArrived, PictureFailed, SampleTouched
from kiosk.sampling import Looking, arrived, once_more, opened, to_fetch, turned, zoomed
from kiosk.state import KioskState, Screen, Step, enter

SAMPLES_FROM = (Screen.GUIDE, Screen.CHECK, Screen.CHECKED)


def sample_opened(state: KioskState, touch: SampleTouched) -> Step:
    """The first page of a material's samples, where it has some."""
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


def sample_zoomed(state: KioskState) -> Step:
    """Larger, or whole again."""
    if state.looking is None:
        return state, ()
    return _looking(state, zoomed(state.looking))


def sample_again(state: KioskState) -> Step:
    """Asks once more for a page that could not be had."""
    if state.looking is None:
        return state, ()
    return _looking(replace(state, since=state.now), once_more(state.looking))


def sample_left(state: KioskState) -> KioskState:
    """Back to where the sample was asked for."""
    back = Screen(state.looking.back) if state.looking else Screen.CONFIRM
    kept = {"page": state.page, "guide_page": state.guide_page}
    return enter(state, back, looking=None, **kept)


def picture_told(state: KioskState, message: PictureArrived | PictureFailed) -> KioskState:
    """A page of the sample looked at is there, or can't be had."""
    if state.looking is None:
        return state
    return replace(state, looking=arrived(state.looking, message))
