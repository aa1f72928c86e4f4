"""A record waits for its first day on a board, and folds or goes when both clocks have run out."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from gongkai.model.lifetime import Phase, is_away, last_day, lifetime_of
from gongkai.model.vocabulary import OnExpiry
from tests.unit.check.subjects import national_catalogue, record_of

FIRST, LAST = date(2026, 11, 10), date(2026, 11, 30)
HUNG = {"公开栏": "g1", "起": FIRST.isoformat(), "止": LAST.isoformat()}
OPEN = {"公开栏": "g2", "起": FIRST.isoformat()}


def phase(day: date, **own: Any) -> Phase:
    record = record_of("公告公示", **({"状态": "公开", "张贴": [HUNG]} | own))
    item = national_catalogue().by_name(record.item)
    assert item is not None
    return lifetime_of(record, item, day).phase


def test_a_record_waits_until_it_hangs() -> None:
    assert phase(FIRST - timedelta(days=1)) is Phase.WAITING
    assert phase(FIRST) is Phase.SHOWN


def test_a_record_on_no_board_waits_for_nothing() -> None:
    assert phase(date(2020, 1, 1), 张贴=[]) is Phase.SHOWN


@pytest.mark.parametrize("fate", ["只留合计", "撤下"])
def test_its_time_is_over_after_the_last_day(fate: str) -> None:
    assert phase(LAST, 到期处理=fate) is Phase.SHOWN
    assert phase(LAST + timedelta(days=1), 到期处理=fate) is Phase.OVER


def test_what_is_kept_is_never_over() -> None:
    assert phase(date(2099, 1, 1)) is Phase.SHOWN
    assert phase(date(2099, 1, 1), 到期处理="保留") is Phase.SHOWN


def test_both_clocks_must_have_run_out() -> None:
    notice = "2026-11-10 至 2026-12-10"
    assert phase(LAST + timedelta(days=1), 到期处理="撤下", 公示期=notice) is Phase.SHOWN
    assert last_day(record_of("公告公示", 张贴=[HUNG], 公示期=notice)) == date(2026, 12, 10)
    assert last_day(record_of("公告公示", 张贴=[HUNG, OPEN], 公示期=notice)) is None
    assert last_day(record_of("公告公示")) is None


@pytest.mark.parametrize("day", [FIRST - timedelta(days=1), FIRST, LAST, LAST + timedelta(days=1)])
def test_a_phase_lasts_as_long_as_it_says(day: date) -> None:
    record = record_of("公告公示", 状态="公开", 张贴=[HUNG], 到期处理="只留合计")
    item = national_catalogue().by_name(record.item)
    assert item is not None
    found = lifetime_of(record, item, day)
    for other in (FIRST - timedelta(days=1), FIRST, LAST, LAST + timedelta(days=1)):
        is_within = (found.since or other) <= other <= (found.until or other)
        assert is_within == (lifetime_of(record, item, other).phase is found.phase)


def test_the_item_speaks_where_the_record_is_silent() -> None:
    silent = record_of("公告公示", 张贴=[HUNG])
    keeps = record_of("公告公示", 张贴=[HUNG], 到期处理="保留")
    item = national_catalogue().by_name(silent.item)
    assert item is not None
    strict = replace(item, on_expiry=OnExpiry.REMOVE)
    after = LAST + timedelta(days=1)
    assert is_away(silent, strict, lifetime_of(silent, strict, after))
    assert not is_away(keeps, strict, lifetime_of(keeps, strict, after))
