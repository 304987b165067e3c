"""Pictograms by the names a hall's file uses, drawn with the Material Design Icons font."""

from importlib import import_module

_GLYPHS = {
    "id-card": "card_account_details",
    "heart": "hand_heart",
    "home-city": "home_city",
    "account-child": "human_male_child",
    "briefcase": "briefcase",
    "file-document": "file_document_edit",
    "account-group": "account_group",
    "sprout": "sprout",
    "tree": "pine_tree",
    "car": "car",
    "hammer": "hammer",
    "scale": "scale_balance",
    "television": "television",
    "medical": "medical_bag",
    "cash": "cash_multiple",
    "flag": "flag",
    "help": "help_circle",
    "hall": "bank",
    "text-size": "format_size",
    "contrast": "contrast_circle",
    "translate": "translate",
    "back": "arrow_left",
    "home": "home",
    "previous": "chevron_left",
    "next": "chevron_right",
    "ticket": "ticket_confirmation",
    "printer": "printer",
    "printer-off": "printer_alert",
    "check": "check_bold",
    "people": "account_multiple",
    "clock": "clock_outline",
    "window": "sign_direction",
    "calendar": "calendar_check",
    "fee": "cash_multiple",
    "touch": "gesture_tap",
    "read": "text_box_check_outline",
    "away": "lan_disconnect",
    "alert": "alert",
    "wait": "timer_sand",
    "seat": "seat",
    "phone": "phone",
    "camera": "camera",
    "retry": "refresh",
    "desk": "face_agent",
    "scan": "qrcode_scan",
    "guide": "book_open_page_variant",
    "flow": "format_list_numbered",
    "dot": "checkbox_blank_circle",
    "face-5": "emoticon_excited_outline",
    "face-4": "emoticon_happy_outline",
    "face-3": "emoticon_neutral_outline",
    "face-2": "emoticon_sad_outline",
    "face-1": "emoticon_angry_outline",
    "pencil": "pencil",
    "backspace": "backspace_outline",
    "notice": "bullhorn",
    "person": "account",
    "private": "shield_lock",
    "closed": "pause",
    "submit": "send_check",
    "call": "bullhorn",
    "bell": "bell_ring",
    "arrow": "arrow_right_thick",
}
"""name of the hall's file or of a screen -> name in the font."""


def glyph(name: str) -> str:
    """The character that draws a pictogram; a question mark in a circle for an unknown name."""
    font = import_module("fonticon_mdi7").MDI7
    key = getattr(font, _GLYPHS.get(name, _GLYPHS["help"]))
    return str(key).rpartition(".")[2]


def known_pictograms() -> frozenset[str]:
    """Every name that has a pictogram of its own."""
    return frozenset(_GLYPHS)
