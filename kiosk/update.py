"""How a kiosk's state changes: `update(state, message) -> (state, effects)`. Pure."""

from dataclasses import replace

from kiosk.alone import waits_for_server
from kiosk.booking import booking_told, booking_touched
from kiosk.booking_messages import (
    BookingArrived,
    BookTouched,
    DayTouched,
    DropTouched,
    MoveTouched,
    SlotsHeard,
    SlotTouched,
)
from kiosk.check_messages import (
    CheckNews,
    CheckTouch,
    PictureArrived,
    PictureFailed,
)
from kiosk.checking import list_changed
from kiosk.choosing import moved, page_turned, still_offered
from kiosk.looking import sample_again, sample_turned
from kiosk.matter_messages import Answered, AnsweredNot, MatterTouched
from kiosk.matters import (
    MATTERS,
    answered,
    face_arrived,
    left,
    matter_touched,
    opened,
    with_faces,
)
from kiosk.messages import (
    ActTouched,
    AddTouched,
    AgainTouched,
    Answer,
    Back,
    ChangeTouched,
    ConfirmTouched,
    ContrastTouched,
    Home,
    KeyTouched,
    KnowingTouched,
    LanguageTouched,
    LargeTouched,
    LinkChanged,
    Message,
    NeedTouched,
    PageTouched,
    PaperTold,
    PrincipalsTouched,
    PriorityTouched,
    RemoveTouched,
    RetryTouched,
    Scanned,
    ScreenTouched,
    SeekingRefused,
    StockChanged,
    TakingRefused,
    Tick,
    TicketArrived,
    TicketSeen,
    Touch,
    Touched,
    VoiceTouched,
    WhyHeard,
)
from kiosk.paper_touches import check_told, check_touched
from kiosk.seeking import acted, given_up, scanned, seeking_refused, ticket_seen, why_heard
from kiosk.state import (
    KioskState,
    Screen,
    Step,
    abandoned,
    at_home,
    hinted,
    idle,
    idle_seconds_left,
    may_leave_taking,
    ticket_seconds_left,
)
from kiosk.taking import (
    asked_again,
    asked_knowing,
    confirmed,
    given_here_instead,
    paper_told,
    refused,
    ticket_arrived,
    unanswered,
)
from kiosk.telling import asking_given_up
from kiosk.wishing import (
    adding,
    again,
    changing,
    removed,
    with_need,
    with_principals,
    with_priority,
)

Adapting = LanguageTouched | LargeTouched | ContrastTouched | VoiceTouched
TELLING = (Screen.TICKET, Screen.BOOKED, Screen.FOUND)
"""Screens that go by themselves. Of a ticket in hand more may be asked; else any touch ends it."""


def update(state: KioskState, message: Message) -> Step:
    """The state after a message, and what is to be done because of it."""
    match message:
        case LinkChanged():
            return _link_changed(state, message), ()
        case StockChanged():
            return replace(state, stock=message.stock), ()
        case PaperTold():
            return paper_told(state, message), ()
        case Tick():
            return _time_passed(replace(state, now=message.now, wall=message.wall))
        case Scanned():
            return scanned(state, message)
        case _ if isinstance(message, Touch):
            return _touched(state, message)
        case _:
            return _told(state, message)


def _told(state: KioskState, message: Answer) -> Step:
    match message:
        case TicketArrived():
            return ticket_arrived(state, message)
        case TakingRefused():
            return refused(state, message), ()
        case TicketSeen():
            return ticket_seen(state, message), ()
        case SeekingRefused():
            return seeking_refused(state, message)
        case WhyHeard():
            return why_heard(state, message), ()
        case SlotsHeard() | BookingArrived():
            return booking_told(state, message)
        case _:
            return _told_besides(state, message)


def _told_besides(state: KioskState, message: CheckNews | Answered | AnsweredNot) -> Step:
    """What is told beside tickets and bookings."""
    match message:
        case PictureArrived() | PictureFailed() if message.media in state.faces:
            return face_arrived(state, message), ()
        case Answered() | AnsweredNot():
            return answered(state, message)
        case _:
            return check_told(state, message)


def _touched(state: KioskState, touch: Touch) -> Step:
    state = replace(state, touched_at=state.now, touches=state.touches + 1)
    if _ends(state, touch):
        return idle(state), ()
    if waits_for_server(state, touch):
        return hinted(state, "alone-later"), ()
    if state.screen in MATTERS or isinstance(touch, MatterTouched):
        return _about_a_matter(state, touch)
    if isinstance(touch, CheckTouch) or state.screen is Screen.SAMPLE:
        return _of_papers(state, touch)
    return _chosen(state, touch)


def _of_papers(state: KioskState, touch: Touch) -> Step:
    match touch:
        case PageTouched():
            return sample_turned(state, touch.step)
        case RetryTouched():
            return sample_again(state)
        case touch if isinstance(touch, CheckTouch):
            return check_touched(state, touch)
        case _:
            return _chosen(state, touch)


def _chosen(state: KioskState, touch: Touch) -> Step:
    match touch:
        case ConfirmTouched():
            return confirmed(state, touch)
        case KnowingTouched():
            return asked_knowing(state, touch)
        case ActTouched():
            return acted(state, touch)
        case RetryTouched():
            return asked_again(state)
        case BookTouched() | DayTouched() | SlotTouched() | MoveTouched() | DropTouched():
            return booking_touched(state, touch)
        case Home():
            return _gone_home(state)
        case ScreenTouched() if touch.screen in MATTERS and state.screen is Screen.HOME:
            return with_faces(opened(state, touch.screen))
        case LanguageTouched() | LargeTouched() | ContrastTouched() | VoiceTouched():
            return _adapted(state, touch), ()
        case _:
            return _wished(state, touch), ()


def _about_a_matter(state: KioskState, touch: Touch) -> Step:
    match touch:
        case MatterTouched() | KeyTouched() | Back():
            return matter_touched(state, touch)
        case PageTouched():
            return with_faces(page_turned(state, touch.step))
        case Home():
            return left(state)
        case LanguageTouched() | LargeTouched() | ContrastTouched() | VoiceTouched():
            return _adapted(state, touch), ()
        case _:
            return state, ()


def _ends(state: KioskState, touch: Touch) -> bool:
    if state.screen not in TELLING or isinstance(touch, Adapting):
        return False
    if state.screen in (Screen.TICKET, Screen.BOOKED):
        return True
    return isinstance(touch, Home) or (isinstance(touch, Touched) and state.found is None)


def _wished(state: KioskState, touch: Touch) -> KioskState:
    match touch:
        case PriorityTouched():
            return with_priority(state, touch)
        case NeedTouched():
            return with_need(state, touch)
        case PrincipalsTouched():
            return with_principals(state, touch)
        case AddTouched():
            return adding(state, touch)
        case RemoveTouched():
            return removed(state, touch)
        case ChangeTouched():
            return changing(state, touch)
        case AgainTouched():
            return again(state, touch)
        case _:
            return moved(state, touch)


def _adapted(state: KioskState, touch: Adapting) -> KioskState:
    """Larger or other words fill other pages: reading begins at the first again."""
    match touch:
        case LanguageTouched():
            other = "en" if state.language == "zh" else "zh"
            return replace(state, language=other, guide_page=0)
        case LargeTouched():
            return replace(state, large=not state.large, page=0, guide_page=0)
        case ContrastTouched():
            return replace(state, contrast=not state.contrast)
        case VoiceTouched():
            return replace(state, voice=not state.voice)


def _gone_home(state: KioskState) -> Step:
    if state.screen is Screen.TAKING and not may_leave_taking(state):
        return state, ()
    return abandoned(state, at_home(state))


# --- time and the line -------------------------------------------------------------------------


def _time_passed(state: KioskState) -> Step:
    if state.hint and state.now >= state.hint_until:
        state = replace(state, hint="")
    if state.screen in TELLING:
        return (idle(state) if ticket_seconds_left(state) <= 0 else state), ()
    if state.screen is Screen.TAKING and unanswered(state):
        return given_here_instead(state)
    if state.screen is Screen.SEEKING and state.now - state.since >= state.timing.patience_s:
        return given_up(state)
    if state.screen is Screen.ASKING and state.now - state.since >= state.timing.patience_s:
        return asking_given_up(state)
    if idle_seconds_left(state) <= 0:
        return abandoned(state, idle(state))
    return state, ()


def _link_changed(state: KioskState, message: LinkChanged) -> KioskState:
    snapshot, before = message.snapshot, state
    state = replace(
        state,
        connected=message.connected,
        lost_at=state.now if before.connected else state.lost_at,
        board=snapshot.board if snapshot else state.board,
        name=message.name or state.name,
        guide=(snapshot.guide if snapshot else None) or state.guide,
        goodbye=None if message.connected else message.goodbye,
    )
    if not still_offered(state):
        return at_home(state)
    return list_changed(before, page_turned(state, 0))
