"""From what the kiosk asks for to the commands of the wire. Pure."""

from typing import cast

from hall_link.wire.appointments import Book, CancelBooking, ChangeBooking, CheckIn, ListSlots
from hall_link.wire.base import Language
from hall_link.wire.commands import Command
from hall_link.wire.documents import FindNotice, GiveNotice, PrintGuide
from hall_link.wire.tickets import (
    AskWhy,
    CancelTicket,
    ChangeItems,
    FindTicket,
    LetPass,
    Need,
    ReturnTicket,
    TakeTicket,
)
from kiosk.booking_messages import BookEffect, BookingEffect, DropEffect, MoveEffect, SlotsEffect
from kiosk.check_messages import FindNoticeEffect, NoticeEffect, SlipEffect
from kiosk.effects import ActEffect, CheckInEffect, FindTicketEffect, TakeTicketEffect


def take_command(effect: TakeTicketEffect | CheckInEffect) -> TakeTicket | CheckIn:
    """What gives a ticket."""
    if isinstance(effect, CheckInEffect):
        return CheckIn(code=effect.code, phone=effect.phone, secret=effect.secret)
    wish = effect.wish
    language: Language = "en" if effect.language == "en" else "zh"
    return TakeTicket(
        items=list(effect.items),
        queue=effect.queue,
        print=True,
        language=language,
        priority=wish.priority,
        needs=cast(list[Need], list(wish.needs)),
        principals=wish.principals,
        knowing=wish.knowing,
        checks=list(effect.checks),
        notice=effect.notice,
    )


def paper_command(effect: NoticeEffect | FindNoticeEffect | SlipEffect) -> Command:
    """What tells what is missing, brings that back, or puts a guide on paper."""
    if isinstance(effect, FindNoticeEffect):
        return FindNotice(secret=effect.secret)
    language: Language = "en" if effect.language == "en" else "zh"
    if isinstance(effect, SlipEffect):
        return PrintGuide(item=effect.item, language=language)
    return GiveNotice(check=effect.check, language=language, print=effect.print)


def booking_command(effect: BookingEffect) -> Command:
    """What books, moves a booking, or gives it up."""
    match effect:
        case BookEffect():
            language: Language = "en" if effect.language == "en" else "zh"
            return Book(
                item=effect.item,
                starts=effect.starts,
                phone=effect.phone,
                language=language,
                print=True,
            )
        case MoveEffect():
            named = {"secret": effect.secret, "code": None if effect.secret else effect.code}
            return ChangeBooking(**named, starts=effect.starts, print=True)
        case DropEffect():
            named = {"secret": effect.secret, "code": None if effect.secret else effect.code}
            return CancelBooking(**named)


def find_command(effect: FindTicketEffect | ActEffect | SlotsEffect) -> Command:
    """What tells how a ticket stands, the one in hand perhaps after something was done with it; or
    when an item can be booked."""
    if isinstance(effect, SlotsEffect):
        return ListSlots(item=effect.item, day=effect.day)
    secret = effect.secret
    if isinstance(effect, FindTicketEffect):
        return FindTicket(secret=secret)
    match effect.act:
        case "cancel":
            return CancelTicket(secret=secret)
        case "pass":
            return LetPass(secret=secret, count=effect.count)
        case "return":
            return ReturnTicket(secret=secret)
        case "change":
            return ChangeItems(secret=secret, items=list(effect.items))
        case "why":
            return AskWhy(secret=secret)
