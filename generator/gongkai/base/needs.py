"""What villagers come for: how the guides and what concerns people far away are arranged."""

import tomllib
from functools import cache
from typing import NamedTuple, TypedDict, cast

from gongkai.base.paths import rules_dir


class Need(NamedTuple):
    """What people come for, the words in an affair's name that tell it, and items beside it."""

    id: str
    words: tuple[str, ...]
    items: tuple[str, ...]

    def is_met_by(self, affair: str) -> bool:
        """Return whether an affair, by its name, is what people come for here."""
        return any(word in affair for word in self.words)


class _WrittenNeed(TypedDict):
    words: list[str]
    items: list[str]


class _Written(TypedDict):
    afar: list[str]
    needs: dict[str, _WrittenNeed]


@cache
def needs() -> tuple[Need, ...]:
    """Return all needs in the order of ``rules/needs.toml``."""
    return tuple(
        Need(id_, tuple(one["words"]), tuple(one["items"]))
        for id_, one in _written()["needs"].items()
    )


def items_for_afar() -> tuple[str, ...]:
    """Return the items whose records tell those who live elsewhere how to take part."""
    return tuple(_written()["afar"])


@cache
def _written() -> _Written:
    return cast("_Written", tomllib.loads((rules_dir() / "needs.toml").read_text("utf-8")))
