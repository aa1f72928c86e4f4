"""Lists of people are told when their years are over; only an entry folds them."""

from datetime import date
from typing import Any

import pytest

from gongkai.check.reminders import remind_of_retention
from gongkai.check.retention import check_retention, lists_by_end, trace_names
from gongkai.model.traces import NamesListed, row_of
from tests.unit.check.subjects import subject_of
from tests.unit.check.villages import village
from tests.unit.pages.summaries import summary

LIST = {
    "资金名称": "种粮补贴",
    "对象": [{"姓名": "石春来", "金额": "1"}],
    "合计": "1",
}
TRACE = row_of(NamesListed())


def old(public_date: str, as_of: date) -> Any:
    record = summary("a")._replace(public_date=public_date)
    return village(record, traces={"a": [TRACE]}, as_of=as_of)


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        (LIST, 1),
        ({**LIST, "到期折叠": {"人": ["陈秀兰"], "日期": "2026-01-01"}}, 0),
        ({**LIST, "到期处理": "撤下"}, 0),
        ({**LIST, "对象": []}, 0),
    ],
)
def test_a_list_of_people_is_marked(fields: dict[str, Any], count: int) -> None:
    assert len(list(trace_names(subject_of("资金发放", **fields)))) == count


def test_a_list_is_told_when_its_years_are_over() -> None:
    assert list(check_retention(old("2021-11-21", date(2026, 11, 20)))) == []
    (problem,) = check_retention(old("2021-11-20", date(2026, 11, 20)))
    assert problem.facts == {"years": "5", "since": "2021-11-20", "key": "到期折叠"}


def test_a_leap_day_ends_on_the_last_of_february() -> None:
    ((_, day),) = lists_by_end(old("2024-02-29", date(2026, 11, 20)))
    assert day == date(2029, 2, 28)


def test_what_is_to_be_folded_is_announced() -> None:
    (reminder,) = remind_of_retention(old("2021-12-01", date(2026, 11, 20)), ())
    assert (reminder.day, reminder.is_public) == (date(2026, 12, 1), False)
    assert "到期折叠" in reminder.words
