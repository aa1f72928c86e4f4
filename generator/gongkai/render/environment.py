"""The one Jinja environment: strict about names, everything escaped."""

import json
import re
import sys
from collections.abc import Callable, Hashable, Iterable, Sequence
from contextlib import suppress
from dataclasses import fields
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup
from markupsafe import escape as markup_escape

from gongkai.base.paths import theme_dir
from gongkai.base.texts import text
from gongkai.model.blocks import Chart, Column
from gongkai.render.charts import drawing_of
from gongkai.render.rows import fact_rows, rows
from gongkai.render.shapes import Shapes

_FIXED = re.compile(r"""\bt\("([a-z0-9_.]+)"\)""")


class _Loader(FileSystemLoader):
    """Writes fixed texts without facts into the templates, once, so that no page looks them up."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's source with its fixed texts in place."""
        source, file, is_current = super().get_source(environment, template)
        return _FIXED.sub(_literal, source), file, is_current


def _literal(found: re.Match[str]) -> str:
    return json.dumps(text(found[1]), ensure_ascii=False)


class _Compiled(FileSystemBytecodeCache):
    """Keeps compiled templates from run to run, where it may write them."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write one compiled template."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def _compiled() -> _Compiled | None:
    """Return the store of compiled templates: where Python keeps our own modules compiled.

    Never in a village's folder: what lies there must not run. Whoever may write here may change
    our modules just as well. A template is known by its whole text.
    """
    folder = Path(__file__).parent / "__pycache__" / "templates"
    if sys.dont_write_bytecode:
        return None
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        return _Compiled(str(folder))
    return None


@cache
def environment() -> Environment:
    """Return the environment over ``theme/templates``."""
    env = Environment(
        loader=_Loader(theme_dir() / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_compiled(),
    )
    env.globals["t"] = text
    env.globals["entry_items"] = entry_items
    env.globals["rows"] = rows
    env.globals["fact_rows"] = fact_rows
    env.globals["table_start"] = table_start
    env.globals["grouped_bodies"] = grouped_bodies
    env.globals["chart_svg"] = chart_svg
    return env


def render(template: str, **context: Any) -> str:
    """Return a template filled with its context."""
    return environment().get_template(template).render(context)


def entry_items(entries: Iterable[Hashable]) -> Markup:
    """Return the items of a list of records, drawn by the macro ``entry``."""
    return Markup("\n".join(map(_entry_item, entries)))  # noqa: S704 - each is drawn escaped


@lru_cache(maxsize=50_000)
def _entry_item(entry: Hashable) -> Markup:
    """Return one item; a record stands in several lists and is drawn once."""
    kind: Any = type(entry)
    return _shapes(kind, "entry", escape).draw(list(map(entry.__getattribute__, _names_of(kind))))


@cache
def _names_of(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _shapes(kind: type[Any], macro: str, escape: Callable[[str], str]) -> Shapes:
    return Shapes(kind, macro_of("macros.html", macro), escape)


@cache
def macro_of(template: str, name: str) -> Callable[..., Markup]:
    """Return a macro of a template."""
    found: Callable[..., Markup] = getattr(environment().get_template(template).module, name)
    return found


@lru_cache(maxsize=1024)
def _table_head(columns: tuple[Column, ...]) -> tuple[Markup, Markup]:
    """Return the class and the head of a table; most tables of a kind have the same columns."""
    style, head = (macro_of("macros.html", name) for name in ("table_class", "head"))
    return style(columns), head(columns)


class _TableStart(NamedTuple):
    """What stands above the rows of a table."""

    title: str
    style: Markup
    head: Markup


def table_start(columns: tuple[Column, ...], title: str) -> Markup:
    """Return what stands above the rows of a table, drawn by the macro of that name."""
    piece = _TableStart(title, *_table_head(columns))
    return _shapes(_TableStart, "table_top", markup_escape).draw(piece)


class _Body(NamedTuple):
    """The rows of one group in a table, below its name and sum unless it is the only one."""

    name: str
    size: str
    total: str
    span: str
    rows: Markup
    is_only: bool


def grouped_bodies(columns: tuple[Column, ...], groups: Sequence[Any]) -> Markup:
    """Return the rows of a table by group, each drawn by the macro ``body``."""
    span, is_only = str(len(columns)), len(groups) == 1
    draw = _shapes(_Body, "body", markup_escape).draw
    return Markup().join(
        draw(_Body(one.name, str(one.count), one.total, span, rows(columns, one.rows), is_only))
        for one in groups
    )


@lru_cache(maxsize=64)
def chart_svg(chart: Chart) -> Markup:
    """Return a chart as a picture in itself, with its title and description."""
    svg = render("charts/chart.svg", chart=chart, drawing=drawing_of(chart))
    return Markup(svg)  # noqa: S704 - the template escapes
