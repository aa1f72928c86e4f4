"""A chart tells its numbers by lengths and in words; nothing in it runs into anything else."""

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.base.money import Money
from gongkai.base.privacy.scan import certain_kinds
from gongkai.model.blocks import Chart, ChartForm, ChartRow
from gongkai.render.environment import chart_svg
from tests.tools.read_chart import Box, ReadChart, read_chart

FEN = st.integers(-(10**12), 10**12) | st.integers(-500, 500) | st.just(0)
LABELS = st.text(
    st.sampled_from('公益支出道路水利（环境卫生）村民小组长误工补贴AWw19.<&"'),
    min_size=1,
    max_size=60,
)
SMALLEST = 16.0


def chart(form: ChartForm, rows: Sequence[tuple[str, tuple[int, ...]]], series: int = 1) -> Chart:
    names = ("预算", "执行", "结余")[:series]
    shown = [ChartRow(label, numbers, tuple(map(_shown, numbers))) for label, numbers in rows]
    if form is ChartForm.PARTS:
        shown = [row._replace(shown=(f"{sum(row.numbers)} 项",)) for row in shown]
    return Chart(form, "支出", "元", "说明", names, tuple(shown))


def _shown(fen: int) -> str:
    return str(Money(fen))


@st.composite
def charts(draw: st.DrawFn, form: ChartForm) -> Chart:
    """Return a chart of any numbers, of either sign where the form knows them."""
    series = draw(st.integers(1, 3))
    numbers = st.integers(0, 500) if form is ChartForm.PARTS else FEN
    labels = st.sampled_from([f"{n}月" for n in range(1, 13)] + ["一季度", "2026年", "1月\n26年"])
    rows = draw(
        st.lists(
            st.tuples(
                labels if form is ChartForm.COLUMNS else LABELS,
                st.tuples(*[numbers] * series),
            ),
            min_size=1,
            max_size=14,
        )
    )
    return chart(form, rows, series)


def read(given_: Chart) -> ReadChart:
    return read_chart(str(chart_svg(given_)))


def lengths(found: ReadChart, *, standing: bool) -> list[list[float]]:
    """Return how long each bar is, by row and series."""
    drawn = [
        [bar.bottom - bar.top if standing else bar.right - bar.left for bar in bars]
        for _, bars in sorted(found.bars.items())
    ]
    return [list(row) for row in zip(*drawn, strict=True)]


def assert_in_proportion(given_: Chart, drawn: list[list[float]]) -> None:
    numbers = [row.numbers for row in given_.rows]
    most = max(abs(number) for row in numbers for number in row)
    longest = max(length for row in drawn for length in row)
    for row, bars in zip(numbers, drawn, strict=True):
        for number, length in zip(row, bars, strict=True):
            exact = abs(number) / most * longest if most else 0
            if number:
                assert length == pytest.approx(max(1.0, exact), abs=0.16)
            else:
                assert length == 0


def assert_clear(found: ReadChart) -> None:
    """Assert that words touch neither each other nor a bar, and that all stand in the picture."""
    inside = Box(-0.5, -0.5, found.width + 0.5, found.height + 0.5)
    for word in found.words:
        assert word.size >= SMALLEST
        assert word.box.left >= inside.left, word
        assert word.box.top >= inside.top, word
        assert word.box.right <= inside.right, word
        assert word.box.bottom <= inside.bottom, word
    for one, other in combinations(found.words, 2):
        assert not one.box.overlaps(other.box), (one, other)
    bars = [bar for own in found.bars.values() for bar in own]
    for bar in bars:
        assert bar.left >= 0
        assert bar.right <= found.width
        assert bar.bottom <= found.height
        for word in found.words:
            assert not word.box.overlaps(bar, 1.0), (word, bar)


@given(charts(ChartForm.BARS))
def test_bars_are_in_proportion_and_clear_of_all_words(given_: Chart) -> None:
    found = read(given_)
    assert_in_proportion(given_, lengths(found, standing=False))
    assert_clear(found)
    said = {word.text for word in found.words}
    assert {shown for row in given_.rows for shown in row.shown} <= said
    assert certain_kinds(str(chart_svg(given_)), frozenset()) == ()


@given(charts(ChartForm.COLUMNS))
def test_columns_are_in_proportion_and_clear_of_all_words(given_: Chart) -> None:
    found = read(given_)
    heights = {bar.bottom - bar.top for own in found.bars.values() for bar in own}
    is_lying = heights == {14.0}
    assert_in_proportion(given_, lengths(found, standing=not is_lying))
    assert_clear(found)
    assert {shown for row in given_.rows for shown in row.shown} <= {
        word.text for word in found.words
    }


@given(charts(ChartForm.PARTS))
def test_parts_fill_the_whole_and_no_more(given_: Chart) -> None:
    found = read(given_)
    assert_clear(found)
    for row, bars in zip(given_.rows, lengths(found, standing=False), strict=True):
        whole = sum(row.numbers)
        for number, length in zip(row.numbers, bars, strict=True):
            assert length == pytest.approx(326 * number / whole if whole else 0, abs=0.16)


def test_a_year_of_months_stands_in_columns() -> None:
    rows = [(f"{month}月", (month * 100_000, 1_234_567)) for month in range(1, 13)]
    found = read(chart(ChartForm.COLUMNS, rows, 2))
    assert sum(word.is_turned for word in found.words) == 24
    assert_clear(found)


def test_few_single_columns_carry_their_numbers_as_they_are_read() -> None:
    found = read(chart(ChartForm.COLUMNS, [("2024年", (100,)), ("2025年", (300,))]))
    assert not any(word.is_turned for word in found.words)
    assert_clear(found)


def test_names_of_periods_that_do_not_fit_stand_beside_bars() -> None:
    rows = [(f"2026年{n}月1日至15日", (n,)) for n in range(1, 13)]
    found = read(chart(ChartForm.COLUMNS, rows))
    assert {bar.bottom - bar.top for bar in found.bars[1]} == {14.0}
    assert_clear(found)


def test_money_taken_back_lies_on_the_other_side_of_zero() -> None:
    found = read(chart(ChartForm.BARS, [("甲", (300,)), ("乙", (-100,)), ("丙", (0,))]))
    up, down, none = found.bars[1]
    assert up.left == pytest.approx(down.right, abs=0.1)
    assert none.left == none.right
    assert (up.right - up.left) == pytest.approx(3 * (down.right - down.left), abs=0.3)


def test_a_name_too_long_is_cut_and_told_whole() -> None:
    name = "公益支出（道路水利和环境卫生以及文体活动）" * 4
    svg = str(chart_svg(chart(ChartForm.BARS, [(name, (5,))])))
    assert f"<title>{name}</title>" in svg
    assert "…</text>" in svg


def test_a_picture_says_what_it_is_without_script_or_mark() -> None:
    given_ = chart(ChartForm.BARS, [("<b>", (5, 7))], 2)
    svg = str(chart_svg(given_))
    found = read_chart(svg)
    assert (found.role, found.title, found.description) == ("img", "支出", "说明")
    assert "单位：元" in {word.text for word in found.words}
    assert "&lt;b&gt;" in svg
    assert "<script" not in svg
    assert " id=" not in svg
    assert svg == str(chart_svg.__wrapped__(given_))


def test_series_differ_without_colour() -> None:
    svg = str(chart_svg(chart(ChartForm.BARS, [("甲", (5, 7, 9))], 3)))
    assert svg.count('stroke-dasharray="1.5 2.5"') == 2
    assert svg.count('fill="none" stroke="currentColor"/>') == 4
    assert "#" not in svg
