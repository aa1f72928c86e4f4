"""Facts for a cadre to read: short, masked, printable, with the nearest words to choose from."""

import difflib
import re
from collections.abc import Sequence
from typing import Final

from gongkai.base.masking import mask_sensitive

_LONGEST: Final = 30
_ALL_SHOWN: Final = 8
_NEAREST: Final = 3
_LIKENESS: Final = 0.5
_COMMA: Final = "\u3001"
_AND_MORE: Final = "\u2026\u2026"
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ue000-\uf8ff]+")


def shown(text: str) -> str:
    """Return a text as it may stand in a message."""
    # Masked before it is cut, so that no half of a number is left over.
    masked = mask_sensitive(_UNPRINTABLE.sub(" ", text)).strip()
    return masked if len(masked) <= _LONGEST else masked[:_LONGEST] + _AND_MORE


def choices(word: str, allowed: Sequence[str]) -> str:
    """Return all allowed words when they are few, else those nearest to a word."""
    if len(allowed) <= _ALL_SHOWN:
        return _COMMA.join(allowed)
    return _COMMA.join(difflib.get_close_matches(word, allowed, _NEAREST, 0.0)) + _AND_MORE


def joined(words: Sequence[str]) -> str:
    """Return words as a list to read."""
    return _COMMA.join(words)


def nearest(word: str, allowed: Sequence[str]) -> str | None:
    """Return the allowed word that a word most likely stands for, None when none is like it."""
    return next(iter(difflib.get_close_matches(word, allowed, 1, _LIKENESS)), None)


def split_choices(text: str) -> list[str]:
    """Return the words of a joined list of choices."""
    return text.split(_COMMA)
