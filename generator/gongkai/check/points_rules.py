"""Points that a household earned, beside what the scheme's own rules give for the same thing."""

import re
from collections.abc import Iterator
from typing import Final

from gongkai.base.problem import Problem
from gongkai.check.claims import WORDS, counted_in
from gongkai.check.subject import Subject
from gongkai.model.glossary import key_of
from gongkai.model.kinds.honours import Points, PointsLine, PointsRule
from gongkai.model.vocabulary import Unit

_POINTS: Final = counted_in(Unit.POINTS.label)
_EACH: Final = re.compile(WORDS["points_each"])


def check_points_rules(subject: Subject) -> Iterator[Problem]:
    """Yield F215 for a line whose points are not what the record's rules give for its matter.

    A whole multiple is right where the rule counts by the hour or the kilogram, and where a line
    without a day may stand for several occasions.
    """
    points = subject.record
    if not isinstance(points, Points) or not points.points_rules or not points.points_lines:
        return
    rules: dict[str, list[PointsRule]] = {}
    for rule in points.points_rules:
        rules.setdefault(rule.name, []).append(rule)
    for index, line in enumerate(points.points_lines):
        own = rules.get(line.name, ())
        if own and not any(_fits(line, rule) for rule in own):
            facts = {
                "row": str(index + 1),
                "name": line.name,
                "stated": _POINTS(line.points),
                "ruled": _POINTS(own[0].points),
            }
            where = subject.where.at(key_of("points_lines"), index, key_of("points"))
            yield Problem("F215", where, facts)


def _fits(line: PointsLine, rule: PointsRule) -> bool:
    if line.points == rule.points:
        return True
    may_be_several = line.day is None or _EACH.search(f"{rule.name} {rule.remark}") is not None
    return may_be_several and rule.points > 0 and line.points % rule.points == 0
