"""A last day that a rule names and that binds is the duty's own; lateness counts from it."""

from dataclasses import replace
from datetime import date

import pytest

from gongkai.check.completeness import duties_of
from gongkai.load.rules import load_catalogue
from gongkai.model.duty import Duty, DutyState
from tests.unit.check.villages import village


def quarter(pack: str, as_of: date) -> Duty:
    """Return the committee's duty of the third quarter of 2026 under a pack."""
    catalogue, problems = load_catalogue(("national", pack))
    assert not problems
    found = replace(village(as_of=as_of, 起用日期="2026-01-01"), catalogue=catalogue)
    (duty,) = [
        one
        for one in duties_of(found)
        if (one.item, one.publisher, one.period.key) == ("qita-guanxin", "committee", "2026Q3")
    ]
    return duty


@pytest.mark.parametrize(
    ("pack", "due"), [("sichuan", date(2026, 10, 10)), ("chongqing", date(2026, 10, 15))]
)
def test_a_binding_last_day_makes_late_from_the_next_day(pack: str, due: date) -> None:
    in_time = quarter(pack, due)
    assert (in_time.due, in_time.advised, in_time.is_sourced) == (due, None, True)
    assert (in_time.state, in_time.days_late) == (DutyState.OPEN, 0)
    late = quarter(pack, date.fromordinal(due.toordinal() + 1))
    assert (late.state, late.days_late) == (DutyState.OVERDUE, 1)
