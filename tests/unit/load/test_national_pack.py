"""The shipped pack against the facts it was made from; nothing in it without a source row."""

import csv
import re
from datetime import date
from itertools import chain
from pathlib import Path

import pytest

from gongkai.load.rule_files import read_pack
from gongkai.load.rules import RULES, load_catalogue
from gongkai.model.catalogue import Catalogue, Item
from gongkai.model.law import Certainty, DayRole, Interval
from gongkai.model.vocabulary import Face, ItemPrivacy, Kind, Level, Publisher, Section, Show

DATA = Path(__file__).parents[2] / "data"
RHYTHMS = {
    "": None,
    "定期": None,
    "每日": Interval.DAY,
    "每周": Interval.WEEK,
    "每月": Interval.MONTH,
    "每季": Interval.QUARTER,
    "每三个月": Interval.QUARTER,
    "每半年": Interval.HALF_YEAR,
    "每年": Interval.YEAR,
    "每学期": Interval.TERM,
}
LEVELS = {"县": Level.COUNTY, "乡": Level.TOWNSHIP, "村": Level.VILLAGE}
LIMITS = {
    ItemPrivacy.PUBLIC: (Show.FULL, Show.FULL, Show.FULL, Show.FULL),
    ItemPrivacy.MASK: (Show.MASK, Show.FULL, Show.MASK, Show.TOTALS),
    ItemPrivacy.AGGREGATE_ONLY: (Show.TOTALS, Show.TOTALS, Show.TOTALS, Show.TOTALS),
    ItemPrivacy.OFF_BY_DEFAULT: (Show.NONE, Show.NONE, Show.NONE, Show.NONE),
}


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


ITEM_ROWS = rows("catalogue_items.tsv")
SYSTEM_ROWS = rows("systems.tsv")
LAW_ROWS = {(row["source"], row["subject"], row["value"]) for row in rows("law_sources.tsv")}
LAW_SUBJECTS = {(source, subject) for source, subject, _ in LAW_ROWS}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found, problems = load_catalogue(["national"])
    assert problems == []
    return found


def named(catalogue: Catalogue, name: str) -> Item:
    item = catalogue.by_name(name)
    assert item is not None, name
    return item


def test_the_facts_are_whole() -> None:
    assert len(ITEM_ROWS) == 168
    assert len(SYSTEM_ROWS) == 495


@pytest.mark.parametrize("row", ITEM_ROWS, ids=lambda row: row["item"])
def test_every_row_of_the_item_list_is_an_item(catalogue: Catalogue, row: dict[str, str]) -> None:
    item = named(catalogue, row["item"])
    privacy, note = row["privacy"].split("：", 1)
    assert item.name == row["item"]
    assert item.section.label == row["section"]
    assert (item.privacy.value, item.privacy_note) == (privacy, note)
    assert item.accepts(Kind(row["kind"])), "the kind first assigned stays accepted"
    assert item.source == f"catalogue_items:{row['line']}"
    if item.interval_source == item.source:
        assert item.interval == RHYTHMS[row["rhythm"]]
        assert item.interval_certainty is Certainty.WEAK, "practice binds nobody"
    elif item.interval is None:
        assert RHYTHMS[row["rhythm"]] is None


@pytest.mark.parametrize("row", SYSTEM_ROWS, ids=lambda row: row["id"])
def test_every_system_and_alias_leads_to_its_item(
    catalogue: Catalogue, row: dict[str, str]
) -> None:
    names = [row["name"], *filter(None, row["aliases"].split("；"))]
    assert {named(catalogue, name).name for name in names} == {row["item"]}
    covered = catalogue.systems_of(named(catalogue, row["item"]).id)
    assert row["id"] in [system.id for system in covered]


def test_levels_come_from_the_systems(catalogue: Catalogue) -> None:
    for item in catalogue.items.values():
        if not item.source.startswith("catalogue_items:"):
            continue
        marks = {
            mark
            for row in SYSTEM_ROWS
            if row["item"] == item.name
            for mark in row["level"].split("；")
        }
        expected = {LEVELS[mark] for mark in marks if mark in LEVELS} or {Level.VILLAGE}
        assert set(item.levels) - {Level.GROUP} == expected, item.name


def test_ids_and_names_are_unique_and_well_formed(catalogue: Catalogue) -> None:
    items = read_pack(RULES / "national", {}).items
    assert len({item.id for item in items}) == len(items) == len(catalogue.items)
    assert len({item.name for item in items}) == len(items)
    assert all(re.fullmatch(r"[a-z][a-z0-9-]{2,39}", item.id) for item in items)


def test_no_name_leads_to_two_items(catalogue: Catalogue) -> None:
    leads: dict[str, set[str]] = {}
    for item in catalogue.items.values():
        leads.setdefault(item.name, set()).add(item.id)
    for system in catalogue.systems:
        for name in (system.name, *system.aliases):
            leads.setdefault(name, set()).add(system.item)
    assert [name for name, found in leads.items() if len(found) > 1] == []


def test_every_kind_is_the_first_choice_of_some_item(catalogue: Catalogue) -> None:
    assert {item.default_kind for item in catalogue.items.values()} == set(Kind)
    assert {item.section for item in catalogue.items.values()} == set(Section)


def test_every_item_says_what_it_is(catalogue: Catalogue) -> None:
    for item in catalogue.items.values():
        assert item.help.endswith("。"), item.name
        assert len(item.help) <= 40, item.name
        assert item.levels, item.name
        assert item.publishers, item.name
        assert len(set(item.kinds)) == len(item.kinds), item.name
        assert (not item.channels) is (item.privacy is ItemPrivacy.OFF_BY_DEFAULT), item.name


def test_faces_are_never_wider_than_the_privacy_class(catalogue: Catalogue) -> None:
    order = list(Show)
    for item in catalogue.items.values():
        limits = dict(
            zip((Face.WEB, Face.WALL, Face.GROUP, Face.VOICE), LIMITS[item.privacy], strict=True)
        )
        assert set(item.faces) == set(Face)
        for face, show in item.faces.items():
            assert order.index(show) >= order.index(limits[face]), (item.name, face)


def test_items_with_minors_or_parties_in_a_dispute_are_masked_on_the_wall_too(
    catalogue: Catalogue,
) -> None:
    for name in ("少年宫表彰", "少年宫活动记录", "议事协商", "诉求办理台账", "门前三包签约"):
        assert named(catalogue, name).faces[Face.WALL] is Show.MASK
    assert named(catalogue, "救助对象公示").faces[Face.WALL] is Show.FULL


def test_every_item_and_interval_has_a_source_row(catalogue: Catalogue) -> None:
    lines = {f"catalogue_items:{row['line']}" for row in ITEM_ROWS}
    for item in catalogue.items.values():
        assert item.source in lines or (item.source, item.id) in LAW_SUBJECTS, item.name
        facts = (item.interval, item.interval_certainty, item.interval_source)
        assert all(facts) or not any(facts), item.name
        if item.interval is not None and item.interval_source not in lines:
            row = (item.interval_source, item.id, item.interval.value)
            assert row in LAW_ROWS, row
        if item.interval_busy is not None:
            busy = (item.interval_source, f"{item.id} busy", item.interval_busy.value)
            assert busy in LAW_ROWS, item.name


def test_every_binding_interval_has_a_basis(catalogue: Catalogue) -> None:
    for item in catalogue.items.values():
        if item.interval_certainty is not None and item.interval_certainty.binds:
            assert item.basis, item.name


def test_ended_terms_and_items_have_a_source_row_and_are_not_certain(catalogue: Catalogue) -> None:
    for term in catalogue.terms:
        assert (term.source, term.word, term.current) in LAW_ROWS, term.word
        assert not term.certainty.binds
    ended = [item for item in catalogue.items.values() if item.valid_to or item.valid_from]
    assert {item.name for item in ended} == {"脱贫成效核查", "识别与退出名单"}
    for item in ended:
        assert item.valid_to is not None
        assert ("domain:4", item.id, item.valid_to.isoformat()) in LAW_ROWS
        assert item.valid_certainty is Certainty.MEMORY


def test_every_reference_names_a_known_law(catalogue: Catalogue) -> None:
    cited = chain(
        (item.basis for item in catalogue.items.values()),
        (rule.basis for rule in catalogue.days),
        (rule.basis for rule in catalogue.intervals),
        (rule.basis for rule in catalogue.quorums),
        (rule.basis for rule in catalogue.numbers),
        (rule.basis for rule in catalogue.reviews),
    )
    refs = chain.from_iterable(cited)
    assert {ref.law for ref in refs} <= set(catalogue.laws)
    assert catalogue.packs[0].privacy_basis


@pytest.mark.parametrize(
    ("day", "article"),
    [(date(2025, 12, 31), "第三十条第二款第一项"), (date(2026, 1, 1), "第三十五条第二款第一项")],
)
def test_the_village_law_is_cited_in_the_text_of_the_day(
    catalogue: Catalogue, day: date, article: str
) -> None:
    refs = catalogue.basis_on(named(catalogue, "huiyi-jueding"), day)
    assert [ref.article for ref in refs] == [article]


def test_fifteen_days_hold_for_the_committee_from_2026_only(catalogue: Catalogue) -> None:
    item = named(catalogue, "村级财务收支")

    def days(publisher: Publisher, day: date) -> list[int]:
        held = catalogue.day_rules(DayRole.POSTING, item, publisher, day)
        return [rule.days for rule in held]

    assert days(Publisher.COMMITTEE, date(2026, 1, 1)) == [15]
    assert days(Publisher.COMMITTEE, date(2025, 12, 31)) == []
    assert days(Publisher.COLLECTIVE, date(2026, 1, 1)) == []
    assert days(Publisher.TOWNSHIP, date(2026, 1, 1)) == []


def test_the_consultation_duty_begins_with_the_new_law(catalogue: Catalogue) -> None:
    item = named(catalogue, "协商确定事项及落实情况")
    assert not item.is_due_on(date(2025, 12, 31))
    assert item.is_due_on(date(2026, 1, 1))


HOMES = {
    "vc-2026": [
        *(
            "第十七条",
            "第十八条",
            "第十九条",
            "第二十条",
            "第二十三条",
            "第二十四条",
            "第二十五条",
        ),
        *("第二十七条", "第二十八条", "第二十九条", "第三十条", "第三十一条", "第三十二条"),
        *("第三十三条", "第三十六条", "第三十七条", "第三十八条", "第三十九条", "第四十条"),
        *(f"第三十五条第二款第{number}项" for number in "一二三四五"),
        *(f"第二十八条第一款第{number}项" for number in "一二三四五"),
    ],
    "rc-2024": [
        *(
            "第十二条",
            "第二十条",
            "第二十七条",
            "第二十八条",
            "第三十二条",
            "第四十二条",
            "第四十三条",
        ),
        *("第四十五条", "第四十六条", "第四十七条"),
    ],
}


@pytest.mark.parametrize(
    ("law", "article"), [(law, article) for law, all_ in HOMES.items() for article in all_]
)
def test_every_duty_of_the_two_laws_has_a_home(
    catalogue: Catalogue, law: str, article: str
) -> None:
    homes = [
        item
        for item in catalogue.items.values()
        if any(ref.law == law and article in ref.article for ref in item.basis)
    ]
    assert any(item.interval is not None for item in homes)
