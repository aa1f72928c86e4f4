"""Payments to people: rows, classes, head counts and settlements against what is stated."""

from collections.abc import Iterator, Sequence

from gongkai.base.money import total_of
from gongkai.base.problem import Problem
from gongkai.check.claims import (
    Stated,
    Term,
    check_number,
    check_rows,
    check_terms,
    counted_in,
    field_words,
    hint_of_rows,
    in_yuan,
    is_partial,
    row_place,
    rows_counted,
    rows_of,
    stated_in,
)
from gongkai.check.subject import Subject
from gongkai.model.glossary import key_of
from gongkai.model.kinds.benefits import RecipientType, SettlementType, Subsidy
from gongkai.model.kinds.people import NameList, Roster
from gongkai.model.kinds.shares import Distribution
from gongkai.model.parts import Recipient
from gongkai.model.record import Record
from gongkai.model.vocabulary import Unit

_COUNTS = {"head_count": Unit.PEOPLE.label, "household_count": Unit.HOUSEHOLDS.label}
_MASK = "*"
_COUNT_OF = {
    RecipientType.PERSON: "head_count",
    RecipientType.HOUSEHOLD: "household_count",
}


def check_recipients(subject: Subject) -> Iterator[Problem]:
    """Yield F101 where the listed amounts do not add up to the stated total."""
    record = subject.record
    if not isinstance(record, (Subsidy, Distribution)) or not record.recipients:
        return
    if is_partial(record):
        return
    counted = total_of(row.amount for row in record.recipients)
    if counted != record.total:
        where = subject.where.at(key_of("total"))
        claim = Stated("F101", where, key_of("total"), record.total.fen, in_yuan)
        numbers = [row.amount.fen for row in record.recipients]
        facts = {
            "stated": str(record.total),
            "counted": str(counted),
            "gap": str(record.total - counted),
            "rows": str(len(record.recipients)),
            "hint": hint_of_rows(claim, "recipients", numbers),
        }
        yield Problem("F101", where, facts, rows=rows_of(claim, "recipients", numbers))


def check_classes(subject: Subject) -> Iterator[Problem]:
    """Yield F121 where the classes do not add up to the stated total."""
    record = subject.record
    if isinstance(record, Subsidy) and record.classes and not is_partial(record):
        stated = stated_in(subject, "F121", "total", record.total.fen)
        yield from check_rows(stated, "classes", [row.amount.fen for row in record.classes])


def check_head_counts(subject: Subject) -> Iterator[Problem]:
    """Yield F124 where the people or households of the classes do not make the stated number.

    People and households are never added to one another; a class that does not say its number
    leaves the sum unknown.
    """
    record = subject.record
    if not isinstance(record, (Subsidy, NameList, Roster)) or is_partial(record):
        return
    for name, unit in _COUNTS.items():
        stated = getattr(record, name, None)
        counts = [getattr(row, name) for row in record.classes]
        if stated is not None and counts and None not in counts:
            claim = stated_in(subject, "F124", name, stated, counted_in(unit))
            yield from check_rows(claim, "classes", counts)


def check_row_count(subject: Subject) -> Iterator[Problem]:
    """Yield F125 where a whole list has more or fewer rows than people or households stated.

    A list of names may stand for people or for households: one of the two must fit.
    """
    record = subject.record
    list_name, fields = _listed(record)
    stated = {name: getattr(record, name) for name in fields}
    known = {name: count for name, count in stated.items() if count is not None}
    listed = len(getattr(record, list_name)) if list_name else 0
    if listed and known and listed not in known.values() and not is_partial(record):
        name, count = next(iter(known.items()))
        claim = stated_in(subject, "F125", name, count, counted_in(_COUNTS[name]))
        yield from check_number(claim, listed, rows_counted(list_name, listed))


def check_roster_count(subject: Subject) -> Iterator[Problem]:
    """Yield F125 where a roster's number of people fits none of its lists, nor both together."""
    roster = subject.record
    if not isinstance(roster, Roster) or roster.head_count is None or is_partial(roster):
        return
    lists = [(name, len(getattr(roster, name))) for name in ("officers", "post_holders")]
    listed = [(name, count) for name, count in lists if count]
    fitting = {count for _, count in listed} | {sum(count for _, count in listed)}
    if listed and roster.head_count not in fitting:
        name, count = listed[-1]
        show = counted_in(Unit.PEOPLE.label)
        claim = stated_in(subject, "F125", "head_count", roster.head_count, show)
        yield from check_number(claim, count, rows_counted(name, count))


def check_settlements(subject: Subject) -> Iterator[Problem]:
    """Yield F126 where advances and settlements less refunds are not the total.

    Only a settled payment is judged: an advance alone may stand for a part.
    """
    record = subject.record
    if not isinstance(record, Subsidy):
        return
    kinds = {row.settlement_type for row in record.settlements}
    if kinds <= {SettlementType.ADVANCE}:
        return
    terms = [
        Term(
            field_words(row.settlement_type.label),
            -row.amount.fen if row.settlement_type is SettlementType.REFUND else row.amount.fen,
        )
        for row in record.settlements
    ]
    yield from check_terms(stated_in(subject, "F126", "total", record.total.fen), terms)


def check_repeated_rows(subject: Subject) -> Iterator[Problem]:
    """Yield F127 for a row that repeats another in every field: it was probably copied twice.

    F233 where only the amount is another, and no remark tells what either is for.
    """
    record = subject.record
    if not isinstance(record, (Subsidy, Distribution)):
        return
    seen: dict[tuple[str, str], int] = {}
    again: dict[int, list[int]] = {}
    for index, row in enumerate(record.recipients):
        # Names come first: hashing whole rows of long lists would take longer than all else.
        person = row.person if row.person.isalpha() else "".join(row.person.split())
        first = seen.setdefault((person, row.group), index)
        if first == index or _MASK in person:
            continue
        known = again.setdefault(first, [first])
        same = next((one for one in known if record.recipients[one] == row), None)
        known.append(index)
        other = first if same is None else same
        code = (
            "F127" if same is not None else _unlike_only_in_amount(row, record.recipients[first])
        )
        if code:
            facts = {
                "row": row_place("recipients", index),
                "other": row_place("recipients", other),
            }
            yield Problem(code, subject.where.at(key_of("recipients"), index), facts)


def _unlike_only_in_amount(row: Recipient, other: Recipient) -> str:
    """Return F233 for two rows of one name in one group that nothing keeps apart, or ""."""
    is_explained = row.remark or other.remark or not row.group
    is_alike = row.quantity == other.quantity and row.rate == other.rate
    return "F233" if is_alike and not is_explained else ""


def check_negative_rows(subject: Subject) -> Iterator[Problem]:
    """Yield F234 for a row of less than nothing, unless its remark tells why."""
    record = subject.record
    if not isinstance(record, (Subsidy, Distribution)):
        return
    for index, row in enumerate(record.recipients):
        if row.amount.fen < 0 and not row.remark:
            where = subject.where.at(key_of("recipients"), index, key_of("amount"))
            facts = {"row": row_place("recipients", index), "amount": in_yuan(row.amount.fen)}
            yield Problem("F234", where, facts)


def _listed(record: Record) -> tuple[str, Sequence[str]]:
    """Return the list of a record and the fields that may state how many rows it has."""
    if isinstance(record, Subsidy):
        name = _COUNT_OF.get(record.recipient_type)
        return "recipients", (name,) if name else ()
    if isinstance(record, Distribution):
        return "recipients", ("household_count",)
    if isinstance(record, NameList):
        return "listed", tuple(_COUNTS)
    return "", ()
