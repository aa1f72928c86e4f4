from typing import Any

import pytest

from gongkai.model.blocks import OwnBlock, Presentation
from gongkai.model.kinds.followup import Indicator
from gongkai.model.vocabulary import Show
from gongkai.pages.kinds.bars import Bars
from gongkai.pages.kinds.followup import IndicatorTable, TaskTable, is_met
from gongkai.pages.present import presentation_of
from gongkai.render.environment import render
from tests.tools.money_records import projected, record_of

TASKS = [
    {"事项": "硬化道路", "办理状态": "已完成", "完成日期": "2026-09-10"},
    {"事项": "装路灯", "办理状态": "进行中", "完成比例": "60"},
    {"事项": "修栏杆", "办理状态": "未开始"},
    {"事项": "催收", "办理状态": "已销号"},
]


def present(kind: str, show: Show = Show.FULL, /, **own: Any) -> Presentation:
    return presentation_of(projected(record_of(kind, **own), show))


def block_named(presentation: Presentation, name: str) -> OwnBlock:
    return next(
        block
        for block in presentation.before
        if isinstance(block, OwnBlock) and block.name == name
    )


def test_a_tracker_counts_what_is_done() -> None:
    told = "一共 4 件，办完 2 件，还有 2 件没办完。"
    assert present("台账清单", 台账=TASKS).sentence == told
    assert present("台账清单", Show.MASK, 台账=TASKS).sentence == told
    assert present("台账清单", Show.TOTALS, 台账=TASKS).sentence == "一共 4 件。"


def test_a_tracker_of_totals_counts_its_statuses() -> None:
    totals = [{"办理状态": "已完成", "个数": "3"}, {"办理状态": "整改中", "个数": "2"}]
    assert present("台账清单", 状态合计=totals).sentence == (
        "一共 5 件，办完 3 件，还有 2 件没办完。"
    )
    assert present("台账清单", 事项数="61", 办结数="61").sentence == "一共 61 件，办完 61 件。"
    assert present("台账清单").sentence == "村委会公开：九月的事。"


def test_tasks_stand_with_their_status_in_front() -> None:
    presentation = present("台账清单", 台账=TASKS)
    bars = block_named(presentation, "done").data
    assert isinstance(bars, Bars)
    assert [(bar.value, bar.fill) for bar in bars.bars] == [("4 件里办完 2 件，占 50%", 50)]
    block = block_named(presentation, "tasks")
    data = block.data
    assert isinstance(data, TaskTable)
    assert [column.label for column in data.columns] == ["事项", "完成比例", "完成日期"]
    assert [(row.status, row.tone) for row in data.rows] == [
        ("已完成", "done"),
        ("进行中", "underway"),
        ("未开始", "open"),
        ("已销号", "done"),
    ]
    html = render("blocks/task_table.html", block=block)
    assert '<span class="gk-chip gk-underway">进行中</span>' in html
    assert html.count("<tr>") == 5


def test_targets_tell_how_many_were_reached() -> None:
    rows = [
        {"名称": "参保", "比较": "不低于", "目标": "98%", "实际": "98.2%"},
        {"名称": "厕所", "比较": "等于", "目标": "100%", "实际": "99.3%"},
        {"名称": "收入", "目标": "约5万元", "实际": "6.2万元"},
    ]
    presentation = present("指标任务", 指标=rows)
    assert presentation.sentence == "一共 3 项指标，1 项达到目标，1 项没有达到。"
    assert present("指标任务").sentence == "村委会公开：九月的事。"
    assert present("指标任务", Show.TOTALS, 指标=rows).sentence == presentation.sentence


def test_a_target_stands_beside_what_was_reached() -> None:
    rows = [
        {
            "名称": "参保",
            "比较": "不低于",
            "目标": "98%",
            "实际": "98.2%",
            "完成数": "1459",
            "应完成数": "1486",
            "责任单位": "村委会",
            "时限": "2026-12-31",
        },
        {"名称": "回收", "目标": "85%", "实际": "82%", "完成率": "82%"},
    ]
    block = block_named(present("指标任务", 指标=rows), "indicators")
    data = block.data
    assert isinstance(data, IndicatorTable)
    first, second = data.rows
    assert (first.goal, first.rate, first.fill) == ("不低于 98%", "98.2%（1,459÷1,486）", 98)
    assert (first.verdict, first.remark) == ("达到", "由村委会负责，2026年12月31日以前完成")
    assert (second.goal, second.rate, second.fill, second.verdict) == ("85%", "82%", 82, "没达到")
    html = render("blocks/indicator_table.html", block=block)
    assert '<progress class="gk-bar" max="100" value="98" aria-label="参保">98%</progress>' in html


@pytest.mark.parametrize(
    ("fields", "met"),
    [
        ({"目标": "5%", "实际": "5%"}, True),
        ({"比较": "高于", "目标": "20%", "实际": "20%"}, False),
        ({"比较": "低于", "目标": "5件", "实际": "4件"}, True),
        ({"比较": "不超过", "目标": "5件", "实际": "6件"}, False),
        ({"目标": "5万元", "实际": "60000元"}, True),
        ({"目标": "5户", "实际": "6人"}, None),
        ({"目标": "5户", "实际": "6余户"}, None),
        ({"目标": "5户"}, None),
        ({"目标": "5户", "实际": "4户", "达标": "是"}, True),
    ],
)
def test_a_target_is_judged_only_by_exact_figures_of_one_unit(
    fields: dict[str, str],
    met: bool | None,  # noqa: FBT001 - a case of the table, not an option
) -> None:
    assert is_met(Indicator.model_validate({"名称": "甲"} | fields)) is met
