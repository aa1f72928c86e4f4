"""Read the books once more, whole, for the list of doubts. Nothing of it is kept anywhere."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from gongkai.base.jobs import quiet_collector
from gongkai.base.money import FEN_DIGITS
from gongkai.check.doubt_lines import Read
from gongkai.check.doubts import doubts_of
from gongkai.load.records import read_record
from gongkai.model.doubt import Doubt
from gongkai.model.vocabulary import State
from gongkai.preparation import prepare
from gongkai.validate.records import validate_record

LIMIT = "decision_limit"
"""The number of a pack, in yuan, from which one expense needs a decision of its own."""


class Doubts(NamedTuple):
    """What was found, in how many readable records, and whether a limit was known."""

    found: tuple[Doubt, ...]
    records: int
    has_limit: bool


def look_for_doubts(root: Path, as_of: date, limit_in_yuan: int | None) -> Doubts:
    """Return all doubts about a village's books; a limit given here goes before the pack's."""
    prepared = prepare(root)
    rule = prepared.catalogue.number(LIMIT, as_of)
    yuan = limit_in_yuan or (rule.number if rule else None)
    limit = yuan * 10**FEN_DIGITS if yuan else None
    with quiet_collector():
        records = list(_records(root, [source.path for source in prepared.records]))
        found = tuple(doubts_of(records, prepared.catalogue.calendar, limit))
    return Doubts(found, len(records), limit is not None)


def _records(root: Path, files: list[str]) -> list[Read]:
    """Return all records that can be read and still stand."""
    found = []
    for file in files:
        raw, _ = read_record(root, file)
        record = validate_record(raw, file)[0] if raw else None
        if record and record.state is not State.WITHDRAWN:
            found.append(Read(record, file))
    return found
