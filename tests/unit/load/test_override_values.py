"""What a village promises beyond the rule: earlier, longer, reviewed."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import pytest

from gongkai.base.problem import Problem, Where
from gongkai.base.problem_catalogue import told
from gongkai.load.rules import load_catalogue
from gongkai.model.catalogue import Catalogue
from gongkai.model.law import Certainty, DayRole
from gongkai.model.vocabulary import Publisher, Reviewer

FILE = "content/公开目录.yml"
DAY = date(2026, 11, 20)
Q3 = date(2026, 9, 30)


def load(change: Mapping[str, object], pack: str = "national") -> tuple[Catalogue, list[Problem]]:
    return load_catalogue([pack], {"调整": {"村级财务收支": change}}, Where(FILE))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("次月15日", date(2026, 10, 15)),
        ("次月 5 日", date(2026, 10, 5)),
        ("期后20日", date(2026, 10, 20)),
        ("期后 20 天", date(2026, 10, 20)),
        ("期后3个工作日", date(2026, 10, 10)),
    ],
)
def test_a_village_names_a_due_day_that_binds_it(text: str, day: date) -> None:
    catalogue, problems = load({"截止日": text})
    assert problems == []
    found = catalogue.deadline(catalogue.items["caiwu-shouzhi"], Publisher.COMMITTEE, Q3)
    assert found is not None
    assert (found.date, found.certainty, found.rule.source) == (day, Certainty.READ, FILE)
    other = catalogue.deadline(catalogue.items["zijin-wuzi"], Publisher.COMMITTEE, Q3)
    assert other is not None
    assert not other.certainty.binds


def test_an_earlier_day_than_the_provinces_holds_and_a_later_one_is_refused() -> None:
    catalogue, problems = load({"截止日": "次月10日"}, "chongqing")
    assert problems == []
    found = catalogue.deadline(catalogue.items["caiwu-shouzhi"], Publisher.COMMITTEE, Q3)
    assert found is not None
    assert found.date == date(2026, 10, 10)
    catalogue, problems = load({"截止日": "次月20日"}, "chongqing")
    found = catalogue.deadline(catalogue.items["caiwu-shouzhi"], Publisher.COMMITTEE, Q3)
    assert found is not None
    assert found.date == date(2026, 10, 15)
    assert [one.code for one in problems] == ["C215"]
    words = "".join(told(problems[0]))
    assert "次月20日" in words
    assert "第三十条" in words


def test_more_days_hold_and_fewer_are_refused() -> None:
    catalogue, problems = load({"张贴天数": "30", "公示天数": "7"})
    assert problems == []
    item = catalogue.items["caiwu-shouzhi"]
    posting = catalogue.day_rules(DayRole.POSTING, item, Publisher.COMMITTEE, DAY)
    assert [rule.days for rule in posting] == [30, 15]
    notice = catalogue.day_rules(DayRole.NOTICE, item, Publisher.COMMITTEE, DAY)
    assert [(rule.days, rule.certainty) for rule in notice] == [(7, Certainty.READ)]
    catalogue, problems = load({"张贴天数": "7"})
    assert [one.code for one in problems] == ["C216"]
    assert problems[0].facts["gap"] == "8"
    posting = catalogue.day_rules(DayRole.POSTING, item, Publisher.COMMITTEE, DAY)
    assert [rule.days for rule in posting] == [15]


def test_a_village_names_who_reviews() -> None:
    catalogue, problems = load({"审核人": "乡镇"})
    assert problems == []
    rules = catalogue.reviewers(catalogue.items["caiwu-shouzhi"], Publisher.COMMITTEE, DAY)
    assert {who for rule in rules for who in rule.reviewers} == {
        Reviewer.SUPERVISION_COMMITTEE,
        Reviewer.TOWNSHIP,
    }


@pytest.mark.parametrize(
    ("change", "who"),
    [
        ({"审核人": "乡镇", "必须审核": "是"}, (Reviewer.TOWNSHIP,)),
        ({"必须审核": "是"}, (Reviewer.SUPERVISION_COMMITTEE,)),
    ],
)
def test_a_village_demands_a_review(
    change: Mapping[str, object], who: tuple[Reviewer, ...]
) -> None:
    catalogue, problems = load(change)
    assert problems == []
    own = [rule for rule in catalogue.reviews if rule.pack == FILE]
    assert [(rule.reviewers, rule.required) for rule in own] == [(who, True)]
    catalogue, _ = load({"审核人": "乡镇", "必须审核": "否"})
    assert [rule.required for rule in catalogue.reviews if rule.pack == FILE] == [False]


def test_a_promise_holds_from_its_day_on() -> None:
    catalogue, problems = load({"截止日": "次月15日", "张贴天数": "20", "起算日": "2026-07-01"})
    assert problems == []
    item = catalogue.items["caiwu-shouzhi"]
    found = catalogue.deadline(item, Publisher.COMMITTEE, Q3)
    assert found is not None
    assert found.certainty.binds
    before = catalogue.deadline(item, Publisher.COMMITTEE, date(2026, 6, 30))
    assert before is not None
    assert not before.certainty.binds
    posting = catalogue.day_rules(DayRole.POSTING, item, Publisher.COMMITTEE, date(2026, 6, 1))
    assert [rule.days for rule in posting] == [15]


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("截止日", "月底前"),
        ("截止日", "次月0日"),
        ("张贴天数", "十五"),
        ("公示天数", "7天"),
        ("起算日", "去年"),
        ("验收前留款", "三成"),
        ("验收前留款", "0%"),
    ],
)
def test_what_cannot_be_read_is_told(key: str, text: str) -> None:
    _, problems = load({key: text})
    assert [(one.code, one.facts) for one in problems] == [("C217", {"field": key, "text": text})]


@pytest.mark.parametrize(("text", "value"), [("全部", 1), ("尾款", 0), ("30 %", Fraction(3, 10))])
def test_a_village_settles_what_waits_for_acceptance(text: str, value: Fraction) -> None:
    catalogue, problems = load({"验收前留款": text})
    assert problems == []
    own = [rule for rule in catalogue.numbers if rule.pack == FILE]
    assert [(rule.value, rule.certainty.binds) for rule in own] == [(value, True)]
