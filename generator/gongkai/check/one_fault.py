"""One wrong number is told once: sums that share it fail together, one of them says most."""

from collections.abc import Sequence
from typing import Final

from gongkai.base.problem import Problem

_SHARED: Final = (("F136", "F135"), ("F117", "F118"), ("F117", "F120"), ("F118", "F120"))
"""Codes whose sums share numbers, the more helpful first: it names the lines to look at."""
_LINE = 2


def told_once(problems: Sequence[Problem]) -> Sequence[Problem]:
    """Return the problems of one record without those that follow from another of them.

    Two follow from one number where each is the only one of its code and both gaps are equal.
    A sum that fails within one line is kept: it tells which line is wrong.
    """
    if len(problems) < len(_SHARED[0]):
        return problems
    kept = list(problems)
    for code, other in _SHARED:
        pair = [problem for problem in kept if problem.code in {code, other}]
        if {problem.code for problem in pair} == {code, other} and _have_one_gap(pair):
            kept.remove(_less_helpful(pair, other))
    return kept


def _have_one_gap(pair: Sequence[Problem]) -> bool:
    one, *rest = pair
    return len(rest) == 1 and one.facts["gap"] == rest[0].facts["gap"]


def _less_helpful(pair: Sequence[Problem], other: str) -> Problem:
    """Return the one that follows: the other code, unless it stands in a line of its own."""
    first, second = sorted(pair, key=lambda problem: problem.code == other)
    return first if len(second.where.path) > _LINE and len(first.where.path) < _LINE else second
