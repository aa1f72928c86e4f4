"""A slip of the pen is found, and nothing that does not close the gap exactly is ever named."""

from collections.abc import Sequence

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gongkai.base.gaps import Explanation, Slip, explain_gap, explain_number, explain_terms

AMOUNTS = st.integers(min_value=1, max_value=10**9)
ROWS = st.lists(AMOUNTS, min_size=2, max_size=12)


def mended(found: Explanation, parts: Sequence[int], stated: int) -> tuple[list[int], int]:
    """Return the parts and the sum as they stand once the named slip is mended."""
    rows = list(parts)
    if found.slip is Slip.LEFT_OUT:
        return rows, stated + found.meant
    if found.slip is Slip.DOUBLED:
        assert found.part is not None
        assert found.twin is not None
        assert rows[found.twin] == rows.pop(found.part)
        return rows, stated
    if found.slip is Slip.LACKING:
        return [*rows, found.meant], stated
    if found.part is None:
        assert stated == found.written
        return rows, found.meant
    assert rows[found.part] == found.written
    rows[found.part] = found.meant
    return rows, stated


def closes(found: Explanation | None, parts: Sequence[int], stated: int) -> bool:
    if found is None:
        return False
    rows, total = mended(found, parts, stated)
    return sum(rows) == total


@given(parts=st.lists(st.integers(-(10**9), 10**9), max_size=8), stated=st.integers())
def test_nothing_is_named_that_does_not_close_the_gap(parts: list[int], stated: int) -> None:
    found = explain_gap(parts, stated)
    assert found is None or closes(found, parts, stated)


@given(parts=ROWS)
def test_a_sum_that_holds_has_no_slip(parts: list[int]) -> None:
    assert explain_gap(parts, sum(parts)) is None


@given(parts=ROWS, data=st.data())
def test_two_swapped_digits_are_found_in_a_line_and_in_the_sum(
    parts: list[int], data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(parts) - 1))
    digits = list(str(parts[index]))
    one, other = (data.draw(st.integers(0, len(digits) - 1)) for _ in range(2))
    digits[one], digits[other] = digits[other], digits[one]
    assume(digits[0] != "0")
    wrong = [*parts[:index], int("".join(digits)), *parts[index + 1 :]]
    assume(wrong != parts)
    assert closes(explain_gap(wrong, sum(parts)), wrong, sum(parts))
    total = list(str(sum(parts)))
    total[0], total[-1] = total[-1], total[0]
    assume(total[0] != "0")
    stated = int("".join(total))
    assume(stated != sum(parts))
    assert closes(explain_gap(parts, stated), parts, stated)


@given(parts=ROWS, data=st.data(), times=st.sampled_from([10, 10_000]))
def test_a_slip_of_size_is_found(parts: list[int], data: st.DataObject, times: int) -> None:
    index = data.draw(st.integers(0, len(parts) - 1))
    wrong = [*parts[:index], parts[index] * times, *parts[index + 1 :]]
    assert closes(explain_gap(wrong, sum(parts)), wrong, sum(parts))
    assert closes(explain_gap(parts, sum(parts) * times), parts, sum(parts) * times)


@given(parts=ROWS, data=st.data())
def test_lines_and_signs_are_found(parts: list[int], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(parts) - 1))
    line = parts[index]
    for wrong, stated in (
        (parts, sum(parts) - line),
        ([*parts, line], sum(parts)),
        (parts, sum(parts) + line),
        ([*parts[:index], -line, *parts[index + 1 :]], sum(parts)),
    ):
        if stated != sum(wrong):
            assert closes(explain_gap(wrong, stated), wrong, stated)


@pytest.mark.parametrize(
    ("parts", "stated", "found"),
    [
        ([28000, 1_203_000], 1_258_000, Explanation(Slip.SWAPPED, 1, 1_203_000, 1_230_000)),
        ([100_000, 50_000, -12_050], 139_750, Explanation(Slip.SWAPPED, None, 139_750, 137_950)),
        ([280, 310, 410], 690, Explanation(Slip.LEFT_OUT, 1, 310, 310)),
        ([280, 310, 280], 590, Explanation(Slip.DOUBLED, 2, 280, 280, 0)),
        ([280, 310], 900, Explanation(Slip.LACKING, 1, 310, 310)),
        ([280, 310], 5900, Explanation(Slip.TENFOLD, None, 5900, 590)),
        ([280, 310], 59, Explanation(Slip.TENTH, None, 59, 590)),
        ([280, 310], 5_900_000, Explanation(Slip.UNIT_TOO_LARGE, None, 5_900_000, 590)),
        ([28_000_000, 31], 2831, Explanation(Slip.UNIT_TOO_LARGE, 0, 28_000_000, 2800)),
        ([280, -310, 7], 597, Explanation(Slip.SIGN, 1, -310, 310)),
        ([411, 1059, 7], 1574, None),
        ([], 5, None),
    ],
)
def test_the_likeliest_slip_is_named(
    parts: list[int], stated: int, found: Explanation | None
) -> None:
    assert explain_gap(parts, stated) == found


def test_one_number_may_be_mistaken_for_another() -> None:
    assert explain_number(81000, 18000) == Explanation(Slip.SWAPPED, None, 81000, 18000)
    assert explain_number(2, 20_000) == Explanation(Slip.UNIT_TOO_SMALL, None, 2, 20_000)
    assert explain_number(5, 0) is None
    assert explain_number(17, 19) is None


def test_two_numbers_of_a_formula_that_explain_the_gap_alike_are_both_named() -> None:
    found = explain_terms([7012800, 105965], 7118756)
    assert [(one.part, one.meant) for one in found] == [(None, 7118765), (1, 105956)]


def test_a_term_of_a_formula_is_no_line_that_can_be_lacking() -> None:
    # 42 ballots came back; one grade holds as many votes as are missing, which says nothing.
    assert explain_terms([9, 26, 5, 1], 42) == ()
    assert explain_gap([9, 26, 5, 1], 42) == Explanation(Slip.LACKING, 3, 1, 1)


@pytest.mark.parametrize(
    ("parts", "stated", "count"),
    [
        ([100, 20], 120, 0),
        ([100, 20], 100, 1),
        ([100, 20], 777, 0),
        ([100, 21, 40, 50, 60], 262, 1),
    ],
)
def test_a_line_or_one_of_many_terms_has_no_rival(
    parts: list[int], stated: int, count: int
) -> None:
    assert len(explain_terms(parts, stated)) == count
