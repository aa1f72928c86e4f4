"""The language in which pages are shown; what cadres write is read in Chinese, always.

A process shows pages in one language only, since what it has drawn once it keeps. The texts of
another language lie in a folder of their own below ``theme/texts``; what it lacks is Chinese.
"""

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from typing import Final

from gongkai.base.paths import theme_dir

CHINESE: Final = "zh-Hans"
_CACHE = ".gongkai/cache"
_now = CHINESE
_built = CHINESE


def build_for(language: str) -> None:
    """Say, before anything is drawn, for which language this process draws pages."""
    global _built  # noqa: PLW0603 - as below
    _built = language


def speaking_own() -> AbstractContextManager[None]:
    """Show the language this process draws pages for; elsewhere it is read and told in Chinese."""
    return speaking(_built)


def cache_folder() -> str:
    """Return where what was found out for pages of this process's language is kept."""
    return _CACHE if _built == CHINESE else f"{_CACHE}/{_built}"


def shown() -> str:
    """Return the language that is shown now, as BCP 47 names it."""
    return _now


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Show texts, labels, days and periods in a language."""
    global _now  # noqa: PLW0603 - what a process shows is one for all that draws in it
    before, _now = _now, language
    try:
        yield
    finally:
        _now = before


@cache
def texts_in(language: str) -> Mapping[str, object]:
    """Return the texts of a language other than Chinese: one table per file, named like it."""
    return {
        file.stem: tomllib.loads(file.read_text("utf-8"))
        for file in sorted((theme_dir() / "texts" / language).glob("*.toml"))
    }


@cache
def found_in(language: str, *path: str) -> object:
    """Return what a language has at a path of names, None when it has nothing there."""
    found: object = texts_in(language)
    for part in path:
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


def translated(*path: str) -> str | None:
    """Return the text of the language now shown, None when it is Chinese or has no such text."""
    if _now == CHINESE:
        return None
    found = found_in(_now, *path)
    return found if isinstance(found, str) else None
