"""A complaint at the kiosk, step by step; and what became of one (row A10)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from hall_link.complaining.draft import sentences_of
from hall_link.complaining.sentences import CATEGORIES, CATEGORY, KIND, KINDS
from hall_link.look.parts import Button
from hall_link.wire.board import Board
from hall_link.wire.complaints import ComplaintFollowed, ComplaintTaken
from kiosk.complaining import Complaining, said
from kiosk.people import person_by
from kiosk.state import KioskState, paper_here
from kiosk.view import Billboard, Card, Fact, Option, View
from kiosk.views.frame import back_and_home, framed, there
from kiosk.views.letters import digit_board, grouped, parted
from kiosk.views.people import about_view
from kiosk.views.progress import day_words
from kiosk.views.refused import asked
from kiosk.views.writing import writing_view
from kiosk.words import say

COLOURS = ("B42318", "0B4EA2", "067647", "5925DC", "B54708", "C11574", "344054")
"""Of the tiles, in their order: a place is found again by its colour, too."""


def complaint_view(state: KioskState, told: Complaining, board: Board) -> View:
    """The step the person is at."""
    if told.step == "about":
        return replace(about_view(state, board), private=True)
    return replace(_VIEWS[told.step](state, told), private=True)


def _on(state: KioskState, whole: bool, words: str = "on") -> tuple[Button, ...]:
    button = Button("tell:on", say(words, state.language), "check", "right", True, whole)
    return (*back_and_home(state.language), button)


def _what(state: KioskState, told: Complaining) -> View:
    language = state.language
    cards = [
        Card(
            f"tell:what:{kind}",
            KIND[kind].name.in_language(language),
            KIND[kind].more.in_language(language),
            KIND[kind].icon,
            COLOURS[place],
        )
        for place, kind in enumerate(KINDS)
    ]
    follow = Option(
        "tell:follow",
        say("complaint-follow", language),
        "follow",
        say("complaint-follow-more", language),
    )
    return replace(
        framed(state, "complaint", asked(state, "complaint", "complaint")),
        cards=tuple(cards),
        ways=(follow,),
        actions=back_and_home(language),
    )


def _category(state: KioskState, told: Complaining) -> View:
    language = state.language
    cards = [
        Card(
            f"tell:category:{code}",
            CATEGORY[code].name.in_language(language),
            "",
            CATEGORY[code].icon,
            COLOURS[place],
        )
        for place, code in enumerate(CATEGORIES)
    ]
    icon = KIND[told.draft.what].icon
    return replace(
        framed(state, "complaint-category", asked(state, "complaint-category", icon)),
        cards=tuple(cards),
        actions=back_and_home(language),
    )


def _words(state: KioskState, told: Complaining) -> View:
    language, draft = state.language, told.draft
    options = [
        Option(
            f"tell:sentence:{place}",
            words.in_language(language),
            "box-ticked" if place in draft.ticked else "box",
            chosen=place in draft.ticked,
        )
        for place, words in enumerate(sentences_of(draft))
    ]
    written = len(draft.written.strip())
    count = say("complaint-written", language, count=written) if written else ""
    options.append(
        Option(
            "tell:write", count or say("complaint-write", language), "pencil", chosen=bool(written)
        )
    )
    return replace(
        framed(state, "complaint-words", asked(state, "complaint-words", KIND[draft.what].icon)),
        options=tuple(options),
        actions=_on(state, told.whole),
    )


def _writing(state: KioskState, told: Complaining) -> View:
    billboard = asked(state, "complaint-writing", "pencil")
    hint = "complaint-writing-hint"
    return writing_view(state, "complaint-writing", billboard, told.writing, hint, whole=True)


def _when(state: KioskState, _told: Complaining) -> View:
    return _two_ways(state, "when", "clock", (("today", "clock"), ("earlier", "calendar")))


def _naming(state: KioskState, _told: Complaining) -> View:
    return _two_ways(state, "naming", "private", (("anonymous", "anonymous"), ("named", "person")))


def _two_ways(
    state: KioskState, step: str, icon: str, ways: tuple[tuple[str, str], tuple[str, str]]
) -> View:
    """A question with two large answers, each (way, pictogram)."""
    language, screen = state.language, f"complaint-{step}"
    options = tuple(
        Option(
            f"tell:{way}",
            say(f"complaint-{way}", language),
            sign,
            say(f"complaint-{way}-more", language),
        )
        for way, sign in ways
    )
    return replace(
        framed(state, screen, asked(state, screen, icon)),
        options=options,
        actions=back_and_home(language),
    )


def _name(state: KioskState, told: Complaining) -> View:
    billboard = asked(state, "name", "person")
    return writing_view(
        state, "complaint-name", billboard, told.writing, "name-hint", whole=told.whole
    )


def phone_asked(state: KioskState, screen: str, phone: str, whole: bool) -> View:
    """A telephone number, by its digits."""
    language = state.language
    return replace(
        framed(state, screen, asked(state, "phone-of", "phone")),
        private=True,
        lines=(say("phone-of-typed", language),),
        keyboard=digit_board(phone, say("phone-of-hint", language)),
        actions=_on(state, whole),
    )


def _phone(state: KioskState, told: Complaining) -> View:
    return phone_asked(state, "complaint-phone", told.draft.phone, told.whole)


def _review(state: KioskState, told: Complaining) -> View:
    language, draft = state.language, told.draft
    kind = KIND[draft.what].name.in_language(language)
    named = draft.category and draft.what != "petition"
    about = CATEGORY[draft.category].name.in_language(language) if named and draft.category else ""
    facts = [Fact(say("review-what", language), f"{kind} {about}".strip(), KIND[draft.what].icon)]
    if whom := _whom(state, told):
        facts.append(Fact(say("review-about", language), whom, "who"))
    facts.append(Fact(say("review-text", language), said(told, language), "read"))
    name = f"{draft.name} {grouped(draft.phone)}" if draft.name else ""
    anonymous = say("review-anonymous", language)
    facts.append(Fact(say("review-name", language), name or anonymous, "private"))
    return replace(
        framed(state, "complaint-review", asked(state, "review", "read", told.refusal)),
        review=tuple(facts),
        actions=_on(state, told.whole, "send"),
    )


def _whom(state: KioskState, told: Complaining) -> str:
    person = person_by(state.board, told.draft.staff)
    if person is not None:
        return person.name.in_language(state.language)
    if told.draft.window is None:
        return ""
    return say("people-window", state.language, number=told.draft.window)


def _taken(state: KioskState, told: Complaining) -> View:
    assert told.taken is not None
    language, taken = state.language, told.taken
    facts = [Fact(say("complaint-code-is", language), parted(taken.code, 3), "private")]
    if taken.answer_by:
        day = day_words(state, taken.answer_by)
        facts.append(Fact(say("complaint-answer-by", language), day, "calendar"))
    prints = taken.job is not None and paper_here(state).prints
    more = say("complaint-taken-paper" if prints else "complaint-taken-note", language)
    more = (prints and there(state)) or more
    billboard = Billboard(say("complaint-taken", language), more, "check", "good")
    return _receipt(state, "complaint-taken", billboard, taken, tuple(facts))


def _receipt(
    state: KioskState,
    screen: str,
    billboard: Billboard,
    taken: ComplaintTaken,
    facts: tuple[Fact, ...],
) -> View:
    language = state.language
    return replace(
        framed(state, screen, billboard),
        number=grouped(taken.number),
        number_label=say("complaint-number-is", language),
        lines=("", say("complaint-where", language)),
        facts=facts,
        actions=(Button("done", say("done", language), "check", "right", main=True),),
    )


# --- following one -------------------------------------------------------------------------------


def _number(state: KioskState, told: Complaining) -> View:
    language = state.language
    return replace(
        framed(state, "complaint-number", asked(state, "complaint-number", "follow")),
        lines=(say("complaint-number-typed", language),),
        keyboard=digit_board(told.number, say("complaint-number-hint", language)),
        actions=_on(state, told.whole),
    )


def _code(state: KioskState, told: Complaining) -> View:
    language = state.language
    return replace(
        framed(state, "complaint-code", asked(state, "complaint-code", "private", told.refusal)),
        lines=(say("complaint-code-typed", language, number=grouped(told.number)),),
        keyboard=replace(
            digit_board(told.code, say("complaint-code-hint", language)),
            shown=parted(told.code, 3),
        ),
        actions=_on(state, told.whole, "look-up"),
    )


def _followed(state: KioskState, told: Complaining) -> View:
    """How it stands and the answer, with what the person thinks of it asked once."""
    assert told.followed is not None
    language, found = state.language, told.followed
    title = found.headline.in_language(language)
    if told.judged is not None:
        title = say("judged-satisfied" if told.judged else "judged-unsatisfied", language)
    billboard = Billboard(title, KIND[found.what].name.in_language(language), "follow")
    if told.refusal:
        billboard = asked(state, "complaint-answer", "follow", told.refusal)
    return replace(
        framed(state, "complaint-followed", billboard),
        review=(_answer(state, found),),
        options=_judging(language) if found.may_judge and told.judged is None else (),
        actions=(Button("done", say("done", language), "check", "right", main=True),),
    )


def _answer(state: KioskState, found: ComplaintFollowed) -> Fact:
    language = state.language
    if found.answer:
        return Fact(say("complaint-answer", language), found.answer, "read")
    by = ""
    if found.answer_by and date.fromisoformat(found.answer_by):
        by = say("complaint-no-answer-by", language, day=day_words(state, found.answer_by))
    return Fact(say("complaint-no-answer", language), by, "clock")


def _judging(language: str) -> tuple[Option, ...]:
    return tuple(
        Option(f"tell:{how}", say(how, language), icon, say(f"{how}-more", language))
        for how, icon in (("satisfied", "face-5"), ("unsatisfied", "face-2"))
    )


_VIEWS: dict[str, Callable[[KioskState, Complaining], View]] = {
    "what": _what,
    "category": _category,
    "words": _words,
    "writing": _writing,
    "when": _when,
    "naming": _naming,
    "name": _name,
    "phone": _phone,
    "review": _review,
    "taken": _taken,
    "number": _number,
    "code": _code,
    "followed": _followed,
}
