from typing import Any

import pytest
from pydantic import ValidationError

from gongkai.base.money import Money
from gongkai.model.kinds.followup import Comparison, Targets, TaskStatus, Tracker
from gongkai.model.vocabulary import Show, YesNo
from tests.tools.money_records import projected, record_of

TASKS = [
    {
        "序号": "1",
        "事项": "教邻居种菌",
        "事项类别": "产业",
        "承诺人": "柏成业",
        "措施": "现场教",
        "责任单位": "五组",
        "责任人": "罗天贵",
        "金额": "300",
        "完成比例": "60",
        "时限": "2026-11-30",
        "办理状态": "进行中",
    },
    {"事项": "修栏杆", "办理状态": "移交", "合并说明": "并入道路项目", "金额": "200"},
]


def test_a_tracker_may_state_totals_only() -> None:
    tracker = record_of(
        "台账清单", 事项数="61", 办结数="61", 状态合计=[{"办理状态": "已销号", "个数": "61"}]
    )
    assert isinstance(tracker, Tracker)
    assert (tracker.task_count, tracker.tasks) == (61, ())
    assert tracker.status_totals[0].task_status is TaskStatus.CLOSED


def test_a_full_tracker_masks_who_promised() -> None:
    shown = projected(record_of("台账清单", 第几次="1", 台账=TASKS, 结论="好"), Show.MASK).record
    assert isinstance(shown, Tracker)
    assert (shown.tasks[0].promised_by, shown.tasks[0].responsible) == ("柏**", "罗天贵")
    assert shown.tasks[1].task_status is TaskStatus.REFERRED


def test_where_only_totals_may_show_tasks_are_counted_and_summed() -> None:
    withheld = projected(record_of("台账清单", 台账=TASKS), Show.TOTALS).withheld_rows("tasks")
    assert withheld is not None
    assert (withheld.count, withheld.sums) == (2, (("amount", Money(50_000)),))


def test_targets_may_be_bare() -> None:
    targets = record_of("指标任务")
    assert isinstance(targets, Targets)
    assert targets.indicators == ()


def test_a_full_target_names_its_base() -> None:
    targets = record_of(
        "指标任务",
        文号="云政发〔2026〕示例8号",
        指标=[
            {
                "名称": "医保参保",
                "比较": "不低于",
                "目标": "98%",
                "实际": "98.2%",
                "完成数": "1459",
                "应完成数": "1486",
                "完成率": "98.2%",
                "达标": "是",
                "责任单位": "村委会",
                "时限": "2026-12-31",
                "备注": "按户籍人数",
            }
        ],
    )
    assert isinstance(targets, Targets)
    (one,) = targets.indicators
    assert (one.comparison, one.is_met) == (Comparison.AT_LEAST, YesNo.YES)
    assert (one.numerator, one.denominator) == (1459, 1486)


@pytest.mark.parametrize(
    ("kind", "own", "code"),
    [
        ("台账清单", {"台账": [{"事项": "甲"}]}, "missing"),
        ("台账清单", {"台账": [{"事项": "甲", "办理状态": "快了"}]}, "V107"),
        (
            "台账清单",
            {"台账": [{"事项": "甲", "办理状态": "移交", "反映人": "乙"}]},
            "extra_forbidden",
        ),
        ("指标任务", {"指标": [{"名称": "甲", "比较": "大概"}]}, "V107"),
        ("指标任务", {"指标": [{"名称": "甲", "目标": "很多"}]}, "V206"),
        ("指标任务", {"指标": [{"目标": "5%"}]}, "missing"),
    ],
)
def test_a_faulty_record_is_refused_by_code(kind: str, own: dict[str, Any], code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        record_of(kind, **own)
    assert [error["type"] for error in refused.value.errors()] == [code]
