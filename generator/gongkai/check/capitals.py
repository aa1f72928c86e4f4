"""Amounts in capital characters agree with the amounts in figures that stand beside them."""

from collections.abc import Iterator

from gongkai.base.capitals import Capital, amounts_in, capitals_in, has_capitals
from gongkai.base.money import Money
from gongkai.base.problem import Problem, Where
from gongkai.check.claims import in_yuan
from gongkai.check.subject import Subject
from gongkai.model.layout import Shape, layout_of
from gongkai.model.part import Part

_TEXTS = frozenset({Shape.TEXT, Shape.PROSE})
_Path = tuple[str | int, ...]


def check_capitals(subject: Subject) -> Iterator[Problem]:
    """Yield F183 where an amount in capitals differs from the figures beside it.

    F184 where no other amount of the text or the record equals it, F185 where it cannot be read.
    """
    if not has_capitals(subject.text):
        return
    amounts = set(_amounts(subject.record))
    for path, key, text in _texts(subject.record):
        for capital in capitals_in(text):
            facts = {"field": key, "capitals": capital.text}
            yield from _judged(
                capital, subject.where.at(*path), facts, amounts | {*amounts_in(text)}
            )


def _judged(
    capital: Capital, where: Where, facts: dict[str, str], amounts: set[int]
) -> Iterator[Problem]:
    fen = capital.fen
    if fen is None:
        yield Problem("F185", where, facts)
    elif capital.beside and fen not in capital.beside:
        gap, nearest = min((abs(one - fen), one) for one in capital.beside)
        told = {"amount": in_yuan(fen), "figure": in_yuan(nearest), "gap": in_yuan(gap)}
        yield Problem("F183", where, facts | told)
    elif amounts and fen not in amounts:
        yield Problem("F184", where, facts | {"amount": in_yuan(fen)})


def _texts(part: Part, path: _Path = ()) -> Iterator[tuple[_Path, str, str]]:
    """Yield the way to every text of a part, its key, the text."""
    for field in layout_of(type(part)):
        if field.shape not in _TEXTS and field.part is None:
            continue
        value = getattr(part, field.name)
        for index, one in enumerate(value if field.is_list else (value,)):
            place = (*path, field.key, index) if field.is_list else (*path, field.key)
            if isinstance(one, Part):
                yield from _texts(one, place)
            elif one:
                yield place, field.key, str(one)


def _amounts(part: Part) -> Iterator[int]:
    """Yield every amount of a part, at any depth, in fen."""
    for value in vars(part).values():
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Money):
                yield one.fen
            elif isinstance(one, Part):
                yield from _amounts(one)
