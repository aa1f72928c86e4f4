"""Speak a text with the village's own command: no other place starts it.

A command is a program with its arguments and never a line for a shell. It runs in the village's
folder and for a limited time. Text and sound go through files: whatever a program leaves running
cannot hold them open.
"""

import os
import signal
import subprocess
import tempfile
import tomllib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

from gongkai.model.voice import VoiceChoice

_NAMES: Final[dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("voice_zh.toml").read_text("utf-8")
)
_IS_WINDOWS: Final = os.name == "nt"


class VoiceError(Exception):
    """A command gave no sound; `reason` is one of `absent`, `late`, `failed`, `silent`."""

    def __init__(self, reason: str) -> None:
        """Keep why; what the program wrote may hold the text and is not kept."""
        super().__init__(reason)
        self.reason = reason


class _Step(NamedTuple):
    """A command, and what stands in it for the file it reads and the one it writes."""

    command: Sequence[str]
    reads: str
    writes: str
    source: Path
    target: Path


def spoken(text: str, choice: VoiceChoice, root: Path) -> bytes:
    """Return the sound that the commands of a village make of a text.

    Raise VoiceError when they make none. A command that names no file to read gets its input as
    standard input; one that names no file to write gives its sound as standard output.
    """
    with tempfile.TemporaryDirectory(prefix="gongkai-") as name:
        folder = Path(name)
        written, sound = folder / "text.txt", folder / "sound.mp3"
        written.write_text(text, encoding="utf-8", newline="\n")
        raw = folder / "raw.wav" if choice.encoder else sound
        _run(
            _Step(choice.command, _NAMES["text"], _NAMES["sound"], written, raw),
            root,
            choice.most_seconds,
        )
        if choice.encoder:
            _run(
                _Step(choice.encoder, _NAMES["raw"], _NAMES["sound"], raw, sound),
                root,
                choice.most_seconds,
            )
        return sound.read_bytes()


def _run(step: _Step, root: Path, most_seconds: int) -> None:
    named = {step.reads: str(step.source), step.writes: str(step.target)}
    arguments = [_filled(one, named) for one in step.command]
    gives_file = any(step.writes in one for one in step.command)
    output = step.target.with_suffix(".out") if gives_file else step.target
    with step.source.open("rb") as given, output.open("wb") as taken:
        code = _code_of(arguments, root, given, taken, most_seconds)
    if code:
        raise VoiceError("failed")
    if not step.target.is_file() or not step.target.stat().st_size:
        raise VoiceError("silent")


def _filled(argument: str, named: dict[str, str]) -> str:
    for name, path in named.items():
        argument = argument.replace(name, path)
    return argument


def _code_of(
    arguments: Sequence[str], root: Path, given: Any, taken: Any, most_seconds: int
) -> int:
    """Return what a program ended with; it and all it started end when its time is over."""
    try:
        running = subprocess.Popen(
            arguments,
            stdin=given,
            stdout=taken,
            stderr=subprocess.DEVNULL,
            cwd=root,
            start_new_session=not _IS_WINDOWS,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, ValueError):
        # ValueError: a character that no program's name or argument may hold.
        raise VoiceError("absent") from None
    try:
        return running.wait(most_seconds)
    except subprocess.TimeoutExpired:
        raise VoiceError("late") from None
    finally:
        _end(running)


def _end(running: "subprocess.Popen[bytes]") -> None:
    """End a program if it still runs, and on Linux what it started as well."""
    if running.poll() is not None:
        return
    with suppress(OSError):
        if _IS_WINDOWS:
            running.kill()
        else:
            os.killpg(running.pid, signal.SIGKILL)
    running.wait()
