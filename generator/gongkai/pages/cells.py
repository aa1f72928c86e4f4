"""Turn field values into the short texts that stand in cells and fact lists."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from gongkai.base.dates import DateSpan, chinese_date
from gongkai.base.figure import Figure
from gongkai.base.money import Money
from gongkai.base.numerals import grouped
from gongkai.base.period import Period
from gongkai.base.texts import text
from gongkai.model.layout import FieldLayout, Shape, is_blank, layout_of
from gongkai.model.part import Part
from gongkai.model.vocabulary import Vocabulary

LINK_MARK = "\ue006"
"""Encloses another record's id in a cell; the finished page shows that record's title."""


def cell_of(value: Any) -> str:
    """Return a value as it stands in a table cell, without its unit."""
    if is_blank(value):
        return ""
    form = _FORMS.get(type(value))
    if form:
        return form(value)
    if isinstance(value, Vocabulary):
        return value.label
    if isinstance(value, Part):
        return part_line(value)
    return list_line(value)


def field_cell(field: FieldLayout, value: Any) -> str:
    """Return a field's value as it stands in a cell; another record's id becomes a link mark."""
    if field.shape is not Shape.LINK or not value:
        return cell_of(value)
    return record_links(value if field.is_list else (value,))


def record_links(ids: Iterable[str]) -> str:
    """Return other records' ids as marks, which the finished page turns into named links."""
    return text("record.list_mark").join(f"{LINK_MARK}{id_}{LINK_MARK}" for id_ in ids)


def fact_text(field: FieldLayout, value: Any) -> str:
    """Return a value as it stands beside its label, with its unit."""
    if field.shape is Shape.LINK:
        return field_cell(field, value)
    if isinstance(value, date):
        return chinese_date(value)
    shown = cell_of(value)
    has_unit = field.unit is not None and isinstance(value, (Money, int))
    return f"{shown} {field.unit.label}" if has_unit and field.unit else shown


def span_text(span: DateSpan) -> str:
    """Return a span of days as read on a notice; an open one names its first day only."""
    start = chinese_date(span.start)
    if span.end is None:
        return text("record.from", start=start)
    return text("record.between", start=start, end=chinese_date(span.end))


def list_line(values: Iterable[Any]) -> str:
    """Return several short values in one line."""
    return text("record.list_mark").join(filter(None, map(cell_of, values)))


def part_line(part: Part) -> str:
    """Return a small part in one line; values that would be unclear alone are labelled."""
    shown = []
    for field in layout_of(type(part)):
        value = getattr(part, field.name)
        if is_blank(value):
            continue
        told = fact_text(field, value)
        bare = field.shape in (Shape.TEXT, Shape.WORD, Shape.DAY, Shape.SPAN) and not field.is_list
        shown.append(told if bare else text("record.labelled", label=field.label, value=told))
    return text("record.part_mark").join(shown)


_FORMS: dict[type, Callable[[Any], str]] = {
    str: str,
    Money: str,
    Period: str,
    Figure: str,
    int: grouped,
    date: date.isoformat,
    DateSpan: span_text,
}
