"""When displays speak, and how loud (row C5). Pure; moments are by the hall's wall clock."""

from datetime import datetime

from hall_link.wire.board import BoardRules

FULL = 100


def is_quiet(rules: BoardRules, moment: datetime) -> bool:
    """Whether nothing is spoken now: within quiet hours, or where the volume is 0."""
    clock = f"{moment:%H:%M}"
    return volume_at(rules, moment) == 0 or any(
        begins <= clock < ends if begins <= ends else clock >= begins or clock < ends
        for begins, ends in rules.quiet
    )


def volume_at(rules: BoardRules, moment: datetime) -> int:
    """Per cent, by the step begun last; before the day's first step that of the evening before."""
    if not rules.volume:
        return FULL
    clock = f"{moment:%H:%M}"
    steps = sorted(rules.volume)
    begun = [percent for begins, percent in steps if begins <= clock]
    return begun[-1] if begun else steps[-1][1]
