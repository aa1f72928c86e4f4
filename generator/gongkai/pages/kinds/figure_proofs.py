"""The proof of sums of figures, and the note that a hedged one is left out of them."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from gongkai.base.figure import Figure
from gongkai.base.texts import text
from gongkai.model.blocks import Fact
from gongkai.model.face import Projection
from gongkai.model.glossary import label_of
from gongkai.model.kinds.information import Statistic, Statistics
from gongkai.model.kinds.shares import Distribution, Goods
from gongkai.model.kinds.tables import ColumnPrivacy, Table, cells_in_order
from gongkai.model.kinds.works import AssetLine, Assets
from gongkai.model.vocabulary import YesNo


def prove_statistics(projection: Projection) -> Iterator[Fact]:
    """Yield for each figure with parts that fill it how they do, or that it is not exact."""
    record = projection.record
    assert isinstance(record, Statistics)  # noqa: S101 - the registry pairs kind and proof
    for number, one in enumerate(record.statistics):
        if one.of_which and one.are_exclusive is YesNo.YES:
            yield from _parts_of(one, f"figure-{number}")


def prove_table(projection: Projection) -> Iterator[Fact]:
    """Yield which open columns to be added up hold a hedged figure."""
    table = projection.record
    assert isinstance(table, Table)  # noqa: S101 - the registry pairs kind and proof
    rows = [cells_in_order(table.columns, row) for row in table.rows]
    for place, column in enumerate(table.columns):
        is_open = column.column_privacy in {ColumnPrivacy.PUBLIC, ColumnPrivacy.OFFICIAL}
        if is_open and column.is_added_up is YesNo.YES and column.is_numeric:
            filled = (row[place] for row in rows if row[place])
            yield from _note(f"column-{place}", column.title, map(Figure.parse, filled))


def prove_assets(projection: Projection) -> Iterator[Fact]:
    """Yield which assets are counted only roughly, so that their moves are not added up."""
    assets = projection.record
    assert isinstance(assets, Assets)  # noqa: S101 - the registry pairs kind and proof
    for number, line in enumerate(assets.assets):
        yield from _note(f"asset-{number}", line.name, filter(None, _moves(line)))


def note_goods(goods: Goods) -> Iterator[Fact]:
    """Yield that lists of goods with a hedge are not held against the stock."""
    for name, rows in (("donors", goods.donors), ("handouts", goods.handouts)):
        quantities = (row.quantity for row in rows)
        yield from _note(name, label_of(name), filter(None, quantities))


def note_shares(record: Distribution) -> Iterator[Fact]:
    """Yield which classes of shares are counted only roughly."""
    for number, row in enumerate(record.share_classes):
        yield from _note(f"share-{number}", row.share_class, filter(None, (row.share_count,)))


def _parts_of(one: Statistic, name: str) -> Iterator[Fact]:
    figures = [one.figure, *(part.figure for part in one.of_which)]
    if any(not figure.is_exact for figure in figures):
        yield from _note(name, one.name, figures)
        return
    units = {figure.unit for figure in figures}
    counted = sum((part.figure.number for part in one.of_which), Decimal())
    if len(units) == 1 and counted == one.figure.number:
        parts = text("proof.plus").join(
            text("proof.part", name=part.name, number=part.figure) for part in one.of_which
        )
        formula = f"{parts}{text('proof.equals')}{one.figure}"
        yield Fact(name, one.name, text("proof.holds", formula=formula))


def _moves(line: AssetLine) -> tuple[Figure | None, ...]:
    moves = (line.at_year_start, line.added, line.removed, line.at_year_end)
    return moves if line.at_year_start and line.at_year_end else ()


def _note(name: str, label: str, figures: Iterable[Figure]) -> Iterator[Fact]:
    """Yield that there are hedged figures, naming the first; nothing where all are exact."""
    hedged = next((figure for figure in figures if not figure.is_exact), None)
    if hedged:
        yield Fact(f"{name}-hedged", label, text("proof.hedged", figure=hedged))
