"""One prompt, spoken by a process of its own: `python -m kiosk.speaking LANGUAGE TEXT`.

A process for each: pyttsx3 with espeak speaks only the last of two utterances and hands the same
engine to every thread; and a process that is killed falls silent at once.
"""

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pyttsx3
from pypinyin import Style, lazy_pinyin

VOICES = {"zh": ("sit/cmn-latn-pinyin", 165), "en": ("gmw/en-us", 150)}
"""Voice and words a minute. Debian's plain `cmn` does not speak Chinese; pinyin it reads right."""

LONGEST_S = 20.0


def main() -> None:
    """Never returns: it becomes the player, or ends with 1."""
    language, text = sys.argv[1:]
    with tempfile.TemporaryFile() as made:  # without a name: nothing is left if we are killed
        path = f"/dev/fd/{made.fileno()}"
        if not synthesised(language, text, path) or not Path(path).stat().st_size:
            os._exit(1)
        os.set_inheritable(made.fileno(), True)
        os.execvp("aplay", ["aplay", "-q", path])  # noqa: S606 (no shell is wanted)


def synthesised(language: str, text: str, path: str) -> bool:
    """Whether the utterance was written whole. May be called once in a process."""
    voice, rate = VOICES[language]
    engine, outcome = pyttsx3.init("espeak"), list[bool]()

    def failed(name: Any, exception: Exception) -> None:
        outcome.append(False)

    def ended(name: Any, completed: bool) -> None:
        outcome.append(completed)

    engine.connect("error", failed)
    engine.connect("finished-utterance", ended)
    engine.setProperty("voice", voice)
    engine.setProperty("rate", rate)
    engine.save_to_file(spoken_form(language, text), path)
    engine.runAndWait()
    end = time.monotonic() + LONGEST_S
    while not outcome and time.monotonic() < end:  # espeak's own thread tells
        time.sleep(0.005)
    return outcome[:1] == [True]


def spoken_form(language: str, text: str) -> str:
    """Numbered pinyin for the voice that reads it; other text as it is."""
    if language != "zh":
        return text
    return " ".join(lazy_pinyin(text, style=Style.TONE3, neutral_tone_with_five=True))


if __name__ == "__main__":
    main()
