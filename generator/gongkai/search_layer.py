"""The search inside a site: an index for each year, and what its page needs to know first.

A year is made anew when one of its records changed; what its other records are found by is
remembered from the day they were drawn.
"""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from gongkai.analysis import Analysis, work_records
from gongkai.base.digest import digest_of
from gongkai.base.jobs import Workers
from gongkai.base.language import cache_folder
from gongkai.base.stored_json import DAMAGED, read_stored, write_stored
from gongkai.model.summary import Summary
from gongkai.model.vocabulary import Kind, Section
from gongkai.model.work import BodyPlace, Workplace
from gongkai.output.search_index import DIGITS, addresses_of, head_file, year_index
from gongkai.output.spool import left_in, line_at
from gongkai.pages.search_page import searched_names
from gongkai.site_build import SiteBuild

TERMS = "terms-"
"""Files in which workers leave what the records they drew are found by, a line for each."""
_SECTIONS = [one.value for one in Section]
_KINDS = [one.value for one in Kind]


def write_search(
    site: SiteBuild, analysis: Analysis, place: Workplace, workers: Workers[Workplace]
) -> None:
    """Write the index of every year of which a record changed, and the head of all."""
    years: dict[str, list[Summary]] = {}
    for record in reversed(site.board.records):
        years.setdefault(record.public_date[:4], []).append(record)
    groups = sorted({record.group for record in site.board.records})
    address, head = head_file(_head(site, years, groups))
    _write(site, {address: head}, digest_of(site.key, head))
    for store in (place.root / _cache()).glob("*.json"):
        if store.stem not in years:
            store.unlink()
    index = _Index(site, analysis, place, workers)
    for year, records in sorted(years.items()):
        index.write(year, records, groups)


def _cache() -> str:
    return f"{cache_folder()}/search"


class _Index:
    """The index of a site, written year by year."""

    def __init__(
        self, site: SiteBuild, analysis: Analysis, place: Workplace, workers: Workers[Workplace]
    ) -> None:
        self._site = site
        self._analysis = analysis
        self._place = place
        self._workers = workers
        self._left: dict[str, BodyPlace] | None = None

    def write(self, year: str, records: Sequence[Summary], groups: Sequence[str]) -> None:
        """Write the year's files whose content is new, if any of its records is."""
        digests = {one.id: self._digest(one) for one in records}
        key = digest_of(self._site.key, "\n".join(groups), *digests.values())
        # Every one is asked for, also behind the first that is not there: what is there stays.
        kept = [self._site.keep(one, key) for one in addresses_of(year, len(records))]
        if all(kept):
            return
        terms = self._terms(year, records, digests)
        # Title and sentence stand apart: what ends one and begins the other says nothing together.
        rows = [(one.public_date, one.title, one.id, one.sentence) for one in records]
        classes = "".join(_classes(one, groups) for one in records)
        files = year_index(year, [terms[one.id] for one in records], rows, classes)
        _write(self._site, dict(files), key)

    def _digest(self, record: Summary) -> str:
        return digest_of(self._analysis.entries[record.file].digest, record.digest)

    def _terms(
        self, year: str, records: Sequence[Summary], digests: Mapping[str, str]
    ) -> dict[str, str]:
        """Return what every record is found by; records that nobody drew are drawn for it."""
        store = self._place.root / _cache() / f"{year}.json"
        spool = self._place.spool
        if self._left is None:
            self._left = left_in(spool, TERMS)
        terms = _remembered(store, self._site.key, digests)
        missing = [one.file for one in records if one.id not in terms and one.id not in self._left]
        if missing:
            for _ in self._workers.run(work_records, sorted(missing)):
                pass
            self._left = left_in(spool, TERMS)
        new = {id_: self._left[id_] for id_ in digests if id_ in self._left}
        terms |= {id_: line_at(spool, place).decode() for id_, place in new.items()}
        own = {id_: (digest, terms[id_]) for id_, digest in digests.items()}
        write_stored(store, {"key": self._site.key, "terms": own})
        return terms


def _remembered(store: Path, key: str, digests: Mapping[str, str]) -> dict[str, str]:
    raw: Any = read_stored(store)
    try:
        if raw["key"] != key:
            return {}
        return {
            id_: own for id_, (known, own) in raw["terms"].items() if digests.get(id_) == known
        }
    except DAMAGED:
        return {}


def _classes(record: Summary, groups: Sequence[str]) -> str:
    group = groups.index(record.group) % len(DIGITS)
    places = (_SECTIONS.index(record.section), _KINDS.index(record.kind), group)
    return "".join(DIGITS[place] for place in places)


def _head(
    site: SiteBuild, years: Mapping[str, Sequence[Summary]], groups: Sequence[str]
) -> dict[str, object]:
    counts = {year: len(records) for year, records in sorted(years.items(), reverse=True)}
    return {
        "years": [[year, count] for year, count in counts.items()],
        "sections": [one.label for one in Section],
        "kinds": [one.label for one in Kind],
        "groups": groups,
        "names": searched_names(site.board),
    }


def _write(site: SiteBuild, files: Mapping[str, bytes], key: str) -> None:
    """Write files; those that lie there with the same content only get the new key."""
    for address, data in files.items():
        if site.keep(address, key):
            continue
        known = site.known.get(address)
        is_same = known and known.sha256 == hashlib.sha256(data).hexdigest()
        if known and is_same and site.lying.get(address) == known[1:3]:
            site.files[address] = known._replace(key=key)
        else:
            site.write(address, data, key, "")
