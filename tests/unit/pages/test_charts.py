"""What charts show of amounts, and in which order."""

from gongkai.model.blocks import ChartForm
from gongkai.pages.charts import MoneyRow, money_chart, ranked, with_rest


def test_fen_show_where_some_amount_has_any() -> None:
    whole = money_chart(
        ChartForm.BARS, "支出", ("支出",), [MoneyRow("甲", (120_000,)), MoneyRow("乙", (-500,))]
    )
    assert [row.shown for row in whole.rows] == [("1,200",), ("-5",)]
    finer = money_chart(
        ChartForm.BARS, "支出", ("支出",), [MoneyRow("甲", (120_000,)), MoneyRow("乙", (1,))]
    )
    assert [row.shown for row in finer.rows] == [("1,200.00",), ("0.01",)]


def test_sums_are_ranked_and_the_small_ones_stand_together() -> None:
    rows = ranked((f"科目{n}", n * 100) for n in range(1, 15))
    assert [row.label for row in rows] == [f"科目{n}" for n in range(14, 4, -1)] + [
        "其余 4 个科目"
    ]
    assert rows[-1].fen == (1000,)


def test_one_more_than_can_be_borne_is_no_rest() -> None:
    rows = ranked((f"科目{n:02d}", 100) for n in range(11))
    assert [row.label for row in rows] == [f"科目{n:02d}" for n in range(11)]


def test_rows_in_an_order_of_their_own_keep_it() -> None:
    rows = [MoneyRow(f"科目{n}", (n, -n)) for n in range(20)]
    kept = with_rest(rows)
    assert [row.label for row in kept] == [f"科目{n}" for n in range(10, 20)] + ["其余 10 个科目"]
    assert kept[-1].fen == (45, -45)
