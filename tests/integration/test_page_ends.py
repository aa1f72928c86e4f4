"""The last page of a sheet says something: places to sign never stand there alone."""

import pytest

from gongkai.model.sheet import SheetWish
from gongkai.sheet_work import SheetTask
from tests.tools.demo_sheets import DemoSheets
from tests.tools.pdf_facts import page_sizes, words_of
from tests.tools.pdf_text import pdf_text

pytestmark = [pytest.mark.poppler, pytest.mark.xdist_group("page-ends")]

HEAD, FOOT = 14, 31  # millimetres
LEAST_FILLED = 0.3
"""What runs over by less is set closer, on a page less."""


def filled(pdf: bytes) -> float:
    """Return how far down the text of the last page reaches, from 0 to 1."""
    (_, high), words = page_sizes(pdf)[-1], words_of(pdf)[-1]
    lowest = max(word.bottom for word in words if word.bottom < high - FOOT)
    return (lowest - HEAD) / (high - FOOT - HEAD)


def test_no_sheet_of_the_demo_ends_with_places_to_sign_alone(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    sheets = DemoSheets(tmp_path_factory.mktemp("ends"))
    looked_at = 0
    shown = [one for one in sheets.records.values() if one.is_shown]
    for one in shown[::5]:
        done = sheets.maker.make(SheetTask(one.file, SheetWish()))
        assert done.problems == ()
        pages = pdf_text(done.pdf).split("\f")[:-1]
        if len(pages) > 1:
            looked_at += 1
            assert "公开事项" in pages[-1], one.id
            assert "（签字）" in pages[-1], one.id
            assert filled(done.pdf) > LEAST_FILLED, one.id
    assert looked_at > 10
