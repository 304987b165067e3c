"""Why nothing can be heard, in words for the administrator."""

from display.voice.messages import WORDS_MAX_LENGTH


class VoiceFaultError(Exception):
    """The voice can't make a sentence; the text is for the administrator."""


class SpeakerFaultError(Exception):
    """The loudspeaker didn't sound; the text is for the administrator."""


def shortened(words: str) -> str:
    """As much as a message may carry."""
    return words if len(words) <= WORDS_MAX_LENGTH else words[: WORDS_MAX_LENGTH - 1] + "…"
