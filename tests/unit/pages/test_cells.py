"""Values as they stand in cells and beside labels."""

from datetime import date
from typing import Any

import pytest

from gongkai.base.dates import DateSpan
from gongkai.base.figure import Figure
from gongkai.base.money import Money
from gongkai.base.period import Period
from gongkai.model.kinds.accounts import Book, Ledger
from gongkai.model.kinds.notices import Notice
from gongkai.model.layout import FieldLayout, layout_of
from gongkai.model.part import Part
from gongkai.model.parts import Link, Recipient
from gongkai.model.vocabulary import Kind, Publisher
from gongkai.pages.cells import (
    LINK_MARK,
    cell_of,
    fact_text,
    field_cell,
    list_line,
    part_line,
    span_text,
)


def field(cls: type[Part], name: str) -> FieldLayout:
    return next(field for field in layout_of(cls) if field.name == name)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        ("", ""),
        ((), ""),
        (0, "0"),
        (12345, "12,345"),
        (Money(120_050), "1,200.50"),
        (Money(0), "0.00"),
        ("<b>", "<b>"),
        (date(2026, 9, 5), "2026-09-05"),
        (Period.parse("2026Q3"), "2026年第三季度"),
        (Figure.parse("约 6 亩"), "约 6 亩"),
        (Kind.NOTICE, "公告公示"),
        (DateSpan(date(2026, 9, 5), date(2026, 9, 6)), "2026年9月5日至2026年9月6日"),
        (("甲", "", "乙"), "甲、乙"),
        ((Publisher.PARTY, Publisher.COMMITTEE), "村党组织、村委会"),
    ],
)
def test_value_stands_in_a_cell(value: Any, expected: str) -> None:
    assert cell_of(value) == expected


def test_a_fact_names_its_unit_and_spells_its_day() -> None:
    assert fact_text(field(Recipient, "amount"), Money(28_000)) == "280.00 元"
    assert fact_text(field(Recipient, "person"), "石春来") == "石春来"
    assert fact_text(field(Ledger, "planned_posting"), date(2026, 9, 5)) == "2026年9月5日"


def test_an_id_of_a_record_is_marked_so_that_its_title_can_stand_there() -> None:
    marked = f"{LINK_MARK}cw-2026-08{LINK_MARK}"
    assert field_cell(field(Link, "record"), "cw-2026-08") == marked
    assert fact_text(field(Ledger, "continues"), "cw-2026-08") == marked
    assert field_cell(field(Ledger, "continues"), None) == ""


def test_an_open_span_names_its_first_day() -> None:
    assert span_text(DateSpan(date(2026, 9, 5), None)) == "2026年9月5日起"


def test_a_part_is_told_in_one_line_with_labels_where_needed() -> None:
    book = Book.model_validate({"名称": "村级账", "账套主体": ["村委会"], "记账方式": "镇代理"})
    assert part_line(book) == cell_of(book) == "村级账，账套主体村委会，镇代理"
    recipient = Recipient.model_validate({"姓名": "石春来", "金额": "280"})
    assert list_line([recipient, "", "乙"]) == "石春来，金额280.00 元、乙"


def test_every_field_of_a_notice_can_stand_in_a_cell() -> None:
    for one in layout_of(Notice):
        assert field_cell(one, () if one.is_list else None) == ""
