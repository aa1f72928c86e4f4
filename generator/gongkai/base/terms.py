"""Words that a villager may not know, each with a sentence that explains it."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple, NotRequired, TypedDict

from gongkai.base.paths import rules_dir

GLOSSARY: Final = "mingci/index.html"
"""The page that explains all of them, each at its id."""


class Term(NamedTuple):
    """A word, other ways to write it, what it means, and where that comes from."""

    id: str
    name: str
    also: tuple[str, ...]
    told: str
    source: str
    is_marked: bool
    """Pages mark it where it stands; the letters of others stand in other words as well."""


class TermGroup(NamedTuple):
    """Terms about one thing."""

    id: str
    title: str
    terms: tuple[Term, ...]


class _Written(TypedDict):
    name: str
    also: NotRequired[list[str]]
    told: str
    source: str
    marked: NotRequired[bool]


@cache
def term_groups() -> tuple[TermGroup, ...]:
    """Return all terms in the order of ``rules/terms.toml``."""
    raw = tomllib.loads((rules_dir() / "terms.toml").read_text("utf-8"))
    titles: dict[str, str] = raw["titles"]
    return tuple(_group(name, title, raw[name]) for name, title in titles.items())


def _group(name: str, title: str, written: dict[str, _Written]) -> TermGroup:
    terms = tuple(
        Term(
            id_,
            one["name"],
            tuple(one.get("also", ())),
            one["told"],
            one["source"],
            one.get("marked", True),
        )
        for id_, one in written.items()
    )
    return TermGroup(name, title, terms)


@cache
def marked_terms() -> Mapping[str, Term]:
    """Return the terms that pages mark, by every way to write them."""
    return {
        word: term
        for group in term_groups()
        for term in group.terms
        if term.is_marked
        for word in (term.name, *term.also)
    }


@cache
def term_pattern() -> re.Pattern[str]:
    """Return what finds the next word to mark; where one begins with another, the longer."""
    endings: dict[str, list[str]] = {}
    for word in sorted(marked_terms(), key=lambda word: (-len(word), word)):
        endings.setdefault(word[0], []).append(re.escape(word[1:]))
    # Nearly no letter begins a word: told apart by it first, a text is read twice as fast.
    return re.compile("|".join(f"{first}(?:{'|'.join(own)})" for first, own in endings.items()))
