"""The whole board in brief: all shown records in order, grouped once for every list."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from operator import attrgetter

from gongkai.base.dates import chinese_date
from gongkai.base.digest import digest_of
from gongkai.model.catalogue import Catalogue
from gongkai.model.duty import Duty
from gongkai.model.reminder import Reminder
from gongkai.model.settings import Settings
from gongkai.model.summary import Summary
from gongkai.model.vocabulary import Kind, Level, State
from gongkai.pages.contexts import Entry

PAGE_SIZE = 100
_FAMILY = Kind.FAMILY.value
Groups = dict[str, list[Summary]]


@dataclass(frozen=True)
class Board:
    """Shown records, newest first, and their groupings by section, year, month, item and so on."""

    settings: Settings
    catalogue: Catalogue
    as_of: date
    records: tuple[Summary, ...]
    by_section: Groups = field(default_factory=dict)
    by_section_year: Groups = field(default_factory=dict)
    by_month: Groups = field(default_factory=dict)
    by_item: Groups = field(default_factory=dict)
    by_matter: Groups = field(default_factory=dict)
    by_fund: Groups = field(default_factory=dict)
    by_section_level: Groups = field(default_factory=dict)
    by_group: Groups = field(default_factory=dict)
    """What concerns each villagers' group, by its number."""
    by_id: dict[str, Summary] = field(default_factory=dict)
    free_pages: tuple[tuple[str, str], ...] = ()
    """The pages of the village's own, such as its history: address and title."""
    families: tuple[Summary, ...] = ()
    """The records of model families, newest first."""
    duties: tuple[Duty, ...] = ()
    """What should be public, and how far it is on this day."""
    reminders: tuple[Reminder, ...] = ()
    """What is to be done by which day."""
    confirmed: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    """For each ledger's record the days and records whose money stands in it as they say."""

    @classmethod
    def of(
        cls, settings: Settings, catalogue: Catalogue, as_of: date, summaries: Iterable[Summary]
    ) -> "Board":
        """Return the board of all records that the web shows."""
        shown = [summary for summary in summaries if summary.is_shown]
        # Twice by one text is quicker than once by two; equal ones stay in their order.
        shown.sort(key=attrgetter("id"), reverse=True)
        shown.sort(key=attrgetter("public_date"), reverse=True)
        return cls(
            settings=settings,
            catalogue=catalogue,
            as_of=as_of,
            records=tuple(shown),
            by_section=_grouped(shown, attrgetter("section")),
            by_section_year=_grouped(shown, lambda s: f"{s.section}/{s.public_date[:4]}"),
            by_month=_grouped(shown, attrgetter("month")),
            by_item=_grouped(shown, attrgetter("item")),
            by_matter=_grouped(shown, attrgetter("matter")),
            by_fund=_grouped(shown, attrgetter("fund")),
            by_section_level=_grouped(shown, lambda s: f"{s.section}/{s.level}"),
            by_group=_by_group(shown),
            by_id={summary.id: summary for summary in shown},
            families=tuple(summary for summary in shown if summary.kind == _FAMILY),
        )

    @property
    def open_notices(self) -> list[Summary]:
        """Return the notices whose time for objections runs, the one that ends first on top."""
        today = self.as_of.isoformat()
        found = [s for s in self.records if s.notice_start <= today <= s.notice_end]
        return sorted(found, key=lambda summary: (summary.notice_end, summary.id))


def _grouped(summaries: Sequence[Summary], name_of: Callable[[Summary], str]) -> Groups:
    groups: Groups = {}
    for name, summary in zip(map(name_of, summaries), summaries, strict=True):
        if name:
            groups.setdefault(name, []).append(summary)
    return groups


def _by_group(summaries: Sequence[Summary]) -> Groups:
    groups: Groups = {}
    for summary in summaries:
        for number, _ in summary.groups:
            groups.setdefault(number, []).append(summary)
    return groups


def reads(summaries: Iterable[Summary], *others: str) -> str:
    """Return a digest over everything a page reads."""
    return digest_of(*others, "".join(summary.digest for summary in summaries))


@lru_cache(maxsize=50_000)
def entry_of(summary: Summary, up: str = "../") -> Entry:
    """Return a record as listed; `up` leads from the page to the site's root."""
    level = Level(summary.level)
    return Entry(
        href=up + summary.address,
        title=summary.title,
        sentence=summary.sentence,
        kind=Kind(summary.kind).label,
        day=summary.public_date,
        day_text=_day_text(summary.public_date),
        publisher=summary.publisher,
        level="" if level is Level.VILLAGE else level.label,
        notice_end=summary.notice_end,
        notice_end_text=_day_text(summary.notice_end),
        is_archived=summary.state == State.ARCHIVED.value,
        photo=up + summary.photo if summary.photo else "",
    )


def runs(summaries: Sequence[Summary]) -> list[Sequence[Summary]]:
    """Return the records of a list in pages of a bearable length; one empty page for none."""
    starts = range(0, max(len(summaries), 1), PAGE_SIZE)
    return [summaries[start : start + PAGE_SIZE] for start in starts]


def page_count(count: int) -> int:
    """Return the number of pages a list of so many records fills, at least one."""
    return max(1, -(-count // PAGE_SIZE))


@lru_cache(maxsize=4096)
def _day_text(day: str) -> str:
    """Return an ISO day as people read it; "" for none."""
    return chinese_date(date.fromisoformat(day)) if day else ""
