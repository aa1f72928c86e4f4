"""Fold long tables of the web into parts by villagers' group, sort or month.

Only a page of the web is folded: sheets and copies are made of the blocks as they are.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, ClassVar, Final, NamedTuple

from gongkai.base.light_dataclass import dataclass
from gongkai.base.paths import theme_dir
from gongkai.base.texts import text
from gongkai.model.blocks import Block, Column, Fact, OwnBlock, TableBlock
from gongkai.render.grouping import Group, are_scattered, groups_of, shown, subtotals

_FEWEST: Final = 2


class FoldRules(NamedTuple):
    """What is folded, as `theme/templates/folds.toml` explains it."""

    from_rows: int
    rows_of_each: int
    columns: Sequence[str]
    villagers_groups: Sequence[str]
    days: Sequence[str]
    day: str
    books: Sequence[str]


class FoldedPart(NamedTuple):
    """One group: the line that opens it, its table's name, its rows and their first numbers.

    Rows are cells, or lines of the books; `numbers` say where each stood, where that is told.
    """

    summary: str
    caption: str
    rows: tuple[Any, ...]
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoldedTable:
    """A table in parts with its totals outside of them; one without columns is of the books."""

    form: ClassVar[str] = "folded"

    title: str
    totals: tuple[Fact, ...]
    help: str
    parts: tuple[FoldedPart, ...]
    columns: tuple[Column, ...] = ()
    has_balance: bool = False
    note: str = ""


@cache
def fold_rules() -> FoldRules:
    """Return the rules of the theme."""
    path = theme_dir() / "templates" / "folds.toml"
    return FoldRules(**tomllib.loads(path.read_text("utf-8")))


def folded(block: Block) -> Block | FoldedTable:
    """Return a block in parts if it is a long table whose rows belong to groups."""
    if isinstance(block, TableBlock):
        return _table(block) if len(block.rows) >= fold_rules().from_rows else block
    if isinstance(block, OwnBlock) and (fold := _OWN.get(block.template)):
        return fold(block) or block
    return block


def _table(block: TableBlock) -> TableBlock | FoldedTable:
    place, groups = _by_column(block)
    if not groups:
        return block
    is_kept = block.columns[place].name in fold_rules().days
    kept = [index for index in range(len(block.columns)) if is_kept or index != place]
    rows = tuple(tuple(row[index] for index in kept) for row in block.rows)
    columns = tuple(block.columns[index] for index in kept)
    numbers = _numbers(groups)
    totals = [
        Fact(column.name, _labelled(column), cell)
        for column, cell in zip(block.columns, block.total, strict=False)
        if cell and cell != text("record.total")
    ]
    told = _told(groups, _column_sums(block, groups))
    return FoldedTable(
        title=block.title,
        totals=(_counted(len(rows)), *totals) if totals else (),
        help=_help(block.columns[place].name, block.columns[place].label, numbers),
        parts=_parts(block.title, groups, told, _numbered(rows, numbers)),
        columns=_with_number(columns, numbers),
        note=block.note,
    )


def _by_column(block: TableBlock) -> tuple[int, tuple[Group, ...]]:
    """Return the place of the first column that parts the rows, and the parts; else no parts."""
    rules = fold_rules()
    places = {column.name: place for place, column in enumerate(block.columns)}
    for name in (*rules.columns, *rules.days):
        if name not in places:
            continue
        cells = [row[places[name]] for row in block.rows]
        groups = groups_of(_months(cells) if name in rules.days else cells)
        if _is_parting(groups, len(block.rows)):
            return places[name], groups
    return -1, ()


def _is_parting(groups: Sequence[Group], count: int) -> bool:
    return 1 < len(groups) <= count // fold_rules().rows_of_each


def _months(cells: Sequence[str]) -> list[str]:
    """Return the month of each day, "" for none; no months at all where some cell is no day."""
    found = [re.fullmatch(fold_rules().day, cell) for cell in cells]
    if any(cell and not day for day, cell in zip(found, cells, strict=True)):
        return []
    return [text("folds.month", year=day[1], month=int(day[2])) if day else "" for day in found]


def _column_sums(block: TableBlock, groups: Sequence[Group]) -> list[list[str]]:
    """Return what each column that is added up comes to, told for each group."""
    sums = []
    cells = tuple(zip(*block.rows, strict=True))
    for place, total in enumerate(block.total):
        if total and (found := subtotals(groups, cells[place], total)):
            sums.append((block.columns[place], found))
    return [
        [_sum_told(column, shown(one), is_only=len(sums) == 1) for one in found]
        for column, found in sums
    ]


def _sum_told(column: Column, figure: str, *, is_only: bool) -> str:
    key = ("sum" if is_only else "labelled") + ("" if column.unit else "_bare")
    return text(f"folds.{key}", label=column.label, figure=figure, unit=column.unit)


def _grouped(block: OwnBlock) -> FoldedTable | None:
    """Return payments in parts by villagers' group (`pages.kinds.benefits.GroupedRows`)."""
    data: Any = block.data
    if data.count < fold_rules().from_rows or len(data.groups) < _FEWEST:
        return None
    rows = tuple(row for group in data.groups for row in group.rows)
    groups = groups_of(group.name for group in data.groups for _ in group.rows)
    numbers = tuple(str(number) for group in data.groups for number in group.numbers)
    unit = next((one.unit for one in data.columns if one.name == "amount"), "")
    sums = [[text("folds.sum", figure=group.total, unit=unit) for group in data.groups]]
    told = _told(groups, sums, data.unit)
    total = Fact("amount", text("folds.label", label=text("folds.total"), unit=unit), data.total)
    return FoldedTable(
        title=block.title,
        totals=(_counted(data.count, data.unit), total),
        help=_help("group", "", numbers),
        parts=_parts(block.title, groups, told, _numbered(rows, numbers)),
        columns=_with_number(data.columns, numbers),
    )


def _books(block: OwnBlock) -> FoldedTable | None:
    """Return the books in parts by month or subject (`pages.kinds.accounts.LedgerLines`)."""
    data: Any = block.data
    lines: tuple[Any, ...] = data.lines
    if len(lines) < fold_rules().from_rows:
        return None
    names = {"month": _months([one.day for one in lines]), "subject": [o.subject for o in lines]}
    ways = ((way, groups_of(names[way])) for way in fold_rules().books)
    way, groups = next((one for one in ways if _is_parting(one[1], len(lines))), ("", ()))
    if not groups:
        return None
    numbers = _numbers(groups)
    told = _told(groups, _book_sums(data, groups))
    return FoldedTable(
        title=block.title,
        totals=tuple(_book_totals(data)),
        help=_help("day" if way == "month" else way, text("ledger.subject"), numbers),
        parts=_parts(block.title, groups, told, lines, numbers),
        has_balance=data.has_balance,
    )


def _book_totals(data: Any) -> Iterator[Fact]:
    yield _counted(len(data.lines))
    if data.has_balance:
        yield Fact("opening", text("ledger.opening"), data.opening)
    yield Fact("income", text("ledger.income"), data.income)
    yield Fact("expense", text("ledger.expense"), data.expense)
    if data.has_balance:
        yield Fact("closing", text("ledger.closing"), data.closing)


def _book_sums(data: Any, groups: Sequence[Group]) -> list[list[str]]:
    """Return what came in and went out, told for each group; what the totals leave out is out."""
    told = []
    for name, total in (("income", data.income), ("expense", data.expense)):
        cells = [getattr(one, name) if one.counts else "" for one in data.lines]
        if found := subtotals(groups, cells, total):
            told.append([text(f"folds.{name}", figure=shown(one)) if one else "" for one in found])
    return told


def _told(groups: Sequence[Group], sums: Sequence[Sequence[str]], unit: str = "") -> Iterator[str]:
    """Yield for each group how many rows it has and what they come to."""
    for index, group in enumerate(groups):
        count = text("folds.count", count=len(group.places), unit=unit or text("folds.row"))
        yield text("folds.mark").join(filter(None, (count, *(one[index] for one in sums))))


def _parts(
    title: str,
    groups: Sequence[Group],
    told: Iterable[str],
    rows: Sequence[Any],
    numbers: Sequence[str] = (),
) -> tuple[FoldedPart, ...]:
    found = []
    for group, sums in zip(groups, told, strict=True):
        name = group.name or text("folds.nameless")
        part = FoldedPart(
            summary=text("folds.summary", name=name, told=sums),
            caption=text("folds.part", title=title, name=name),
            rows=tuple(rows[place] for place in group.places),
            numbers=tuple(numbers[place] for place in group.places) if numbers else (),
        )
        found.append(part)
    return tuple(found)


def _numbers(groups: Sequence[Group]) -> tuple[str, ...]:
    """Return each row's number in the table where parts take rows out of their order; else ()."""
    if not are_scattered(groups):
        return ()
    return tuple(str(number) for number in range(1, sum(len(one.places) for one in groups) + 1))


def _numbered(rows: Sequence[tuple[str, ...]], numbers: Sequence[str]) -> list[tuple[str, ...]]:
    """Return rows with their numbers last: what a row is about stays in front."""
    if not numbers:
        return list(rows)
    return [(*row, number) for row, number in zip(rows, numbers, strict=True)]


def _with_number(columns: tuple[Column, ...], numbers: Sequence[str]) -> tuple[Column, ...]:
    if not numbers:
        return columns
    return (*columns, Column("row_number", text("folds.number"), "", is_numeric=True))


def _counted(count: int, unit: str = "") -> Fact:
    told = text("folds.count", count=count, unit=unit or text("folds.row"))
    return Fact("rows", text("folds.all"), told)


def _labelled(column: Column) -> str:
    if not column.unit:
        return column.label
    return text("folds.label", label=column.label, unit=column.unit)


def _help(name: str, label: str, numbers: Sequence[str]) -> str:
    """Return how to read the parts, made by the column of this name."""
    rules = fold_rules()
    key = "month" if name in rules.days else "group" if name in rules.villagers_groups else "other"
    return text(f"folds.by_{key}", column=label) + (text("folds.scattered") if numbers else "")


_OWN: Mapping[str, Callable[[OwnBlock], FoldedTable | None]] = {
    "grouped_rows": _grouped,
    "ledger_lines": _books,
}
