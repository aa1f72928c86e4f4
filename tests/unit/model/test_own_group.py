"""A villagers' group that publishes is told by its name, as far as the record names one."""

from typing import Any

import pytest

from gongkai.model.face import project
from gongkai.model.own_group import publisher_told
from gongkai.model.settings import Settings
from gongkai.model.vocabulary import Face, Show
from tests.unit.check.subjects import record_of

GROUPS = [
    {"编号": "z1", "名称": "一组"},
    {"编号": "z2", "名称": "二组", "别名": ["柳树组"]},
    {"编号": "z3", "名称": "一组", "原村": "柏树村"},
]


def sender(show: Show = Show.FULL, kind: str = "公告公示", **own: Any) -> str:
    settings = Settings.model_validate({"村名": "石桥村", "村民小组": GROUPS})
    record = record_of(kind, **({"状态": "公开", "公开主体": "村民小组"} | own))
    projection = project(record, Face.WEB, show)
    assert projection is not None
    return publisher_told(record.publisher, projection.own_groups, settings)


@pytest.mark.parametrize("name", ["二组", "z2", "柳树组"])
def test_the_group_of_the_records_own_field_is_told(name: str) -> None:
    assert sender(涉及组=[name]) == "村民小组（二组）"


@pytest.mark.parametrize("show", [Show.FULL, Show.MASK, Show.TOTALS])
def test_the_group_of_the_rows_is_told_though_they_are_hidden(show: Show) -> None:
    rows = [{"组": "二组", "姓名": "石春来", "金额": "1"}]
    assert sender(show, "资金发放", 资金名称="补贴", 对象=rows, 合计="1") == "村民小组（二组）"


def test_where_nobody_can_tell_which_group_speaks_none_is_told() -> None:
    assert sender() == "村民小组"
    assert sender(涉及组=["九组"]) == "村民小组"
    assert sender(涉及组=["一组"]) == "村民小组"
    assert sender(涉及组=["z1", "z2"]) == "村民小组"
    assert sender(涉及组=["柏树村一组"]) == "村民小组（柏树村一组）"


def test_other_publishers_are_told_as_ever() -> None:
    assert sender(公开主体="村委会", 涉及组=["二组"]) == "村委会"
