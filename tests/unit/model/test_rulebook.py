"""Which values hold: by body, matter and date, and the stricter of two for the same thing."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.load.rule_calendar import read_calendar
from gongkai.load.rules import RULES, load_catalogue
from gongkai.model.law import Certainty, DayCount, DayRole, Interval, ShareBase
from gongkai.model.rule import DayRule, DueRule, NumberRule, QuorumRule, Share
from gongkai.model.rulebook import Rulebook
from gongkai.model.vocabulary import Publisher, Reviewer

DAY = date(2026, 11, 20)
CALENDAR = read_calendar(RULES / "calendar")
NATIONAL, _ = load_catalogue(["national"])


def posting(days: int, certainty: Certainty = Certainty.READ, **own: Any) -> DayRule:
    plain: dict[str, Any] = {
        "matter": "张贴",
        "role": DayRole.POSTING,
        "count": DayCount.CALENDAR,
        "source": "",
    }
    return DayRule(days=days, certainty=certainty, **(plain | own))


def book(*days: DayRule) -> Rulebook:
    return Rulebook(laws={}, days=days)


def held(rules: Rulebook) -> list[int]:
    return [rule.days for rule in rules.holding(rules.days, "zhang", Publisher.COMMITTEE, DAY)]


def test_of_two_values_for_the_same_thing_the_stricter_holds() -> None:
    rules = book(posting(15), posting(10), posting(5, matter="别的"))
    assert held(rules) == [15, 5]
    (found,) = rules.superseded(DAY)
    assert (found.rule.days, found.by.days) == (10, 15)  # type: ignore[union-attr]


def test_a_limit_is_stricter_when_it_is_shorter() -> None:
    rules = book(posting(15, role=DayRole.ANSWER), posting(10, role=DayRole.ANSWER))
    assert held(rules) == [10]


@pytest.mark.parametrize(
    "own",
    [
        {"role": DayRole.NOTICE},
        {"count": DayCount.WORKING},
        {"publishers": frozenset({Publisher.TOWNSHIP})},
        {"items": frozenset({"other"})},
        {"valid_to": date(2025, 12, 31)},
        {"valid_from": date(2027, 1, 1)},
    ],
)
def test_values_of_another_role_count_body_item_or_time_are_never_compared(
    own: dict[str, Any],
) -> None:
    assert book(posting(15, **own), posting(10)).superseded(DAY) == ()


def test_a_weaker_narrow_value_is_superseded_a_weaker_general_one_still_holds_elsewhere() -> None:
    narrow = frozenset({Publisher.COMMITTEE})
    rules = book(posting(15), posting(10, publishers=narrow))
    assert held(rules) == [15]
    assert len(rules.superseded(DAY)) == 1
    rules = book(posting(10), posting(15, publishers=narrow))
    assert held(rules) == [15]
    assert rules.superseded(DAY) == ()
    others = rules.holding(rules.days, "zhang", Publisher.TOWNSHIP, DAY)
    assert [rule.days for rule in others] == [10]


def test_a_binding_value_comes_before_a_suggestion_however_strict() -> None:
    rules = book(posting(30, Certainty.WEAK), posting(10))
    assert held(rules) == [10]
    assert rules.superseded(DAY) == (), "a suggestion was never law"


def test_quorums_differ_by_body_and_matter() -> None:
    villagers = NATIONAL.quorum("villagers", DAY)
    assert villagers is not None
    assert villagers.attendance == (
        Share(Fraction(1, 2), more_than=True, base=ShareBase.PEOPLE),
        Share(Fraction(2, 3), more_than=False, base=ShareBase.HOUSEHOLDS),
    )
    members = NATIONAL.quorum("members", DAY)
    outsiders = NATIONAL.quorum("members", DAY, "非成员享受集体权益")
    assert members is not None
    assert members.approval == Share.parse("2/3 all_due")
    assert outsiders is not None
    assert outsiders.approval == Share.parse("3/4 all_due")
    assert NATIONAL.quorum("members", DAY, "没有说到的事") == members
    assert NATIONAL.quorum("other", DAY) is None
    assert NATIONAL.quorum("members", date(2025, 4, 30)) is None, "the law is of May 2025"
    representatives = NATIONAL.quorum("member_representatives", DAY)
    assert representatives is not None
    assert representatives.attendance == ()
    assert "合并、分立" in representatives.forbidden


@pytest.mark.parametrize(
    ("share", "part", "whole", "met"),
    [
        ("2/3 people", 30, 45, True),
        ("2/3 people", 29, 45, False),
        (">1/2 present", 20, 40, False),
        (">1/2 present", 21, 40, True),
    ],
)
def test_a_share_is_met_exactly(share: str, part: int, whole: int, met: bool) -> None:  # noqa: FBT001 - the answer under test
    assert Share.parse(share).is_met(part, whole) is met


@given(st.sampled_from(["2/3 people", ">1/2 present", "3/4 all_due"]), st.integers(0, 5000))
def test_the_least_part_reaches_the_share_and_one_less_does_not(text: str, whole: int) -> None:
    share = Share.parse(text)
    least = share.least(whole)
    assert share.is_met(least, whole)
    assert not share.is_met(least - 1, whole)


def test_named_numbers() -> None:
    proxies = NATIONAL.number("max_proxies", DAY)
    assert proxies is not None
    assert proxies.number == 3
    assert NATIONAL.number("max_proxies", date(2025, 1, 1)) is None, "new in the text of 2026"
    demand = NATIONAL.number("demand_share_villagers", DAY)
    assert demand is not None
    assert demand.value == Fraction(1, 10)
    assert not demand.certainty.binds
    assert NATIONAL.number("nobody-wrote-this", DAY) is None
    easier = NumberRule(
        name="n",
        matter="",
        value=Fraction(1, 5),
        more_is_stricter=False,
        certainty=Certainty.READ,
        source="",
    )
    harder = NumberRule(
        name="n",
        matter="",
        value=Fraction(1, 3),
        more_is_stricter=False,
        certainty=Certainty.READ,
        source="",
    )
    assert Rulebook(laws={}, numbers=(harder, easier)).number("n", DAY) == easier


def test_the_stricter_of_two_quorums_holds() -> None:
    def quorum(share: str) -> QuorumRule:
        return QuorumRule(
            body="b",
            matter="",
            attendance=(Share.parse(share),),
            certainty=Certainty.READ,
            source="",
        )

    rules = Rulebook(laws={}, quorums=(quorum("1/2 people"), quorum("2/3 people")))
    assert rules.quorum("b", DAY) == quorum("2/3 people")


def due(certainty: Certainty = Certainty.READ, **own: Any) -> DueRule:
    plain: dict[str, Any] = {"matter": "按季", "intervals": frozenset({Interval.QUARTER})}
    return DueRule(certainty=certainty, source="", **(plain | own))


@pytest.mark.parametrize(
    ("rule", "period_end", "expected"),
    [
        (due(day_of_month=15), date(2026, 9, 30), date(2026, 10, 15)),
        (due(day_of_month=15), date(2026, 12, 31), date(2027, 1, 15)),
        (due(day_of_month=31, months=2), date(2026, 12, 31), date(2027, 2, 28)),
        (due(days=10), date(2026, 9, 30), date(2026, 10, 10)),
        (due(days=3, count=DayCount.WORKING), date(2026, 9, 30), date(2026, 10, 10)),
        (due(days=3, count=DayCount.WORKING), date(2026, 12, 31), None),
    ],
)
def test_the_due_day_of_a_period(rule: DueRule, period_end: date, expected: date | None) -> None:
    assert rule.day_after(period_end, CALENDAR) == expected


def test_the_law_names_no_due_day_so_the_national_one_only_reminds() -> None:
    ledger = NATIONAL.items["caiwu-shouzhi"]
    found = NATIONAL.deadline(ledger, Publisher.COMMITTEE, date(2026, 9, 30))
    assert found is not None
    assert found.date == date(2026, 10, 10)
    assert not found.certainty.binds
    at_once = NATIONAL.items["shouyi-fenpei"]
    assert NATIONAL.deadline(at_once, Publisher.COLLECTIVE, date(2026, 9, 30)) is None


def test_reviewers_depend_on_who_publishes() -> None:
    ledger = NATIONAL.items["caiwu-shouzhi"]

    def reviewers(publisher: Publisher) -> set[Reviewer]:
        rules = NATIONAL.reviewers(ledger, publisher, DAY)
        return {who for rule in rules for who in rule.reviewers}

    assert reviewers(Publisher.COMMITTEE) == {Reviewer.SUPERVISION_COMMITTEE}
    assert reviewers(Publisher.COLLECTIVE) == {Reviewer.SUPERVISORY_BOARD, Reviewer.FINANCE_GROUP}
    assert reviewers(Publisher.TOWNSHIP) == set()


rule_lists = st.lists(
    st.builds(posting, st.integers(1, 60), st.sampled_from(list(Certainty))), max_size=6
)


@given(rule_lists, st.integers(1, 60))
def test_a_further_layer_never_weakens(rules: list[DayRule], days: int) -> None:
    def asked(held_rules: list[DayRule]) -> int:
        binding = [rule for rule in held_rules if rule.certainty.binds]
        return max((rule.days for rule in binding), default=0)

    before = book(*rules)
    after = book(*rules, posting(days))
    held_before = before.holding(before.days, "zhang", Publisher.COMMITTEE, DAY)
    held_after = after.holding(after.days, "zhang", Publisher.COMMITTEE, DAY)
    assert asked(held_after) == max(asked(held_before), days)
    for found in after.superseded(DAY):
        assert isinstance(found.rule, DayRule)
        assert isinstance(found.by, DayRule)
        assert found.rule.days < found.by.days
        assert found.rule not in held_after


def test_a_look_up_is_made_once_between_two_changes_of_law() -> None:
    catalogue, _ = load_catalogue(["national"])
    found = [
        catalogue.quorum("representatives", day)
        for day in (date(2026, 1, 1), date(2026, 11, 20), date(2025, 12, 31))
    ]
    assert found[0] is found[1]
    item = catalogue.items["caiwu-shouzhi"]
    posting = [
        catalogue.day_rules(DayRole.POSTING, item, Publisher.COMMITTEE, day)
        for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 11, 20))
    ]
    assert posting[0] == ()
    assert posting[1] is posting[2]
