"""Those who serve: photo, name, post, window, whereabouts; who leads today (row A11)."""

from dataclasses import replace

from hall_link.look.parts import paging
from hall_link.wire.board import Board, PersonCard, WindowView
from kiosk.guide import page_count, page_of
from kiosk.people import people_a_page, those_who_serve, windows_without_name
from kiosk.state import KioskState
from kiosk.view import Billboard, Option, Person, View
from kiosk.views.frame import back_and_home, framed
from kiosk.words import say


def people_view(state: KioskState, board: Board) -> View:
    """Everybody, who leads first."""
    language = state.language
    leader = next((one for one in board.people if one.leads), None)
    told = say("people-hotline", language, number=board.hotline) if board.hotline else ""
    if leader is not None:
        told = say("people-leader", language, name=leader.name.in_language(language))
    people = [_person(state, one, "") for one in those_who_serve(board)]
    return _paged(state, "people", Billboard(say("who-serves", language), told, "who"), people)


def about_view(state: KioskState, board: Board) -> View:
    """Whom something is about: a person, or a window where nobody's name is told; or nobody."""
    language = state.language
    people = [_person(state, one, f"tell:staff:{one.id}") for one in those_who_serve(board)]
    people += [_window(state, one) for one in windows_without_name(board)]
    billboard = Billboard(
        say("complaint-about", language), say("complaint-about-more", language), "who"
    )
    skip = Option("tell:nobody", say("complaint-nobody", language), "next")
    return replace(_paged(state, "complaint-about", billboard, people), options=(skip,))


def _paged(state: KioskState, screen: str, billboard: Billboard, people: list[Person]) -> View:
    size = people_a_page(state.large)
    pages = page_count(len(people), size)
    return replace(
        framed(state, screen, billboard),
        people=tuple(page_of(people, state.page, size)),
        actions=back_and_home(state.language),
        page=state.page,
        pages=pages,
        paging=paging(state.page, pages),
    )


def _person(state: KioskState, card: PersonCard, key: str) -> Person:
    language = state.language
    name = card.name.in_language(language)
    return Person(
        key=key,
        name=name,
        post=card.post.in_language(language),
        place=whereabouts(card, language),
        here=card.state == "serving",
        initial=initial_of(name),
        picture=state.faces.get(card.photo or "", ""),
        ribbon=f"{say('people-duty', language)} {card.telephone or ''}" if card.leads else "",
    )


def whereabouts(card: PersonCard, language: str) -> str:
    """Where somebody is, in a few words."""
    if card.window is None:
        return say("people-away" if card.state == "away" else "people-about", language)
    if card.state == "paused":
        why = card.why.in_language(language) if card.why else say("people-back", language)
        return say("people-paused", language, window=card.window, why=why)
    here = "people-serving" if card.state == "serving" else "people-away-from"
    return say(here, language, window=card.window)


def initial_of(name: str) -> str:
    """王 of 王芳, WF of Wang Fang: it stands where there is no picture."""
    words = name.split()
    if len(words) > 1 and all(word[0].isascii() for word in words):
        return (words[0][0] + words[-1][0]).upper()
    return name[:1].upper()


def _window(state: KioskState, window: WindowView) -> Person:
    number = str(window.number)
    return Person(
        key=f"tell:window:{number}",
        name=say("people-window", state.language, number=number),
        post=window.name.in_language(state.language),
        place="",
        here=False,
        initial=number,
    )
