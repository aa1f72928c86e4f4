"""Every value of the shipped packs against the statements it was made from."""

import csv
import tomllib
from pathlib import Path

import pytest

from gongkai.load.rules import RULES, load_catalogue, pack_names_in
from gongkai.model.catalogue import Catalogue
from gongkai.model.rule import Share
from gongkai.model.steps import MeetingBody

DATA = Path(__file__).parents[2] / "data"


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


PROVINCES = {"hn", "sc", "cq", "sd", "zj", "sh"}
LAW_ROWS = {(row["source"], row["subject"], row["value"]) for row in rows("law_sources.tsv")}


@pytest.fixture(scope="module", params=pack_names_in())
def catalogue(request: pytest.FixtureRequest) -> Catalogue:
    found, problems = load_catalogue([request.param])
    assert problems == []
    assert found.packs[0].id == "national", "every pack stands on the national one"
    return found


def test_every_number_has_a_source_row(catalogue: Catalogue) -> None:
    for rule in catalogue.days:
        row = (rule.source, rule.matter, f"{rule.days} {rule.count.value}")
        assert row in LAW_ROWS, row
        assert rule.items <= set(catalogue.items), rule.matter
        assert rule.items or rule.publishers, rule.matter
    for held in catalogue.intervals:
        assert (held.source, held.matter, held.interval.value) in LAW_ROWS, held.matter
    for owed in catalogue.group_duties:
        assert (owed.source, owed.matter, owed.interval.value) in LAW_ROWS, owed.matter


def test_every_due_day_quorum_number_and_reviewer_has_a_source_row(catalogue: Catalogue) -> None:
    for due in catalogue.dues:
        day = f"day {due.day_of_month} of month {due.months}" if due.day_of_month else ""
        row = (due.source, due.matter, day or f"{due.days} {due.count.value}")
        assert row in LAW_ROWS, row
    for quorum in catalogue.quorums:
        shares = " or ".join(map(shown, quorum.attendance))
        approval = shown(quorum.approval) if quorum.approval else ""
        subject = f"{quorum.body} {quorum.matter}".strip()
        row = (quorum.source, subject, f"{shares}; {approval}")
        assert row in LAW_ROWS, row
    for number in catalogue.numbers:
        assert (number.source, number.name, str(number.value)) in LAW_ROWS, number.name
        assert number.matter, number.name
    for channel in catalogue.channels:
        row = (channel.source, channel.matter, " ".join(channel.channels))
        assert row in LAW_ROWS, row
    for review in catalogue.reviews:
        row = (review.source, review.matter, " ".join(review.reviewers))
        assert row in LAW_ROWS, row


def test_every_value_of_a_province_binds_and_rests_on_its_own_law(catalogue: Catalogue) -> None:
    local = {law for law in catalogue.laws if law.split("-")[0] in PROVINCES}
    groups = (
        catalogue.days,
        catalogue.intervals,
        catalogue.group_duties,
        catalogue.dues,
        catalogue.numbers,
        catalogue.reviews,
        catalogue.channels,
    )
    for rule in (rule for group in groups for rule in group if rule.pack != "national"):
        assert rule.certainty.binds, rule.matter
        assert {ref.law for ref in rule.basis} <= local, rule.matter
        assert rule.items <= set(catalogue.items), rule.matter
    for law in local:
        assert catalogue.laws[law].in_force_from is not None, "held against no older record"
        assert catalogue.laws[law].source


def test_cited_provisions_have_a_source_row() -> None:
    for name in pack_names_in():
        raw = tomllib.loads((RULES / name / "numbers.toml").read_text("utf-8"))
        for cite in raw.get("cite", ()):
            assert (cite["source"], cite["matter"], "") in LAW_ROWS


def shown(share: Share) -> str:
    return f"{'>' if share.more_than else ''}{share.fraction} {share.base.value}"


def test_bodies_of_quorums_are_meeting_bodies(catalogue: Catalogue) -> None:
    assert {rule.body for rule in catalogue.quorums} <= {body.value for body in MeetingBody}
