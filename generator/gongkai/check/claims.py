"""A stated number beside what its parts come to, told with the gap and the likely slip.

Checks compare first and build a claim only where numbers differ: nearly all records are right.
"""

import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple, TypedDict, cast

from gongkai.base.gaps import Explanation, Slip, explain_gap, explain_number, explain_terms
from gongkai.base.money import Money
from gongkai.base.numerals import grouped
from gongkai.base.problem import Problem, Where
from gongkai.check.subject import Subject
from gongkai.model.glossary import key_of
from gongkai.model.record import Record
from gongkai.model.vocabulary import Completeness


class ClaimWords(TypedDict):
    """The words of ``claims_zh.toml``."""

    money: str
    count: str
    row: str
    rows: str
    one_row: str
    counted_rows: str
    field: str
    part: str
    plus: str
    minus: str
    times: str
    divided: str
    nearest: str
    rival: str
    points_each: str
    slips: dict[str, str]
    acceptance: dict[str, str]


_FILE: Final = Path(__file__).parent / "claims_zh.toml"
WORDS: Final = cast("ClaimWords", tomllib.loads(_FILE.read_text("utf-8")))

Show = Callable[[int], str]
"""Tells a whole number of fen or of units in words."""


class Stated(NamedTuple):
    """What a record says a number is: the problem's code, its place, its name, the number."""

    code: str
    where: Where
    name: str
    number: int
    show: Show


class Term(NamedTuple):
    """One signed part of a sum and what the clerk calls it."""

    label: str
    number: int


def in_yuan(fen: int) -> str:
    """Return an amount with its unit."""
    return WORDS["money"].format(number=Money(fen))


def counted_in(unit: str) -> Show:
    """Return how whole numbers of a unit are told; "" for bare numbers."""
    return lambda number: WORDS["count"].format(number=grouped(number), unit=unit)


def is_partial(record: Record) -> bool:
    """Return whether the record's lists are not whole, so that no sum of lines can be judged."""
    return record.completeness is Completeness.PARTIAL


def field_term(name: str, number: int) -> Term:
    """Return a field as a part of a sum."""
    return Term(field_words(key_of(name)), number)


def row_place(list_name: str, index: int) -> str:
    """Return how a row of a list is named to the clerk."""
    return WORDS["row"].format(list=key_of(list_name), row=index + 1)


def formula(terms: Sequence[Term], show: Show) -> str:
    """Return a sum spelt out: the first part, then each further one with its sign."""
    told = []
    for index, term in enumerate(terms):
        sign = WORDS["minus"] if term.number < 0 else WORDS["plus"]
        number = show(abs(term.number) if index else term.number)
        part = WORDS["part"].format(label=term.label, number=number)
        told.append(sign + part if index else part)
    return "".join(told)


def stated_in(
    subject: Subject, code: str, field: str, number: int, show: Show = in_yuan
) -> Stated:
    """Return the claim a field of the record makes."""
    return Stated(code, subject.where.at(key_of(field)), key_of(field), number, show)


def check_terms(stated: Stated, terms: Sequence[Term]) -> Iterator[Problem]:
    """Yield a problem when a stated number is not the sum of a few named parts."""
    counted = sum(term.number for term in terms)
    if counted != stated.number:
        labels = [term.label for term in terms]
        found = explain_terms([term.number for term in terms], stated.number)
        slips = [told_slip(one, stated, labels, are_terms=True) for one in found]
        told = formula(terms, stated.show)
        yield told_gap(stated, counted, told, WORDS["rival"].join(slips))


def check_rows(
    stated: Stated, list_name: str, numbers: Sequence[int], around: Where | None = None
) -> Iterator[Problem]:
    """Yield a problem when a stated number is not the sum of the rows of a list.

    `around` is where the list stands; beside the stated number when it is not given.
    """
    counted = sum(numbers)
    if counted != stated.number:
        hint = hint_of_rows(stated, list_name, numbers)
        problem = told_gap(stated, counted, rows_told(list_name, len(numbers)), hint)
        yield replace(problem, rows=rows_of(stated, list_name, numbers, around))


def rows_of(
    stated: Stated, list_name: str, numbers: Sequence[int], around: Where | None = None
) -> tuple[Where, ...]:
    """Return the places of the first and last row of a list, and of the one most likely wrong."""
    if not numbers:
        return ()
    beside = around or Where(stated.where.file, path=stated.where.path[:-1])
    found = explain_gap(numbers, stated.number)
    places = [0, len(numbers) - 1]
    if found and found.part is not None:
        places.append(found.part)
    return tuple(beside.at(key_of(list_name), place) for place in places)


def check_number(stated: Stated, counted: int, terms: str) -> Iterator[Problem]:
    """Yield a problem when a stated number is not the one worked out; `terms` tells how."""
    if stated.number != counted:
        hint = told_slip(explain_number(stated.number, counted), stated, ())
        yield told_gap(stated, counted, terms, hint)


def check_at_most(stated: Stated, bound_name: str, bound: int) -> Iterator[Problem]:
    """Yield a problem when a number is above what bounds it."""
    if stated.number > bound:
        yield from check_number(stated, bound, bound_name)


def told_gap(stated: Stated, counted: int, terms: str, hint: str = "") -> Problem:
    """Return the problem: both numbers, how the second comes about, the gap, the likely slip."""
    facts = {
        "name": stated.name,
        "stated": stated.show(stated.number),
        "terms": terms,
        "counted": stated.show(counted),
        "gap": stated.show(abs(stated.number - counted)),
        "hint": hint,
    }
    return Problem(stated.code, stated.where, facts)


def rows_told(list_name: str, count: int) -> str:
    """Return how the rows of a list are named together."""
    form = WORDS["rows"] if count > 1 else WORDS["one_row"]
    return form.format(list=key_of(list_name), last=count)


def rows_counted(list_name: str, count: int) -> str:
    """Return that the rows of a list were counted."""
    return WORDS["counted_rows"].format(list=key_of(list_name), count=count)


def hint_of_rows(stated: Stated, list_name: str, numbers: Sequence[int]) -> str:
    """Return the likely slip between rows and their stated sum; "" without one."""
    found = explain_gap(numbers, stated.number)
    if found is None:
        return ""
    labels = [row_place(list_name, index) for index in range(len(numbers))]
    return told_slip(found, stated, labels)


def told_slip(
    found: Explanation | None, stated: Stated, labels: Sequence[str], *, are_terms: bool = False
) -> str:
    """Return a slip in words; `labels` name the parts, `are_terms` says they are a formula's."""
    if found is None:
        return ""
    is_of_lines = found.slip in {Slip.LEFT_OUT, Slip.DOUBLED, Slip.LACKING}
    # What a formula takes away stands in the record without a minus.
    is_taken = are_terms and found.part is not None and found.written < 0 and found.meant < 0
    return WORDS["slips"][found.slip.value].format(
        place=field_words(stated.name) if found.part is None else labels[found.part],
        twin="" if found.twin is None else labels[found.twin],
        written=stated.show(-found.written if is_taken else found.written),
        meant=stated.show(abs(found.meant) if is_of_lines or is_taken else found.meant),
    )


def field_words(name: str) -> str:
    """Return a name between the marks that set it off."""
    return WORDS["field"].format(name=name)
