"""Values of a record's open data as the Open Contracting Data Standard writes them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, TypeAlias

from gongkai.base.money import Money
from gongkai.base.texts import text
from gongkai.model.glossary import key_of
from gongkai.model.vocabulary import Kind

MIDNIGHT: Final = "T00:00:00+08:00"
_EACH: Final = "/"
Data: TypeAlias = Mapping[str, Any]
"""A record as ``data/v1/r`` holds it, or a row of one of its tables."""
Found: TypeAlias = dict[str, Any]
"""A part of a release."""


def of(records: Iterable[Data], kind: Kind) -> list[Data]:
    """Return the records of a kind."""
    return [one for one in records if one["kind"] == kind.value]


def fact(one: Data, field: str) -> Any:
    """Return one fact of a record; None where it is not told."""
    return one.get("facts", {}).get(key_of(field))


def rows(one: Data, table: str) -> list[Data]:
    """Return the rows of a table of a record."""
    return list(one.get("tables", {}).get(table, {}).get("rows", ()))


def ended(one: Data, name: str, end: str) -> Any:
    """Return the first or the last day of a span."""
    return one.get("facts", {}).get(text(end, name=name))


def date(day: Any) -> str:
    """Return a day as the standard tells it: its first moment in Beijing; "" for none."""
    return f"{day}{MIDNIGHT}" if day else ""


def period(first: Any, last: Any) -> Found:
    """Return a span of days."""
    return filled({"startDate": date(first), "endDate": date(last)})


def floor(lots: Sequence[Data]) -> Found:
    """Return what all lots may cost; nothing where a price is one for each year or piece."""
    price, unit = key_of("floor_price"), key_of("price_unit")
    if not lots or any(price not in lot or _EACH in lot.get(unit, "") for lot in lots):
        return {}
    return yuan(sum(Money.parse(lot[price]).fen for lot in lots))


def value(amount: Any) -> Found:
    """Return an amount told as text; nothing for none."""
    return yuan(Money.parse(amount).fen) if amount else {}


def yuan(fen: int) -> Found:
    """Return an amount as the standard tells it; a float gives two decimals back unchanged."""
    return {"amount": fen // 100 if fen % 100 == 0 else fen / 100, "currency": "CNY"}


def filled(values: Data) -> Found:
    """Return the values that are there."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}


def price(row: Data) -> Found:
    """Return what a lot went for; nothing where that is a price for each year or piece."""
    return {} if _EACH in row.get(key_of("price_unit"), "") else value(row.get(key_of("price")))
