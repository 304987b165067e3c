"""From the name of what was pressed to the message it means."""

from evaluator.messages import (
    Back,
    CandidatePageTouched,
    CandidateTouched,
    ComplainTouched,
    DoneTouched,
    KeyTouched,
    LanguageTouched,
    LevelTouched,
    PageTouched,
    SayTouched,
    SubmitTouched,
    TagTouched,
    Touch,
    Touched,
    WriteTouched,
)

_PLAIN: dict[str, Touch] = {
    "write": WriteTouched(),
    "submit": SubmitTouched(),
    "back": Back(),
    "complain": ComplainTouched(),
    "done": DoneTouched(),
    "language": LanguageTouched(),
    "previous": PageTouched(-1),
    "next": PageTouched(1),
    "cand:previous": CandidatePageTouched(-1),
    "cand:next": CandidatePageTouched(1),
}


def touch_of(key: str) -> Touch:
    """The message of a press; a press on nothing in particular is a touch all the same."""
    if key in _PLAIN:
        return _PLAIN[key]
    kind, _, name = key.partition(":")
    match kind:
        case "tell":
            return SayTouched(name)
        case "level":
            return LevelTouched(int(name))
        case "tag":
            return TagTouched(int(name))
        case "key":
            return KeyTouched(name)
        case "cand":
            return CandidateTouched(int(name))
        case _:
            return Touched()
