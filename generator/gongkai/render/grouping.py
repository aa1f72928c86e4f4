"""Part the rows of a table by what stands in one column, and add up what each part holds."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

_NUMBER: Final = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?", re.ASCII)


class Group(NamedTuple):
    """Rows that belong together: their name, and their places in the table, from 0."""

    name: str
    places: tuple[int, ...]


def groups_of(names: Iterable[str]) -> tuple[Group, ...]:
    """Return the rows by name, given one name for each row.

    Groups stand in the order of their first rows, rows in that of the table.
    """
    found: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        found.setdefault(name, []).append(place)
    return tuple(Group(name, tuple(places)) for name, places in found.items())


def are_scattered(groups: Iterable[Group]) -> bool:
    """Return whether some group's rows do not stand one below another in the table."""
    return any(one.places[-1] - one.places[0] >= len(one.places) for one in groups)


def number_of(cell: str) -> Decimal | None:
    """Return the number a cell shows, exactly; None for any other text, empty ones as well."""
    return Decimal(cell.replace(",", "")) if _NUMBER.fullmatch(cell) else None


def subtotals(
    groups: Sequence[Group], cells: Sequence[str], total: str
) -> tuple[Decimal, ...] | None:
    """Return the sum of a column for each group, an empty cell holding nothing.

    None where some cell is no plain number, or where the sums do not come to the column's own
    total: then the total counts otherwise than by adding, and so do its parts.
    """
    numbers = [number_of(cell or "0") for cell in cells]
    known = [one for one in numbers if one is not None]
    if len(known) < len(cells):
        return None
    found = tuple(sum((known[place] for place in one.places), Decimal(0)) for one in groups)
    return found if sum(found) == number_of(total) else None


def shown(number: Decimal) -> str:
    """Return a number with commas, with the decimals it has: money keeps its two."""
    return f"{number:,f}"
