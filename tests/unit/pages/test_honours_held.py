"""Which honours a family holds on a day: not before the notice is over, marked when expired."""

from datetime import date

from gongkai.pages.family_honours import honours_in, honours_table
from gongkai.pages.kinds.honours import honours_of
from gongkai.pages.theme_pages import honours_by_family
from tests.tools.money_records import projected, record_of
from tests.unit.pages.summaries import board, summary

HONOURS = (("jt-1", "文明家庭", "", "2026-09-01"),)
RESULTS = [{"家庭编号": "jt-1"}, {"家庭编号": "jt-2"}]


def held(**own: str) -> list[str]:
    """Return the grades of the family's honours on 2026-11-20."""
    rows = honours_by_family(board([summary("pj-1", honours=HONOURS, **own)])).get("jt-1", [])
    return [grade for _, grade, _, _ in rows]


def test_an_honour_is_held_once_the_time_for_objections_is_over() -> None:
    assert held() == [""]
    assert held(notice_end="2026-11-19") == [""]
    assert held(notice_end="2026-11-20") == []


def test_an_honour_past_its_validity_is_marked() -> None:
    assert held(honours_until="2026-11-20") == [""]
    assert held(honours_until="2026-11-19") == ["已过有效期"]


def test_what_the_web_does_not_show_gives_no_honour() -> None:
    hidden = summary("pj-1", honours=HONOURS, is_shown=False)
    assert honours_in([hidden], date(2026, 11, 20)) == {}


def test_on_paper_honours_are_a_table_newest_first_without_a_column_that_says_nothing() -> None:
    both = [
        summary("pj-1", honours=HONOURS),
        summary("pj-2", honours=(("jt-1", "红榜", "红榜", "2026-10-01"),)),
    ]
    plain = honours_table(honours_in(both, date(2026, 11, 20))["jt-1"])
    assert [column.label for column in plain.columns] == ["日期", "荣誉"]
    assert plain.rows == (("2026-10-01", "红榜"), ("2026-09-01", "文明家庭"))
    starred = summary("pj-3", honours=(("jt-1", "十星级文明户", "十星级", "2026-11-01"),))
    graded = honours_table(honours_in([*both, starred], date(2026, 11, 20))["jt-1"])
    assert graded.rows[0] == ("2026-11-01", "十星级文明户", "十星级")
    assert graded.rows[1] == ("2026-10-01", "红榜", "")


def families(**own: object) -> list[str]:
    record = record_of("评选表彰", 评选名称="文明家庭", 评选结果=RESULTS, **own)
    return [family for family, *_ in honours_of(projected(record))]


def test_what_was_taken_back_is_not_held() -> None:
    taken = [{"日期": "2026-09-20", "家庭编号": "jt-2", "原因": "复查没有达标"}]
    assert families() == ["jt-1", "jt-2"]
    assert families(撤销=taken) == ["jt-1"]


def test_nothing_is_held_while_an_objection_waits_for_its_answer() -> None:
    objection = {"收到日": "2026-09-03", "摘要": "卫生没有这么好"}
    answered = {"答复": "复查过，属实", "答复日": "2026-09-05"}
    assert families(异议=[objection]) == []
    assert families(异议=[objection | answered]) == ["jt-1", "jt-2"]
