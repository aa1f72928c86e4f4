"""A name that counts its things must list as many: "five cleared, one changed" lists six."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from gongkai.base.problem import Problem
from gongkai.check.subject import Subject
from gongkai.model.glossary import key_of
from gongkai.model.layout import Shape, layout_of
from gongkai.model.procedure import ProcedureBook
from gongkai.model.record import Record

_MOST_PAIRS = 4
_LISTED = "\u3001"


def check_named_numbers(subject: Subject) -> Iterator[Problem]:
    """Yield T408 where a list behind a counting name has more or fewer things than it says.

    Only a list each of whose things begins with a word that the name counts is judged.
    """
    book, record = subject.catalogue.procedures, subject.record
    if not book.numerals:
        return
    for name in _texts_of(type(record)):
        value = getattr(record, name)
        # Nearly all texts list nothing, and looking for this sign alone is quick.
        if not value or _LISTED not in value:
            continue
        for found in _pattern("".join(book.numerals)).finditer(value):
            facts = _gap(book, found[1], found[2])
            if facts:
                yield Problem("T408", subject.where.at(key_of(name)), facts)


def _gap(book: ProcedureBook, name: str, listed: str) -> Mapping[str, str]:
    counts = {word: number for number, word in book.numbers_in(name)}
    things = [thing.strip(' \u201c\u201d"*') for thing in listed.split(_LISTED)]
    heads = [next((word for word in counts if thing.startswith(word)), "") for thing in things]
    if len(things) < 2 or not all(heads):  # noqa: PLR2004 - one thing is no list
        return {}
    held = Counter(heads)
    if all(held[word] == number for word, number in counts.items()):
        return {}
    return {
        "name": name,
        "wanted": str(sum(counts.values())),
        "found": str(len(things)),
        "parts": _LISTED.join(f"{word} {held[word]}" for word in counts),
    }


@cache
def _pattern(numerals: str) -> re.Pattern[str]:
    pair = f"[{numerals}][^\\W\\d{numerals}]"
    quote = '[\u201c\u201d"*]{0,3}'
    return re.compile(
        f"((?:{pair}){{2,{_MOST_PAIRS}}}){quote}[\uff08(\uff1a:]([^\uff08\uff09()\u3002\uff1b;\n]+)"
    )


@cache
def _texts_of(cls: type[Record]) -> tuple[str, ...]:
    shapes = {Shape.TEXT, Shape.PROSE}
    return tuple(
        field.name for field in layout_of(cls) if field.shape in shapes and not field.is_list
    )
