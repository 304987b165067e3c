"""The facts of posters and signs, out of the rooms of a hall."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from hall_link.wire.guide import ServiceItem
from hall_server.guide.openness import PRESETS, wanted
from hall_server.guide.state import GuideState
from hall_server.premises.hours_words import hours_lines
from hall_server.premises.state import PremisesState
from hall_server.prints.facts import HallFacts, Person, WindowFacts
from hall_server.staff.state import StaffState
from hall_server.staff.tables import Staff
from hall_server.windows.state import WindowsState

SERVE = frozenset({"clerk", "guide", "manager"})
"""Roles whose people are shown."""
PICTURES = ("image/png", "image/jpeg")

Photo = Callable[[str], bytes | None]
"""A stored picture's id -> its content."""


@dataclass(frozen=True, slots=True)
class Source:
    """The rooms the facts come from."""

    premises: PremisesState
    guide: GuideState
    windows: WindowsState
    staff: StaffState


def gather(source: Source) -> HallFacts:
    """Everything but the photographs, which memory does not keep: see `with_photos`."""
    premises, items = source.premises.premises, source.guide.items()
    people = _people(source)
    windows = [_window(source, number, items, people) for number in _numbers(source)]
    openness = premises.casebook.openness
    return HallFacts(
        name=premises.name,
        hotline=premises.hotline,
        hours=[line.zh for line in hours_lines(premises.hours)],
        departments=source.guide.departments(),
        windows=windows,
        people=list(people.values()),
        items=items,
        openness=PRESETS[openness.preset].name.zh,
        wanted=wanted(openness),
        at={item.id: tuple(source.windows.meant_for(item.queue)) for item in items},
    )


def photos_of(source: Source) -> dict[str, str]:
    """A person's sign-in name -> the id of the photograph, where the hall has one."""
    kept = source.guide.media
    return {
        person.name: person.photo
        for person in source.staff.all()
        if person.photo in kept and kept[person.photo].type in PICTURES
    }


def with_photos(facts: HallFacts, ids: dict[str, str], read: Photo) -> HallFacts:
    """The facts with the photographs. May be done in another thread: nothing of the hall's memory
    is looked at."""
    shown = {person: read(photo) for person, photo in ids.items()}

    def one(person: Person) -> Person:
        return replace(person, photo=shown.get(person.id))

    windows = [replace(w, people=[one(person) for person in w.people]) for w in facts.windows]
    return replace(facts, windows=windows, people=[one(person) for person in facts.people])


def _numbers(source: Source) -> list[int]:
    return [window.number for window in source.windows.all()]


def _people(source: Source) -> dict[str, Person]:
    """Sign-in name -> who serves, the hall's leaders first."""
    serving = [person for person in source.staff.all() if SERVE & set(person.roles)]
    serving.sort(key=lambda person: "manager" not in person.roles)
    return {person.name: _person(source, person) for person in serving}


def _person(source: Source, person: Staff) -> Person:
    own = _own_window(source, person.name)
    window = source.windows.known(own) if own is not None else None
    premises = source.premises.premises
    return Person(
        id=person.name,
        name=person.display.zh,
        post=person.post.zh,
        telephone=person.telephone or _asked_at(source, own),
        unit=window.name.zh if window else premises.name.zh,
        window=own,
        first_asked=bool({"clerk", "guide"} & set(person.roles)),
        leads="manager" in person.roles,
    )


def _own_window(source: Source, name: str) -> int | None:
    """Where somebody is named first of the posts, else at all, else is the head."""
    windows = source.windows.all()
    ranked = (
        [w.number for w in windows if w.posts[:1] == (name,)],
        [w.number for w in windows if name in w.posts],
        [w.number for w in windows if w.head == name],
    )
    return next((numbers[0] for numbers in ranked if numbers), None)


def _window(
    source: Source, number: int, items: Sequence[ServiceItem], people: dict[str, Person]
) -> WindowFacts:
    window = source.windows.find(number)
    here = [item for item in items if item.queue in window.queues]
    names = window.posts or ((window.head,) if window.head else ())
    return WindowFacts(
        number=number,
        name=window.name,
        scope=scope_of(source.guide, here),
        telephone=_asked_at(source, number),
        items=here,
        people=[people[name] for name in names if name in people],
    )


def scope_of(guide: GuideState, items: Sequence[ServiceItem]) -> str:
    """The fields of work these items belong to."""
    mine = {item.department for item in items}
    return "、".join(d.name.zh for d in guide.departments() if d.id in mine)


def _asked_at(source: Source, number: int | None) -> str:
    """The telephone of a window; without one the hall's."""
    known = source.windows.known(number) if number is not None else None
    items = source.guide.items() if known else []
    here = [item for item in items if known and item.queue in known.queues]
    return _telephone(here) or source.premises.premises.hotline


def _telephone(items: Sequence[ServiceItem]) -> str:
    """The number most of the items are asked about under."""
    counted = Counter(item.telephone for item in items if item.telephone)
    return counted.most_common(1)[0][0] if counted else ""
