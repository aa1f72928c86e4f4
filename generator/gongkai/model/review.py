"""Who must have reviewed a record before it is public, and who has not."""

from collections.abc import Sequence
from datetime import date

from gongkai.model.catalogue import Catalogue, Item
from gongkai.model.record import Record
from gongkai.model.rule import ReviewRule
from gongkai.model.vocabulary import Level

_OTHERS = frozenset({Level.COUNTY, Level.TOWNSHIP})


def is_passed_on(record: Record) -> bool:
    """Return whether a record is a county's or township's notice, which is not the village's."""
    return record.reprint is not None or record.level in _OTHERS


def missing_reviews(
    record: Record, item: Item, catalogue: Catalogue, day: date
) -> Sequence[ReviewRule]:
    """Return the rules in force on a day of whose reviewers none reviewed the record."""
    if is_passed_on(record):
        return ()
    done = {review.reviewer for review in record.reviews}
    rules = catalogue.reviewers(item, record.publisher, day)
    return tuple(rule for rule in rules if done.isdisjoint(rule.reviewers))
