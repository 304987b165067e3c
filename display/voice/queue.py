"""Announcements in order of arrival, each with the moment until which it may be begun. Pure."""

from dataclasses import dataclass

from display.voice.messages import Announcement


@dataclass(frozen=True)
class Waiting:
    """An announcement and its deadline, in seconds of the caller's clock."""

    announcement: Announcement
    deadline: float

    def remaining(self, now: float) -> Announcement:
        """The announcement as it has to be told now."""
        return self.announcement.model_copy(update={"valid_s": self.deadline - now})


class AnnouncementQueue:
    """At most one is under way; it stays the first until it has ended or failed."""

    def __init__(self) -> None:
        self._waiting: dict[str, Waiting] = {}
        self._under_way: str | None = None

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def add(self, announcement: Announcement, now: float) -> None:
        """Put it last. One whose id is here already changes nothing."""
        self._waiting.setdefault(announcement.id, Waiting(announcement, now + announcement.valid_s))

    def forget(self, call: str) -> None:
        """Take it out, unless it is under way or unknown."""
        if call != self._under_way:
            self._waiting.pop(call, None)

    def drop_expired(self, now: float) -> list[str]:
        """Take out those that may not be begun any more; their ids in order."""
        old = [
            call
            for call, waiting in self._waiting.items()
            if waiting.deadline <= now and call != self._under_way
        ]
        for call in old:
            del self._waiting[call]
        return old

    def begin(self) -> Announcement | None:
        """The first one, under way from now on; None if there is none."""
        first = next(iter(self._waiting.values()), None)
        if first is None:
            return None
        self._under_way = first.announcement.id
        return first.announcement

    def end(self, call: str) -> None:
        """It was spoken, or never can be."""
        self._waiting.pop(call, None)
        if call == self._under_way:
            self._under_way = None

    def put_back(self) -> None:
        """The one under way failed; it is the first again and may expire."""
        self._under_way = None

    def all(self) -> list[Waiting]:
        """Everything that has not ended, in order."""
        return list(self._waiting.values())
