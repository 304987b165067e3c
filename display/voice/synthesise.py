"""One utterance into one WAV file, in a process of its own.

`python -m display.voice.synthesise VOICE RATE FILE TEXT`; exit code 0 when the file is whole.

A process for each: pyttsx3 with espeak speaks only the last of two queued utterances, hands the
same engine to every thread, and its first `runAndWait` returns before the sound is made.
"""

import os
import sys
import time
from typing import Any

import pyttsx3
from pyttsx3.drivers import _espeak

LONGEST_S = 20.0


def main() -> None:
    """Never returns: espeak may fail an assertion when Python takes it down."""
    voice, rate, path, text = sys.argv[1:]
    try:
        why = synthesise(voice, int(rate), path, spoken_form(voice, text))
    except Exception as fault:
        why = str(fault) or type(fault).__name__
    if why:
        print(why, file=sys.stderr, flush=True)
    os._exit(1 if why else 0)


def spoken_form(voice: str, text: str) -> str:
    """Numbered pinyin for a voice that reads pinyin, else the text as it is."""
    if "pinyin" not in voice:
        return text
    from display.voice.pinyin import numbered_pinyin

    return numbered_pinyin(text)


def synthesise(voice: str, rate: int, path: str, text: str) -> str:
    """Writes the file; "" or what went wrong. May be called once in a process."""
    engine = pyttsx3.init("espeak")
    outcome: list[str] = []

    def failed(name: Any, exception: Exception) -> None:
        outcome.append(f"{exception}")

    def ended(name: Any, completed: bool) -> None:
        outcome.append("" if completed else "the utterance was broken off")

    engine.connect("started-utterance", lambda name: _settle(rate))
    engine.connect("error", failed)
    engine.connect("finished-utterance", ended)
    engine.setProperty("voice", voice)
    engine.setProperty("rate", rate)
    engine.save_to_file(text, path)
    engine.runAndWait()
    _wait_for(outcome)
    return next((why for why in outcome if why), "") if outcome else "it did not end"


def _settle(rate: int) -> None:
    """The rate once more, when the voice is in its place.

    espeak takes a voice up in a thread of its own, which may undo a rate that was set meanwhile: on
    a busy machine one clip in ten came out a fifth too fast.
    """
    _espeak.Synchronize()
    _espeak.SetParameter(_espeak.RATE, rate, 0)


def _wait_for(outcome: list[str]) -> None:
    """espeak's own thread tells, after the file is closed."""
    end = time.monotonic() + LONGEST_S
    while not outcome and time.monotonic() < end:
        time.sleep(0.005)


if __name__ == "__main__":
    main()
