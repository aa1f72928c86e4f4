"""Checks that need all records of the village at once, over their summaries."""

from collections.abc import Iterable, Iterator, Sequence

from gongkai.base.problem import Problem, Where
from gongkai.model.glossary import key_of
from gongkai.model.summary import Summary


def check_village(summaries: Sequence[Summary]) -> list[Problem]:
    """Return everything wrong between records."""
    return [*check_ids(summaries), *check_links(summaries)]


def check_ids(summaries: Iterable[Summary]) -> Iterator[Problem]:
    """Yield R101 for every id that an earlier file has taken."""
    owners: dict[str, str] = {}
    for summary in summaries:
        owner = owners.setdefault(summary.id, summary.file)
        if owner != summary.file:
            where = Where(summary.file, path=(key_of("id"),))
            yield Problem("R101", where, {"id": summary.id, "other": owner})


def check_links(summaries: Sequence[Summary]) -> Iterator[Problem]:
    """Yield R102 for every link to a record that does not exist."""
    known = {summary.id for summary in summaries}
    for summary in summaries:
        linked = {*summary.links, *(family for family, *_ in summary.honours if family)}
        for missing in sorted(linked - known):
            yield Problem("R102", Where(summary.file), {"id": missing})


def expected_pages(summaries: Iterable[Summary]) -> set[str]:
    """Return the record pages that must exist, from the published records alone."""
    return {f"r/{summary.id}.html" for summary in summaries if summary.is_shown}
