"""A family's honours over the years, gathered from the records that gave them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeAlias

from gongkai.base.texts import text
from gongkai.model.blocks import Column, TableBlock
from gongkai.model.summary import Summary

HonourRow: TypeAlias = tuple[str, str, str, str]
"""An honour: award, grade, day, the award's record id."""


def honours_in(records: Iterable[Summary], as_of: date) -> dict[str, list[HonourRow]]:
    """Return for each family's record id its honours in records the web shows, newest first.

    An honour is held once the time for objections is over; one no longer valid is marked so.
    """
    today = as_of.isoformat()
    found: dict[str, list[HonourRow]] = {}
    for summary in records:
        if not (summary.is_shown and summary.honours) or summary.notice_end >= today:
            continue
        is_over = "" < summary.honours_until < today
        for family, award, grade, day in summary.honours:
            shown = _expired(grade) if is_over else grade
            found.setdefault(family, []).append((award, shown, day, summary.id))
    for honours in found.values():
        honours.sort(key=lambda honour: (honour[2], honour[0], honour[3]), reverse=True)
    return found


def honours_table(honours: Sequence[HonourRow]) -> TableBlock:
    """Return a family's honours as a table, for paper: the same as stands on its page."""
    columns = [
        Column(name, text(f"families.honour_{name}"), is_long=name == "award")
        for name in ("day", "award", "grade")
    ]
    rows = [(day, award, "" if grade == award else grade) for award, grade, day, _ in honours]
    if not any(grade for *_, grade in rows):
        return _table(columns[:2], [row[:2] for row in rows])
    return _table(columns, rows)


def _table(columns: Sequence[Column], rows: Sequence[tuple[str, ...]]) -> TableBlock:
    return TableBlock("family_honours", text("families.honours"), tuple(columns), tuple(rows))


def _expired(grade: str) -> str:
    return text("families.expired", grade=grade) if grade else text("families.expired_bare")
