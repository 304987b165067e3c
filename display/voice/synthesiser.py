"""Clips made by espeak-ng through pyttsx3, each in a process of its own and heard before use."""

import asyncio
import sys
import tempfile
from array import array
from pathlib import Path

from display.voice.audio import BadSoundError, finished, read_wav, seconds
from display.voice.faults import VoiceFaultError
from display.voice.wording import Part

CHINESE_VOICE = "sit/cmn-latn-pinyin"
ENGLISH_VOICE = "gmw/en-us"
RATES = {"zh": 165, "en": 150}
"""Words a minute, as espeak counts: a little slower than talk, for a hall that echoes."""

PATIENCE_S = 15.0
_UNIT_S = (0.1, 0.9)
_SLACK_S = 0.5

_Q_PHONEME = "tS;h"
"""How espeak writes the consonant q of 请; no other voice than a Mandarin one has it."""


class Synthesiser:
    """Makes clips once `prove` has found the Chinese voice to speak Chinese, and not before."""

    def __init__(self, chinese_voice: str = CHINESE_VOICE) -> None:
        self._voices = {"zh": chinese_voice, "en": ENGLISH_VOICE}
        self._fault = "语音尚未检查"

    def mark(self, part: Part) -> str:
        """Everything a clip depends on besides this program."""
        return f"{self._voices[part.language]}|{RATES[part.language]}|{part.text}"

    def insist(self) -> None:
        """Raises VoiceFaultError unless the voice was found good when it was last looked at."""
        if self._fault:
            raise VoiceFaultError(self._fault)

    async def prove(self) -> None:
        """Look at the voice again and have it speak a word. Raises VoiceFaultError."""
        self._fault = "语音正在检查"
        try:
            await _reads_chinese(self._voices["zh"])
            await self._spoken(Part("zh", "好"))
        except VoiceFaultError as fault:
            self._fault = str(fault)
            raise
        self._fault = ""

    async def make(self, part: Part, ahead: bool = False) -> "array[int]":
        """The clip, trimmed and levelled; with `ahead`, other programs go first.

        Raises VoiceFaultError; then nothing more is made until `prove` has succeeded.
        """
        self.insist()
        try:
            return await self._spoken(part, ahead)
        except VoiceFaultError as fault:
            self._fault = str(fault)
            raise

    async def _spoken(self, part: Part, ahead: bool = False) -> "array[int]":
        with tempfile.TemporaryFile() as made:  # without a name: nothing is left if we are killed
            file = Path(f"/dev/fd/{made.fileno()}")
            voice, rate = self._voices[part.language], str(RATES[part.language])
            module = [sys.executable, "-m", "display.voice.synthesise"]
            polite = ["nice", "-n", "10"] if ahead else []
            command = [*polite, *module, voice, rate, str(file), part.text]
            await _run(*command, keep_open=made.fileno())
            return await asyncio.to_thread(_heard, file, part)


def _heard(file: Path, part: Part) -> "array[int]":
    """The clip, if it can be this text: loud enough, as long as so many syllables are."""
    try:
        clip = finished(read_wav(file))
    except BadSoundError as fault:
        raise VoiceFaultError(f"语音合成的声音不能用：{fault}") from fault
    units = len(part.text) if part.language == "zh" else len(part.text.split())
    least, most = _UNIT_S[0] * units, _UNIT_S[1] * units + _SLACK_S
    if not least <= seconds(clip) <= most:
        raise VoiceFaultError(f"语音合成的长度不对：{part.text} {seconds(clip):.1f} 秒")
    return clip


async def _reads_chinese(voice: str) -> None:
    """Both the character and its pinyin must come out as Mandarin, with no turn to English."""
    phonemes = await _run("espeak-ng", "-v", voice, "-q", "-x", "请 qing3")
    if "(" in phonemes or phonemes.count(_Q_PHONEME) != 2:
        raise VoiceFaultError(f"语音“{voice}”不会说普通话，请改用 {CHINESE_VOICE}")


async def _run(*command: str, keep_open: int | None = None) -> str:
    """What a program prints; it inherits the file `keep_open`. Raises VoiceFaultError."""
    pipe, nothing = asyncio.subprocess.PIPE, asyncio.subprocess.DEVNULL
    shared = () if keep_open is None else (keep_open,)
    try:
        process = await asyncio.create_subprocess_exec(
            *command, stdin=nothing, stdout=pipe, stderr=pipe, pass_fds=shared
        )
    except OSError as fault:
        raise VoiceFaultError(f"找不到语音合成程序 {command[0]}：{fault.strerror}") from fault
    try:
        async with asyncio.timeout(PATIENCE_S):
            told, complaint = await process.communicate()
    except TimeoutError as late:
        raise VoiceFaultError("语音合成超时") from late
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode:
        lines = complaint.decode(errors="replace").split("\n")
        why = next((line for line in lines if line.strip()), f"exit code {process.returncode}")
        raise VoiceFaultError(f"语音合成失败：{why.strip()}")
    return told.decode(errors="replace")
