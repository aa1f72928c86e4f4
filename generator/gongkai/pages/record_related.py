"""Where a record's page leads besides its own content: the whole affair, the fund, its files."""

from collections.abc import Iterator, Sequence

from gongkai.base.digest import short_hash
from gongkai.base.texts import text
from gongkai.model.blocks import Fact
from gongkai.model.record import Record

PICTURES_MARK = "\ue00a"
"""Stands where the finished page leads to its pictures: only drawing them tells how many."""


def related(record: Record, sheet: str, tables: Sequence[tuple[str, str]]) -> Iterator[Fact]:
    """Yield the links; `sheet` and the tables' addresses are those of the site, from its root."""
    if record.matter:
        yield Fact(
            "matter", text("record.matter"), record.matter, f"../{matter_address(record.matter)}"
        )
    if fund := getattr(record, "fund", ""):
        yield Fact("fund", text("record.fund"), fund, f"../{fund_address(fund)}")
    if sheet:
        yield Fact("sheet", text("record.sheet"), text("record.sheet_file"), f"../{sheet}")
        yield Fact("pictures", "", PICTURES_MARK)
    for name, address in tables:
        yield Fact("table", text("record.table"), name, f"../{address}")


def fund_address(name: str) -> str:
    """Return the page of a fund, below the site's root."""
    return f"zijin/{short_hash(name)}.html"


def matter_address(name: str) -> str:
    """Return the page of a matter, below the site's root."""
    return f"juan/{short_hash(name)}.html"
