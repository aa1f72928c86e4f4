"""What must never be public, found in any text of a record, at its place.

What is certain stops publication; what is only suspected is told until one person has looked at
the record and signed for it.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TypeAlias

from gongkai.base.privacy.catalogue import HOUSES, KINDS, NEVER_JOINED, PrivateKind
from gongkai.base.privacy.scan import (
    PHONES,
    Hit,
    certain_kinds,
    declared_digits,
    hits_in,
    joined_hits,
    may_hold,
    office_phones,
    row_hits,
)
from gongkai.base.privacy.tables import facts_of_table
from gongkai.base.problem import Problem, Where
from gongkai.check.subject import Subject
from gongkai.check.texts import searched_fields, text_of
from gongkai.model.glossary import key_of
from gongkai.model.kinds.tables import ColumnPrivacy, Table, cells_in_order
from gongkai.model.layout import FieldLayout, Shape, layout_of
from gongkai.model.marks import Privacy
from gongkai.model.part import Part
from gongkai.model.record import Record
from gongkai.model.settings import Settings
from gongkai.model.traces import PublicPhone, TraceRow, row_of
from gongkai.model.vocabulary import Show

Path: TypeAlias = tuple[str | int, ...]
SUSPECTED = "P104"
_NAMED = frozenset({Show.FULL, Show.MASK})
_PHONE = "phone"
_BODY = "body"
_MOBILE = "mobile"


def check_private_numbers(subject: Subject) -> Iterator[Problem]:
    """Yield P101 to P111 for what is certain in a record, P104 for what is only suspected."""
    record = subject.record
    text = subject.text
    if not may_hold(text):
        return
    declared = declared_for(subject) | office_phones(text)
    is_signed = record.hand_checked is not None
    is_named = subject.item is None or not _NAMED.isdisjoint(subject.item.faces.values())
    found = _Search(declared, is_named=is_named).part(record)
    for path, hit, key in (*found, *(_under_heads(record) if is_named else ())):
        if hit.is_certain or not is_signed:
            yield problem_of(hit, subject.where.at(*path), key)


def _under_heads(record: Record) -> Iterator[tuple[Path, Hit, str]]:
    """Yield what cells of a table of the village's own tell by the heads of their columns."""
    if not isinstance(record, Table):
        return
    # Nobody sees the cells of a column that is kept.
    heads = [
        "" if one.column_privacy is ColumnPrivacy.INTERNAL else one.title for one in record.columns
    ]
    rows = [cells_in_order(record.columns, row) for row in record.rows]
    for kind, is_certain in facts_of_table(heads, rows):
        yield (key_of("rows"),), Hit(kind, is_certain), key_of("rows")


def check_houses(subject: Subject) -> Iterator[Problem]:
    """Yield P107 for every row of a list that tells of a house beside a name."""
    for field in _lists_of_houses(type(subject.record)):
        rows: tuple[Part, ...] = getattr(subject.record, field.name)
        for index, row in enumerate(rows):
            told = [one for one in layout_of(type(row)) if one.name in HOUSES]
            for house in told if _names_someone(row) else ():
                if getattr(row, house.name):
                    where = subject.where.at(field.key, index, house.key)
                    yield problem_of(Hit(KINDS["address"], is_certain=True), where, house.key)


@cache
def _lists_of_houses(cls: type[Part]) -> tuple[FieldLayout, ...]:
    """Return the lists of a kind whose rows may tell of a house."""
    return tuple(
        field
        for field in layout_of(cls)
        if field.is_list and field.part and HOUSES & field.part.model_fields.keys()
    )


def check_file_name(subject: Subject) -> Iterator[Problem]:
    """Yield P117 for what is certain in the name of a record's file or its folders."""
    # To look for the phones of the settings takes longer than to look at a name.
    if certain_kinds(subject.where.file):
        yield from private_name(subject.where.file, declared_by(subject.settings))


def private_name(file: str, declared: frozenset[str]) -> Iterator[Problem]:
    """Yield P117 for every private thing in the name of a file; `declared` phones may stand."""
    for kind in certain_kinds(file, declared):
        yield Problem("P117", Where(file), {"kind": KINDS[kind].label})


def private_numbers_in(part: Part, where: Where) -> Iterator[Problem]:
    """Yield a problem for everything certain in the texts of the settings, at its place."""
    if may_hold(text_of(part)):
        for path, hit, key in _Search(declared_digits(_declaring_texts(part))).part(part):
            if hit.is_certain:
                yield problem_of(hit, where.at(*path), key)


def problem_of(hit: Hit, where: Where, key: str) -> Problem:
    """Return the problem of a hit: of its kind when certain, else P104; never with the value."""
    if hit.is_certain:
        return Problem(hit.kind.code, where, {"field": key})
    return Problem(SUSPECTED, where, {"field": key, "kind": hit.kind.label})


def declared_for(subject: Subject) -> frozenset[str]:
    """Return the digits of the phones that the settings or the record itself make public."""
    return declared_with(subject.settings, subject.record)


def declared_with(settings: Settings, record: Record) -> frozenset[str]:
    """Return the digits of the phones that the settings or a record make public."""
    return declared_by(settings) | declared_digits(_declaring_texts(record))


def trace_phones(subject: Subject) -> Iterator[TraceRow]:
    """Yield the phones that the record makes public, for the look through the finished site."""
    for digits in sorted(declared_digits(_declaring_texts(subject.record))):
        yield row_of(PublicPhone(digits))


@lru_cache(maxsize=1)
def declared_by(settings: Settings) -> frozenset[str]:
    """Return the digits of the phones that the settings make public."""
    return declared_digits(_declaring_texts(settings))


def _declaring_texts(part: Part) -> Iterator[str]:
    """Yield the texts of every field that declares an office's phone."""
    for field in _declaring_fields(type(part)):
        value = getattr(part, field.name)
        if not value:
            continue
        for one in value if field.is_list else (value,):
            if isinstance(one, Part):
                yield from _declaring_texts(one)
            else:
                yield one


@cache
def _declaring_fields(cls: type[Part]) -> tuple[FieldLayout, ...]:
    """Return the fields that declare an office's phone, or hold parts that do."""
    return tuple(
        field
        for field in searched_fields(cls)
        if _declares_phones(field) or (field.part is not None and _declaring_fields(field.part))
    )


def _declares_phones(field: FieldLayout) -> bool:
    return field.privacy is Privacy.OFFICIAL and field.name.endswith(_PHONE)


class _Search:
    """One look through a part: every text alone, cells of a row together."""

    def __init__(self, declared: frozenset[str], *, is_named: bool = False) -> None:
        self.declared = declared
        self.is_named = is_named

    def part(self, part: Part, path: Path = ()) -> Iterator[tuple[Path, Hit, str]]:
        """Yield the way to every text that holds something, what it is, its field's key."""
        is_about_someone = self.is_named and _names_someone(part)
        last = ""
        for place, field, value in _values(part):
            if isinstance(value, Part):
                yield from self.part(value, (*path, *place))
                last = ""
                continue
            found = [*self.text(field, value, last)]
            if is_about_someone and field.privacy is not Privacy.NAME:
                found = [*row_hits(value, self.declared), *found]
            # The first of a kind is the surest: a row tells more than a text alone.
            for hit in {hit.kind: hit for hit in reversed(found)}.values():
                yield (*path, *place, *self.line(field, value, hit)), hit, field.key
            last = value if _may_be_joined(field) else ""

    def line(self, field: FieldLayout, value: str, hit: Hit) -> tuple[int, ...]:
        """Return the line, from 0, of a text of several that holds by itself what was found.

        The body of a Markdown file has no key to point at: one line of it is told as well.
        """
        lines = value.strip("\n").split("\n")
        if len(lines) > 1 or field.name == _BODY:
            for number, line in enumerate(lines):
                if may_hold(line) and hit in hits_in(line, self.declared):
                    return (number,)
        return ()

    def text(self, field: FieldLayout, value: str, last: str) -> Iterator[Hit]:
        """Yield what a text holds, alone or together with the text of the cell before it."""
        known: set[PrivateKind] = set()
        joined = joined_hits(last, value, self.declared) if _may_be_joined(field) else ()
        # What gave cause to look through a record stands in one of its many texts.
        own = hits_in(value, self.declared) if may_hold(value) else ()
        for hit in (*own, *joined):
            # A mobile beside an office holder's name is a private one; a landline is the office's.
            is_open = _declares_phones(field) or hit.kind.name != _MOBILE
            is_declared = field.privacy is Privacy.OFFICIAL and hit.kind.name in PHONES and is_open
            if hit.kind not in known and not is_declared:
                known.add(hit.kind)
                yield hit


def _values(part: Part) -> Iterator[tuple[Path, FieldLayout, Part | str]]:
    """Yield every text and part that a part holds itself, with the way to it."""
    for field in searched_fields(type(part)):
        value = getattr(part, field.name)
        if not value:
            continue
        for index, one in enumerate(value if field.is_list else (value,)):
            place = (field.key, index) if field.is_list else (field.key,)
            yield place, field, one if isinstance(one, Part) else str(one)


def _names_someone(part: Part) -> bool:
    return any(
        field.privacy is Privacy.NAME and getattr(part, field.name)
        for field in searched_fields(type(part))
    )


def _may_be_joined(field: FieldLayout) -> bool:
    return field.shape is Shape.TEXT and field.name not in NEVER_JOINED
