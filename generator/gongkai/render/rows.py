"""Table rows and facts: the markup made in code, because a board has a million of them.

Filling a format is several times faster than looping over cells in a template; the templates
still decide everything around the rows.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape
from itertools import chain

from markupsafe import Markup

from gongkai.model.blocks import Column, Fact

_BETWEEN = "\ue009"


def rows(columns: Sequence[Column], lines: Iterable[Sequence[str]]) -> Markup:
    """Return the body rows of a table; each cell carries its column's label for narrow screens."""
    shown = list(lines)
    if not shown:
        return Markup()
    form = "\n".join([_row_form(tuple(columns))] * len(shown))
    return Markup(form % tuple(_escaped(chain.from_iterable(shown))))  # noqa: S704 - every cell is escaped here


def fact_rows(facts: Iterable[Fact]) -> Markup:
    """Return the entries of a list of facts: label, and value as a link where it leads on."""
    return Markup("\n".join(map(_fact_row, facts)))  # noqa: S704 - every value is escaped there


@lru_cache(maxsize=4096)
def _fact_row(fact: Fact) -> str:
    """Return one entry; section, item, publisher and the like stand on page after page."""
    value = escape(fact.value)
    if fact.href:
        value = f'<a href="{escape(fact.href)}">{value}</a>'
    return f"{_fact_start(fact.name, fact.label)}{value}</dd></div>"


@lru_cache(maxsize=1024)
def _fact_start(name: str, label: str) -> str:
    return f'<div class="gk-fact-{escape(name)}"><dt>{escape(label)}</dt><dd>'


def _escaped(texts: Iterable[str]) -> list[str]:
    """Return the texts escaped, all in one go; no text holds the mark, `load` refuses it."""
    return escape(_BETWEEN.join(texts)).split(_BETWEEN)


@lru_cache(maxsize=256)
def _row_form(columns: tuple[Column, ...]) -> str:
    """Return a row with a gap for every cell."""
    cells = "".join(f"<td{_attributes(column)}>%s</td>" for column in columns)
    return f"<tr>{cells}</tr>"


def _attributes(column: Column) -> str:
    found = {"data-label": column.label, "data-unit": column.unit}
    if column.is_numeric:
        found["class"] = "num"
    elif column.is_long:
        found["class"] = "long"
    told = (f' {name}="{escape(value)}"' for name, value in found.items() if value)
    return "".join(told).replace("%", "%%")
