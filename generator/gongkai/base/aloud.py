"""Turn a written text into one that can be read aloud: over a loudspeaker, to the whole village.

Numbers, days, times, shares, telephones and signs become the words that are spoken. Every form
and every word stands in ``aloud_zh.toml``; what is not known stays as it is written.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from gongkai.base.aloud_turns import TURNS
from gongkai.base.aloud_words import ALOUD, CONTEXT, SPOKEN

MOST_SECONDS: Final = ALOUD["pace"]["most_seconds"]
"""The longest that one announcement may take."""
_A_MINUTE: Final = ALOUD["pace"]["characters_a_minute"]
_THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_WIDE: Final = str.maketrans({chr(0xFF10 + digit): str(digit) for digit in range(10)})


def seconds_of(text: str) -> int:
    """Return how long a spoken text takes, in whole seconds, rounded up; pauses are counted in."""
    characters = sum(1 for character in text if character.isalnum())
    return -(-characters * 60 // _A_MINUTE)


def read_aloud(text: str, readings: Mapping[str, str] | None = None) -> str:
    """Return a text as it is spoken; `readings` say how names of the village are read."""
    told = _THOUSANDS.sub("", text.translate(_WIDE))
    told = _replaced(_expanding(), ALOUD["expansions"], told)
    for name, pattern in _patterns().items():
        told = pattern.sub(TURNS[name], told)
    for sign, word in ALOUD["signs"].items():
        told = told.replace(sign, word)
    told = _tidied(told)
    if readings:
        told = _replaced(_any_of(tuple(readings)), readings, told)
    return told


def _replaced(pattern: re.Pattern[str], words: Mapping[str, str], text: str) -> str:
    return pattern.sub(lambda found: words[found[0]], text)


@cache
def _expanding() -> re.Pattern[str]:
    return _any_of(tuple(ALOUD["expansions"]))


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for any of several words, of two that begin alike the longer."""
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    choices = {
        name: words
        if name.endswith("before") and " " not in words
        else "|".join(map(re.escape, sorted(words.split(), key=len, reverse=True)))
        for name, words in CONTEXT.items()
    }
    made = {}
    for name, form in ALOUD["patterns"].items():
        for choice, words in choices.items():
            form = form.replace(f"{{{choice}}}", words)  # noqa: PLW2901 - filled in step by step
        made[name] = re.compile(form, re.ASCII)
    return made


def _tidied(text: str) -> str:
    """Return a text without signs that nobody speaks, and without stops that follow another."""
    forms = ALOUD["tidy"]
    told = re.sub(forms["pause"], SPOKEN["pause"], text)
    told = re.sub(forms["gap"], "", told.strip())
    for name in ("before_stop", "behind_stop", "before_quote"):
        told = re.sub(forms[name], "", told)
    return re.sub(f"{SPOKEN['pause']}{{2,}}", SPOKEN["pause"], told)
