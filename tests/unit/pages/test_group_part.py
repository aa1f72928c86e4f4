"""A group's board shows the group's own rows."""

from gongkai.model.blocks import Column, FactsBlock, OwnBlock, ProseBlock, TableBlock
from gongkai.pages.group_part import group_part
from gongkai.pages.kinds.benefits import GroupedRows, GroupOfRows

GROUP = Column("group", "组")
NAME = Column("name", "姓名")
FACTS = FactsBlock("facts", "", ())
ROWS_BY_COLUMN = (("一组", "甲"), ("上坝", "乙"), ("二组", "丙"))
TABLE = TableBlock("t", "", (GROUP, NAME), ROWS_BY_COLUMN, ("", "3"))
OTHER = TableBlock("o", "", (NAME,), (("丁",),))
ROWS = GroupedRows(
    columns=(NAME,),
    groups=(
        GroupOfRows("一组", (("甲",),), 1, "1.00"),
        GroupOfRows("二组", (("丙",),), 1, "2.00"),
    ),
    count=2,
    total="3.00",
)


def test_rows_by_all_names_of_a_group_stay() -> None:
    found = group_part((FACTS, TABLE), {"一组", "上坝"})
    assert found is not None
    facts, table = found
    assert facts is FACTS
    assert isinstance(table, TableBlock)
    assert table.rows == (("一组", "甲"), ("上坝", "乙"))
    assert table.total == TABLE.total


def test_rows_by_group_are_cut_to_one() -> None:
    found = group_part((OwnBlock("r", "", "grouped_rows", ROWS),), {"二组"})
    assert found is not None
    own = found[0]
    assert isinstance(own, OwnBlock)
    assert isinstance(own.data, GroupedRows)
    assert [group.name for group in own.data.groups] == ["二组"]
    assert own.data.total == "3.00"


def test_a_record_without_rows_of_the_group_has_no_part() -> None:
    own = OwnBlock("r", "", "grouped_rows", ROWS)
    assert group_part((FACTS, TABLE, OTHER, own), {"六组"}) is None
    assert group_part((FACTS, OTHER), {"一组"}) is None


def test_lists_without_the_group_go_and_all_else_stays() -> None:
    empty = TableBlock("e", "", (GROUP, NAME), (("二组", "戊"),))
    prose = ProseBlock("p", "", "话")
    assert group_part((TABLE, empty, prose, OTHER), {"一组"}) == (
        TableBlock("t", "", (GROUP, NAME), (("一组", "甲"),), ("", "3")),
        prose,
        OTHER,
    )
