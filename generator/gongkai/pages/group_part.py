"""The part of a sheet that concerns one villagers' group, for its own board."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from gongkai.model.blocks import Block, OwnBlock, TableBlock
from gongkai.pages.kinds.benefits import GroupedRows

_GROUP = "group"


def group_part(blocks: tuple[Block, ...], names: Collection[str]) -> tuple[Block, ...] | None:
    """Return the blocks with only the rows of one group; None when no list has a row of it.

    `names` are all names of the group. Sums of the whole village stay as they are: the group sees
    its own rows and subtotal beside them.
    """
    parts = [_part(block, names) for block in blocks]
    if not any(is_cut for _, is_cut in parts):
        return None
    return tuple(block for block, _ in parts if block is not None)


def _part(block: Block, names: Collection[str]) -> tuple[Block | None, bool]:
    """Return what stays of a block, None for nothing, and whether rows of the group are in it."""
    if isinstance(block, OwnBlock) and isinstance(block.data, GroupedRows):
        groups = tuple(group for group in block.data.groups if group.name in names)
        if not groups:
            return None, False
        return replace(block, data=replace(block.data, groups=groups)), True
    if isinstance(block, TableBlock):
        return _rows(block, names)
    return block, False


def _rows(block: TableBlock, names: Collection[str]) -> tuple[Block | None, bool]:
    place = next(_places(block), None)
    if place is None:
        return block, False
    rows = tuple(row for row in block.rows if row[place] in names)
    return (replace(block, rows=rows), True) if rows else (None, False)


def _places(block: TableBlock) -> Iterator[int]:
    return (index for index, column in enumerate(block.columns) if column.name == _GROUP)
