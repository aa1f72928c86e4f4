"""Villagers' groups that keep accounts owe their own, where the law of the province says so."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from gongkai.check.completeness import duties_of
from gongkai.check.duty_boards import trace_groups
from gongkai.check.group_duties import check_own_group, check_said_accounts
from gongkai.check.reminders import reminders_of
from gongkai.check.village import Village
from gongkai.load.rules import load_catalogue
from gongkai.model.duty import Duty, DutyState
from gongkai.model.law import Certainty
from gongkai.model.settings import Settings
from gongkai.model.summary import Summary
from gongkai.model.time_traces import Concerned
from gongkai.model.traces import TraceRow, row_of
from gongkai.model.vocabulary import Publisher
from tests.unit.check.subjects import subject_of
from tests.unit.check.test_completeness import LEDGER, place, record

GROUPS = [
    {"编号": "z1", "名称": "一组", "别名": ["桥头"], "自己记账": "是"},
    {"编号": "z2", "名称": "二组", "别名": ["桥头"], "自己记账": "是", "原村": "桥头村"},
    {"编号": "z3", "名称": "三组", "自己记账": "否", "原因": "账在村里"},
    {"编号": "z4", "名称": "四组", "自己记账": "否"},
    {"编号": "z5", "名称": "五组"},
]


def own(
    id_: str, period: str, group: str, day: str, level: str = "group", **more: Any
) -> tuple[Summary, list[TraceRow]]:
    shown, rows = record(
        id_,
        period,
        ("g1", day),
        item=LEDGER,
        publisher="villagers_group",
        level=level,
        **more,
    )
    return shown, [*rows, row_of(Concerned((group,)))]


def of_groups(
    *records: tuple[Summary, list[TraceRow]], pack: str = "chongqing", **more: Any
) -> Village:
    found = place(*records, **{"村民小组": GROUPS} | more)
    return replace(found, catalogue=load_catalogue([pack])[0])


def of(found: Village, group: str) -> dict[str, Duty]:
    return {one.period.key: one for one in duties_of(found) if one.group == group}


@pytest.mark.parametrize("pack", ["national", "sichuan", "shandong", "zhejiang", "shanghai"])
def test_where_the_law_says_nothing_of_groups_they_owe_nothing(pack: str) -> None:
    found = of_groups(own("a", "2026Q3", "z1", "2026-10-12"), pack=pack)
    assert {one.group for one in duties_of(found)} == {""}


def test_each_group_owes_its_own() -> None:
    found = of_groups(
        own("a", "2026Q1", "z1", "2026-04-10"),
        own("b", "2026Q2", "z1", "2026-07-20"),
        own("c", "2026Q1", "z2", "2026-04-15", level="village"),
    )
    first, second = of(found, "z1"), of(found, "z2")
    assert {key: one.state.value for key, one in first.items()} == {
        "2026Q1": "published",
        "2026Q2": "late",
        "2026Q3": "overdue",
        "2026Q4": "open",
    }
    assert (first["2026Q2"].due, first["2026Q2"].days_late) == (date(2026, 7, 15), 5)
    assert first["2026Q1"].publisher is Publisher.VILLAGERS_GROUP
    assert [second[key].state.value for key in ("2026Q1", "2026Q2")] == ["published", "overdue"]
    assert second["2026Q1"].body_name(found.settings) == "桥头村二组"


def test_a_group_that_keeps_no_accounts_says_why_and_one_that_said_nothing_owes_nothing() -> None:
    found = of_groups()
    for group, reason in (("z3", "账在村里"), ("z4", "本组不自己记账")):
        told = {(one.state, one.reason) for one in of(found, group).values()}
        assert told == {(DutyState.NOT_APPLICABLE, reason)}
    assert of(found, "z5") == {}


def test_without_a_day_in_the_law_a_group_has_until_the_end_of_the_next_quarter() -> None:
    found = of_groups(own("a", "2026Q1", "z1", "2026-06-30"), pack="hainan")
    first = of(found, "z1")["2026Q1"]
    assert (first.state, first.due, first.is_sourced) == (
        DutyState.PUBLISHED,
        date(2026, 6, 30),
        False,
    )
    assert first.advised == date(2026, 4, 10)


def test_a_group_owes_nothing_for_periods_before_the_law() -> None:
    found = of_groups(pack="hainan", 起用日期="2025-01-01")
    assert min(of(found, "z1")) == "2025Q4", "in force since December 3"


def test_what_the_village_publishes_fulfils_nothing_of_a_group_and_the_other_way() -> None:
    village_own = record("v", "2026Q1", ("g1", "2026-04-10"), item=LEDGER)
    alone = of_groups(own("a", "2026Q1", "z1", "2026-04-10"))
    assert of(of_groups(village_own), "z1")["2026Q1"].state is DutyState.OVERDUE
    committee = [
        one
        for one in duties_of(alone)
        if (one.item, one.publisher, one.period.key) == (LEDGER, Publisher.COMMITTEE, "2026Q1")
    ]
    assert [one.state for one in committee] == [DutyState.OVERDUE]


def test_a_reprint_and_a_record_of_the_county_fulfil_nothing() -> None:
    found = of_groups(
        own("a", "2026Q1", "z1", "2026-04-10", is_reprint=True),
        own("b", "2026Q1", "z1", "2026-04-10", level="county"),
    )
    assert of(found, "z1")["2026Q1"].records == ()


def test_a_disabled_item_and_a_rule_that_does_not_bind() -> None:
    found = of_groups()
    items = found.catalogue.items
    off = {**items, LEDGER: replace(items[LEDGER], disabled="没有账")}
    disabled = replace(found, catalogue=replace(found.catalogue, items=off))
    assert {one.reason for one in of(disabled, "z1").values()} == {"没有账"}
    (rule,) = found.catalogue.group_duties
    weak = replace(found.catalogue, group_duties=(replace(rule, certainty=Certainty.WEAK),))
    assert of(replace(found, catalogue=weak), "z1") == {}


def test_a_rule_without_condition_is_for_every_group() -> None:
    found = of_groups()
    (rule,) = found.catalogue.group_duties
    every = replace(found.catalogue, group_duties=(replace(rule, condition=None),))
    found = replace(found, catalogue=every)
    assert {one.group for one in duties_of(found) if one.group} == {"z1", "z2", "z3", "z4", "z5"}
    assert of(found, "z3")["2026Q1"].state is DutyState.OVERDUE


def test_two_rules_for_one_matter_give_one_duty() -> None:
    found = of_groups()
    (rule,) = found.catalogue.group_duties
    weaker = replace(rule, interval=type(rule.interval).YEAR)
    both = replace(found.catalogue, group_duties=(rule, weaker))
    assert list(of(replace(found, catalogue=both), "z1")) == list(of(found, "z1"))


def test_a_reminder_names_the_group() -> None:
    found = of_groups()
    reminders = [one for one in reminders_of(found, duties_of(found)) if one.group == "z1"]
    assert {one.facts["publisher"] for one in reminders} == {"一组"}
    assert reminders[0].words.startswith("村级财务收支（一组，2026年第一季度）没有公开")
    assert len({one.key for one in reminders_of(found, duties_of(found))}) == len(
        reminders_of(found, duties_of(found))
    )


@pytest.mark.parametrize(
    ("more", "groups"),
    [
        ({"公开主体": "村民小组", "涉及组": ["一组"]}, ("z1",)),
        ({"公开主体": "村民小组", "涉及组": ["桥头村二组"]}, ("z2",)),
        ({"公开主体": "村民小组", "涉及组": ["桥头"]}, None),
        ({"公开主体": "村民小组", "涉及组": ["九组"]}, None),
        ({"公开主体": "村委会", "涉及组": ["一组"]}, None),
    ],
)
def test_a_record_tells_which_group_publishes(
    more: dict[str, Any], groups: tuple[str, ...] | None
) -> None:
    settings = Settings.model_validate({"村名": "石桥村", "村民小组": GROUPS})
    subject = replace(subject_of("收支明细", **more), settings=settings)
    rows = list(trace_groups(subject))
    assert rows == ([] if groups is None else [row_of(Concerned(groups), "涉及组")])


@pytest.mark.parametrize(
    ("pack", "more", "told"),
    [
        ("chongqing", {}, ["一组、桥头村二组、三组、四组、五组"]),
        ("chongqing", {"涉及组": ["桥头"]}, ["一组、桥头村二组、三组、四组、五组"]),
        ("chongqing", {"涉及组": ["一组"]}, []),
        ("chongqing", {"公开主体": "村委会"}, []),
        ("chongqing", {"转载": {"原公开主体": "乡政府"}}, []),
        ("chongqing", {"公开事项": "村民小组决定事项及实施情况"}, []),
        ("chongqing", {"公开事项": "没有的事项"}, []),
        ("national", {}, []),
    ],
)
def test_a_group_that_publishes_is_named(pack: str, more: dict[str, Any], told: list[str]) -> None:
    rules = load_catalogue([pack])[0]
    fields = {"公开主体": "村民小组", "公开事项": "村级财务收支"} | more
    subject = subject_of("收支明细", **fields)
    subject = replace(
        subject,
        item=rules.by_name(fields["公开事项"]),
        catalogue=rules,
        settings=Settings.model_validate({"村名": "石桥村", "村民小组": GROUPS}),
    )
    found = list(check_own_group(subject))
    assert [(one.code, dict(one.facts)) for one in found] == [
        ("T304", {"known": known}) for known in told
    ]
    none = replace(subject, settings=Settings.model_validate({"村名": "石桥村"}))
    assert all(one.facts == {"known": "（还没有登记）"} for one in check_own_group(none))


def test_the_village_is_asked_which_groups_keep_accounts() -> None:
    (problem,) = check_said_accounts(of_groups())
    assert (problem.code, problem.facts) == ("C219", {"groups": "五组"})
    assert (problem.where.file, problem.where.path) == ("site_config.yml", ("村民小组", 4))
    assert list(check_said_accounts(of_groups(村民小组=GROUPS[:4]))) == []
    assert list(check_said_accounts(of_groups(pack="national"))) == []
    assert list(check_said_accounts(of_groups(pack="hainan", as_of="2025-12-02"))) == []
