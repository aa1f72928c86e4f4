"""What a village code, a scheme of shares or a resolution may not say.

Words are told with the clause they stand in; whether the clause really does harm is for a
person to judge, so every one of these is a reminder.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from gongkai.base.problem import Problem, Where
from gongkai.check.provisions import law_of
from gongkai.check.subject import Subject
from gongkai.model.glossary import key_of
from gongkai.model.kinds.information import Rules
from gongkai.model.layout import Shape, layout_of
from gongkai.model.procedure import ProcedureBook, WordRule
from gongkai.model.record import Record
from gongkai.model.review import is_passed_on
from gongkai.model.vocabulary import Kind

_CODES = {
    "fine": "R331",
    "withheld": "R332",
    "utilities": "R333",
    "shaming": "R334",
    "exclusion": "R335",
}
_KINDS = frozenset({Kind.RULES, Kind.DISTRIBUTION, Kind.DECISION})
_CLAUSE = re.compile("[^\u3002\uff1b;\n]+")
_PIECE = re.compile("[\uff0c,\uff1a:]")
_SPACES = re.compile("[ \t\u3000*#>|_-]+")
_SHOWN = 30
"""So much of a clause is told, enough to find it."""


def check_clauses(subject: Subject) -> Iterator[Problem]:
    """Yield R331 to R335 for clauses that fine, withhold, cut off, shame or shut out."""
    record = subject.record
    if record.kind not in _KINDS or is_passed_on(record) or not _binds_villagers(subject):
        return
    book = subject.catalogue.procedures
    for path, value in _texts_of(record):
        for found in _CLAUSE.finditer(value):
            clause = _SPACES.sub("", found[0])
            for rule in book.clauses:
                words = words_in(clause, rule, book)
                if words:
                    facts = {
                        "clause": clause[:_SHOWN],
                        "words": "\u3001".join(words),
                        "basis": law_of(rule.basis, subject.catalogue, _day_of(record)),
                    }
                    where = Where(subject.where.file, path=path, value=found[0].strip()[:_SHOWN])
                    yield Problem(_CODES[rule.name], where, facts)


def check_adoption(subject: Subject) -> Iterator[Problem]:
    """Yield R336 for a code that the wrong meeting adopted, R337 for one that was not filed.

    R341 for one that is in force before it was adopted.
    """
    rules, item = subject.record, subject.item
    if not isinstance(rules, Rules) or item is None or is_passed_on(rules):
        return
    if rules.adopted_on and rules.in_force_on and rules.in_force_on < rules.adopted_on:
        days = {"start": rules.in_force_on.isoformat(), "adopted": rules.adopted_on.isoformat()}
        yield Problem("R341", subject.where.at(key_of("in_force_on")), days)
    rule = next(
        (one for one in subject.catalogue.procedures.adoptions if one.name == item.id), None
    )
    if rule is None:
        return
    basis = law_of(rule.basis, subject.catalogue, _day_of(rules))
    if rules.adopted_at and not any(word in rules.adopted_at for word in rule.words):
        facts = {
            "item": item.name,
            "meeting": rules.adopted_at,
            "wanted": "\u3001".join(rule.words),
            "basis": basis,
        }
        yield Problem("R336", subject.where.at(key_of("adopted_at")), facts)
    if rules.adopted_on and not rules.filed_on:
        facts = {"item": item.name, "day": rules.adopted_on.isoformat(), "basis": basis}
        yield Problem("R337", subject.where.at(key_of("adopted_on")), facts)


def words_in(clause: str, rule: WordRule, book: ProcedureBook) -> tuple[str, ...]:
    """Return the words of a rule that do harm in a clause: not denied, not made harmless."""
    if any(word in clause for word in rule.unless):
        return ()
    if rule.near and not any(word in clause for word in rule.near):
        return ()
    found = []
    for word in rule.words:
        place = clause.find(word)
        while place >= 0:
            if not _is_denied(clause[:place], book):
                found.append(word)
                break
            place = clause.find(word, place + 1)
    return tuple(found)


def _binds_villagers(subject: Subject) -> bool:
    if subject.record.kind is not Kind.RULES:
        return True
    items = subject.catalogue.procedures.clause_items
    return subject.item is not None and subject.item.id in items


def _is_denied(before: str, book: ProcedureBook) -> bool:
    """Return whether what stands before a word denies it."""
    piece = _PIECE.split(before)[-1]
    if any(piece.endswith(word) for word in book.adjacent_negations):
        return True
    ends = [piece.rfind(word) + len(word) for word in book.negations if word in piece]
    return bool(ends) and not any(word in piece[max(ends) :] for word in book.breaks)


def _texts_of(record: Record) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for name in _prose_fields(type(record)):
        value = getattr(record, name)
        if value:
            yield (key_of(name),), value
    for index, row in enumerate(getattr(record, "share_classes", ())):
        yield (key_of("share_classes"), index), row.share_class


@cache
def _prose_fields(cls: type[Record]) -> tuple[str, ...]:
    return tuple(
        field.name for field in layout_of(cls) if field.shape is Shape.PROSE and not field.is_list
    )


def _day_of(record: Record) -> date:
    """Return the day whose law a text is held against."""
    days = [posting.start for posting in record.postings]
    if isinstance(record, Rules):
        days += [day for day in (record.in_force_on, record.adopted_on) if day]
    if record.period:
        days.append(record.period.end)
    return max(days, default=date.max)
