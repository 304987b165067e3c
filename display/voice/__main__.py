"""Command line of the voice: orders on stdin, events on stdout, a JSON object a line each."""

import asyncio
import logging
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from display.voice.announcer import Announcer
from display.voice.clips import Clips
from display.voice.messages import Event, Forget, Prepare, Say, as_line, read_order
from display.voice.recordings import Recordings
from display.voice.speaker import AlsaSpeaker
from display.voice.synthesiser import CHINESE_VOICE, Synthesiser

cli = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
log = logging.getLogger(__name__)


@cli.command()
def speak(
    cache: Annotated[Path | None, typer.Option(help="Folder in which clips are kept.")] = None,
    clips: Annotated[Path | None, typer.Option(help="Folder of the hall's recordings.")] = None,
    voice: Annotated[str, typer.Option(help="Name of the Chinese voice.")] = CHINESE_VOICE,
    repeat: Annotated[int, typer.Option(min=1, max=5, help="How often each call is said.")] = 2,
) -> None:
    """Speak calls until standard input ends."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    synthesiser = Synthesiser(voice)
    try:
        source = Clips(cache or default_cache(), synthesiser, Recordings(clips))
    except OSError as fault:
        raise typer.BadParameter(f"--cache: {fault}") from fault
    asyncio.run(_serve(Announcer(source, synthesiser, AlsaSpeaker(), tell, repeat, voice)))


def default_cache() -> Path:
    """Where a user's programs keep what can be made again."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "hall-voice"


def tell(event: Event) -> None:
    """Put it out at once."""
    sys.stdout.buffer.write(as_line(event))
    sys.stdout.buffer.flush()


async def _serve(announcer: Announcer) -> None:
    """What is being said when the input ends is broken off: nobody is left to hear of it."""
    speaking = asyncio.create_task(announcer.run())
    listening = asyncio.create_task(_listen(announcer))
    done, _ = await asyncio.wait([speaking, listening], return_when=asyncio.FIRST_COMPLETED)
    speaking.cancel()
    listening.cancel()
    await asyncio.gather(speaking, listening, return_exceptions=True)
    for task in done:
        task.result()


async def _listen(announcer: Announcer) -> None:
    orders = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(orders), sys.stdin)
    while line := await orders.readline():
        try:
            _obey(announcer, line)
        except ValueError as fault:
            log.warning("an order can't be read: %s", fault)


def _obey(announcer: Announcer, line: bytes) -> None:
    match read_order(line):
        case Say(say=announcement):
            announcer.say(announcement)
        case Forget(forget=call):
            announcer.forget(call)
        case Prepare(prepare=ahead):
            announcer.prepare(ahead)


if __name__ == "__main__":
    cli()
