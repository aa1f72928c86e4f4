"""The shipped procedures: each with its source, in an order that its own name agrees with."""

import csv
from datetime import date
from itertools import chain
from pathlib import Path

import pytest

from gongkai.load.rules import load_catalogue
from gongkai.model.catalogue import Catalogue
from gongkai.model.law import Certainty
from gongkai.model.procedure import Procedure
from gongkai.model.steps import MeetingBody
from gongkai.model.vocabulary import BaseOrganisation
from tests.unit.check.subjects import national_catalogue

DATA = Path(__file__).parents[2] / "data"
BOOK = national_catalogue().procedures
NAMED = (
    "四议两公开",
    "两评一审一公示",
    "一申请一评议二审核三公示县审定",
    "一次摸底四级评审两轮公示",
    "提议定",
    "一事一议",
    "评选",
    "项目",
    "财务公开",
)


def sources() -> set[tuple[str, str]]:
    with (DATA / "law_sources.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {(row["source"], row["subject"]) for row in rows}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return national_catalogue()


@pytest.mark.parametrize("name", NAMED)
def test_the_procedures_of_the_issue_are_there(name: str) -> None:
    found = BOOK.by_name(name)
    assert found is not None
    assert not found.is_written_out


def test_everything_has_a_source_row() -> None:
    known = sources()
    assert {(one.source, one.name) for one in BOOK.procedures} <= known
    groups = {"studied": BOOK.studied, "notified": BOOK.notified, "counting": BOOK.counting}
    for group, rules in groups.items():
        for rule in rules:
            assert (rule.source, f"{group} {','.join(sorted(rule.bodies))}") in known or (
                rule.source,
                f"{group} {','.join(sorted(rule.bodies, reverse=True))}",
            ) in known
    words = {
        "matter": BOOK.matters,
        "calendar": BOOK.calendar,
        "adoption": BOOK.adoptions,
        "clause": BOOK.clauses,
    }
    for group, rows in words.items():
        assert {(row.source, f"{group} {row.name}") for row in rows} <= known


@pytest.mark.parametrize("procedure", BOOK.procedures, ids=lambda one: one.name)
def test_a_name_counts_its_stages(procedure: Procedure) -> None:
    for number, word in BOOK.numbers_in(procedure.name):
        counted = [
            stage for stage in procedure.stages if stage.part and word.startswith(stage.part)
        ]
        if counted:
            assert len(counted) == number, word


def test_names_with_a_number_are_counted_at_all() -> None:
    assert BOOK.numbers_in("四议两公开") == ((4, "议"), (2, "公开"))
    three = BOOK.by_name("一申请一评议二审核三公示县审定")
    assert three is not None
    assert sum(stage.is_publication for stage in three.stages) == 3
    four = BOOK.by_name("一次摸底四级评审两轮公示")
    assert four is not None
    assert [stage.part for stage in four.stages].count("评审") == 4


def test_bodies_and_matters_are_known(catalogue: Catalogue) -> None:
    bodies = {body.value for body in MeetingBody}
    for stage in chain.from_iterable(one.stages for one in BOOK.procedures):
        assert set(stage.bodies) <= bodies
    told = {rule.matter for rule in catalogue.quorums if rule.matter}
    forbidden = set(chain.from_iterable(rule.forbidden for rule in catalogue.quorums))
    assert told | forbidden <= {matter.name for matter in BOOK.matters}


def test_the_days_of_notices_and_calendars_stand_in_some_pack() -> None:
    packs = ("hainan", "sichuan", "shandong")
    everywhere, _ = load_catalogue(packs)
    matters = {rule.matter for rule in everywhere.days}
    assert {rule.matter for rule in BOOK.notified} <= matters
    assert {rule.name for rule in BOOK.calendar} - {"委托投票名单"} <= matters


def test_a_name_is_found_by_alias_and_in_other_signs() -> None:
    found = BOOK.by_name("一申请、一评议、二审核、三公示、县审定")
    assert found is not None
    assert found.name == "一申请一评议二审核三公示县审定"
    assert BOOK.by_name("四议 两公开") is BOOK.by_name("四议两公开")
    assert BOOK.by_name("") is None
    assert BOOK.by_name("六议") is None
    assert BOOK.nearest("四议两公示")[0] == "四议两公开"


def test_stages_written_out_are_a_procedure_of_their_own() -> None:
    found = BOOK.by_name("村里推荐—乡里审核→公示")
    assert found is not None
    assert [stage.name for stage in found.stages] == ["村里推荐", "乡里审核", "公示"]
    assert found.is_written_out


def test_practice_does_not_bind() -> None:
    binding = {one.name for one in BOOK.procedures if one.certainty.binds}
    assert binding == {"四议两公开", "党务公开", "五议决策法"}
    assert all(one.certainty in {Certainty.REPORTED, Certainty.WEAK} for one in BOOK.procedures)


def test_another_organisation_is_not_held_to_the_village_law() -> None:
    other, _ = load_catalogue(("national",), organisation=BaseOrganisation.URBAN_COMMUNITY)
    village = national_catalogue()
    assert len(other.procedures.studied) < len(village.procedures.studied)
    bases = [rule.basis for rule in other.procedures.studied]
    bases += [rule.basis for rule in other.procedures.clauses]
    for basis in bases:
        assert any(ref.law in other.laws for ref in basis)


def test_the_study_by_the_party_is_asked_for_from_2026(catalogue: Catalogue) -> None:
    (rule, _) = BOOK.studied
    assert catalogue.refs_on(rule.basis, date(2026, 1, 1))
    assert not catalogue.refs_on(rule.basis, date(2025, 12, 31))
