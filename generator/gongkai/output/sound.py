"""Sounds: whether bytes are one that every browser plays, and which of them are kept."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

SOUND_CACHE: Final = ".gongkai/cache/voice"
"""Each kept sound is named after its record and the digest of what it was made of."""
_HEAD: Final = 4
_SYNC: Final = 0xE0
_LAYER: Final = 0x06
_LAYER_III: Final = 0x02
_VERSION: Final = 0x18
_NO_VERSION: Final = 0x08
_RATE: Final = 0xF0
_SAMPLING: Final = 0x0C


def is_mp3(data: bytes) -> bool:
    """Return whether bytes begin with the head of an MP3's frame (ISO 11172-3, 2.4.2.3)."""
    if len(data) < _HEAD or data[0] != 0xFF:  # noqa: PLR2004 - every frame begins so
        return False
    second, third = data[1], data[2]
    is_layer = second & _SYNC == _SYNC and second & _LAYER == _LAYER_III
    has_version = second & _VERSION != _NO_VERSION
    return is_layer and has_version and third & _RATE != _RATE and third & _SAMPLING != _SAMPLING


def sounds_kept(folder: Path) -> Iterator[Path]:
    """Yield every sound that is kept."""
    yield from folder.glob("*.mp3")


def id_of_sound(file: Path) -> str:
    """Return of which record a kept sound is."""
    return file.stem.rpartition("-")[0]
