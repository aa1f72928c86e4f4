"""Records under check, as the pipeline hands them to the checks."""

from collections.abc import Callable
from functools import cache
from typing import Any

from gongkai.base.problem import Where
from gongkai.check.subject import Subject
from gongkai.load.rules import load_catalogue
from gongkai.model.catalogue import Catalogue
from gongkai.model.kinds.registry import record_class
from gongkai.model.record import Record
from gongkai.model.settings import Settings
from gongkai.model.vocabulary import Kind

FILE = "content/a.yml"
COMMON = {
    "编号": "cw-2026-09",
    "标题": "九月的事",
    "公开主体": "村委会",
    "公开范围": "全社会",
}
ITEMS = {
    "计划安排": "垃圾收运安排",
    "收支明细": "村级财务收支",
    "会议活动": "村民会议与代表会议",
    "资金发放": "惠农补贴发放",
    "公告公示": "公开征求意见",
    "名册": "党组织班子名册",
    "积分": "垃圾分类积分",
    "家庭风采": "家庭风采",
    "民主协商": "公开征求意见",
    "评选表彰": "文明家庭评选",
    "制度规约": "村规民约",
    "财务报表": "集体财务报表",
    "预算决算": "预算与资金分配",
    "资金分配": "项目资金拨付",
    "收益分配": "集体收益分配",
    "收费筹资": "水费收缴",
    "物资": "物资收发",
    "项目": "村级建设项目",
    "交易招标": "集体资产资源交易",
    "合同": "采购与服务合同",
    "资产资源": "集体资产台账",
    "民主决策": "村民会议与代表会议",
    "换届选举": "村委会换届选举",
    "民主评议": "村委会成员民主评议",
    "监督审计": "村务监督记录",
    "名单公示": "救助对象公示",
    "检查评比": "卫生检查评比",
    "台账清单": "问题整改台账",
    "指标任务": "年度计划与指标",
    "情况数据": "村情概况",
    "自定义表": "村情概况",
}


def record_of(kind: str, **own: Any) -> Record:
    """Return a validated record of a kind, named by its Chinese word."""
    given = {**COMMON, "类型": kind, "公开事项": ITEMS[kind], **own}
    return record_class(Kind.read(kind)).model_validate(given)


def subject_of(
    kind: str,
    settings: Settings | None = None,
    look_for_file: Callable[[str], str] = lambda _: "found",
    **own: Any,
) -> Subject:
    """Return a record under check with the national catalogue around it."""
    record = record_of(kind, **own)
    return Subject(
        record=record,
        where=Where(FILE),
        item=national_catalogue().by_name(record.item),
        catalogue=national_catalogue(),
        settings=settings or Settings.model_validate({"村名": "石桥村"}),
        look_for_file=look_for_file,
    )


@cache
def national_catalogue() -> Catalogue:
    """Return the national rule pack's catalogue."""
    catalogue, problems = load_catalogue(("national",))
    assert not problems
    return catalogue
