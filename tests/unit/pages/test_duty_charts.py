"""Completeness is drawn by year and by section, from the same counts as its table."""

from datetime import date

from gongkai.model.blocks import ChartForm
from gongkai.model.duty import DutyState
from gongkai.pages.duty_charts import Kept, kept_of, sections_charted, years_charted
from tests.unit.pages.test_duty_pages import duty


def test_duties_whose_time_is_over_are_counted_as_kept_late_or_not() -> None:
    duties = [
        duty("2026Q1", DutyState.PUBLISHED),
        duty("2026Q1", DutyState.NOTHING),
        duty("2026Q2", DutyState.LATE, days_late=3),
        duty("2026Q2", DutyState.OVERDUE, days_late=9),
        duty("2026Q2", DutyState.NOT_APPLICABLE),
        duty("2026Q4", DutyState.OPEN),
    ]
    kept = kept_of("2026年", duties, date(2026, 11, 20))
    assert kept == Kept("2026年", on_time=2, late=1, missing=1)
    assert (kept.asked, kept.done) == (4, 3)


def test_years_are_a_table_and_parts_of_a_whole() -> None:
    (one,) = years_charted(
        [Kept("2026年", 2, 1, 1), Kept("2025年", 4, 0, 0), Kept("2024年", 0, 0, 0)]
    )
    assert one.table.rows == (("2026年", "2", "1", "1"), ("2025年", "4", "0", "0"))
    (chart,) = one.chart.charts
    assert (chart.form, chart.unit) == (ChartForm.PARTS, "项")
    assert [row.shown for row in chart.rows] == [("3/4 项",), ("4/4 项",)]
    assert chart.description == (
        "各年公开了多少。2026年应公开 4 项，按时公开 2 项，晚公开 1 项，未公开 1 项。"
        "2025年应公开 4 项，按时公开 4 项，晚公开 0 项，未公开 0 项。"
    )


def test_one_row_alone_is_not_drawn() -> None:
    assert sections_charted(2026, [Kept("财务公开", 2, 0, 0), Kept("村务公开", 0, 0, 0)]) == ()
