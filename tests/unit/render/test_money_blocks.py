from typing import Any

import pytest

from gongkai.model.blocks import OwnBlock
from gongkai.pages.present import presentation_of
from gongkai.render.environment import render
from tests.tools.money_records import projected, record_of

CASES: list[tuple[str, dict[str, Any], list[str]]] = [
    (
        "收支明细",
        {"明细": [{"摘要": "<b>代收</b>", "收": "500", "行类型": "代收代付"}]},
        ["&lt;b&gt;代收&lt;/b&gt;", "代收代付", "500.00"],
    ),
    (
        "财务报表",
        {
            "报表": "资产负债表",
            "行": [
                {"科目": "货币资金", "期末": "2.5", "备注": "<i>"},
                {"科目": "资产总计", "行的作用": "合计", "期末": "2.5"},
            ],
        },
        ['<tr class="gk-sum">', '<th scope="row">资产总计</th>', "&lt;i&gt;", "期末（元）"],
    ),
    (
        "预算决算",
        {
            "预决算": "决算",
            "预算科目": [
                {
                    "收支": "支出",
                    "名称": "办公费",
                    "预算": "100",
                    "执行": "50",
                    "其中": [{"名称": "报刊", "执行": "20"}],
                }
            ],
        },
        ["其中：报刊", "支出合计", ">50.0<", ">100.00<"],
    ),
    (
        "资金发放",
        {
            "资金名称": "补助",
            "合计": "3",
            "对象": [
                {"组": "一组", "姓名": "赵有福", "金额": "1"},
                {"组": "二组", "姓名": "孙进财", "金额": "2"},
            ],
        },
        ["一组", "小计 1 行，2.00 元", "合计 2 行，3.00 元"],
    ),
    (
        "收益分配",
        {"合计": "10", "当年收益": "12", "公积公益金": "2", "可分配": "10"},
        ["减：公积公益金", "-2.00", '<tr class="gk-sum">'],
    ),
    (
        "收费筹资",
        {"收费项目": "水费", "应收": "4", "实收": "3"},
        ['<progress max="100" value="75.0"', "已收 75.0%", "1.00"],
    ),
]


@pytest.mark.parametrize(("kind", "own", "wanted"), CASES)
def test_a_block_shows_its_figures_escaped(
    kind: str, own: dict[str, Any], wanted: list[str]
) -> None:
    presentation = presentation_of(projected(record_of(kind, **own)))
    blocks = [*presentation.before, *presentation.lists(), *presentation.after]
    (block, *_) = (block for block in blocks if isinstance(block, OwnBlock))
    html = render(f"blocks/{block.template}.html", block=block)
    assert [text for text in wanted if text not in html] == []
    assert "style=" not in html
    assert "<script" not in html
