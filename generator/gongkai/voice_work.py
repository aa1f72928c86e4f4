"""What is heard of a record, made and written inside a worker: the text, and the sound of it.

A sound is kept under the digest of its text and of the commands that made it: what has not
changed is never spoken again. Where there is no sound, the text lies there for browsers that
speak themselves.
"""

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from gongkai.base.digest import digest_of
from gongkai.base.problem import Problem, Where
from gongkai.base.replace import replace_bytes
from gongkai.base.texts import text
from gongkai.guard.cleaned import cleaned
from gongkai.model.vocabulary import Face
from gongkai.model.voice import VoiceChoice, VoiceTask, sound_address
from gongkai.model.work import Workplace
from gongkai.output.site_folder import write_file
from gongkai.output.site_state import SiteFile
from gongkai.output.sound import SOUND_CACHE, id_of_sound, is_mp3, sounds_kept
from gongkai.pages.script import Script
from gongkai.public_records import PublicRecords
from gongkai.publish.voice import VoiceError, spoken

_FAILED: Final = "O113"
_PATIENCE: Final = 3
"""After so many records in a row that gave no sound a process tries no further ones."""
_place: Workplace
_failures = 0


class VoiceDone(NamedTuple):
    """What was written for a record, and what went wrong."""

    id: str
    address: str = ""
    state: SiteFile | None = None
    problems: tuple[Problem, ...] = ()
    leaks: tuple[Problem, ...] = ()
    is_given_up: bool = False
    """Others before it gave no sound, and it was not tried."""


def start(place: Workplace) -> None:
    """Prepare this process."""
    global _place, _failures
    _place, _failures = place, 0


def write_voices(tasks: Sequence[VoiceTask]) -> list[VoiceDone]:
    """Write the sounds of a run of records, or their texts; return what lies there then."""
    records = PublicRecords(_place)
    return [_write_voice(task, records) for task in tasks]


def _write_voice(task: VoiceTask, records: PublicRecords) -> VoiceDone:
    found = records.read(task.file)
    projection = records.projection(found, Face.WEB) if found else None
    if found is None or projection is None:
        # The page exists, so the web may show the record: that it may not be told is our bug.
        raise ValueError(task.id)
    script = records.script(projection, task.day)
    address = sound_address(task.id)
    # Spoken digits look like no number any more: what they were is searched, too.
    words = "\n".join((script.written, *script.lines))
    if leaks := records.leaks(found, address, words):
        return VoiceDone(task.id, leaks=tuple(leaks))
    if task.is_spoken:
        done = _write_sound(task, script)
        if done.state:
            return done
        return _write_words(task, script, done)
    return _write_words(task, script, VoiceDone(task.id))


def _write_words(task: VoiceTask, script: Script, done: VoiceDone) -> VoiceDone:
    """Write the text as a script that hands it over: a page opened from a folder reads no file."""
    address, key = task.words
    lines = json.dumps(script.lines, ensure_ascii=False, separators=(",", ":"))
    data = f"gkAloud({lines});\n".encode()
    state = write_file(_out(), address, data, key, task.id)
    return done._replace(address=address, state=state)


def _write_sound(task: VoiceTask, script: Script) -> VoiceDone:
    global _failures  # noqa: PLW0603 - counted within one process
    choice, memory = _place.settings.voice, _place.root / SOUND_CACHE
    if choice is None:
        raise ValueError(task.id)
    kept = memory / f"{task.id}-{_digest(script, choice)}.mp3"
    data = _read(kept)
    if not data:
        if _failures >= _PATIENCE:
            return VoiceDone(task.id, is_given_up=True)
        try:
            data = _spoken("\n".join(script.lines) + "\n", choice)
        except VoiceError as error:
            _failures += 1
            why = text(f"voice.failed.{error.reason}", seconds=choice.most_seconds)
            return VoiceDone(task.id, problems=(Problem(_FAILED, Where(task.file), {"why": why}),))
        _failures = 0
        _keep(kept, task.id, data)
    address, key = task.sound
    state = write_file(_out(), address, data, key, task.id)
    return VoiceDone(task.id, address, state)


def _spoken(words: str, choice: VoiceChoice) -> bytes:
    """Return the sound without what programs tell of themselves; VoiceError for none."""
    data = cleaned("a.mp3", spoken(words, choice, _place.root))
    if not is_mp3(data):
        raise VoiceError("foreign")
    return data


def _digest(script: Script, choice: VoiceChoice) -> str:
    readings = sorted((one.name, one.read_as) for one in _place.settings.readings)
    made_by = repr((choice.command, choice.encoder))
    return digest_of("\n".join(script.lines), made_by, repr(readings))[:32]


def _read(kept: Path) -> bytes:
    with suppress(OSError):
        data = kept.read_bytes()
        # A disk that was full may have left anything.
        return data if is_mp3(data) else b""
    return b""


def _keep(kept: Path, id_: str, data: bytes) -> None:
    """Keep a sound in the place of those the record had before."""
    with suppress(OSError):
        for older in sounds_kept(kept.parent):
            if older != kept and id_of_sound(older) == id_:
                older.unlink(missing_ok=True)
        replace_bytes(kept, data)


def _out() -> Path:
    if _place.out is None:
        raise ValueError(SOUND_CACHE)
    return _place.out
