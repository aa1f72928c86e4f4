"""Build records of the money kinds for tests: the common keys are given, the own ones added."""

from typing import Any

from gongkai.model.face import Projection, project
from gongkai.model.kinds.registry import record_class
from gongkai.model.record import Record
from gongkai.model.vocabulary import Face, Kind, Show


def record_of(kind: str, **own: Any) -> Record:
    """Return a validated record of a kind, named by its Chinese word, with these own keys."""
    common = {
        "编号": "cw-2026-09-yangli",
        "类型": kind,
        "标题": "九月的事",
        "公开事项": "村级财务收支",
        "公开主体": "村委会",
        "公开范围": "全社会",
        "所属期": "2026-09",
    }
    return record_class(Kind.read(kind)).model_validate(common | own)


def projected(record: Record, show: Show = Show.FULL) -> Projection:
    """Return the record as the web may show it under a setting."""
    projection = project(record, Face.WEB, show)
    assert projection is not None
    return projection
