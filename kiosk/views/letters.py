"""The screens with keys: finding an item by its first letters, and a booking by its number."""

from dataclasses import replace

from hall_link.look.parts import Button, Key, paging
from hall_link.wire.board import Board
from hall_link.wire.guide import Guide
from kiosk.guide import page_count, page_of
from kiosk.initials import ALPHABET, going_on
from kiosk.scanning import code_typed, phone_typed
from kiosk.state import KioskState, items_per_page, offered
from kiosk.view import Billboard, Keyboard, View
from kiosk.views.choosing import item_card
from kiosk.views.frame import back_and_home, framed
from kiosk.words import say

DIGITS = "1234567890"


def letters_view(state: KioskState, board: Board, guide: Guide) -> View:
    """Keys from A to Z, of which only those go on that find something, and what is found."""
    language = state.language
    items = offered(state) if state.letters else []
    size = items_per_page(state)
    pages = page_count(len(items), size)
    found = say("letters-found", language, count=len(items)) if items else ""
    billboard = Billboard(say("letters", language), say("letters-more", language), "letters")
    return replace(
        framed(state, "letters", billboard),
        cards=tuple(item_card(state, one, board) for one in page_of(items, state.page, size)),
        lines=(found,),
        keyboard=Keyboard(
            _letter_keys(guide, state.letters),
            " ".join(state.letters),
            say("letters-hint", language),
        ),
        actions=back_and_home(language),
        page=state.page,
        pages=pages,
        paging=paging(state.page, pages),
    )


def _letter_keys(guide: Guide, letters: str) -> tuple[Key, ...]:
    live = going_on(guide, letters)
    keys = [Key(f"key:{letter}", letter, enabled=letter in live) for letter in ALPHABET]
    return (*keys, Key("key:backspace", "", "backspace", share=2.0, enabled=bool(letters)))


def entry_view(state: KioskState) -> View:
    """Scan a ticket or a booking, or type the booking's code or the phone number."""
    language, typed = state.language, state.typed
    whole = bool(code_typed(typed) or phone_typed(typed))
    title, more = say("entry", language), say("entry-more", language)
    scan = (more,) if state.scanner else ()
    return replace(
        framed(state, "entry", Billboard(title, say("entry-for", language), "scan")),
        lines=(*scan, say("entry-typed", language)),
        keyboard=digit_board(typed, say("entry-hint", language)),
        actions=(
            *back_and_home(language),
            Button("confirm", say("check-in", language), "check", "right", True, whole),
        ),
    )


def digit_board(typed: str, hint: str) -> Keyboard:
    """Ten digits and a key to take the last one back."""
    keys = [Key(f"key:{digit}", digit) for digit in DIGITS]
    keys.append(Key("key:backspace", "", "backspace", share=2.0, enabled=bool(typed)))
    return Keyboard(tuple(keys), grouped(typed), hint)


def parted(digits: str, *sizes: int) -> str:
    """In groups of these sizes, which are those of the paper it stands on."""
    parts, rest = [], digits
    for size in sizes:
        parts.append(rest[:size])
        rest = rest[size:]
    return " ".join(part for part in (*parts, rest) if part)


def grouped(digits: str) -> str:
    """As people read them out: 8 as 4 4, 9 as 4 5, a mobile number as 3 4 4."""
    first = 3 if len(digits) > 9 else 4
    rest = digits[first:]
    parts = (digits[:first], rest[:4], rest[4:]) if len(rest) != 5 else (digits[:first], rest)
    return " ".join(part for part in parts if part)
