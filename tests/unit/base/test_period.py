"""Periods: months, quarters, half-years, years, and spans of days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.base.period import Period, PeriodKind
from gongkai.base.problem import ValueFault

MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF_YEAR: 6, PeriodKind.YEAR: 12}


@pytest.mark.parametrize(
    ("texts", "key", "shown", "last"),
    [
        (("2026-09", "2026年9月", "2026年09月份"), "2026-09", "2026年9月", date(2026, 9, 30)),
        (("2024-2",), "2024-02", "2024年2月", date(2024, 2, 29)),
        (
            ("2026Q3", "2026-q3", "2026年第三季度", "2026年3季度"),
            "2026Q3",
            "2026年第三季度",
            date(2026, 9, 30),
        ),
        (("2026H1", "2026-h1", "2026年上半年"), "2026H1", "2026年上半年", date(2026, 6, 30)),
        (("2026年下半年",), "2026H2", "2026年下半年", date(2026, 12, 31)),
        (("2026", "2026年", "2026年度"), "2026", "2026年", date(2026, 12, 31)),
        (
            ("2026-02-20 至 2026-05-31",),
            "2026-02-20~2026-05-31",
            "2026年2月20日至2026年5月31日",
            date(2026, 5, 31),
        ),
    ],
)
def test_period_is_read_and_shown(
    texts: tuple[str, ...], key: str, shown: str, last: date
) -> None:
    for text in texts:
        period = Period.parse(text)
        assert (period.key, str(period), period.end) == (key, shown, last)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "V209"),
        ("九月", "V209"),
        ("2026-13", "V209"),
        ("2026-00", "V209"),
        ("2026Q5", "V209"),
        ("1948", "V209"),
        ("2100-01", "V209"),
        ("2026-09-01", "V209"),
        ("某天至某天", "V209"),
        ("2026-02-30至2026-03-01", "V208"),
        ("2026-03-02至2026-03-01", "V210"),
        ("２０２６-09", "V203"),
    ],
)
def test_what_is_no_period_is_told(text: str, code: str) -> None:
    with pytest.raises(ValueFault) as found:
        Period.parse(text)
    assert found.value.code == code
    assert "text" in found.value.facts


@given(st.sampled_from(sorted(MONTHS)), st.integers(1949, 2099), st.integers(1, 12))
def test_every_period_is_read_back_from_its_key_and_its_words(
    kind: PeriodKind, year: int, index: int
) -> None:
    count = 12 // MONTHS[kind]
    period = Period.of(kind, year, (index - 1) % count + 1)
    assert Period.parse(period.key) == Period.parse(str(period)) == period
    assert (period.start.day, period.start.year, period.end.year) == (1, year, year)
    assert period.end.month - period.start.month + 1 == MONTHS[kind]


def test_periods_stand_in_the_order_of_their_days() -> None:
    keys = ["2026-10", "2025", "2026Q1", "2026-01"]
    assert [p.key for p in sorted(map(Period.parse, keys))] == [
        "2025",
        "2026-01",
        "2026Q1",
        "2026-10",
    ]
