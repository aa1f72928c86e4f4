"""The one Jinja environment: strict about names, everything escaped."""

import json
import re
from collections.abc import Callable, Hashable, Iterable
from functools import cache, lru_cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from gongkai.base.paths import theme_dir
from gongkai.base.texts import text
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
    )
    env.globals["t"] = text
    env.globals["entry_items"] = entry_items
    env.globals["rows"] = rows
    env.globals["fact_rows"] = fact_rows
    return env


def render(template: str, **context: Any) -> str:
    """Return a template filled with its context."""
    return environment().get_template(template).render(context)


def entry_items(entries: Iterable[Hashable]) -> Markup:
    """Return the items of a list of records, drawn by the macro ``entry``."""
    return Markup("\n").join(_entry_item(entry) for entry in entries)


@lru_cache(maxsize=50_000)
def _entry_item(entry: Hashable) -> Markup:
    """Return one item; a record stands in several lists and is drawn once."""
    return _entry_shapes(type(entry)).draw(entry)


@cache
def _entry_shapes(kind: type[Hashable]) -> Shapes:
    macro = environment().get_template("macros.html").module.entry  # type: ignore[attr-defined]
    return Shapes(kind, macro)
