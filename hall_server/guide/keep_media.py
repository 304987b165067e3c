"""Keeping a picture or PDF that was made fit before (`fitting`)."""

from pydantic import BaseModel, ConfigDict, Field

from hall_link.wire.base import Message
from hall_link.wire.guide import MediaId
from hall_server.guide.state import GuideState
from hall_server.guide.tables import Media
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work


class KeepMedia(BaseModel):
    """Keep `content` under its SHA-256."""

    model_config = ConfigDict(frozen=True)
    id: MediaId
    type: str
    name: str = Field(max_length=200)
    pages: int = Field(ge=1)
    content: bytes = Field(repr=False)


class MediaKept(Message):
    """What is kept now, or was before."""

    id: str
    type: str
    pages: int


def keep_media(state: GuideState, command: KeepMedia, work: Work) -> MediaKept:
    """The same content is kept once, under the name it came with first."""
    if command.id not in state.media:
        record = Media(
            id=command.id,
            type=command.type,
            name=command.name,
            pages=command.pages,
            added_at=to_text(work.now),
            added_by=work.actor.name,
            content=command.content,
        )
        work.put(record)
        work.event("media_kept", media=command.id, type=command.type, pages=command.pages)
    return MediaKept(id=command.id, type=command.type, pages=command.pages)
