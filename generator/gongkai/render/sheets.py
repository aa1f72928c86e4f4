"""A sheet as plain values, for the templates in ``theme/print``."""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from gongkai.model.blocks import ChartBlock
from gongkai.render.sheet_prose import prose_nodes

_LINK = re.compile("\ue006([a-z0-9-]+)\ue006")
_FOLDED = re.compile("[\ue000-\ue00f]")


def sheet_values(
    sheet: Any, titles: Mapping[str, str], find_file: Callable[[str], str]
) -> dict[str, Any]:
    """Return a sheet (any context of ``pages``) as dicts, lists, texts and numbers.

    `titles` holds the titles of linked records by id; prose becomes a tree of runs.
    """
    values = _plain(sheet, titles)
    _with_prose(values, find_file)
    found: dict[str, Any] = values
    return found


def _plain(value: Any, titles: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return _told(value, titles)
    if value is None or isinstance(value, (int, float)):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, ChartBlock):
        return _drawn(value)
    if is_dataclass(value):
        plain = {field.name: _plain(getattr(value, field.name), titles) for field in fields(value)}
        form = getattr(type(value), "form", None)
        return plain | {"form": form} if isinstance(form, str) else plain
    if hasattr(value, "_asdict"):
        return {name: _plain(one, titles) for name, one in value._asdict().items()}
    if isinstance(value, Mapping):
        return {name: _plain(one, titles) for name, one in value.items()}
    plain_values = [_plain(one, titles) for one in value]
    is_drawn = any(isinstance(one, ChartBlock) for one in value)
    return _beside(plain_values) if is_drawn else plain_values


def _drawn(block: ChartBlock) -> dict[str, Any]:
    """Return charts as the pictures that stand on pages as well, with their words."""
    from gongkai.render.environment import chart_svg  # noqa: PLC0415 - few sheets have a chart

    charts = [
        {"title": one.title, "svg": str(chart_svg(one)), "alt": one.description}
        for one in block.charts
    ]
    return {"form": block.form, "name": block.name, "charts": charts}


def _beside(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return blocks with charts beside the table they follow; others stand by themselves."""
    found: list[dict[str, Any]] = []
    for block in blocks:
        if block.get("form") == "chart" and found and found[-1].get("form") == "table":
            found[-1] = found[-1] | {"charts": block["charts"]}
        else:
            found.append(block)
    return found


def _told(value: str, titles: Mapping[str, str]) -> str:
    """Return a text with other records named, free of the marks that only pages know."""
    if "\ue006" in value:
        value = _LINK.sub(lambda found: titles.get(found[1], found[1]), value)
    return _FOLDED.sub("", value)


def _with_prose(values: Any, find_file: Callable[[str], str]) -> None:
    if isinstance(values, list):
        for value in values:
            _with_prose(value, find_file)
    elif isinstance(values, dict):
        if "markdown" in values:
            values["nodes"] = prose_nodes(values.pop("markdown"), find_file)
        for value in values.values():
            _with_prose(value, find_file)
