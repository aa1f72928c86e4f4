"""The lines of a ledger that people ask about stand on top, added up as its subjects say."""

from typing import Any

from gongkai.pages.kinds.asked_lines import asked_blocks
from tests.tools.money_records import record_of

LINES: list[dict[str, Any]] = [
    {"科目": "补助收入", "摘要": "误工经费拨入", "收": "6000"},
    {"科目": "误工补贴", "摘要": "禁烧", "支": "2880"},
    {"科目": "误工补贴", "摘要": "清沟", "支": "620.5"},
    {"科目": "管理费用", "摘要": "开会误工和水电费", "支": "300"},
    {"科目": "招待费", "摘要": "查账工作餐", "支": "100"},
    {"摘要": "发9月村干部报酬", "支": "12600"},
    {"科目": "招待费", "摘要": "代收的餐费", "支": "9999", "行类型": "代收代付"},
]


def rows(*lines: dict[str, Any]) -> tuple[tuple[str, ...], ...]:
    found = asked_blocks(record_of("收支明细", 明细=list(lines)))
    return found[0].rows if found else ()


def test_lines_are_added_by_their_subject_and_by_their_summary_only_without_one() -> None:
    assert rows(*LINES) == (
        ("最大的一笔支出", "发9月村干部报酬", "12,600.00"),
        ("误工", "2 笔", "3,500.50"),
        ("招待", "1 笔", "100.00"),
        ("干部报酬", "1 笔", "12,600.00"),
    )


def test_what_a_ledger_does_not_have_is_not_told() -> None:
    assert rows(LINES[0], LINES[4]) == (("招待", "1 笔", "100.00"),)
    assert rows(LINES[0], LINES[3]) == ()
    assert rows() == ()


def test_the_largest_of_many_lines_is_told_without_any_note_on_subjects() -> None:
    many = [{"科目": "办公费", "摘要": f"纸 {place}", "支": str(place)} for place in (5, 9, 9, 1)]
    (block,) = asked_blocks(record_of("收支明细", 明细=many))
    assert block.rows == (("最大的一笔支出", "纸 9", "9.00"),)
    assert block.note == ""


def test_other_kinds_have_no_such_lines() -> None:
    assert asked_blocks(record_of("资金发放", 资金名称="补贴", 合计="1")) == ()
