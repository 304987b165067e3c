"""Which operation carries out which command: the hall's table of acts."""

from datetime import datetime

from pydantic import BaseModel

from hall_link.wire.appointments import Book, CancelBooking, ChangeBooking, CheckIn, ListSlots
from hall_link.wire.calls import Noted, ReportCall, ReportVoice
from hall_link.wire.hand_tickets import EnterHandTicket, PrintHandTickets
from hall_link.wire.reserves import HandIn, ReserveTickets
from hall_link.wire.tickets import (
    AskWhy,
    CancelTicket,
    ChangeItems,
    LetPass,
    ReturnTicket,
    TakeTicket,
    TicketTaken,
)
from hall_link.wire.windows import (
    AnswerHelp,
    CallChosen,
    CallForHelp,
    CallNext,
    CoverWindow,
    FinishVisit,
    HoldVisit,
    LeadTicket,
    MarkNeed,
    MarkNoShow,
    PauseWindow,
    Recall,
    RecordConsultation,
    ReleaseVisit,
    RestoreTicket,
    ResumeWindow,
    ServeWithoutTicket,
    SignedIn,
    SignOut,
    SplitTicket,
    StartVisit,
    StillHere,
    SwapWindows,
    TransferVisit,
    Undo,
    WindowActDone,
)
from hall_server.appointments.book import book
from hall_server.appointments.cancel_booking import cancel_booking
from hall_server.appointments.change_booking import change_booking
from hall_server.appointments.check_in import check_in
from hall_server.appointments.list_slots import list_slots
from hall_server.appointments.missing import (
    MissBookings,
    bookings_to_miss,
    close_diary,
    miss_past,
)
from hall_server.casebook_acts import CASEBOOK_ACTS, CASEBOOK_GIVES_OUT, Act, notice_brought
from hall_server.cases.taking_over import take_over
from hall_server.cases.watch import cases_to_watch, day_to_watch, watch_day
from hall_server.complaints.watch import complaints_to_urge
from hall_server.consultations.record import record_consultation
from hall_server.days.confirm_date import ConfirmDate, confirm_date
from hall_server.days.do_routine import DoRoutine, do_routine
from hall_server.days.duty_log import SignDuty, WriteDuty, sign_duty, write_duty
from hall_server.days.note_backup import NoteBackup, note_backup
from hall_server.days.note_close import NoteClose, note_close
from hall_server.days.note_days_gone import NoteDaysGone, note_days_gone
from hall_server.days.set_duty import SetDuty, set_duty
from hall_server.delivery.hall import Hall
from hall_server.devices.change_device import (
    ChangeDevice,
    GiveNewKey,
    RevokeKey,
    change_device,
    give_new_key,
    revoke_key,
)
from hall_server.devices.create_key import CreateKey, create_key
from hall_server.devices.report_voice import report_voice
from hall_server.devices.self_test import NoteSelfTest, note_self_test
from hall_server.documents.coming_back import came_back
from hall_server.erasures.erase_old import EraseOld, erase_old
from hall_server.erasures.erase_person import ErasePerson, erase_person
from hall_server.guide.keep_media import KeepMedia, keep_media
from hall_server.hall_file.change_hall import ChangeHall, change_hall
from hall_server.helps import call as helps
from hall_server.helps.page_guide import page_guides
from hall_server.kernel.retention import forget_old_replies
from hall_server.kernel.work import Work
from hall_server.paper_acts import PAPER_ACTS
from hall_server.posts.cover import cover_window
from hall_server.posts.hand_over import leave, sit_down
from hall_server.posts.pause import pause_window, resume_window
from hall_server.posts.set_window import SetWindow, set_window
from hall_server.posts.swap import swap_windows
from hall_server.posts.unattended import WatchWindows, note_windows, windows_to_note
from hall_server.premises.open_day import OpenDay, day_to_open, open_day
from hall_server.premises.order_day import OrderDay, WithdrawOrder, order_day, withdraw_order
from hall_server.premises.turn_hours import TurnHours, turn_due, turn_hours
from hall_server.queue.ask_why import ask_why
from hall_server.queue.call_chosen import call_chosen
from hall_server.queue.call_next import call_next
from hall_server.queue.calling import act_done
from hall_server.queue.cancel_ticket import cancel_ticket
from hall_server.queue.change_items import change_items
from hall_server.queue.end_day import end_day
from hall_server.queue.enter_hand_ticket import enter_hand_ticket
from hall_server.queue.finish_visit import call_after, finish_visit
from hall_server.queue.hand_in import hand_in
from hall_server.queue.hold_visit import hold_visit
from hall_server.queue.lead_ticket import lead_ticket
from hall_server.queue.learning import learn
from hall_server.queue.let_pass import let_pass
from hall_server.queue.mark_need import mark_need
from hall_server.queue.mark_no_show import mark_no_show
from hall_server.queue.print_hand_tickets import print_hand_tickets
from hall_server.queue.recall import recall
from hall_server.queue.release_visit import release_visit
from hall_server.queue.report_call import report_call
from hall_server.queue.reserve_tickets import reserve_tickets, void_reserves
from hall_server.queue.restore_ticket import restore_ticket
from hall_server.queue.return_ticket import return_ticket
from hall_server.queue.serve_without_ticket import serve_without_ticket
from hall_server.queue.split_ticket import split_ticket
from hall_server.queue.start_visit import start_visit
from hall_server.queue.still_here import still_here
from hall_server.queue.take_ticket import take_ticket
from hall_server.queue.transfer_visit import transfer_visit
from hall_server.queue.undo import undo
from hall_server.ratings.ask import (
    CloseAsks,
    asks_to_close,
    close_all,
    close_at_start,
    close_at_swap,
    close_expired,
    open_ask,
    withdraw_ask,
)
from hall_server.rectifications.watch import rectifications_to_urge
from hall_server.requests.watch import requests_to_urge
from hall_server.staff.close_session import CloseSession, close_session
from hall_server.staff.note_failure import NoteFailure, note_failure
from hall_server.staff.open_session import OpenSession, open_session
from hall_server.staff.set_password import SetPassword, set_password
from hall_server.windows.sign_in import TakeWindow


def _open_day(hall: Hall, command: OpenDay, work: Work) -> Noted:
    if command.business_day <= hall.business_day:
        return Noted()  # opened meanwhile: the tickets that wait are of this very day
    noted = open_day(hall.premises, command, work)
    rule = hall.premises.premises.hours
    end_day(hall.queue, rule is not None and rule.overnight == "keep", work)
    void_reserves(hall.queue, command.business_day, work)
    turn_hours(hall.premises, work, still_served=lambda: False)
    close_all(hall.ratings, work)
    close_diary(hall.appointments, command.business_day, work)
    watch_day(hall.casework, command.business_day, work)
    helps.end_day(hall.helps, work)
    forget_old_replies(command.business_day, work)
    return noted


def _take_window(hall: Hall, command: TakeWindow, work: Work) -> SignedIn:
    signed = sit_down(hall.windows, hall.staff, hall.queue, command, work)
    take_over(hall.casework, command.window, command.name, work)
    return signed


def _create_key(hall: Hall, command: CreateKey, work: Work) -> Noted:
    if command.window is not None:
        hall.windows.find(command.window)
    return create_key(hall.devices, command, work)


def _change_device(hall: Hall, command: ChangeDevice, work: Work) -> Noted:
    if command.window is not None:
        hall.windows.find(command.window)
    return change_device(hall.devices, command, work)


def _start_visit(hall: Hall, command: StartVisit, work: Work) -> WindowActDone:
    done = start_visit(hall.windows, hall.queue, command, work)
    close_at_start(hall.premises, hall.ratings, command.window, work)
    return done


def _finish_visit(hall: Hall, command: FinishVisit, work: Work) -> WindowActDone:
    done = finish_visit(hall.premises, hall.guide, hall.windows, hall.queue, command, work)
    if done.state == "finished":
        open_ask(hall.premises, hall.devices, hall.queue, hall.ratings, command.window, work)
    called = None
    if command.call_next:
        called = call_after(hall.premises, hall.windows, hall.queue, command, work)
    return act_done(called or done, command.window)


def _take_ticket(hall: Hall, command: TakeTicket, work: Work) -> TicketTaken:
    """Straight to its window with a notice that leads there; what the notice knows of the papers
    goes along where they were not gone through again."""
    back = notice_brought(hall, command.notice, work)
    if back is not None:
        anew = {check.item for check in command.checks}
        known = [check for check in back.checks if check.item not in anew]
        command = command.model_copy(update={"checks": [*command.checks, *known]})
    window = back.window if back and set(back.items) & set(command.items) else None
    rooms = (hall.premises, hall.staff, hall.guide, hall.windows, hall.devices, hall.queue)
    taken = take_ticket(*rooms, command, work, window)
    if back is not None and window is not None:
        came_back(back, taken.ticket_id, work)
    return taken


def _serve_without_ticket(hall: Hall, command: ServeWithoutTicket, work: Work) -> WindowActDone:
    """About what the notice that was brought is about, where nothing else is told."""
    back = notice_brought(hall, command.notice, work)
    if back is not None:
        command = command.model_copy(update={"items": command.items or back.items})
    done = serve_without_ticket(
        hall.premises,
        hall.guide,
        hall.windows,
        hall.queue,
        command,
        work,
        [check for check in back.checks if check.item in command.items] if back else (),
    )
    if back is not None and done.ticket_id is not None:
        came_back(back, done.ticket_id, work)
    close_at_start(hall.premises, hall.ratings, command.window, work)
    return done


def _undo(hall: Hall, command: Undo, work: Work) -> WindowActDone:
    done = undo(hall.premises, hall.guide, hall.windows, hall.queue, command, work)
    if done.state == "serving" and done.ticket_id is not None:
        withdraw_ask(hall.ratings, done.ticket_id, work)
    return done


def _swap_windows(hall: Hall, command: SwapWindows, work: Work) -> WindowActDone:
    done = swap_windows(hall.premises, hall.windows, hall.devices, hall.queue, command, work)
    close_at_swap(hall.ratings, (command.window, command.other), work)
    return done


ACTS: dict[type[BaseModel], Act] = {
    **CASEBOOK_ACTS,
    **PAPER_ACTS,
    OpenDay: _open_day,
    TurnHours: lambda h, c, w: turn_hours(h.premises, w, h.still_served),
    OrderDay: lambda h, c, w: order_day(c, w),
    WithdrawOrder: lambda h, c, w: withdraw_order(h.premises, c, w),
    SetDuty: lambda h, c, w: set_duty(h.staff, c, w),
    WriteDuty: lambda h, c, w: write_duty(h.business_day, h.staff, c, w),
    SignDuty: lambda h, c, w: sign_duty(h.days, c, w),
    DoRoutine: lambda h, c, w: do_routine(h.business_day, c, w),
    ConfirmDate: lambda h, c, w: confirm_date(h.premises, c, w),
    NoteSelfTest: lambda h, c, w: note_self_test(h.business_day, c, w),
    NoteClose: lambda h, c, w: note_close(c, w),
    ErasePerson: lambda h, c, w: erase_person(c, w),
    EraseOld: lambda h, c, w: erase_old(h.premises.premises.retention, h.business_day, c, w),
    NoteDaysGone: lambda h, c, w: note_days_gone(c, w),
    NoteBackup: lambda h, c, w: note_backup(c, w),
    CreateKey: _create_key,
    ChangeDevice: _change_device,
    GiveNewKey: lambda h, c, w: give_new_key(h.devices, c, w),
    RevokeKey: lambda h, c, w: revoke_key(h.devices, c, w),
    KeepMedia: lambda h, c, w: keep_media(h.guide, c, w),
    ChangeHall: lambda h, c, w: change_hall(h.rooms, c, w),
    SetPassword: lambda h, c, w: set_password(h.staff, c, w),
    NoteFailure: lambda h, c, w: note_failure(h.staff, c, w),
    OpenSession: lambda h, c, w: open_session(h.staff, c, w),
    CloseSession: lambda h, c, w: close_session(h.staff, c, w),
    TakeWindow: _take_window,
    SignOut: lambda h, c, w: leave(h.windows, h.devices, h.queue, c, w),
    PauseWindow: lambda h, c, w: pause_window(h.premises, h.windows, h.queue, c, w),
    ResumeWindow: lambda h, c, w: resume_window(h.windows, c, w),
    CoverWindow: lambda h, c, w: cover_window(h.windows, h.devices, c, w),
    SwapWindows: _swap_windows,
    SetWindow: lambda h, c, w: set_window(h.windows, h.devices, h.queue, c, w),
    WatchWindows: lambda h, c, w: note_windows(h.premises, h.windows, h.devices, h.queue, c, w),
    RecordConsultation: lambda h, c, w: record_consultation(
        h.premises, h.windows, h.staff, h.consultations, c, w
    ),
    CallForHelp: lambda h, c, w: helps.call_for_help(h.premises, h.windows, h.helps, c, w),
    AnswerHelp: lambda h, c, w: helps.answer_help(h.helps, c, w),
    TakeTicket: _take_ticket,
    ReserveTickets: lambda h, c, w: reserve_tickets(h.premises, h.windows, h.queue, c, w),
    HandIn: lambda h, c, w: hand_in(
        h.premises, h.guide, h.windows, h.devices, h.paper, h.queue, c, w
    ),
    PrintHandTickets: lambda h, c, w: print_hand_tickets(h.premises, h.queue, c, w),
    EnterHandTicket: lambda h, c, w: enter_hand_ticket(
        h.premises, h.guide, h.windows, h.queue, c, w
    ),
    ListSlots: lambda h, c, w: list_slots(h.premises, h.guide, h.appointments, c, w.now),
    Book: lambda h, c, w: book(h.premises, h.guide, h.devices, h.appointments, c, w),
    ChangeBooking: lambda h, c, w: change_booking(
        h.premises, h.guide, h.devices, h.appointments, c, w
    ),
    CancelBooking: lambda h, c, w: cancel_booking(h.premises, h.guide, h.appointments, c, w),
    CheckIn: lambda h, c, w: check_in(
        h.premises, h.guide, h.windows, h.devices, h.queue, h.appointments, c, w
    ),
    MissBookings: lambda h, c, w: miss_past(h.premises, h.appointments, c, w),
    ChangeItems: lambda h, c, w: change_items(
        h.premises, h.guide, h.windows, h.devices, h.queue, c, w
    ),
    CancelTicket: lambda h, c, w: cancel_ticket(
        h.premises, h.guide, h.windows, h.devices, h.queue, c, w
    ),
    LetPass: lambda h, c, w: let_pass(h.premises, h.guide, h.windows, h.devices, h.queue, c, w),
    ReturnTicket: lambda h, c, w: return_ticket(
        h.premises, h.guide, h.windows, h.devices, h.queue, c, w
    ),
    AskWhy: lambda h, c, w: ask_why(h.premises, h.windows, h.queue, c, w),
    LeadTicket: lambda h, c, w: lead_ticket(h.queue, c, w),
    CallNext: lambda h, c, w: call_next(h.premises, h.windows, h.queue, c, w),
    Recall: lambda h, c, w: recall(h.premises, h.windows, h.queue, c, w),
    StartVisit: _start_visit,
    FinishVisit: _finish_visit,
    MarkNoShow: lambda h, c, w: mark_no_show(h.premises, h.windows, h.queue, c, w),
    CallChosen: lambda h, c, w: call_chosen(h.premises, h.devices, h.windows, h.queue, c, w),
    RestoreTicket: lambda h, c, w: restore_ticket(h.premises, h.queue, c, w),
    HoldVisit: lambda h, c, w: hold_visit(h.windows, h.queue, c, w),
    TransferVisit: lambda h, c, w: transfer_visit(h.premises, h.windows, h.queue, c, w),
    ServeWithoutTicket: _serve_without_ticket,
    SplitTicket: lambda h, c, w: split_ticket(h.premises, h.guide, h.windows, h.queue, c, w),
    MarkNeed: lambda h, c, w: mark_need(h.queue, c, w),
    StillHere: lambda h, c, w: still_here(h.windows, h.queue, c, w),
    Undo: _undo,
    ReleaseVisit: lambda h, c, w: release_visit(h.premises, h.windows, h.queue, c, w),
    ReportCall: lambda h, c, w: report_call(h.devices, h.queue, c, w),
    ReportVoice: lambda h, c, w: report_voice(h.devices, c, w),
    CloseAsks: lambda h, c, w: close_expired(h.ratings, c, w),
}

GIVES_OUT: frozenset[type[BaseModel]] = CASEBOOK_GIVES_OUT | {
    TakeTicket,
    ServeWithoutTicket,
    SplitTicket,
    Book,
    ChangeBooking,
    CheckIn,
    ReserveTickets,
    PrintHandTickets,
}
"""What gives out a number, a slot, a paper or a due day: nothing of it by a wrong date, nor when
the disk is nearly full. Those who are in line are called and served all the same."""


def execute(hall: Hall, command: BaseModel, work: Work) -> BaseModel:
    """Runs the operation of a command."""
    reply = ACTS[type(command)](hall, command, work)
    learn(hall.scene, work)
    page_guides(hall.queue, hall.helps, work)
    return reply


def prepare(hall: Hall, now: datetime) -> BaseModel | None:
    """What the hall must do by itself at this moment. A day that opens closes the day before."""
    return (
        day_to_open(hall.premises, now)
        or turn_due(hall.premises, now, hall.still_served)
        or asks_to_close(hall.ratings, now)
        or bookings_to_miss(hall.premises, hall.appointments, now)
        or windows_to_note(hall.premises, hall.windows, hall.devices, hall.queue, now)
        or cases_to_watch(hall.cases, now)
        or complaints_to_urge(hall.office)
        or rectifications_to_urge(hall.rectifying)
        or requests_to_urge(hall.errands, now)
    )


def left_over(hall: Hall) -> BaseModel | None:
    """What a day's opening has left to do, slice by slice: no press at a window waits for it."""
    return day_to_watch(hall.casework)
