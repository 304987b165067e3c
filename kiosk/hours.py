"""Whether the hall serves now, from what it last told: for a kiosk that can't ask it. Pure."""

from datetime import datetime
from zoneinfo import ZoneInfo

from hall_link.wire.board import Board, Session


def serves(board: Board, wall: datetime | None) -> bool:
    """`wall`: the hall's time. Of another day than the board's the same sessions are assumed: the
    hall gave numbers for it, so it means to open."""
    hours = board.hours
    if wall is None or not hours.sessions:
        return hours.state == "open"
    zone = ZoneInfo(board.time_zone)
    wall = wall.astimezone(zone) if wall.tzinfo else wall.replace(tzinfo=zone)
    here = next((s for s in hours.sessions if _within(s, wall, zone)), None)
    if here is None:
        return False
    last = hours.last_ticket_at
    of_this = last is not None and here.opens <= last <= here.closes
    return not (of_this and last is not None and wall >= last and wall < here.closes)


def _within(session: Session, wall: datetime, zone: ZoneInfo) -> bool:
    opens, closes = (moment.astimezone(zone).time() for moment in (session.opens, session.closes))
    now = wall.time()
    return opens <= now and (now < closes or closes < opens)
