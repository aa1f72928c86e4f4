"""Points, scores, tasks and targets: balances, sums and rates with the base they name."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from gongkai.base.bounds import rounded_like
from gongkai.base.dates import chinese_date
from gongkai.base.figure import Figure
from gongkai.base.problem import Problem
from gongkai.check.claims import (
    WORDS,
    Stated,
    check_at_most,
    check_number,
    check_rows,
    check_terms,
    counted_in,
    field_term,
    is_partial,
    rows_counted,
    stated_in,
)
from gongkai.check.figures import told_number
from gongkai.check.subject import Subject
from gongkai.model.glossary import key_of
from gongkai.model.kinds.followup import Comparison, Indicator, Targets, TaskStatus, Tracker
from gongkai.model.kinds.honours import Award, Inspection, Points, PointsBalance
from gongkai.model.vocabulary import Unit, YesNo

_POINTS = counted_in(Unit.POINTS.label)
_PLAIN = counted_in("")
_MOVES = (("opening", 1), ("earned", 1), ("redeemed", -1))
_BALANCE_COLUMNS = ("opening", "earned", "redeemed", "closing")
_UNFINISHED = frozenset(
    {TaskStatus.OPEN, TaskStatus.MENDING, TaskStatus.NOT_STARTED, TaskStatus.UNDERWAY}
)
_ENDED = frozenset({TaskStatus.CLOSED, TaskStatus.DONE})
_HUNDRED = 100


def check_points(subject: Subject) -> Iterator[Problem]:
    """Yield F165 where points before, earned and redeemed do not give what is left.

    F166 where more was redeemed than there was. A blank is unknown, so a balance with one is
    judged only by what must hold in any case.
    """
    points = subject.record
    if not isinstance(points, Points):
        return
    rows: list[tuple[tuple[str | int, ...], Points | PointsBalance]] = [((), points)]
    rows += [
        ((key_of("points_balances"), place), row)
        for place, row in enumerate(points.points_balances)
    ]
    for path, row in rows:
        if row.opening is None or row.earned is None or row.redeemed is None:
            continue
        if row.redeemed > row.opening + row.earned:
            where = subject.where.at(*path, key_of("redeemed"))
            facts = {
                "redeemed": _POINTS(row.redeemed),
                "there": _POINTS(row.opening + row.earned),
            }
            yield Problem("F166", where, facts)
        elif row.closing is not None:
            where = subject.where.at(*path, key_of("closing"))
            terms = [field_term(name, sign * getattr(row, name)) for name, sign in _MOVES]
            stated = Stated("F165", where, key_of("closing"), row.closing, _POINTS)
            yield from check_terms(stated, terms)


def check_exchanges(subject: Subject) -> Iterator[Problem]:
    """Yield F167 where the points of one thing times the number handed out are not those spent."""
    if not isinstance(subject.record, Points):
        return
    for index, row in enumerate(subject.record.exchanges):
        if row.points_each is not None and row.points_spent is not None:
            where = subject.where.at(key_of("exchanges"), index, key_of("points_spent"))
            stated = Stated("F167", where, key_of("points_spent"), row.points_spent, _POINTS)
            terms = f"{_POINTS(row.points_each)}{WORDS['times']}{row.handed_count}"
            yield from check_number(stated, row.points_each * row.handed_count, terms)


def check_points_lists(subject: Subject) -> Iterator[Problem]:
    """Yield F168 where households, or things handed out, do not make the scheme's own sums."""
    points = subject.record
    if not isinstance(points, Points) or is_partial(points):
        return
    for column in _BALANCE_COLUMNS:
        cells = [getattr(row, column) for row in points.points_balances]
        stated: int | None = getattr(points, column)
        if stated is not None and cells and None not in cells:
            claim = stated_in(subject, "F168", column, stated, _POINTS)
            yield from check_rows(claim, "points_balances", cells)
    if points.earned is not None and points.points_lines and not points.points_balances:
        claim = stated_in(subject, "F168", "earned", points.earned, _POINTS)
        yield from check_rows(claim, "points_lines", [row.points for row in points.points_lines])
    spent = [row.points_spent for row in points.exchanges]
    known = [count for count in spent if count is not None]
    if points.redeemed is not None and known and len(known) == len(spent):
        claim = stated_in(subject, "F168", "redeemed", points.redeemed, _POINTS)
        yield from check_rows(claim, "exchanges", known)


def check_scores(subject: Subject) -> Iterator[Problem]:
    """Yield F169 for a score above what all the items together can give."""
    record = subject.record
    if not isinstance(record, Inspection):
        return
    full = [item.full_score for item in record.score_items]
    most = [score for score in full if score is not None]
    if not most or len(most) != len(full):
        return
    for index, row in enumerate(record.ranking):
        if row.score is not None and row.score.is_exact and row.score.number > sum(most):
            facts = {"row": str(index + 1), "score": str(row.score), "most": str(sum(most))}
            where = subject.where.at(key_of("ranking"), index, key_of("score"))
            yield Problem("F169", where, facts)


def check_tasks(subject: Subject) -> Iterator[Problem]:
    """Yield F170 where the list of tasks or of statuses does not make the stated numbers."""
    record = subject.record
    if not isinstance(record, Tracker) or is_partial(record):
        return
    total, done = record.task_count, record.done_count
    if total is not None and record.status_totals:
        numbers = [row.unit_count for row in record.status_totals]
        claim = stated_in(subject, "F170", "task_count", total, _PLAIN)
        yield from check_rows(claim, "status_totals", numbers)
    if total is not None and record.tasks:
        claim = stated_in(subject, "F170", "task_count", total, _PLAIN)
        yield from check_number(claim, len(record.tasks), rows_counted("tasks", len(record.tasks)))
    if done is not None and record.tasks:
        ended = sum(1 for task in record.tasks if task.task_status in _ENDED)
        claim = stated_in(subject, "F170", "done_count", done, _PLAIN)
        yield from check_number(claim, ended, rows_counted("tasks", ended))
    if done is not None and total is not None:
        claim = stated_in(subject, "F170", "done_count", done, _PLAIN)
        yield from check_at_most(claim, key_of("task_count"), total)


def check_task_days(subject: Subject) -> Iterator[Problem]:
    """Yield R340 for a task that has a day of completion and is said to be unfinished."""
    if not isinstance(subject.record, Tracker):
        return
    for index, task in enumerate(subject.record.tasks):
        if task.mended_on is not None and task.task_status in _UNFINISHED:
            where = subject.where.at(key_of("tasks"), index, key_of("mended_on"))
            facts = {
                "row": str(index + 1),
                "day": chinese_date(task.mended_on),
                "status": task.task_status.label,
            }
            yield Problem("R340", where, facts)


def check_grade_totals(subject: Subject) -> Iterator[Problem]:
    """Yield F199 where more are listed with a grade than are said to have reached it.

    Fewer is no fault: who did not agree to be named is only counted.
    """
    record = subject.record
    if not isinstance(record, Award):
        return
    listed = Counter(row.grade for row in record.award_results)
    for index, total in enumerate(record.grade_totals):
        if listed[total.grade] > total.unit_count:
            where = subject.where.at(key_of("grade_totals"), index, key_of("unit_count"))
            stated = Stated("F199", where, total.grade, total.unit_count, _PLAIN)
            terms = rows_counted("award_results", listed[total.grade])
            yield from check_number(stated, listed[total.grade], terms)


def check_rates(subject: Subject) -> Iterator[Problem]:
    """Yield F171 where a rate is not its numerator over its base, to the digits it is given in."""
    if not isinstance(subject.record, Targets):
        return
    for index, line in enumerate(subject.record.indicators):
        if line.numerator is None or not line.denominator:
            continue
        name, rate = _rate_of(line)
        exact = Fraction(line.numerator * _HUNDRED, line.denominator)
        if rate is None or not rate.is_exact or rounded_like(exact, rate) == rate.number:
            continue
        where = subject.where.at(key_of("indicators"), index, key_of(name))
        facts = {
            "indicator": line.name,
            "stated": str(rate),
            "top": str(line.numerator),
            "base": str(line.denominator),
            "counted": told_number(rounded_like(exact, rate), rate.unit),
        }
        yield Problem("F171", where, facts)


def check_goals(subject: Subject) -> Iterator[Problem]:
    """Yield F172 where a target is said to be met and is not, or the other way round."""
    if not isinstance(subject.record, Targets):
        return
    for index, line in enumerate(subject.record.indicators):
        goal, actual = line.goal, line.actual
        if goal is None or actual is None or line.comparison is None or line.is_met is None:
            continue
        if not goal.is_exact or not actual.is_exact or goal.unit != actual.unit:
            continue
        if _meets(line.comparison, goal, actual) != (line.is_met is YesNo.YES):
            facts = {
                "indicator": line.name,
                "comparison": line.comparison.label,
                "goal": str(goal),
                "actual": str(actual),
                "met": line.is_met.label,
            }
            where = subject.where.at(key_of("indicators"), index, key_of("is_met"))
            yield Problem("F172", where, facts)


def _rate_of(line: Indicator) -> tuple[str, Figure | None]:
    """Return where a target's rate stands: its own field, or the actual figure in per cent."""
    if line.completion_rate is not None:
        return "completion_rate", line.completion_rate
    if line.actual is not None and line.actual.unit == Unit.PERCENT.label:
        return "actual", line.actual
    return "", None


def _meets(comparison: Comparison, goal: Figure, actual: Figure) -> bool:
    wanted, reached = goal.number, actual.number
    return {
        Comparison.AT_LEAST: reached >= wanted,
        Comparison.AT_MOST: reached <= wanted,
        Comparison.ABOVE: reached > wanted,
        Comparison.BELOW: reached < wanted,
        Comparison.EQUAL: reached == wanted,
    }[comparison]
