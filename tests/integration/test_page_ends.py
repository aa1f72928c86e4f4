"""The last page of a sheet says something: places to sign never stand there alone."""

import pytest

from gongkai.model.sheet import SheetWish
from gongkai.sheet_work import SheetTask
from tests.tools.demo_sheets import DemoSheets
from tests.tools.pdf_text import pdf_text

pytestmark = [pytest.mark.poppler, pytest.mark.xdist_group("page-ends")]


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
    assert looked_at > 10
