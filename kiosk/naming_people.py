"""Names and telephone numbers on the kiosk's keys. Pure."""

from hall_link.wire.base import Words

MOST_NAME = 40
MOST_ADDRESS = 120
MOST_PHONE = 12
LEAST_PHONE = 7
"""Digits of a telephone in the same place; a mobile number has 11."""

SURNAMES = tuple(
    Words(zh=zh, en=en)
    for zh, en in (
        ("王", "Wang "),
        ("李", "Li "),
        ("张", "Zhang "),
        ("刘", "Liu "),
        ("陈", "Chen "),
        ("杨", "Yang "),
        ("先生", "Mr "),
        ("女士", "Ms "),
        ("赵", "Zhao "),
        ("黄", "Huang "),
        ("周", "Zhou "),
        ("吴", "Wu "),
    )
)
"""The commonest, to be touched; all others are written."""


def is_phone(digits: str) -> bool:
    """Whether somebody could be rung there."""
    return LEAST_PHONE <= len(digits) <= MOST_PHONE
