"""Decisions for tests: a whole course of four deliberations and two publications."""

from typing import Any

from gongkai.check.decisions import check_decision
from gongkai.check.subject import Subject
from tests.unit.check.subjects import subject_of

Rows = list[dict[str, str]]

PARTY = {"名称": "村党组织提议", "会议": "村党组织会议", "日期": "2026-03-02"}
JOINT = {"名称": "两委会商议", "会议": "两委联席会议", "日期": "2026-03-05"}
MEMBERS = {"名称": "党员大会审议", "会议": "党员大会", "日期": "2026-03-10"}
VOTE = {
    "名称": "村民代表会议决议",
    "会议": "村民代表会议",
    "日期": "2026-03-18",
    "应到": "45",
    "实到": "41",
    "赞成": "39",
}
PUBLISHED = {"名称": "决议公开", "会议": "公开", "日期": "2026-03-20"}
RESULT = {"名称": "结果公开", "会议": "公开", "日期": "2026-11-08"}
COURSE: Rows = [PARTY, JOINT, MEMBERS, VOTE, PUBLISHED, RESULT]


def decision(steps: Rows, **own: Any) -> Subject:
    """Return a decision by the four deliberations under check."""
    given: dict[str, Any] = {
        "公开事项": "四议两公开",
        "程序": "四议两公开",
        "党组织研究日": "2026-03-02",
        "步骤": steps,
    }
    return subject_of("民主决策", **(given | own))


def codes(subject: Subject) -> list[str]:
    """Return the codes of all that is wrong with the way a matter was decided."""
    return [problem.code for problem in check_decision(subject)]
