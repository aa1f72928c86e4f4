"""How complete the board is, drawn: by year, and by section within each year."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from gongkai.base.texts import text
from gongkai.model.blocks import Chart, ChartBlock, ChartForm, ChartRow, Column, TableBlock
from gongkai.model.duty import Duty
from gongkai.pages.charts import MOST_PERIODS
from gongkai.pages.contexts import Charted

_FEWEST = 2
_PARTS = ("on_time", "late", "missing")


class Kept(NamedTuple):
    """How many duties whose period has ended were kept in time, late, or not."""

    label: str
    on_time: int
    late: int
    missing: int

    @property
    def asked(self) -> int:
        """Return how many there are."""
        return self.on_time + self.late + self.missing

    @property
    def done(self) -> int:
        """Return how many are public, in time or late."""
        return self.on_time + self.late


def kept_of(label: str, duties: Iterable[Duty], as_of: date) -> Kept:
    """Return how the duties were kept whose period ended before a day."""
    ended = [one for one in duties if one.state.counts and one.period.end < as_of]
    done = [one for one in ended if one.state.is_done]
    late = sum(one.days_late > 0 for one in done)
    return Kept(label, len(done) - late, late, len(ended) - len(done))


def years_charted(rows: Sequence[Kept]) -> tuple[Charted, ...]:
    """Return the years beside each other, the newest on top; nothing for one."""
    title = text("charts.duty_years_title")
    return _charted("duty-years", title, text("charts.year_head"), rows[:MOST_PERIODS])


def sections_charted(year: int, rows: Sequence[Kept]) -> tuple[Charted, ...]:
    """Return the sections of a year beside each other; nothing for one."""
    title = text("charts.duty_sections_title", year=year)
    return _charted(f"duty-sections-{year}", title, text("charts.section_head"), rows)


def _charted(name: str, title: str, head: str, rows: Sequence[Kept]) -> tuple[Charted, ...]:
    asked = [row for row in rows if row.asked]
    if len(asked) < _FEWEST:
        return ()
    table = TableBlock(
        name=name,
        title=title,
        columns=(
            Column("row", head),
            *(Column(part, text(f"charts.duty_{part}"), is_numeric=True) for part in _PARTS),
        ),
        rows=tuple((row[0], *map(str, row[1:])) for row in asked),
    )
    return (Charted(ChartBlock(f"{name}-chart", (_chart(title, asked),)), table),)


def _chart(title: str, rows: Sequence[Kept]) -> Chart:
    told = "".join(text("charts.duty_row", **row._asdict(), asked=row.asked) for row in rows)
    return Chart(
        form=ChartForm.PARTS,
        title=title,
        unit=text("charts.pieces"),
        description=text("charts.duty_described", title=title, rows=told),
        series=tuple(text(f"charts.duty_{part}") for part in _PARTS),
        rows=tuple(
            ChartRow(
                row.label,
                (row.on_time, row.late, row.missing),
                (text("charts.duty_shown", done=row.done, asked=row.asked),),
            )
            for row in rows
        ),
    )
