"""What a correction tells must be so: another value than before, and the one that stands now.

Values may be a person's name or share: messages name fields and numbers of the record's own.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache

from gongkai.base.dates import chinese_date, parse_date
from gongkai.base.figure import Figure
from gongkai.base.money import Money
from gongkai.base.problem import Problem, ValueFault
from gongkai.base.spaces import unspaced
from gongkai.check.claims import in_yuan
from gongkai.check.subject import Subject
from gongkai.model.glossary import glossary, key_of
from gongkai.model.record import Record


def check_corrected(subject: Subject) -> Iterator[Problem]:
    """Yield T210 for a correction that changes nothing.

    T211 where the last one of a field gives another value than stands there; only fields of the
    record itself that hold one number or day are compared, and only under the record's own name.
    """
    record = subject.record
    if not record.corrections:
        return
    where = subject.where.at(key_of("corrections"))
    last: dict[str, int] = {}
    for index, one in enumerate(record.corrections):
        last[one.subject] = index
        if one.new_value and unspaced(one.old_value) == unspaced(one.new_value):
            yield Problem("T210", where.at(index, key_of("new_value")))
    for name, index in last.items():
        told = _unlike(record, name, record.corrections[index].new_value)
        if told:
            facts = {"field": name, "now": told[0], "new": told[1]}
            yield Problem("T211", where.at(index, key_of("new_value")), facts)


def _unlike(record: Record, name: str, text: str) -> tuple[str, str] | None:
    """Return what a field says now and what its correction made of it, None where alike."""
    value = getattr(record, _field_names().get(name, ""), None)
    try:
        if isinstance(value, Money):
            new = Money.parse(text)
            return None if new == value else (in_yuan(value.fen), in_yuan(new.fen))
        if isinstance(value, date):
            day = parse_date(text)
            return None if day == value else (chinese_date(value), chinese_date(day))
        if isinstance(value, int):
            figure = Figure.parse(text)
            is_alike = not figure.is_exact or figure.number == value
            return None if is_alike else (str(value), f"{figure.number:f}")
    except ValueFault:
        return None
    return None


@cache
def _field_names() -> dict[str, str]:
    """Return the English names of fields by their Chinese keys."""
    return {term.key: name for name, term in glossary().items()}
