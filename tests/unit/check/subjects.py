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
    "收支明细": "村级财务收支",
    "资金发放": "惠农补贴发放",
    "公告公示": "公开征求意见",
    "名册": "党组织班子名册",
    "积分": "垃圾分类积分",
    "家庭风采": "家庭风采",
    "民主协商": "公开征求意见",
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
