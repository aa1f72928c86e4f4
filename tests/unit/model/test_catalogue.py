from datetime import date

import pytest

from gongkai.model.catalogue import Catalogue, Item, System, stricter_interval
from gongkai.model.law import (
    Certainty,
    DayCount,
    DayRole,
    Interval,
    LawRef,
    LawVersion,
)
from gongkai.model.rule import DayRule
from gongkai.model.vocabulary import (
    Face,
    ItemPrivacy,
    Kind,
    Level,
    Publisher,
    Section,
    Show,
    narrowest,
)

OLD = LawVersion(
    "l-1", "甲法", "1", date(2018, 1, 1), date(2025, 12, 31), "", date(2026, 1, 1), Certainty.READ
)
NEW = LawVersion("l-2", "甲法", "2", date(2026, 1, 1), None, "", date(2026, 1, 1), Certainty.READ)
REFS = (
    LawRef("l-1", "第一条", Certainty.READ),
    LawRef("l-2", "第二条", Certainty.READ),
)


def item(item_id: str, name: str, **changes: object) -> Item:
    plain: dict[str, object] = {
        "section": Section.CAIWU,
        "levels": (Level.VILLAGE,),
        "kinds": (Kind.LEDGER, Kind.LEVY),
        "privacy": ItemPrivacy.PUBLIC,
        "privacy_note": "",
        "faces": dict.fromkeys(Face, Show.FULL),
        "publishers": (Publisher.COMMITTEE,),
        "channels": (Face.WALL,),
        "help": "",
        "source": "",
    }
    return Item(item_id, name, **(plain | changes))  # type: ignore[arg-type]


def day_rule(days: int, **changes: object) -> DayRule:
    plain: dict[str, object] = {
        "role": DayRole.POSTING,
        "matter": f"{days}",
        "days": days,
        "count": DayCount.CALENDAR,
        "items": frozenset(),
        "publishers": frozenset(),
        "basis": (),
        "certainty": Certainty.READ,
        "source": "",
    }
    return DayRule(**(plain | changes))  # type: ignore[arg-type]


LEDGER = item("zhang", "村里的账", basis=REFS)
SHOP = item("chaoshi", "积分超市", section=Section.WENMING)
CATALOGUE = Catalogue(
    packs=(),
    items={"zhang": LEDGER, "chaoshi": SHOP},
    laws={"l-1": OLD, "l-2": NEW},
    systems=(
        System("S1", "振风超市", ("积分券", "村里的账"), "chaoshi", (Level.VILLAGE,)),
        System("S2", "爱心超市", (), "chaoshi", ()),
    ),
)


@pytest.mark.parametrize("name", ["chaoshi", "积分超市", "振风超市", "积分券", " 爱心 超市 "])
def test_every_name_leads_to_its_item(name: str) -> None:
    assert CATALOGUE.by_name(name) is SHOP


def test_an_items_own_name_wins_over_an_alias() -> None:
    assert CATALOGUE.by_name("村里的账") is LEDGER


def test_an_unknown_name_leads_nowhere() -> None:
    assert CATALOGUE.by_name("没有的事") is None
    assert CATALOGUE.by_id("没有的事") is None
    assert CATALOGUE.by_id("zhang") is LEDGER


def test_nearest_offers_item_names_best_first() -> None:
    assert CATALOGUE.nearest("振风超士")[0] == "积分超市"
    assert CATALOGUE.nearest("村里账") == ("村里的账",)
    assert CATALOGUE.nearest("xyzw") == ()
    assert CATALOGUE.nearest("超市", n=1) == ("积分超市",)


def test_items_of_a_section_leave_out_disabled_ones() -> None:
    off = item("guan", "停掉的事", disabled="没有")
    catalogue = Catalogue(packs=(), items={"zhang": LEDGER, "guan": off}, laws={})
    assert catalogue.items_of(Section.CAIWU) == (LEDGER,)
    assert catalogue.items_of(Section.FUWU) == ()


def test_systems_of_an_item_keep_their_order() -> None:
    assert [system.id for system in CATALOGUE.systems_of("chaoshi")] == ["S1", "S2"]
    assert CATALOGUE.systems_of("zhang") == ()


@pytest.mark.parametrize(
    ("day", "article"), [(date(2025, 12, 31), "第一条"), (date(2026, 1, 1), "第二条")]
)
def test_the_date_picks_the_text_of_the_law(day: date, article: str) -> None:
    assert [ref.article for ref in CATALOGUE.basis_on(LEDGER, day)] == [article]


def test_day_rules_hold_by_role_item_publisher_and_date() -> None:
    rules = (
        day_rule(3),
        day_rule(15, publishers=frozenset({Publisher.COMMITTEE}), valid_from=date(2026, 1, 1)),
        day_rule(20, publishers=frozenset({Publisher.TOWNSHIP})),
        day_rule(30, items=frozenset({"chaoshi"})),
        day_rule(40, role=DayRole.NOTICE),
        day_rule(50, basis=REFS[:1]),
    )
    catalogue = Catalogue(packs=(), items=CATALOGUE.items, laws=CATALOGUE.laws, days=rules)

    def found(day: date) -> list[int]:
        held = catalogue.day_rules(DayRole.POSTING, LEDGER, Publisher.COMMITTEE, day)
        return [rule.days for rule in held]

    assert found(date(2026, 1, 1)) == [15, 3]
    assert found(date(2025, 6, 1)) == [50, 3]


@pytest.mark.parametrize(
    ("changes", "due"),
    [
        ({"interval": Interval.MONTH, "interval_certainty": Certainty.READ}, True),
        ({"interval": Interval.MONTH, "interval_certainty": Certainty.REPORTED}, True),
        ({"interval": Interval.MONTH, "interval_certainty": Certainty.WEAK}, False),
        ({"interval": Interval.MONTH, "interval_certainty": Certainty.MEMORY}, False),
        ({"interval": Interval.AT_ONCE, "interval_certainty": Certainty.READ}, False),
        ({}, False),
        (
            {
                "interval": Interval.MONTH,
                "interval_certainty": Certainty.READ,
                "interval_from": date(2026, 7, 1),
            },
            False,
        ),
        (
            {
                "interval": Interval.MONTH,
                "interval_certainty": Certainty.READ,
                "valid_to": date(2026, 5, 31),
            },
            False,
        ),
        (
            {
                "interval": Interval.MONTH,
                "interval_certainty": Certainty.READ,
                "disabled": "没有",
            },
            False,
        ),
    ],
)
def test_only_binding_regular_intervals_make_a_duty(changes: dict[str, object], due: bool) -> None:  # noqa: FBT001 - the expected value
    assert item("a", "甲", **changes).is_due_on(date(2026, 6, 1)) is due


def test_an_item_knows_its_kinds_and_its_time() -> None:
    assert LEDGER.default_kind is Kind.LEDGER
    assert LEDGER.accepts(Kind.LEVY)
    assert not LEDGER.accepts(Kind.NOTICE)
    ended = item("a", "甲", valid_to=date(2025, 12, 31))
    assert ended.is_valid_on(date(2025, 12, 31))
    assert not ended.is_valid_on(date(2026, 1, 1))


def test_the_stricter_interval_and_the_narrower_show_win() -> None:
    assert stricter_interval(Interval.YEAR, Interval.MONTH) is Interval.MONTH
    assert stricter_interval(Interval.MONTH, Interval.YEAR) is Interval.MONTH
    assert stricter_interval(None, Interval.YEAR) is Interval.YEAR
    assert stricter_interval(Interval.YEAR, None) is Interval.YEAR
    assert stricter_interval(None, None) is None
    assert narrowest(Show.MASK, Show.FULL) is Show.MASK
    assert narrowest(Show.TOTALS, Show.NONE) is Show.NONE
