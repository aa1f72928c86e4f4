"""Transfers, money passed on and reversals of earlier periods stand outside the totals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.model.kinds.accounts import Ledger
from gongkai.model.ledger_totals import Booking, foreign_reversals, outside_totals
from tests.tools.money_records import record_of

RED = "红字冲销"


def outside(*lines: tuple[str, str, str, str]) -> set[int]:
    entries = [
        {"科目": subject, "摘要": "事", side: amount} | ({"行类型": sort} if sort else {})
        for subject, side, amount, sort in lines
    ]
    ledger = record_of("收支明细", 明细=entries)
    assert isinstance(ledger, Ledger)
    return set(outside_totals(ledger.entries))


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (
            [("甲", "收", "5", ""), ("", "收", "5", "内部转账"), ("", "支", "5", "代收代付")],
            {1, 2},
        ),
        ([("甲", "支", "128", ""), ("甲", "支", "-128", RED)], set()),
        ([("甲", "支", "-28", RED), ("甲", "支", "128", "")], set()),
        ([("甲", "支", "100", ""), ("甲", "支", "-128", RED)], {1}),
        ([("甲", "收", "128", ""), ("甲", "支", "-128", RED)], {1}),
        ([("乙", "支", "128", ""), ("甲", "支", "-128", RED)], {1}),
        ([("甲", "支", "9", ""), ("甲", "支", "-9", RED), ("甲", "支", "-9", RED)], {2}),
        ([("甲", "收", "9", ""), ("甲", "收", "-9", RED)], set()),
    ],
)
def test_a_reversal_is_counted_only_with_what_it_takes_back(
    lines: list[tuple[str, str, str, str]], rows: set[int]
) -> None:
    assert outside(*lines) == rows


@given(
    st.lists(
        st.builds(
            Booking,
            st.sampled_from("ab"),
            st.integers(-9, 9).filter(bool),
            st.booleans(),
        )
    )
)
def test_no_side_of_a_subject_falls_below_nothing(bookings: list[Booking]) -> None:
    left_out = foreign_reversals(bookings)
    sums: dict[tuple[object, bool], int] = {}
    for place, one in enumerate(bookings):
        if place not in left_out:
            is_income = (one.amount > 0) != one.is_reversal
            key = (one.subject, is_income)
            sums[key] = sums.get(key, 0) + (one.amount if is_income else -one.amount)
    assert all(value >= 0 for value in sums.values())
