"""What villagers come for: how the guides and what concerns people far away are arranged."""

import tomllib
from functools import cache
from typing import TypedDict, cast

from gongkai.base.paths import rules_dir


class _Written(TypedDict):
    afar: list[str]


def items_for_afar() -> tuple[str, ...]:
    """Return the items whose records tell those who live elsewhere how to take part."""
    return tuple(_written()["afar"])


@cache
def _written() -> _Written:
    return cast("_Written", tomllib.loads((rules_dir() / "needs.toml").read_text("utf-8")))
