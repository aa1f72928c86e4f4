"""Checks that need all records at once, or the day they are checked on, in a fixed order."""

from collections.abc import Callable, Iterable

from gongkai.base.problem import Problem
from gongkai.check.kept import check_kept_files
from gongkai.check.links import check_ids, check_links, check_names
from gongkai.check.objections import check_answers, check_result_links
from gongkai.check.postings import (
    check_expiring,
    check_open_postings,
    check_short_postings,
    check_take_down,
)
from gongkai.check.reviewers import check_reviewers
from gongkai.check.village import Village
from gongkai.model.summary import Summary

VillageCheck = Callable[[Village], Iterable[Problem]]

VILLAGE_CHECKS: tuple[VillageCheck, ...] = (
    check_ids,
    check_links,
    check_names,
    check_short_postings,
    check_take_down,
    check_open_postings,
    check_expiring,
    check_answers,
    check_result_links,
    check_reviewers,
    check_kept_files,
)


def check_village(village: Village) -> list[Problem]:
    """Return everything wrong between records, or wrong on this day."""
    return [problem for check in VILLAGE_CHECKS for problem in check(village)]


def expected_pages(summaries: Iterable[Summary]) -> set[str]:
    """Return the record pages that must exist, from the published records alone."""
    return {f"r/{summary.id}.html" for summary in summaries if summary.is_shown}
