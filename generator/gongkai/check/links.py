"""Ids, links and names must fit together between records."""

from collections.abc import Iterator

from gongkai.base.digest import short_hash
from gongkai.base.problem import Problem, Where
from gongkai.check.village import Village
from gongkai.model.glossary import key_of


def check_ids(village: Village) -> Iterator[Problem]:
    """Yield R101 for every id that an earlier file has taken."""
    owners: dict[str, str] = {}
    for summary in village.summaries:
        owner = owners.setdefault(summary.id, summary.file)
        if owner != summary.file:
            where = Where(summary.file, path=(key_of("id"),))
            yield Problem("R101", where, {"id": summary.id, "other": owner})


def check_links(village: Village) -> Iterator[Problem]:
    """Yield R102 for every link to a record that does not exist."""
    known = {summary.id for summary in village.summaries}
    for summary in village.summaries:
        linked = {*summary.links, *(family for family, *_ in summary.honours if family)}
        for missing in sorted(linked - known):
            yield Problem("R102", Where(summary.file, value=missing), {"id": missing})


def check_names(village: Village) -> Iterator[Problem]:
    """Yield R107 for a matter or fund whose page has the address of another one's.

    Addresses are made of a short hash: two names in four thousand million meet.
    """
    owners: dict[tuple[str, str], str] = {}
    known: set[tuple[str, str]] = set()
    for summary in village.summaries:
        for field, name in (("matter", summary.matter), ("fund", summary.fund)):
            if not name or (field, name) in known:
                continue
            known.add((field, name))
            other = owners.setdefault((field, short_hash(name)), name)
            if other != name:
                where = Where(summary.file, path=(key_of(field),))
                facts = {"field": key_of(field), "name": name, "other": other}
                yield Problem("R107", where, facts)
