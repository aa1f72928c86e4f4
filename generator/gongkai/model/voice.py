"""How a village has its notices read aloud, and where the sounds lie in its site."""

from datetime import date
from typing import Final, NamedTuple

from gongkai.base.digest import digest_of
from gongkai.model.part import Part
from gongkai.model.values import Count

SOUNDS: Final = "v/"
"""The folder of sounds and of texts to be read, below the site's root."""
VOICE_MARK: Final = "\ue00d"
"""Stands in a record's body where the finished page lets it be heard."""


class VoiceChoice(Part):
    """The village's own programs: one that speaks a text, one that packs its sound as MP3."""

    command: tuple[str, ...]
    encoder: tuple[str, ...] = ()
    most_seconds: Count = 60


class VoiceTask(NamedTuple):
    """A record to be heard: its file, the day on which it is told, the key of what is written."""

    file: str
    id: str
    day: date
    key: str
    is_spoken: bool
    """The village's command is to make its sound."""

    @property
    def place(self) -> tuple[str, str]:
        """Return where what is asked for lies, and its key."""
        return self.sound if self.is_spoken else self.words

    @property
    def sound(self) -> tuple[str, str]:
        """Return where its sound lies, and its key."""
        return sound_address(self.id), digest_of("sound", self.key)

    @property
    def words(self) -> tuple[str, str]:
        """Return where its text lies, and its key."""
        return f"{SOUNDS}{self.id}.js", digest_of("words", self.key)


def sound_address(id_: str) -> str:
    """Return where the sound of a record lies, for ever the same."""
    return f"{SOUNDS}{id_}.mp3"
