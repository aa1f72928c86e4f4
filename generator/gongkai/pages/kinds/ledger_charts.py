"""Charts of a ledger: its months where it has several, its subjects from the largest down."""

from collections.abc import Iterator, Sequence

from gongkai.base.money import total_of
from gongkai.base.texts import text
from gongkai.model.blocks import Block, Chart, ChartBlock, ChartForm
from gongkai.model.kinds.accounts import LedgerEntry
from gongkai.pages.charts import (
    FEWEST,
    MOST_PERIODS,
    MoneyRow,
    money_chart,
    money_table,
    ranked,
)

_FLOWS = ("income", "expense")


def ledger_charts(counted: Sequence[LedgerEntry]) -> Iterator[Block]:
    """Yield what there is to draw of the lines that stand in the totals."""
    if len(counted) < FEWEST:
        return
    charts = tuple(_subject_charts(counted))
    if charts:
        yield ChartBlock("subject-charts", charts)
    yield from _months(counted)


def _subject_charts(counted: Sequence[LedgerEntry]) -> Iterator[Chart]:
    for flow in reversed(_FLOWS):
        sums: dict[str, int] = {}
        for entry in counted:
            amount = getattr(entry, flow)
            if amount is not None and entry.subject:
                sums[entry.subject] = sums.get(entry.subject, 0) + amount.fen
        if len(sums) >= FEWEST:
            series = (text(f"charts.flow_{flow}"),)
            title = text(f"charts.subjects_{flow}")
            yield money_chart(ChartForm.BARS, title, series, ranked(sums.items()))


def _months(counted: Sequence[LedgerEntry]) -> Iterator[Block]:
    """Yield the sums of each month, as a table and drawn; nothing while a line has no day."""
    months: dict[tuple[int, int], list[LedgerEntry]] = {}
    for entry in counted:
        if entry.day is None:
            return
        months.setdefault((entry.day.year, entry.day.month), []).append(entry)
    if not FEWEST <= len(months) <= MOST_PERIODS:
        return
    is_one_year = len({year for year, _ in months}) == 1
    key = "charts.month" if is_one_year else "charts.year_month"
    rows = [
        MoneyRow(text(key, year=year, month=month), _sums(own))
        for (year, month), own in sorted(months.items())
    ]
    series = tuple(text(f"charts.flow_{flow}") for flow in _FLOWS)
    title = text("charts.by_month")
    yield money_table("months", title, text("charts.month_head"), series, rows)
    drawn = money_chart(ChartForm.COLUMNS, text("charts.months_title"), series, rows)
    yield ChartBlock("month-charts", (drawn,))


def _sums(entries: Sequence[LedgerEntry]) -> tuple[int, ...]:
    return tuple(total_of(getattr(entry, flow) for entry in entries).fen for flow in _FLOWS)
