"""The packs of provinces over the national one: what they tighten, and what yields to the law."""

from datetime import date

import pytest

from gongkai.base.problem import Where
from gongkai.load.rules import load_catalogue
from gongkai.model.catalogue import Catalogue, Item
from gongkai.model.law import Certainty, DayRole, GroupCondition, Interval
from gongkai.model.rule import DayRule, IntervalRule
from gongkai.model.vocabulary import BaseOrganisation, Face, Publisher, Reviewer

DAY = date(2026, 11, 20)
BEFORE = date(2025, 12, 31)
POSTING = "村务公开栏公布"


def of(pack: str) -> Catalogue:
    catalogue, problems = load_catalogue([pack])
    assert problems == []
    return catalogue


def ledger(catalogue: Catalogue) -> Item:
    return catalogue.items["caiwu-shouzhi"]


def days(catalogue: Catalogue, role: DayRole, day: date = DAY) -> list[tuple[int, str]]:
    rules = catalogue.day_rules(role, ledger(catalogue), Publisher.COMMITTEE, day)
    return [(rule.days, rule.pack) for rule in rules]


def test_a_pack_brings_the_one_it_builds_on() -> None:
    assert [pack.id for pack in of("hainan").packs] == ["national", "hainan"]
    both, _ = load_catalogue(["national", "hainan"])
    assert both == of("hainan")


@pytest.mark.parametrize(("pack", "local"), [("chongqing", 10), ("sichuan", 10), ("shandong", 5)])
def test_a_shorter_time_on_the_board_yields_to_the_law_of_2026(pack: str, local: int) -> None:
    catalogue = of(pack)
    assert days(catalogue, DayRole.POSTING, BEFORE) == [(local, pack)]
    assert days(catalogue, DayRole.POSTING) == [(15, "national")]
    shown = [
        (found.rule.days, found.rule.pack, found.by.days, found.by.pack)
        for found in catalogue.superseded(DAY)
        if isinstance(found.rule, DayRule)
        and isinstance(found.by, DayRule)
        and found.rule.matter == POSTING
    ]
    assert shown == [(local, pack, 15, "national")]
    assert not any(found.rule.matter == POSTING for found in catalogue.superseded(BEFORE))


def test_the_half_year_of_chongqing_yields_to_the_national_quarter() -> None:
    pairs = [
        (one.rule.interval, one.by.interval)
        for one in of("chongqing").superseded(DAY)
        if isinstance(one.rule, IntervalRule) and isinstance(one.by, IntervalRule)
    ]
    assert pairs == [(Interval.HALF_YEAR, Interval.QUARTER)]


def test_an_equal_value_of_a_province_yields_to_nothing() -> None:
    assert of("hainan").superseded(DAY) == ()


@pytest.mark.parametrize(
    ("pack", "answer"),
    [
        ("national", []),
        ("hainan", [15]),
        ("sichuan", [10]),
        ("chongqing", [3]),
        ("shanghai", [15]),
    ],
)
def test_the_time_to_answer_a_question_is_local(pack: str, answer: list[int]) -> None:
    rules = of(pack).day_rules(DayRole.ANSWER, ledger(of(pack)), Publisher.COMMITTEE, DAY)
    assert [rule.days for rule in rules if rule.matter == "对公开内容的询问、意见"] == answer


@pytest.mark.parametrize(
    ("pack", "due", "certainty"),
    [
        ("national", date(2026, 10, 10), Certainty.WEAK),
        ("sichuan", date(2026, 10, 10), Certainty.READ),
        ("chongqing", date(2026, 10, 15), Certainty.READ),
        ("hainan", date(2026, 10, 10), Certainty.WEAK),
    ],
)
def test_the_due_day_binds_only_where_a_province_names_it(
    pack: str, due: date, certainty: Certainty
) -> None:
    catalogue = of(pack)
    found = catalogue.deadline(ledger(catalogue), Publisher.COMMITTEE, date(2026, 9, 30))
    assert found is not None
    assert (found.date, found.certainty) == (due, certainty)


def test_shandong_asks_for_the_accounts_every_month() -> None:
    item = ledger(of("shandong"))
    assert (item.interval, item.interval_certainty) == (Interval.MONTH, Certainty.READ)
    assert ledger(of("national")).interval is Interval.QUARTER, "the national pack is untouched"


def test_hainan_adds_duties_and_wants_money_on_the_wall() -> None:
    catalogue = of("hainan")
    for name in ("shuifei-shoujiao", "jiuzhu-duixiang", "niandu-jihua", "maodun-tiaochu"):
        item = catalogue.items[name]
        assert (item.interval, item.is_due_on(DAY)) == (Interval.QUARTER, True), name
        assert "hn-2025" in {ref.law for ref in item.basis}
        assert not of("national").items[name].is_due_on(DAY), name
    (rule,) = catalogue.required_channels(ledger(catalogue), Publisher.COMMITTEE, DAY)
    assert rule.channels == (Face.WALL,)
    assert (
        catalogue.required_channels(catalogue.items["cungui-minyue"], Publisher.COMMITTEE, DAY)
        == ()
    )
    assert catalogue.required_channels(ledger(catalogue), Publisher.COMMITTEE, BEFORE) != ()
    assert not catalogue.required_channels(
        ledger(catalogue), Publisher.COMMITTEE, date(2025, 12, 2)
    )


@pytest.mark.parametrize(
    ("pack", "required"), [("national", False), ("chongqing", True), ("shandong", True)]
)
def test_the_review_before_publication_is_refused_only_where_the_law_orders_it(
    pack: str, *, required: bool
) -> None:
    catalogue = of(pack)
    rules = catalogue.reviewers(ledger(catalogue), Publisher.COMMITTEE, DAY)
    assert [rule.reviewers for rule in rules] == [(Reviewer.SUPERVISION_COMMITTEE,)]
    assert rules[0].required is required


@pytest.mark.parametrize(
    ("pack", "share"), [("national", "1/5"), ("hainan", "1/3"), ("chongqing", "1/5")]
)
def test_who_may_demand_a_matter(pack: str, share: str) -> None:
    rule = of(pack).number("demand_share_representatives", DAY)
    assert rule is not None
    assert str(rule.value) == share
    assert rule.certainty.binds is (pack != "national")


def test_a_residents_committee_is_not_judged_by_the_village_law() -> None:
    urban, problems = load_catalogue(["national"], organisation=BaseOrganisation.URBAN_COMMUNITY)
    assert problems == []
    assert not {"vc-2018", "vc-2026"} & set(urban.laws)
    assert "rc-2024" in urban.laws, "a collective stays one after its village became a community"
    assert urban.day_rules(DayRole.POSTING, ledger(urban), Publisher.COMMITTEE, DAY) == ()
    assert urban.quorum("villagers", DAY) is None
    assert urban.quorum("members", DAY) is not None
    assert urban.items["huiyi-jueding"].interval is None
    assert urban.items["huiyi-jueding"].basis == ()
    assert ledger(urban).interval is Interval.QUARTER, "of the collective, by its own rule"
    assert {ref.law for ref in ledger(urban).basis} == {"rc-2024", "ce-2011"}
    assert ledger(urban).interval_certainty is Certainty.REPORTED
    assert urban.items["fazhan-dangyuan"] == of("national").items["fazhan-dangyuan"]


def test_a_pack_for_villages_is_refused_for_a_residents_committee() -> None:
    where = Where("site_config.yml")
    found, problems = load_catalogue(
        ["hainan"], named_at=where, organisation=BaseOrganisation.RURAL_COMMUNITY
    )
    assert [pack.id for pack in found.packs] == ["national"]
    facts = {"name": "hainan", "meant": "村民委员会", "given": "农村居委会"}
    assert [(one.code, one.facts) for one in problems] == [("C214", facts)]


@pytest.mark.parametrize(("pack", "answer"), [("chongqing", 3), ("hainan", 15)])
def test_a_group_answers_as_the_village_does_where_its_affairs_follow_the_same_rules(
    pack: str, answer: int
) -> None:
    rules = of(pack).day_rules(DayRole.ANSWER, ledger(of(pack)), Publisher.VILLAGERS_GROUP, DAY)
    assert [(rule.days, rule.pack, rule.certainty) for rule in rules] == [
        (answer, pack, Certainty.READ)
    ]


def test_the_law_of_the_whole_country_gives_groups_no_duty_with_a_rhythm() -> None:
    assert of("national").group_duties == ()


@pytest.mark.parametrize(
    ("pack", "article", "due"),
    [
        ("chongqing", "第三十二条第一款", date(2026, 10, 15)),
        ("hainan", "第二十四条第四款", None),
    ],
)
def test_a_group_that_keeps_accounts_publishes_them_as_the_village_does(
    pack: str, article: str, due: date | None
) -> None:
    found = of(pack)
    (rule,) = found.group_duties
    assert (sorted(rule.items), rule.interval) == (["caiwu-shouzhi"], Interval.QUARTER)
    assert (rule.condition, rule.certainty) == (GroupCondition.KEEPS_ACCOUNTS, Certainty.READ)
    assert [ref.article for ref in rule.basis] == [article]
    deadline = found.deadline(ledger(found), Publisher.VILLAGERS_GROUP, date(2026, 9, 30))
    assert deadline is not None
    assert (deadline.date if deadline.certainty.binds else None) == due


@pytest.mark.parametrize(
    ("pack", "item", "article"),
    [
        ("chongqing", "xiaozu-jueding", "第三十二条第一款"),
        ("hainan", "xiaozu-jueding", "第二十四条第四款"),
        ("hainan", "xiaozu-jueding", "第二十条"),
        ("sichuan", "liren-shenji", "第十一条"),
    ],
)
def test_an_item_rests_on_the_article_of_its_province(pack: str, item: str, article: str) -> None:
    assert article in {ref.article for ref in of(pack).items[item].basis}


@pytest.mark.parametrize(("pack", "most"), [("shandong", 5), ("shanghai", 7), ("hainan", 5)])
def test_how_many_supervise_is_local(pack: str, most: int) -> None:
    found = of(pack).number("supervision_least", DAY), of(pack).number("supervision_most", DAY)
    assert [one.number for one in found if one] == [3, most]
