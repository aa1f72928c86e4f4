"""Sheets are measured: paper, margins, sizes of text, fonts, standards, tags."""

import pytest

from gongkai.model.sheet import Ground, SheetForm, SheetWish
from gongkai.sheet_work import SheetTask
from tests.tools.demo_sheets import SHOWN_IN, DemoSheets
from tests.tools.long_records import month_of_days, notice
from tests.tools.pdf_facts import (
    Word,
    claims,
    fonts_lacking,
    page_sizes,
    tags,
    text_sizes,
    words_of,
)

pytestmark = [pytest.mark.poppler, pytest.mark.xdist_group("paper")]

A4, A4_LYING, A3, A3_LYING = (210, 297), (297, 210), (297, 420), (420, 297)
PAPERS = {
    SheetForm.NOTICE: A4,
    SheetForm.OFFICIAL: A4,
    SheetForm.DRAFT: A4,
    SheetForm.POSTER: A3,
    SheetForm.RED_LIST: A3,
    SheetForm.CERTIFICATE: A4_LYING,
    SheetForm.RULES_BOARD: A3,
    SheetForm.PROJECT_BOARD: A3_LYING,
    SheetForm.DONORS: A3_LYING,
}
LINES, CHARACTERS = 22, 28
TOP, BOTTOM, LEFT, RIGHT = 37, 35, 28, 26
POSTER_LEAST = 24


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> DemoSheets:
    return DemoSheets(tmp_path_factory.mktemp("measures"))


@pytest.mark.parametrize("form", SHOWN_IN)
def test_every_form_keeps_paper_and_standards(sheets: DemoSheets, form: SheetForm) -> None:
    pdf = sheets.on_the_wall(SHOWN_IN[form], form)
    assert set(page_sizes(pdf)) == {PAPERS[form]}
    assert claims(pdf) == {"A-2", "A-A", "UA-1"}
    assert fonts_lacking(pdf) == []
    assert tags(pdf)[0] == "Document"
    assert "H1" in tags(pdf)


def test_a_wide_table_lies_on_larger_paper(sheets: DemoSheets) -> None:
    pdf = sheets.on_the_wall("cw-2026-10-zhaiquan", SheetForm.NOTICE)
    assert set(page_sizes(pdf)) <= {A4_LYING, A3_LYING}


def test_names_are_not_broken_in_a_table_of_31_columns(sheets: DemoSheets) -> None:
    file = "content/文明/zhiban.yml"
    (sheets.maker.place.root / file).write_text(month_of_days("wm-2026-09-zhiban"), "utf-8")
    first = words_of(sheets.maker.make(SheetTask(file, SheetWish())).pdf)[0]
    assert [word.text for word in first].count("李老师") == 12


def test_tables_are_tagged_with_their_heads(sheets: DemoSheets) -> None:
    roles = tags(sheets.on_the_wall("cw-2026-09-shouzhi", SheetForm.NOTICE))
    assert {"Table", "THead", "TBody", "TR", "TH", "TD"} <= set(roles)


def test_an_official_notice_has_22_lines_of_28_characters(sheets: DemoSheets) -> None:
    file = "content/村务/tongzhi.md"
    (sheets.maker.place.root / file).write_text(notice("cun-2026-09-tongzhi"), "utf-8")
    wish = SheetWish(form=SheetForm.OFFICIAL)
    middle = words_of(sheets.maker.make(SheetTask(file, wish)).pdf)[1]
    lines = [word for word in middle if word.bottom < 297 - BOTTOM + 1]
    assert [len(line.text) for line in lines] == [CHARACTERS] * LINES
    assert_sides(lines)


def assert_sides(lines: list[Word]) -> None:
    assert {round(line.left, 1) for line in lines} == {LEFT}
    assert {round(210 - line.right) for line in lines} == {RIGHT}
    # Characters stand in the middle of their lines, a hair above or below the edge.
    assert lines[0].top == pytest.approx(TOP, abs=0.6)
    assert 297 - lines[-1].bottom == pytest.approx(BOTTOM, abs=0.6)


def test_no_page_of_an_official_notice_bears_signatures_alone(sheets: DemoSheets) -> None:
    last = words_of(sheets.on_the_wall("dw-2026-01-zhidu", SheetForm.OFFICIAL))[-1]
    told = "".join(word.text for word in last)
    assert "签字" in told
    assert "有意见请找" in told


@pytest.mark.parametrize("ground", Ground)
def test_no_text_of_a_poster_is_smaller_than_24_points(sheets: DemoSheets, ground: Ground) -> None:
    for id_ in ("cw-2026-09-shouzhi", "cun-2026-02-biaozhun", "cw-2025-10-gaoling"):
        pdf = sheets.on_the_wall(id_, SheetForm.POSTER, ground=ground)
        assert min(text_sizes(pdf)) >= POSTER_LEAST, id_


def test_a_poster_of_any_kind_is_one_page(sheets: DemoSheets) -> None:
    by_kind = {sheets.records[id_].kind: id_ for id_ in sheets.suited(SheetForm.POSTER)}
    for kind, id_ in by_kind.items():
        assert len(page_sizes(sheets.on_the_wall(id_, SheetForm.POSTER))) == 1, kind


def test_a_day_does_not_run_into_the_next_column(sheets: DemoSheets) -> None:
    file = "content/村务/gengzheng.yml"
    (sheets.maker.place.root / file).write_text(_CORRECTED, "utf-8")
    words = words_of(sheets.maker.make(SheetTask(file, SheetWish())).pdf)[0]
    (day,) = [word for word in words if word.text.startswith("2026-10-12")]
    (field,) = [word for word in words if word.text == "某户面积"]
    assert day.text == "2026-10-12"
    assert day.right < field.left


_CORRECTED = """编号: cun-2026-10-gengzheng
类型: 公告公示
标题: 更正说明
公开事项: 公开征求意见
公开主体: 村委会
公开范围: 全社会
状态: 公开
张贴:
  - {公开栏: g1, 起: 2026-10-09, 止: 2026-11-15}
正文: 更正一处。
更正:
  - 日期: 2026-10-12
    科目: 某户面积
    原值: 101平方米
    新值: 110平方米
    原因: 有一户搬走了、撤回了申请，公示的时候没有去掉
    更正人: 陈秀兰
"""
