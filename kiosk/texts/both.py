"""A text in the two languages of the hall."""

from hall_link.wire.base import Words


def both(zh: str, en: str) -> Words:
    """Chinese and English, side by side."""
    return Words(zh=zh, en=en)
