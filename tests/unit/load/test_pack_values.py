"""Every value of the shipped packs against the statements it was made from."""

import csv
from pathlib import Path

import pytest

from gongkai.load.rules import load_catalogue
from gongkai.model.catalogue import Catalogue
from gongkai.model.kinds.decisions import MeetingBody
from gongkai.model.rule import Share

DATA = Path(__file__).parents[2] / "data"


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


LAW_ROWS = {(row["source"], row["subject"], row["value"]) for row in rows("law_sources.tsv")}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found, problems = load_catalogue(["national"])
    assert problems == []
    return found


def test_every_number_has_a_source_row(catalogue: Catalogue) -> None:
    for rule in catalogue.days:
        row = (rule.source, rule.matter, f"{rule.days} {rule.count.value}")
        assert row in LAW_ROWS, row
        assert rule.items <= set(catalogue.items), rule.matter
        assert rule.items or rule.publishers, rule.matter
    for held in catalogue.intervals:
        assert (held.source, held.matter, held.interval.value) in LAW_ROWS, held.matter


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
    for review in catalogue.reviews:
        row = (review.source, review.matter, " ".join(review.reviewers))
        assert row in LAW_ROWS, row


def shown(share: Share) -> str:
    return f"{'>' if share.more_than else ''}{share.fraction} {share.base.value}"


def test_bodies_of_quorums_are_meeting_bodies(catalogue: Catalogue) -> None:
    assert {rule.body for rule in catalogue.quorums} <= {body.value for body in MeetingBody}
