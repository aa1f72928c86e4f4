"""What tells of a few people only is left out of totals, and follows from nothing else."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.base.figure import Figure
from gongkai.base.money import Money, total_of
from gongkai.model.face import Projection, project
from gongkai.model.facts import disclosed_facts
from gongkai.model.kinds.benefits import Subsidy, SubsidyClass
from gongkai.model.parts import NamedFigure
from gongkai.model.small_counts import blur_small, few_of, join_small, without_small_counts
from gongkai.model.vocabulary import Face, ItemPrivacy, Show
from gongkai.pages.present import presentation_of
from tests.unit.check.subjects import record_of

FEW = 5


def classes(*counts: int | None) -> tuple[SubsidyClass, ...]:
    return tuple(
        SubsidyClass.model_validate({"名称": f"{n} 类", "金额": f"{n + 1}00"})
        if count is None
        else SubsidyClass.model_validate(
            {"名称": f"{n} 类", "人数": str(count), "金额": f"{n + 1}00"}
        )
        for n, count in enumerate(counts)
    )


def figures(*texts: str) -> tuple[NamedFigure, ...]:
    return tuple(NamedFigure(name=f"第{n}项", figure=Figure.parse(t)) for n, t in enumerate(texts))


def test_a_small_class_is_joined_with_the_next_smallest() -> None:
    joined = join_small(classes(2, 40, 7), FEW)
    assert [(row.head_count, str(row.amount)) for row in joined] == [(40, "200.00"), (9, "400.00")]
    assert joined[-1].name == "其他（不满 5 人的几类合在一起）"


def test_large_classes_and_those_without_a_count_stay() -> None:
    for counts in ((), (5, 6), (None, 9), (0, 9)):
        rows = classes(*counts)
        assert join_small(rows, FEW) is rows


@given(st.lists(st.integers(0, 30), max_size=8))
def test_sums_stay_and_no_class_is_small_unless_all_are(counts: list[int]) -> None:
    rows = classes(*counts)
    joined = join_small(rows, FEW)
    assert sum(row.head_count or 0 for row in joined) == sum(counts)
    assert total_of(row.amount for row in joined) == total_of(row.amount for row in rows)
    small = [row for row in joined if 0 < (row.head_count or 0) < FEW]
    assert not small or sum(counts) < FEW


def test_a_single_small_figure_takes_the_next_smallest_with_it() -> None:
    found = blur_small(figures("3人", "40人", "9人", "12%", "约4人"), FEW)
    assert [one.figure.text for one in found] == ["不超过4人", "40人", "不少于5人", "12%", "约4人"]
    assert found[0].figure.number == Decimal(4)
    assert not found[0].figure.is_exact
    found = blur_small(figures("3人", "4人", "40人", "0人"), FEW)
    assert [one.figure.text for one in found] == ["不超过4人", "不超过4人", "40人", "0人"]
    clean = figures("40人", "12亩")
    assert blur_small(clean, FEW) is clean


def subsidy(count: int, **own: object) -> Subsidy:
    rows = [{"组": "一组", "姓名": f"石春{n}", "金额": "371.9"} for n in range(count)]
    total = str(Money.parse("371.9").fen * count / 100)
    fields = {"资金名称": "医疗救助", "对象": rows, "合计": total, "人数": str(count), **own}
    record = record_of("资金发放", **fields)
    assert isinstance(record, Subsidy)
    return record


def test_of_a_few_rows_neither_number_nor_sum_is_told() -> None:
    projection = project(subsidy(1), Face.WEB, Show.TOTALS, FEW)
    assert projection
    told = repr((projection, presentation_of(projection)))
    assert "37190" not in told
    assert "371.90" not in told
    assert presentation_of(projection).sentence == "九月的事：不满 5 人（户），数目不单列。"
    many = project(subsidy(5), Face.WEB, Show.TOTALS, FEW)
    assert many
    assert "1,859.50" in presentation_of(many).sentence


def test_open_records_and_payments_to_units_stay_as_they_are() -> None:
    rows = [{"名称": "甲", "人数": "2", "金额": "1"}, {"名称": "乙", "人数": "20", "金额": "9"}]
    own = {"资金名称": "补助", "分类": rows, "合计": "10"}
    record = record_of("资金发放", **own)
    assert without_small_counts(record, 0) is record
    changed = without_small_counts(record, FEW)
    assert isinstance(changed, Subsidy)
    assert [row.head_count for row in changed.classes] == [22]
    units = record_of("资金发放", **own, 对象类型="单位")
    assert without_small_counts(units, FEW) is units
    notice = record_of("公告公示", 要点=[{"名称": "孤儿", "数值": "1人"}])
    told = without_small_counts(notice, FEW)
    assert [str(one.figure) for one in getattr(told, "key_figures", ())] == ["不超过4人"]


ONE = {"组": "一组", "姓名": "石春来"}
OF_ONE: list[tuple[str, dict[str, Any]]] = [
    ("资金发放", {"资金名称": "救助", "对象": [{**ONE, "金额": "371.9"}], "合计": "371.9"}),
    ("资金发放", {"资金名称": "救助", "人数": "1", "合计": "371.9"}),
    ("收益分配", {"对象": [{**ONE, "金额": "371.9"}], "合计": "371.9", "可分配": "371.9"}),
    ("收益分配", {"户数": "1", "成员数": "1", "合计": "371.9", "余数": "371.9"}),
    ("收费筹资", {"收费项目": "水费", "对象数": "1", "应收": "371.9", "实收": "371.9"}),
    ("名单公示", {"名单": [{**ONE, "数量": "3719平方米"}], "户数": "1", "新增数": "3719"}),
    ("名单公示", {"户数": "2", "人数": "3719"}),
    (
        "物资",
        {
            "户数": "1",
            "收发存": [
                {"品名": "大米", "计量单位": "袋", "入库": "3719", "发出": "1", "结存": "3718"}
            ],
        },
    ),
    ("积分", {"户数": "1", "期初": "0", "得分": "3719", "兑分": "0", "期末": "3719"}),
    ("积分", {"积分余额": [{**ONE, "期初": "0", "得分": "3719", "期末": "3719"}], "得分": "3719"}),
]


@pytest.mark.parametrize("face", Face)
@pytest.mark.parametrize(("kind", "fields"), OF_ONE)
def test_of_one_person_no_kind_tells_a_number_on_any_face(
    kind: str, fields: dict[str, Any], face: Face
) -> None:
    projection = project(record_of(kind, **fields), face, Show.TOTALS, FEW)
    assert projection
    told = repr((projection, presentation_of(projection), disclosed_facts(projection)))
    for number in ("371.9", "37190", "3719", "石春来"):
        assert number not in told
    assert projection.fewer_than == FEW


def of_many(kind: str, **fields: Any) -> Projection:
    projection = project(record_of(kind, **fields), Face.WEB, Show.TOTALS, FEW)
    assert projection
    return projection


def test_of_many_people_and_of_other_things_totals_stand() -> None:
    rows = [{**ONE, "期初": "40", "得分": "66", "期末": "106"}]
    points = of_many("积分", 户数="186", 积分余额=rows, 期末="4420")
    assert not points.fewer_than
    assert "4420" in repr(points.record)
    assert "106" not in repr(points)
    units = {"资金名称": "补助", "对象类型": "单位", "人数": "1", "合计": "371.9"}
    assert not of_many("资金发放", **units).fewer_than
    debts = [{"对方": "石春来", "方向": "债权", "期末": "371.9"}]
    assert not of_many("财务报表", 报表="资产负债表", 债权债务=debts).fewer_than


def test_totals_of_a_folded_open_list_are_held_back_as_well() -> None:
    assert few_of(ItemPrivacy.MASK, Show.MASK, FEW) == FEW
    assert few_of(ItemPrivacy.PUBLIC, Show.TOTALS, FEW) == FEW
    assert few_of(ItemPrivacy.PUBLIC, Show.FULL, FEW) == 0


def test_statistics_and_their_parts_are_blurred_with_how_they_came_about() -> None:
    ill = {"名称": "大病", "数值": "3人", "上期": "2人", "备注": ""}
    parts = [{"名称": "甲", "数值": "1人"}, {"名称": "乙", "数值": "39人"}]
    data = [
        ill,
        {"名称": "慢病", "数值": "40人", "其中项": parts},
        {"名称": "面积", "数值": "3亩"},
    ]
    shown = repr(without_small_counts(record_of("情况数据", 数据=data), FEW))
    for number in ("3人", "2人", "1人", "39人"):
        assert f"'{number}'" not in shown
    assert "不超过4人" in shown
    assert "3亩" in shown
