"""Clauses that fine, withhold, cut off, shame or shut out are told; harmless ones are not."""

from collections.abc import Iterable
from typing import Any

import pytest

from gongkai.base.problem import Problem, Severity
from gongkai.base.problem_catalogue import severity_of
from gongkai.check.clauses import check_adoption, check_clauses
from gongkai.check.subject import Subject
from tests.unit.check.subjects import subject_of


def told(problems: Iterable[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def code_of_conduct(text: str, **own: Any) -> Subject:
    """Return a village code under check."""
    return subject_of("制度规约", 正文=text, **own)


@pytest.mark.parametrize(
    ("clause", "code"),
    [
        ("乱倒垃圾的，每次罚款 50 元。", "R331"),
        ("不交的罚款一百元。", "R331"),
        ("不准乱倒垃圾，违者罚款。", "R331"),
        ("不准乱倒垃圾违者罚款", "R331"),
        ("私自占路的，罚 200 元。", "R331"),
        ("- **酒席**：超过十五桌的处以罚金", "R331"),
        ("不参加集体劳动的，取消福利。", "R332"),
        ("违反本约的，扣发全家的补贴", "R332"),
        ("没有交齐卫生费的，不给办手续、不开证明。", "R332"),
        ("不交卫生费的，停水停电。", "R333"),
        ("违约户，村里断水处理", "R333"),
        ("屡教不改的，广播点名批评。", "R334"),
        ("不打扫的上黑榜，公开曝光。", "R334"),
        ("外嫁女不参加分红。", "R335"),
        ("外嫁女不参加集体分红。", "R335"),
        ("入赘的没有份。", "R335"),
        ("离婚后不享受集体福利", "R335"),
        ("户无男性的，份额减半", "R335"),
        ("上门女婿不得参与分配", "R335"),
    ],
)
def test_a_clause_that_does_harm_is_told(clause: str, code: str) -> None:
    found = list(check_clauses(code_of_conduct(f"路是大家的路。\n\n{clause}\n")))
    assert code in told(found)
    assert {severity_of(problem) for problem in found} == {Severity.WARNING}


@pytest.mark.parametrize(
    "clause",
    [
        "不罚款、不停水电、不和任何补助挂钩。",
        "不得罚款。",
        "不得以任何理由罚款、扣发福利、停水停电。",
        "村里不准对村民罚款",
        "“酒席不超过 15 桌”改成提倡的标准，不再写处罚。",
        "删掉“违反约定不给办手续”一条（不合法律）；",
        "删掉“乱倒垃圾罚款”一条",
        "偷砍树木的，由公安机关依法罚款。",
        "停水停电要提前一天通知。",
        "停电的时候，打电话给电工。",
        "下雨天不断路，组长看着。",
        "去世的、重复享受的，按国家规定停发。",
        "外嫁女和其他成员一样分红。",
        "不得以外嫁、离婚、丧偶为由取消成员身份。",
        "不因离婚、丧偶减少份额。",
        "离婚的、丧偶的，组长多走动走动。",
        "红白理事会提倡简办，不收礼。",
        "红榜每月一张，只写做得好的。",
        "宅基地、田界有争议，先找人民调解委员会，不动手。",
        "谁占了公家的地方，组长先上门说。",
        "老人自己住的，子女轮流上门。",
        "取消罚款的老规定。",
    ],
)
def test_a_harmless_clause_is_not_told(clause: str) -> None:
    assert told(check_clauses(code_of_conduct(clause))) == []


def test_the_clause_its_words_and_the_article_are_named() -> None:
    text = "一、爱护水沟。\n二、往沟里倒垃圾的，罚款 50 元，停水三天处理。\n"
    fine, cut = check_clauses(code_of_conduct(text, 通过日期="2026-04-15"))
    assert fine.where.path == ("正文",)
    assert fine.facts == {
        "clause": "二、往沟里倒垃圾的，罚款50元，停水三天处理",
        "words": "罚款",
        "basis": "中华人民共和国村民委员会组织法第三十一条",
    }
    assert (cut.code, cut.facts["words"]) == ("R333", "停水")
    (earlier,) = check_clauses(code_of_conduct("乱倒垃圾的罚款。", 通过日期="2025-04-15"))
    assert earlier.facts["basis"] == "中华人民共和国村民委员会组织法第二十七条"


def test_schemes_of_shares_and_resolutions_are_read_too() -> None:
    shares = [{"类别": "外嫁女不计份", "每份": "0"}]
    scheme = subject_of("收益分配", 合计="100", 份额=shares)
    (problem,) = check_clauses(scheme)
    assert (problem.code, problem.where.path) == ("R335", ("份额", 0))
    assert "第八条第三款" in problem.facts["basis"]
    assert told(check_clauses(subject_of("民主决策", 决议内容="不交的罚款。"))) == ["R331"]


def test_rules_that_bind_no_villager_are_let_be() -> None:
    listed = subject_of("制度规约", 公开事项="资金使用负面清单", 正文="村干部个人的罚款不能报。")
    assert told(check_clauses(listed)) == []


def test_a_code_is_adopted_by_the_village_meeting_and_filed() -> None:
    own = {"通过会议": "村民会议", "通过日期": "2026-04-15", "备案日": "2026-04-20"}
    assert told(check_adoption(code_of_conduct("爱村。", **own))) == []
    wrong = code_of_conduct("爱村。", **(own | {"通过会议": "村民代表会议"}))
    assert told(check_adoption(wrong)) == ["R336"]
    del own["备案日"]
    assert told(check_adoption(code_of_conduct("爱村。", **own))) == ["R337"]


@pytest.mark.parametrize(("day", "codes"), [("2026-09-24", ["R341"]), ("2026-09-25", [])])
def test_a_code_is_adopted_before_it_is_in_force(day: str, codes: list[str]) -> None:
    own = {
        "通过会议": "村民会议",
        "通过日期": "2026-09-25",
        "备案日": "2026-09-27",
        "施行日期": day,
    }
    assert told(check_adoption(code_of_conduct("爱村。", **own))) == codes
    other = subject_of("制度规约", 公开事项="村级管理制度", 通过会议="村委会会议")
    assert told(check_adoption(other)) == []


def test_a_text_without_a_day_of_its_own_is_held_against_the_law_of_its_period() -> None:
    (undated,) = check_clauses(subject_of("民主决策", 决议内容="不交的罚款。"))
    assert undated.facts["basis"] == "中华人民共和国村民委员会组织法第三十一条"
    earlier = subject_of("民主决策", 决议内容="不交的罚款。", 所属期="2025-08")
    (problem,) = check_clauses(earlier)
    assert problem.facts["basis"] == "中华人民共和国村民委员会组织法第二十七条"
