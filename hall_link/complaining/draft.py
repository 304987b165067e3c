"""A complaint, an idea, praise or a petition before it is sent (row A10). Pure.

Its text is made of ready sentences and of what was written besides. Nothing of it has a `repr`:
a draft never shows in a log.
"""

from dataclasses import dataclass, field, replace
from typing import Literal

from hall_link.complaining.sentences import ABOUT_SOMEBODY, sentences_for
from hall_link.wire.base import Language, Words
from hall_link.wire.complaints import Category, Complain, ComplaintKind, Visitor

MOST_TEXT = 300
"""Characters that may be written besides the sentences: two screens of keys, not a letter."""


@dataclass(frozen=True)
class Draft:
    """What was chosen so far. `ticked` are places of sentences, from 0; `written` is free text.

    `window` and `staff`: whom it is about; `happened`: whether that was today, None where it was
    earlier or not told. Without a name it is anonymous.
    """

    what: ComplaintKind = "complaint"
    category: Category | None = None
    ticked: tuple[int, ...] = field(default=(), repr=False)
    written: str = field(default="", repr=False)
    window: int | None = None
    staff: str | None = None
    happened: Literal["today"] | None = None
    name: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)


def chosen_kind(draft: Draft, what: ComplaintKind) -> Draft:
    """Another kind has other sentences; a petition is about what its sentences say."""
    if what == draft.what and what != "petition":
        return draft
    category: Category | None = "other" if what == "petition" else draft.category
    return replace(draft, what=what, category=category, ticked=())


def chosen_category(draft: Draft, category: Category) -> Draft:
    """What it is about; whom it is about is kept where that can still be asked."""
    if category == draft.category:
        return draft
    draft = replace(draft, category=category, ticked=())
    return (
        draft
        if category in ABOUT_SOMEBODY
        else replace(draft, window=None, staff=None, happened=None)
    )


def sentences_of(draft: Draft) -> tuple[Words, ...]:
    """What may be ticked; nothing before it is known what it is about."""
    return sentences_for(draft.what, draft.category) if draft.category else ()


def ticked(draft: Draft, place: int) -> Draft:
    """A sentence wanted, or not any more; nothing where there is none."""
    if not 0 <= place < len(sentences_of(draft)):
        return draft
    if place in draft.ticked:
        return replace(draft, ticked=tuple(one for one in draft.ticked if one != place))
    return replace(draft, ticked=tuple(sorted((*draft.ticked, place))))


def text_of(draft: Draft, language: str) -> str:
    """Sentences and what was written, as the handler will read it; empty where nothing was said."""
    sentences = sentences_of(draft)
    said = [sentences[place].in_language(language) for place in draft.ticked]
    between, stop = ("；", "。") if language == "zh" else ("; ", ". ")
    begun = between.join(said) + stop if said else ""
    return (begun + draft.written.strip()).strip()


def command_of(draft: Draft, language: Language, *, on_paper: bool) -> Complain:
    """What is sent. Raises pydantic's ValidationError where nothing was said."""
    return Complain(
        what=draft.what,
        category=draft.category or "other",
        text=text_of(draft, language),
        window=draft.window,
        staff=draft.staff,
        happened=draft.happened,
        visitor=Visitor(name=draft.name, phone=draft.phone),
        language=language,
        print=on_paper,
    )
