"""A ledger's page names the records whose money stands in it, those with a page only."""

from dataclasses import replace

from gongkai.pages.confirmed import confirmed_in
from gongkai.render.pages import render_confirmed
from tests.unit.pages.summaries import board, summary

ROWS = {
    "m07": [("2026-07-09", "zijin"), ("2026-07-20", "hidden")],
    "m08": [("2026-08-01", "zijin")],
}


def test_only_shown_records_are_named_on_shown_ledgers() -> None:
    found = board(
        [summary("m07"), summary("zijin", title="补助<发放>"), summary("hidden", is_shown=False)]
    )
    named = confirmed_in(replace(found, confirmed=ROWS))
    assert named == {"m07": [("2026-07-09", "补助<发放>", "zijin")]}
    drawn = render_confirmed(named["m07"])
    assert '<a href="zijin.html">补助&lt;发放&gt;</a> ✓' in drawn


def test_a_ledger_that_confirms_nothing_shows_nothing() -> None:
    found = board([summary("m07"), summary("zijin", is_shown=False)])
    assert confirmed_in(replace(found, confirmed=ROWS)) == {}
