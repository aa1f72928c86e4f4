import pytest
from pydantic import ValidationError

from gongkai.model.face import Projection, project
from gongkai.model.facts import disclosed_facts
from gongkai.model.kinds.registry import record_class
from gongkai.model.kinds.tables import OpenRow, Table, TableRow, cells_in_order
from gongkai.model.vocabulary import Face, Kind, Show

OPEN = {"标题": "产品", "隐私": "公开"}
COUNT = {"标题": "数量", "列类型": "整数", "单位": "份", "要合计": "是", "隐私": "公开"}
PEOPLE = [
    {"标题": "组", "隐私": "公开"},
    {"标题": "姓名", "隐私": "姓名"},
    {"标题": "受托人", "隐私": "姓名"},
    {"标题": "经办", "隐私": "公职"},
    {"标题": "金额", "列类型": "金额", "要合计": "是", "隐私": "公开"},
    {"标题": "情况", "隐私": "个人情况"},
    {"标题": "底单", "列类型": "整数", "要合计": "是", "隐私": "留存"},
]
LINES = [
    ["一组", "王小明", "赵大勇", "陈秀兰", "100", "住院", "7"],
    ["一组", "王小红", None, "陈秀兰", "20.5", None, "8"],
]
SECRETS = ("小明", "小红", "大勇", "住院")


def table(**fields: object) -> Table:
    common = {
        "编号": "fw-2026-01",
        "类型": "自定义表",
        "标题": "一张表",
        "公开事项": "消费帮扶与电商",
        "公开主体": "村委会",
        "公开范围": "全社会",
    }
    found = record_class(Kind.TABLE).model_validate(common | fields)
    assert isinstance(found, Table)
    return found


def shown(show: Show, face: Face = Face.WEB, **fields: object) -> Projection:
    projection = project(table(**fields), face, show)
    assert projection is not None
    return projection


def texts(projection: Projection) -> list[tuple[str, ...]]:
    record = projection.record
    assert isinstance(record, Table)
    return [cells_in_order(record.columns, row) for row in record.rows]


def codes(**fields: object) -> list[tuple[tuple[int | str, ...], str]]:
    with pytest.raises(ValidationError) as caught:
        table(**fields)
    return [(fault["loc"], fault["type"]) for fault in caught.value.errors(include_input=False)]


def test_a_table_may_be_bare_or_hold_only_sums() -> None:
    assert table().rows == ()
    found = table(列=[OPEN, COUNT], 列合计=[{"名称": "数量", "数值": "12份"}])
    assert str(found.column_totals[0].figure) == "12份"


def test_cells_take_their_canonical_form_and_columns_are_added_up() -> None:
    money = {"标题": "单价", "列类型": "金额", "要合计": "是", "隐私": "公开"}
    day = {"标题": "日期", "列类型": "日期", "隐私": "公开"}
    rows = [["米", "1,200", "0.1万", "2026年9月5日"], ["茶", None, "8.5", ""]]
    found = table(列=[OPEN, COUNT, money, day], 行=rows)
    assert texts(shown(Show.FULL, 列=[OPEN, COUNT, money, day], 行=rows)) == [
        ("米", "1200", "1,000.00", "2026-09-05"),
        ("茶", "", "8.50", ""),
    ]
    sums = [(total.name, str(total.figure)) for total in found.column_totals]
    assert sums == [("数量", "1,200份"), ("单价", "1,008.50元")]


@pytest.mark.parametrize("cells", [["3亩", "4户"], ["约3亩", "4亩"]])
def test_figures_of_mixed_units_or_with_hedges_have_no_sum(cells: list[str]) -> None:
    column = {"标题": "面积", "列类型": "数值", "要合计": "是", "隐私": "公开"}
    assert table(列=[column], 行=[[cell] for cell in cells]).column_totals == ()


def test_sums_as_written_stay() -> None:
    found = table(列=[OPEN, COUNT], 行=[["米", "3"]], 列合计=[{"名称": "数量", "数值": "9份"}])
    assert str(found.column_totals[0].figure) == "9份"


def test_a_kept_column_is_on_no_face_nor_in_any_sum() -> None:
    projection = shown(Show.FULL, Face.WALL, 列=PEOPLE, 行=LINES)
    assert [row[6] for row in texts(projection)] == ["", ""]
    assert [total.name for total in table(列=PEOPLE, 行=LINES).column_totals] == ["金额"]


@pytest.mark.parametrize(("cells", "sums"), [(["5"], []), (["5", "6"], ["11"]), (["5", None], [])])
def test_a_sum_never_tells_one_persons_detail(cells: list[str | None], sums: list[str]) -> None:
    column = COUNT | {"隐私": "个人情况", "单位": ""}
    found = table(列=[OPEN, column], 行=[["米", cell] for cell in cells])
    assert [str(total.figure) for total in found.column_totals] == sums


def test_full_names_are_shown_where_the_item_allows() -> None:
    assert texts(shown(Show.FULL, 列=PEOPLE, 行=LINES)) == [
        ("一组", "王小明", "赵大勇", "陈秀兰", "100.00", "住院", ""),
        ("一组", "王小红", "", "陈秀兰", "20.50", "", ""),
    ]


def test_masked_names_of_all_columns_stay_distinct_and_details_go() -> None:
    projection = shown(Show.MASK, 列=PEOPLE, 行=LINES)
    assert texts(projection) == [
        ("一组", "王**（一组1）", "赵**", "陈秀兰", "100.00", "", ""),
        ("一组", "王**（一组2）", "", "陈秀兰", "20.50", "", ""),
    ]


@pytest.mark.parametrize("column", [PEOPLE[1], PEOPLE[5], PEOPLE[6]])
def test_one_guarded_column_of_any_sort_withholds_all_rows_where_totals_show(
    column: dict[str, object],
) -> None:
    projection = shown(Show.TOTALS, 列=[OPEN, column], 行=[["米", "5"], ["茶", "6"]])
    assert texts(projection) == []
    assert [(rows.field, rows.count) for rows in projection.withheld] == [("rows", 2)]


def test_a_table_of_open_columns_stays_where_totals_show() -> None:
    projection = shown(Show.TOTALS, 列=[OPEN, COUNT], 行=[["米", "5"]])
    assert texts(projection) == [("米", "5")]
    assert projection.withheld == ()


@pytest.mark.parametrize("show", [Show.MASK, Show.TOTALS])
@pytest.mark.parametrize("face", list(Face))
def test_nothing_guarded_reaches_the_facts_of_a_face(show: Show, face: Face) -> None:
    told = str(disclosed_facts(shown(show, face, 列=PEOPLE, 行=LINES)))
    assert not [secret for secret in SECRETS if secret in told]


def test_rows_are_guarded_unless_every_column_is_open() -> None:
    assert type(table(列=[OPEN, COUNT], 行=[["米", "5"]]).rows[0]) is OpenRow
    assert type(table(列=PEOPLE, 行=LINES).rows[0]) is TableRow


def test_every_faulty_cell_is_named() -> None:
    rows = [["米", "三"], ["茶"], "核桃", ["茶", ["5"]]]
    assert codes(列=[OPEN, COUNT], 行=rows) == [
        (("行", 0, 1), "V204"),
        (("行", 1), "V216"),
        (("行", 2), "V103"),
        (("行", 3, 1), "V105"),
    ]


def test_rows_that_are_no_list_are_a_fault() -> None:
    assert codes(列=[OPEN], 行="米") == [(("行",), "V103")]


def test_a_column_must_say_who_may_see_it() -> None:
    assert codes(列=[{"标题": "产品"}], 行=[["米"]]) == [(("列", 0, "隐私"), "missing")]


def test_words_cannot_be_added_up() -> None:
    assert codes(列=[OPEN | {"要合计": "是"}]) == [(("列", 0, "要合计"), "V217")]
