"""Until when a site offers a sheet."""

from datetime import date

import pytest

from gongkai.model.sheet import last_sheet_day, sheet_address


@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        (date(2024, 11, 20), 24, date(2026, 11, 20)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 12, 1), 1, date(2025, 1, 1)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 11, 20), 0, date(2026, 11, 20)),
    ],
)
def test_months_later_is_the_same_day_or_the_months_last(
    first: date, months: int, last: date
) -> None:
    assert last_sheet_day(first, months) == last


def test_a_sheet_lies_beside_its_record() -> None:
    assert sheet_address("cw-2026-08") == "d/cw-2026-08.pdf"
