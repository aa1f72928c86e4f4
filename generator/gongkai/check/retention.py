"""Lists of people fold into totals after some years, by an entry of a person, never silently."""

from collections.abc import Iterator
from datetime import date

from gongkai.base.problem import Problem, Where
from gongkai.check.subject import Subject
from gongkai.check.village import Village
from gongkai.model.glossary import key_of
from gongkai.model.layout import has_names, layout_of
from gongkai.model.lifetime import on_expiry
from gongkai.model.record import Record
from gongkai.model.summary import Summary
from gongkai.model.traces import NamesListed, TraceRow, row_of
from gongkai.model.vocabulary import OnExpiry

_RETENTION = "retention_years"


def trace_names(subject: Subject) -> Iterator[TraceRow]:
    """Yield a mark for a record that lists people and has not been folded."""
    record = subject.record
    # What folds or goes when its own time is over needs no entry.
    stays = subject.item is None or on_expiry(record, subject.item) is OnExpiry.KEEP
    if stays and record.folding is None and _lists_people(record):
        yield row_of(NamesListed())


def check_retention(village: Village) -> Iterator[Problem]:
    """Yield P221 for every list that has been public for longer than lists stay readable."""
    for record, day in lists_by_end(village):
        if day <= village.as_of:
            years = str(day.year - int(record.public_date[:4]))
            facts = {"years": years, "since": record.public_date, "key": key_of("folding")}
            yield Problem("P221", Where(record.file), facts)


def lists_by_end(village: Village) -> Iterator[tuple[Summary, date]]:
    """Yield every list of people with the day on which its years are over."""
    rule = village.catalogue.number(_RETENTION, village.as_of)
    for traced in village.traced(NamesListed) if rule else ():
        record = traced.record
        if rule and record.is_shown and record.public_date:
            yield record, _years_later(date.fromisoformat(record.public_date), rule.number)


def _lists_people(record: Record) -> bool:
    return any(
        field.is_list and field.part and has_names(field.part) and getattr(record, field.name)
        for field in layout_of(type(record))
    )


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # the twenty-ninth of February
        return day.replace(year=day.year + years, day=28)
