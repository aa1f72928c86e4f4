"""``datapackage.json`` (Frictionless Data Package 1): what the tables of a folder hold."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

_DIALECT: Final = {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True}


def resource_of(
    path: str, title: str, fields: Sequence[Mapping[str, str]], rows: int, size: int
) -> dict[str, Any]:
    """Return what is told of a CSV file: `fields` have a name, a type and perhaps more."""
    return {
        "profile": "tabular-data-resource",
        "name": path.removesuffix(".csv").replace("_", "-"),
        "path": path,
        "title": title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "rows": rows,
        "dialect": _DIALECT,
        "schema": {"fields": list(fields), "missingValues": [""]},
    }


def field_of(name: str, sort: str, unit: str, told: str) -> dict[str, str]:
    """Return what is told of a column whose head is its name."""
    field = {"name": name, "type": sort, "title": name, "unit": unit, "description": told}
    return {key: value for key, value in field.items() if value}


def package_of(
    name: str,
    title: str,
    source: Mapping[str, str],
    licence: Mapping[str, str],
    resources: Iterable[Mapping[str, Any]],
) -> dict[str, Any]:
    """Return a package over tables; `source` has the title of who publishes, perhaps a path.

    `licence` has a title and a path, or nothing.
    """
    told = {key: value for key, value in source.items() if value}
    return {
        "profile": "tabular-data-package",
        "name": name,
        "title": title,
        "version": "1",
        **({"licenses": [licence]} if licence else {}),
        **({"sources": [told]} if told else {}),
        "resources": list(resources),
    }
