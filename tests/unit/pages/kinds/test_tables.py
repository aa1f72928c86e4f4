from typing import Any

import pytest

from gongkai.model.blocks import OwnBlock, Presentation, TableBlock
from gongkai.model.face import project
from gongkai.model.kinds.registry import record_class
from gongkai.model.vocabulary import Face, Kind, Show
from gongkai.pages.kinds.tables import FigureLine, FigureLines
from gongkai.pages.present import presentation_of

COLUMNS = [
    {"标题": "姓名", "隐私": "姓名"},
    {"标题": "产品", "隐私": "公开"},
    {"标题": "数量", "列类型": "整数", "单位": "份", "要合计": "是", "隐私": "公开"},
    {"标题": "底单", "隐私": "留存"},
]
ROWS = [["王小明", "米", "1200", "a"], ["李二妹", "茶", "30", "b"]]


def shown(kind: str, show: Show = Show.FULL, /, **fields: object) -> Presentation:
    common = {
        "编号": "cun-2026-01",
        "类型": kind,
        "标题": "一张表",
        "公开事项": "项目库",
        "公开主体": "村委会",
        "公开范围": "全社会",
    }
    record = record_class(Kind.read(kind)).model_validate(common | fields)
    projection = project(record, Face.WEB, show)
    assert projection is not None
    return presentation_of(projection)


def block_of(presentation: Presentation) -> TableBlock:
    (block,) = presentation.before
    assert isinstance(block, TableBlock)
    return block


def test_figures_stand_over_their_parts_and_exclusive_ones_have_shares() -> None:
    parts = [{"名称": "新植", "数值": "266.6亩"}, {"名称": "补植", "数值": "145.1亩"}]
    figures = [
        {"名称": "造林", "数值": "411.7亩", "上期": "380亩", "其中项": parts, "互斥": "是"},
        {"名称": "栽树", "数值": "约860株", "其中项": [{"名称": "桂花", "数值": "300株"}]},
    ]
    found = shown("情况数据", 统计日期="2026-04-10", 数据=figures)
    assert found.sentence == "截至2026年4月10日：造林 411.7亩，栽树 约860株。"
    (block,) = found.before
    assert isinstance(block, OwnBlock)
    assert block.data == FigureLines(
        lines=(
            FigureLine("造林", "411.7亩", "380亩", "", "", is_part=False),
            FigureLine("新植", "266.6亩", "", "64.8%", "", is_part=True),
            FigureLine("补植", "145.1亩", "", "35.2%", "", is_part=True),
            FigureLine("栽树", "约860株", "", "", "", is_part=False),
            FigureLine("桂花", "300株", "", "", "", is_part=True),
        ),
        has_previous=True,
        has_shares=True,
    )


def test_figures_without_a_day_name_their_period() -> None:
    figures = [{"名称": "案件", "数值": "0起"}]
    assert shown("情况数据", 所属期="2026-10", 数据=figures).sentence == "2026年10月：案件 0起。"


def test_table_shows_all_but_the_kept_column_and_sums_below() -> None:
    found = shown("自定义表", 列=COLUMNS, 行=ROWS)
    assert found.sentence == "共 2 行，数量合计 1,230份。"
    block = block_of(found)
    assert [column.label for column in block.columns] == ["姓名", "产品", "数量"]
    assert block.rows == (("王小明", "米", "1,200"), ("李二妹", "茶", "30"))
    assert block.total == ("合计", "", "1,230")


def test_table_masks_names() -> None:
    found = shown("自定义表", Show.MASK, 列=COLUMNS, 行=ROWS)
    assert [row[0] for row in block_of(found).rows] == ["王**", "李**"]


def test_table_of_totals_shows_the_number_of_rows_and_the_sums() -> None:
    found = shown("自定义表", Show.TOTALS, 列=COLUMNS, 行=ROWS)
    assert found.sentence == "共 2 行，数量合计 1,230份。"
    block = block_of(found)
    assert block.rows == ()
    assert block.note.startswith("共 2 条，数量合计 1,230份。")
    assert "王" not in repr(found)


def test_table_written_as_sums_alone_shows_them() -> None:
    found = shown("自定义表", 列合计=[{"名称": "数量", "数值": "12份"}])
    assert found.sentence == "数量合计 12份。"
    assert block_of(found).rows == (("数量", "12份"),)


def test_bare_records_fall_back_to_the_plain_sentence() -> None:
    assert shown("自定义表").sentence == "村委会公开：一张表。"
    assert shown("情况数据").sentence == "村委会公开：一张表。"


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ({"数量": "46人", "标准": "600元", "期数": "2次"}, "46人 × 600元 × 2次"),
        (
            {"分子": "30200元", "分母": "19人", "口径": "年底在岗"},
            "口径：年底在岗，30200元 ÷ 19人",
        ),
        ({"上期": "132人", "增": "58人", "减": "3人"}, "增 58人，减 3人"),
        ({"上期": "100人", "增长率": "4.97%"}, "增长 4.97%"),
        ({"列名": ["一小", "二小"], "备注": "都是公办"}, "有：一小、二小，都是公办"),
        ({"数量": "46人"}, ""),
    ],
)
def test_a_figure_says_how_it_came_about(own: dict[str, Any], told: str) -> None:
    (block,) = shown("情况数据", 数据=[{"名称": "津贴", "数值": "2", **own}]).before
    assert isinstance(block, OwnBlock)
    assert isinstance(block.data, FigureLines)
    assert block.data.lines[0].remark == told
