"""Days and spans of days as cadres type them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.base.dates import DateSpan, chinese_date, parse_date
from gongkai.base.problem import ValueFault

days = st.dates(date(1949, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    "text", ["2026-09-05", "2026-9-5", "2026.9.5", "2026/09/05", "2026年9月5日", " 2026年09月05 "]
)
def test_all_ways_to_write_a_day_are_read(text: str) -> None:
    assert parse_date(text) == date(2026, 9, 5)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "V207"),
        ("昨天", "V207"),
        ("26-9-5", "V207"),
        ("2026-09", "V207"),
        ("2026-09-05 10:00", "V207"),
        ("2026-02-30", "V208"),
        ("2026-13-01", "V208"),
        ("2026-00-10", "V208"),
        ("1948-12-31", "V208"),
        ("2100-01-01", "V208"),
        ("２０２６-09-05", "V203"),
    ],
)
def test_what_is_no_day_is_told(text: str, code: str) -> None:
    with pytest.raises(ValueFault) as found:
        parse_date(text)
    assert (found.value.code, found.value.facts["text"]) == (code, text)


@pytest.mark.parametrize("joint", ["至", " 至 ", "到", "~", "～", "—", "——", ".."])
def test_a_span_is_read_whatever_joins_its_ends(joint: str) -> None:
    span = DateSpan.parse(f"2026-09-05{joint}2026年10月1日")
    assert span == DateSpan(date(2026, 9, 5), date(2026, 10, 1))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2026-09-05", "V213"),
        ("2026-09-05至2026-09-06至2026-09-07", "V213"),
        ("2026-09-05至", "V207"),
        ("2026-09-06至2026-09-05", "V210"),
    ],
)
def test_what_is_no_span_is_told(text: str, code: str) -> None:
    with pytest.raises(ValueFault) as found:
        DateSpan.parse(text)
    assert found.value.code == code


def test_an_open_span_has_no_number_of_days() -> None:
    span = DateSpan.between(date(2026, 9, 5), None)
    assert span.days is None
    assert span.holds(date(2099, 1, 1))
    assert not span.holds(date(2026, 9, 4))


@given(days, st.integers(0, 400))
def test_a_span_counts_both_of_its_ends(start: date, length: int) -> None:
    span = DateSpan.between(start, start + timedelta(days=length))
    assert span.days == length + 1
    assert span.end is not None
    assert span.holds(span.start)
    assert span.holds(span.end)
    assert not span.holds(span.end + timedelta(days=1))


@given(days)
def test_a_day_is_read_back_from_every_way_it_is_shown(day: date) -> None:
    assert parse_date(day.isoformat()) == parse_date(chinese_date(day)) == day
