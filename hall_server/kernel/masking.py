"""How a person's name and telephone are shown to who need not read them."""

SHOWN_FIGURES = 4


def masked_name(name: str) -> str:
    """The family name, or first letter, and a star for all that follows: `张*`."""
    return f"{name[0]}*" if name else ""


def masked_phone(phone: str) -> str:
    """The last four figures, a star for each of the others."""
    hidden = max(0, len(phone) - SHOWN_FIGURES)
    return "*" * hidden + phone[hidden:]
