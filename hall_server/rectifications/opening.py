"""A bad rating opens its rectification by itself (row D5)."""

from datetime import date

from hall_server.kernel.clock import to_text
from hall_server.kernel.ids import new_id
from hall_server.kernel.work import Work
from hall_server.queue.tables import Ticket
from hall_server.ratings.tables import Rating, Supplement
from hall_server.rectifications.room import Rectifying
from hall_server.rectifications.tables import Rectification
from hall_server.windows.seats import sat_at


def open_for_rating(room: Rectifying, rating: Rating, work: Work) -> None:
    """Opens one where the level is a bad one in the hall file."""
    _open(room, rating, rating.level, work)


def open_for_supplement(room: Rectifying, supplement: Supplement, work: Work) -> None:
    """What the holder adds may be a bad rating where the first was none."""
    if supplement.level is None or not _is_bad(room, supplement.level):
        return
    rating = work.cold("rating", supplement.ticket_id)
    if isinstance(rating, Rating) and not _is_bad(room, rating.level):
        _open(room, rating, supplement.level, work)


def _is_bad(room: Rectifying, level: int) -> bool:
    return any(named.bad for named in room.hall.premises.levels if named.level == level)


def _open(room: Rectifying, rating: Rating, level: int, work: Work) -> None:
    if not _is_bad(room, level):
        return
    contact_due, fix_due = room.last_days()
    record = Rectification(
        id=new_id(work.now),
        rating_id=rating.id,
        ticket_id=rating.ticket_id,
        business_day=room.today.isoformat(),
        opened_at=to_text(work.now),
        window=rating.window,
        rated=rating.staff,
        concerns=_concerned(room, rating, work),
        level=level,
        contact_due=contact_due,
        fix_due=fix_due,
    )
    work.put(record)
    days = {"contact_due": record.contact_due, "fix_due": record.fix_due}
    work.event("rectification_opened", rectification=record.id, rating=rating.id, **days)


def _concerned(room: Rectifying, rating: Rating, work: Work) -> tuple[str, ...]:
    """The clerk rated. Where the window's own key served nobody knows who sat there: everybody who
    did that day is taken to be meant, and the window's pair (Ruling 10)."""
    if rating.staff is not None and room.staff.find(rating.staff) is not None:
        return (rating.staff,)
    if rating.window is None:
        return ()
    visit, window = work.cold("ticket", rating.ticket_id), room.windows.known(rating.window)
    told = visit.business_day if isinstance(visit, Ticket) else rating.business_day
    day, zone = date.fromisoformat(told), room.hall.premises.zone
    seated = sat_at(rating.window, day, day, zone, work.cold)
    known = (name for name in seated if room.staff.find(name) is not None)
    return tuple(dict.fromkeys([*(window.posts if window else ()), *known]))
