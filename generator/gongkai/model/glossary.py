"""The one glossary: English field name to the Chinese key cadres write, and its help.

It is flat on purpose: one English identifier stands for one Chinese term in every kind, so that
what a cadre learns in one record holds in all others. Families add files to ``glossary/``.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from gongkai.base.language import translated

FOLDER = Path(__file__).parent / "glossary"


class Term(NamedTuple):
    """A field's Chinese key and a short help text."""

    key: str
    help: str


@cache
def glossary() -> dict[str, Term]:
    """Return all terms by English field name."""
    terms: dict[str, Term] = {}
    for file in sorted(FOLDER.glob("*.toml")):
        for name, entry in tomllib.loads(file.read_text("utf-8")).items():
            if name in terms:
                message = f"glossary term {name} is written twice"
                raise ValueError(message)
            terms[name] = Term(*entry)
    return terms


def label_of(name: str) -> str:
    """Return what readers see before a field's values; KeyError for a field without a key."""
    return translated("fields", name) or key_of(name)


def key_of(name: str) -> str:
    """Return the Chinese key of a field; KeyError for a field without one."""
    return glossary()[name].key
