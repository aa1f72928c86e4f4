"""How a matter was decided, in the order in which it is told: procedure, votes, elections."""

from collections.abc import Callable, Iterable, Iterator

from gongkai.base.problem import Problem
from gongkai.check.clauses import check_adoption, check_clauses
from gongkai.check.elections import check_appraisal, check_election
from gongkai.check.meetings import check_meeting_notice, check_quorum, check_study
from gongkai.check.named_numbers import check_named_numbers
from gongkai.check.procedures import check_dates, check_procedure
from gongkai.check.subject import Subject

_CHECKS: tuple[Callable[[Subject], Iterable[Problem]], ...] = (
    check_procedure,
    check_dates,
    check_quorum,
    check_study,
    check_meeting_notice,
    check_named_numbers,
    check_election,
    check_appraisal,
    check_clauses,
    check_adoption,
)


def check_decision(subject: Subject) -> Iterator[Problem]:
    """Yield everything wrong with the way a matter was decided."""
    for check in _CHECKS:
        yield from check(subject)
