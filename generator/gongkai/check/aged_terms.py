"""Terms that are no longer in use: a name of a programme or of a group of people has its time."""

from collections.abc import Iterator
from datetime import date

from gongkai.base.problem import Problem
from gongkai.check.subject import Subject
from gongkai.check.texts import texts_in
from gongkai.model.record import Record
from gongkai.model.review import is_passed_on
from gongkai.model.vocabulary import State


def check_aged_terms(subject: Subject) -> Iterator[Problem]:
    """Yield R338 for every text that uses a term after its time, with the one used now.

    Old records keep the words of their day, and a notice that is passed on its author's.
    """
    record = subject.record
    if record.state is State.ARCHIVED or is_passed_on(record):
        return
    aged = [term for term in subject.catalogue.terms if term.word in subject.text]
    day = _last_day(record) if aged else None
    if day is None:
        return
    for term in aged:
        if term.valid_to is not None and day <= term.valid_to:
            continue
        for path, key, text in texts_in(record):
            if term.word in text and term.current not in text:
                facts = {"field": key, "word": term.word, "current": term.current}
                yield Problem("R338", subject.where.at(*path), facts)
                break


def _last_day(record: Record) -> date | None:
    """Return the last day a record is about; None for one that tells no day."""
    if record.period:
        return record.period.end
    starts = [posting.start for posting in record.postings]
    if record.notice_period:
        starts.append(record.notice_period.start)
    return max(starts, default=None)
