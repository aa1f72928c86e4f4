"""What must never be public, in texts that no model describes: catalogues and free pages."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from gongkai.base.privacy.scan import Hit, hits_in, may_hold
from gongkai.base.problem import Problem, Where
from gongkai.check.privacy import declared_by, problem_of
from gongkai.model.part import Raw
from gongkai.model.settings import Settings


def declared_in(settings: Settings | None) -> frozenset[str]:
    """Return the digits of the phones that settings, if they could be read, make public."""
    return declared_by(settings) if settings else frozenset()


def private_numbers_in_raw(
    raw: Raw, where: Where, key: str = "", declared: frozenset[str] = frozenset()
) -> Iterator[Problem]:
    """Yield a problem for everything certain in the texts of a file, at its place."""
    if isinstance(raw, str):
        for hit in hits_in(raw, declared):
            if hit.is_certain:
                yield problem_of(hit, where, key)
    elif isinstance(raw, Mapping):
        for name, value in raw.items():
            yield from private_numbers_in_raw(value, where.at(name), name, declared)
    else:
        for place, value in enumerate(raw or ()):
            yield from private_numbers_in_raw(value, where.at(place), key, declared)


def private_lines(
    text: str, where: Where, key: str, declared: frozenset[str], *, is_signed: bool
) -> Iterator[Problem]:
    """Yield a problem for every line of a text that holds something, at that line.

    `where` is the text's first line; a person who has signed takes what is only suspected.
    """
    if not may_hold(text):
        return
    lines = text.split("\n")
    told: set[Hit] = set()
    for number, line in enumerate(lines, where.line or 1):
        for hit in hits_in(line, declared):
            told.add(hit)
            if hit.is_certain or not is_signed:
                yield problem_of(hit, Where(where.file, number), key)
    # What begins on one line and ends on another is certain only with a check digit.
    for hit in hits_in(text, declared):
        if hit.is_certain and hit not in told:
            number = _first_line(lines, hit, declared) + (where.line or 1)
            yield problem_of(hit, Where(where.file, number), key)


def _first_line(lines: Sequence[str], hit: Hit, declared: frozenset[str]) -> int:
    """Return the place of the line on which begins what two lines hold; 0 when it is longer."""
    pairs = enumerate(pairwise(lines))
    return next((at for at, two in pairs if hit in hits_in("\n".join(two), declared)), 0)
