"""The one Jinja environment: strict about names, everything escaped."""

from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from gongkai.base.paths import theme_dir
from gongkai.base.texts import text


@cache
def environment() -> Environment:
    """Return the environment over ``theme/templates``."""
    env = Environment(
        loader=FileSystemLoader(theme_dir() / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.globals["t"] = text
    return env


def render(template: str, **context: Any) -> str:
    """Return a template filled with its context."""
    return environment().get_template(template).render(context)
