"""What a person may be about besides tickets, and how it goes on. Pure.

A matter is one of four frozen stories, each with its own steps; here they meet the kiosk's state.
"""

from dataclasses import replace

from hall_link.wire.commands import Result
from hall_link.wire.complaints import ComplaintTaken, ServiceAsked
from hall_link.wire.printing import PrintJob
from kiosk.asking import Asking
from kiosk.check_messages import PictureArrived, PictureEffect, PictureFailed
from kiosk.complaining import Complaining
from kiosk.effects import Effect, PrintLocally
from kiosk.guide import page_count, page_of
from kiosk.matter import Matter
from kiosk.matter_messages import Answered, AnsweredNot, AskEffect, MatterTouched
from kiosk.messages import Back, KeyTouched
from kiosk.people import People, people_a_page, those_who_serve, windows_without_name
from kiosk.requesting import Requesting
from kiosk.scanning import case_in
from kiosk.state import Errand, KioskState, Screen, Step, abandoned, at_home, enter

MATTERS: dict[Screen, type[Matter]] = {
    Screen.PROGRESS: Asking,
    Screen.COMPLAINT: Complaining,
    Screen.PEOPLE: People,
    Screen.REQUEST: Requesting,
}

Touch = MatterTouched | KeyTouched | Back


def opened(state: KioskState, screen: str) -> KioskState:
    """One of the tiles of home."""
    found = next((one for one in MATTERS if one == screen), None)
    if found is None or not is_offered(state, found):
        return state
    return enter(state, found, matter=MATTERS[found]())


def is_offered(state: KioskState, screen: Screen) -> bool:
    """Whether the hall has something to show or to do there."""
    board = state.board
    if board is None:
        return False
    if screen is Screen.REQUEST:
        return bool(board.services)
    return screen is not Screen.PEOPLE or bool(board.people)


def case_scanned(state: KioskState, code: str) -> KioskState | None:
    """A slip's code names its case: only the phone is asked for. None for any other code."""
    number = case_in(code)
    if number is None:
        return None
    return enter(at_home(state), Screen.PROGRESS, matter=Asking("phone", number))


def matter_touched(state: KioskState, touch: Touch) -> Step:
    """A press while a matter is on its way; none counts while the server is asked."""
    matter = state.matter
    if matter is None or state.screen not in MATTERS or state.command_id is not None:
        return state, ()
    match touch:
        case Back():
            return _stepped_back(state, matter.back())
        case KeyTouched():
            return _pressed(state, matter, f"key:{touch.key}", "")
        case MatterTouched(key="pick") if isinstance(matter, Requesting):
            return _item_wanted(state), ()
        case MatterTouched():
            return _pressed(state, matter, touch.key, touch.command_id)


def _pressed(state: KioskState, matter: Matter, key: str, command_id: str) -> Step:
    after, command = matter.pressed(key, state.language)
    if command is not None:
        waiting = enter(state, state.screen, matter=after, command_id=command_id)
        return waiting, (AskEffect(command_id, command),)
    return with_faces(_at(state, after))


def _at(state: KioskState, after: Matter) -> KioskState:
    """Another step is another screen; the same one stays as it is."""
    if state.matter is not None and after.step == state.matter.step:
        return replace(state, matter=after)
    return enter(state, state.screen, matter=after)


def _stepped_back(state: KioskState, before: Matter | None) -> Step:
    if before is None:
        return at_home(state), ()
    return with_faces(_at(state, before))


# --- the server's answers ------------------------------------------------------------------------


def answered(state: KioskState, message: Answered | AnsweredNot) -> Step:
    """What the server says, if it is still waited for; its paper goes to this kiosk's printer."""
    if state.matter is None or state.command_id != message.command_id:
        return state, ()
    if isinstance(message, AnsweredNot):
        matter = state.matter.refused(message.code)
        return enter(state, state.screen, matter=matter), ()
    told = enter(state, state.screen, matter=state.matter.answered(message.result))
    return replace(told, touched_at=state.now), _paper(message)


def _paper(message: Answered) -> tuple[Effect, ...]:
    job = _job_of(message.result)
    return (PrintLocally(message.command_id, job),) if job else ()


def _job_of(result: Result) -> PrintJob | None:
    return result.job if isinstance(result, ComplaintTaken | ServiceAsked) else None


def waits(state: KioskState) -> bool:
    """Whether the server is asked just now."""
    return state.matter is not None and state.command_id is not None


def left(state: KioskState) -> Step:
    """Home, once the wait has been so long that the person may give up; before, nothing."""
    if waits(state) and state.now - state.since < state.timing.patience_s:
        return state, ()
    return abandoned(state, at_home(state))


# --- an item for a request -----------------------------------------------------------------------


def _item_wanted(state: KioskState) -> KioskState:
    return enter(state, Screen.PICK, errand=Errand.REQUEST)


def item_chosen(state: KioskState, item: str) -> KioskState:
    """An item of the guide is what the request is for."""
    assert isinstance(state.matter, Requesting)
    matter = state.matter.for_item(item)
    back = replace(state, department=None, letters="", item=None, errand=Errand.TAKE)
    return enter(back, Screen.REQUEST, matter=matter)


def pick_left(state: KioskState) -> KioskState:
    """Back from the departments to the request."""
    return enter(state, Screen.REQUEST, errand=Errand.TAKE, department=None)


# --- people and their pictures -------------------------------------------------------------------


def shows_people(state: KioskState) -> bool:
    """Whether the screen has people on it."""
    return state.matter is not None and state.matter.step in ("people", "about")


def matter_pages(state: KioskState) -> int:
    """How many pages this step has."""
    if not shows_people(state):
        return 1
    return page_count(_cards(state), people_a_page(state.large))


def _cards(state: KioskState) -> int:
    people = len(those_who_serve(state.board))
    if isinstance(state.matter, People):
        return people
    return people + len(windows_without_name(state.board))


def with_faces(state: KioskState) -> Step:
    """Asks for the pictures of the people on this page that are not on this machine yet."""
    if not shows_people(state):
        return state, ()
    page = page_of(those_who_serve(state.board), state.page, people_a_page(state.large))
    wanted = [one.photo for one in page if one.photo and one.photo not in state.faces]
    asked = dict.fromkeys(wanted, "")
    effects = tuple(PictureEffect(photo, 1) for photo in asked)
    return replace(state, faces={**state.faces, **asked}), effects


def face_arrived(state: KioskState, message: PictureArrived | PictureFailed) -> KioskState:
    """Somebody's picture is there; one that can't be had is asked for again at the next look."""
    if isinstance(message, PictureFailed):
        known = {media: path for media, path in state.faces.items() if media != message.media}
        return replace(state, faces=known)
    return replace(state, faces={**state.faces, message.media: message.path})
