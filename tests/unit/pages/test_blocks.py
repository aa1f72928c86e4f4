"""Bodies derived from the fields alone."""

from typing import Any

from gongkai.model.blocks import FactsBlock, ProseBlock, TableBlock
from gongkai.model.face import project
from gongkai.model.parts import FundSource, Recipient
from gongkai.model.vocabulary import Face, Show
from gongkai.pages.blocks import derived_blocks, table_of
from tests.unit.check.subjects import record_of

ROWS = [
    {"组": "一组", "姓名": "石春来", "金额": "280"},
    {"组": "二组", "姓名": "罗桂香", "金额": "20.5", "备注": "很长" * 13},
]


def blocks(kind: str, show: Show = Show.FULL, replaced: tuple[str, ...] = (), **own: Any) -> Any:
    projection = project(record_of(kind, **own), Face.WEB, show)
    assert projection is not None
    return derived_blocks(projection, frozenset(replaced))


def subsidy(show: Show = Show.FULL, replaced: tuple[str, ...] = ()) -> Any:
    own = {"资金名称": "种粮补贴", "对象": ROWS, "合计": "300.50", "说明": "问村委会。"}
    return blocks("资金发放", show, replaced, **own)


def test_short_values_come_first_then_tables_then_the_explanation() -> None:
    facts, table, prose = subsidy()
    assert isinstance(facts, FactsBlock)
    assert [(fact.label, fact.value) for fact in facts.facts] == [
        ("资金名称", "种粮补贴"),
        ("对象类型", "人"),
        ("合计", "300.50 元"),
        ("资金流向", "一卡通直达"),
    ]
    assert isinstance(table, TableBlock)
    assert (table.name, table.title) == ("recipients", "对象")
    assert isinstance(prose, ProseBlock)
    assert (prose.name, prose.markdown) == ("explanation", "问村委会。")


def test_empty_columns_are_left_out_and_long_ones_marked() -> None:
    _, table, _ = subsidy()
    assert [(c.label, c.unit, c.is_numeric, c.is_long) for c in table.columns] == [
        ("组", "", False, False),
        ("姓名", "", False, False),
        ("金额", "元", True, False),
        ("备注", "", False, True),
    ]
    assert table.rows[0] == ("一组", "石春来", "280.00", "")


def test_withheld_rows_leave_a_note_with_their_number_and_sum() -> None:
    _, table, _ = subsidy(Show.TOTALS)
    assert (table.columns, table.rows, table.total) == ((), (), ())
    assert table.note == (
        "共 2 条，金额合计 300.50 元。按规定不列名单，本人可到村委会查询自己的。"
    )


def test_replaced_fields_give_way() -> None:
    assert subsidy(replaced=("*",)) == ()
    names = [block.name for block in subsidy(replaced=("recipients", "explanation"))]
    assert names == ["facts"]


def test_a_record_without_values_has_no_blocks() -> None:
    assert blocks("公告公示") == ()


def test_a_group_of_values_is_a_list_of_facts_of_its_own() -> None:
    (block,) = blocks("收支明细", 账套={"名称": "村级账", "记账方式": "镇代理"})
    assert (block.name, block.title) == ("book", "账套")
    assert [fact.value for fact in block.facts] == ["村级账", "镇代理"]


def test_summed_columns_have_a_total_when_there_are_several_rows() -> None:
    rows = tuple(
        FundSource.model_validate({"来源": "县里", "金额": amount}) for amount in ("1.5", "2")
    )
    assert table_of("x", "甲", rows).total == ("合计", "3.50")
    assert table_of("x", "甲", rows[:1]).total == ()


def test_a_table_without_sums_has_no_total() -> None:
    rows = tuple(Recipient.model_validate(row) for row in ROWS)
    table = table_of("x", "甲", rows, "一句注")
    assert (table.total, table.note) == ((), "一句注")
