"""Who serves in the hall, for everybody to see (row A11)."""

from hall_link.wire.board import PersonCard, Service
from hall_server.delivery.hall import Hall
from hall_server.premises.casebook import Services
from hall_server.staff.tables import Staff

SERVE = frozenset({"clerk", "guide", "manager"})
"""Roles whose people are shown; the others work behind the scenes."""


def people(hall: Hall) -> list[PersonCard]:
    """Everybody who serves: who leads today first, then in the order of the hall file."""
    leader = hall.days.leader(hall.business_day)
    shown = [one for one in hall.staff.all() if one.name == leader or SERVE & set(one.roles)]
    return [_card(hall, one, leader) for one in sorted(shown, key=lambda one: one.name != leader)]


def _card(hall: Hall, person: Staff, leader: str | None) -> PersonCard:
    card = PersonCard(
        id=person.name,
        name=person.display,
        post=person.post,
        photo=person.photo,
        window=_own_window(hall, person),
        state="away" if "clerk" in person.roles else "about",
        leads=person.name == leader,
        telephone=person.telephone,
    )
    return _at_window(hall, card)


def _own_window(hall: Hall, person: Staff) -> int | None:
    """The window whose posts this person shares, for who asks where to go."""
    return next((w.number for w in hall.windows.all() if person.name in w.posts), None)


def _at_window(hall: Hall, card: PersonCard) -> PersonCard:
    """With the whereabouts of who is signed in at a window."""
    seat = hall.windows.seat_of(card.id)
    window = hall.windows.known(seat.window) if seat else None
    if window is None:
        return card
    reason = hall.premises.premises.pause(window.paused_reason)
    told = {
        "window": window.number,
        "state": "paused" if window.paused_reason else "serving",
        "why": reason.name if reason else None,
    }
    return card.model_copy(update=told)


def services(offered: Services) -> list[Service]:
    """What may be asked for outside the windows."""
    known: tuple[tuple[Service, bool], ...] = (
        ("at_home", offered.at_home),
        ("urgent", offered.urgent),
        ("fast_track", offered.fast_track),
    )
    return [service for service, there in known if there]
