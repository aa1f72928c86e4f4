"""The disclosed facts of a projected record, in the form its fingerprint is taken over."""

from collections.abc import Callable
from functools import cache
from typing import Any

from gongkai.base.dates import DateSpan
from gongkai.base.digest import Json
from gongkai.base.figure import Figure
from gongkai.base.money import Money
from gongkai.base.period import Period
from gongkai.model.face import Projection
from gongkai.model.layout import is_blank, layout_of
from gongkai.model.marks import Role
from gongkai.model.part import Part


def disclosed_facts(projection: Projection) -> Json:
    """Return the facts a face shows; dated events, photos and state stand beside them."""
    facts = _part_facts(projection.record, with_events=False)
    if projection.withheld:
        facts["withheld"] = [
            {
                "field": rows.field,
                "count": rows.count,
                "sums": {k: _plain(v) for k, v in rows.sums},
            }
            for rows in projection.withheld
        ]
    return facts


def _part_facts(part: Part, *, with_events: bool) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    values = part.__dict__
    for name, is_list in _named_facts(type(part), with_events):
        value = values[name]
        if type(value) is str:
            # Most facts are texts, and stand as they are.
            if value:
                facts[name] = value
            continue
        if is_blank(value):
            continue
        facts[name] = [_plain(one) for one in value] if is_list else _plain(value)
    return facts


@cache
def _named_facts(cls: type[Part], with_events: bool) -> tuple[tuple[str, bool], ...]:  # noqa: FBT001 - a key of the cache
    """Return the fields that hold facts: name, and whether each holds a list."""
    return tuple(
        (field.name, field.is_list)
        for field in layout_of(cls)
        if with_events or field.role is not Role.EVENT
    )


def _plain(value: Any) -> Any:
    form = _FORMS.get(type(value))
    if form:
        return form(value)
    return _part_facts(value, with_events=True) if isinstance(value, Part) else str(value)


def _span_facts(span: DateSpan) -> list[str | None]:
    return [span.start.isoformat(), span.end.isoformat() if span.end else None]


_FORMS: dict[type, Callable[[Any], Any]] = {
    str: lambda text: text,
    int: lambda count: count,
    Money: lambda money: money.fen,
    Figure: lambda figure: figure.text,
    Period: lambda period: period.key,
    DateSpan: _span_facts,
}
