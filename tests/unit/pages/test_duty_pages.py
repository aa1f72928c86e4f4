"""The grid tells every state in a sign and words, each linked to its record where there is one."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from gongkai.base.period import Period
from gongkai.model.duty import BoardDay, Duty, DutyState, PostingScope
from gongkai.model.reminder import Reminder, ReminderKind
from gongkai.model.vocabulary import Publisher
from gongkai.pages.board import Board
from gongkai.pages.duty_calendar import calendar_days
from gongkai.pages.duty_contexts import DutiesPage
from gongkai.pages.duty_marks import due_text, mark_of, period_label
from gongkai.pages.duty_pages import duty_pages, quarter_sentence
from gongkai.render.pages import render_page
from tests.unit.pages.summaries import AS_OF, board, summary

BOARDS = [{"编号": "g1", "位置": "村委会门口"}, {"编号": "g2", "位置": "桥头"}]


def duty(period: str, state: DutyState, item: str = "qita-guanxin", **own: Any) -> Duty:
    given: dict[str, Any] = {"due": date(2026, 12, 31), **own}
    return Duty(item, Publisher.COMMITTEE, Period.parse(period), PostingScope.ANY, state, **given)


def place(*duties: Duty, as_of: date = AS_OF, **own: Any) -> Board:
    found = board([summary("a"), summary("b", is_shown=False)], as_of, 公开栏列表=BOARDS)
    return replace(found, duties=duties, **own)


def grid(found: Board) -> DutiesPage:
    (page,) = duty_pages(found)
    made = page.make()
    assert isinstance(made, DutiesPage)
    return made


@pytest.mark.parametrize(
    ("state", "own", "word", "detail", "is_linked"),
    [
        (DutyState.PUBLISHED, {"since": date(2026, 10, 12)}, "已公开", "10月12日", True),
        (DutyState.PUBLISHED, {"since": date(2027, 1, 4)}, "已公开", "2027年1月4日", True),
        (DutyState.LATE, {"days_late": 15}, "逾期公开", "晚 15 天", True),
        (DutyState.WALL_ONLY, {"since": date(2026, 10, 12)}, "仅上墙", "10月12日", True),
        (DutyState.WEB_ONLY, {}, "仅上网", "还没上墙", True),
        (DutyState.WEB_ONLY, {"days_late": 3}, "仅上网", "还没上墙，已晚 3 天", True),
        (DutyState.OPEN, {}, "未到期", "最迟12月31日", False),
        (DutyState.OPEN, {"due": None}, "未到期", "", False),
        (DutyState.OVERDUE, {"days_late": 8}, "逾期未公开", "已晚 8 天", False),
        (DutyState.NOTHING, {"confirmed_by": "何文清"}, "本期无", "何文清确认", True),
        (
            DutyState.NOTHING,
            {"confirmed_by": "何", "days_late": 2},
            "本期无",
            "何确认，晚 2 天",
            True,
        ),
        (DutyState.NOT_APPLICABLE, {"reason": "没有学校"}, "不适用", "没有学校", False),
        (DutyState.BEFORE_START, {}, "启用前（未录入）", "", False),
    ],
)
def test_each_state_is_told(
    state: DutyState, own: dict[str, Any], word: str, detail: str, *, is_linked: bool
) -> None:
    one = mark_of(duty("2026Q3", state, records=("b", "a"), **own), place())
    assert (one.word, one.detail) == (word, detail)
    assert one.sign
    assert one.href == ("../r/a.html" if is_linked else "")


def test_the_sentence_counts_what_the_last_quarter_left_to_publish() -> None:
    own = [
        duty("2026Q3", DutyState.PUBLISHED),
        duty("2026Q3", DutyState.OPEN),
        duty("2026-09", DutyState.LATE),
        duty("2026Q2", DutyState.OVERDUE),
        duty("2026Q4", DutyState.PUBLISHED),
        duty("2026Q3", DutyState.NOT_APPLICABLE),
        duty("2026Q3", DutyState.BEFORE_START),
    ]
    assert quarter_sentence(place(*own)) == "本季度应公开上季度的事 3 项，已公开 2 项。"
    assert quarter_sentence(place()) == ""
    year = duty("2026", DutyState.NOTHING)
    assert quarter_sentence(place(year, as_of=date(2027, 2, 1))).endswith("1 项，已公开 1 项。")


def test_the_grid_shows_years_sections_and_boards() -> None:
    hung = (BoardDay("g1", date(2026, 10, 12)), BoardDay("g2", None))
    found = place(
        duty("2026Q3", DutyState.PUBLISHED, since=date(2026, 10, 12), boards=hung),
        duty("2026Q4", DutyState.OPEN),
        duty("2025Q2", DutyState.LATE, days_late=4),
        duty("2025Q1", DutyState.OVERDUE, days_late=9),
        duty("2026", DutyState.OPEN, "cunweihui-pingyi"),
        *(duty(f"2026-0{n}", DutyState.PUBLISHED, "caiwu-shouzhi") for n in (7, 8, 9)),
    )
    page = grid(found)
    assert [(year.title, year.is_open) for year in page.years] == [
        ("2026年", True),
        ("2025年", False),
    ]
    assert page.years[0].rate == "已公开 4/4 项，占 100%"
    assert page.years[1].rate == "已公开 1/2 项，占 50%；按时 0 项"
    cunwu, caiwu = page.years[0].tables
    assert (cunwu.title, caiwu.title) == ("村务公开（村级）", "财务公开（村级）")
    assert [(cell.span, len(cell.marks)) for cell in cunwu.rows[0].cells] == [
        (1, 0),
        (1, 0),
        (1, 1),
        (1, 1),
    ]
    assert [(cell.label, cell.span) for cell in cunwu.rows[1].cells] == [("全年", 4)]
    assert [len(cell.marks) for cell in caiwu.rows[0].cells] == [0, 0, 3, 0]
    assert cunwu.boards is not None
    assert cunwu.boards.rows == (
        ("村民关心的其他事项（村委会）", "第三季度", "2026年10月12日", "没贴"),
    )
    assert caiwu.boards is None
    assert [one.period for one in page.overdue] == ["2025年第一季度"]
    assert [one.period for one in page.late] == ["2025年第二季度"]
    assert [(board.label, board.value) for board in page.groups[0].entries[0].boards] == [
        ("村委会门口", "2026年10月12日"),
        ("桥头", "没贴"),
    ]
    html = render_page("duties", page)
    assert "截至2026年11月20日" in html
    assert html.count("<details") == 3


@pytest.mark.parametrize(
    ("period", "label"),
    [("2026-07", "7月"), ("2026Q2", "第二季度"), ("2026H2", "下半年"), ("2026", "全年")],
)
def test_a_period_is_named_within_its_year(period: str, label: str) -> None:
    assert period_label(Period.parse(period)) == label


def test_an_empty_village_has_an_empty_grid() -> None:
    page = grid(place())
    assert (page.groups, page.years, page.overdue, page.late) == ((), (), (), ())
    assert "没有一项逾期" in render_page("duties", page)


def test_a_year_that_runs_has_no_rate_yet() -> None:
    assert grid(place(duty("2026Q4", DutyState.OPEN))).years[0].rate == "还没有到期的事"


def test_what_people_asked_for_stands_among_what_is_due_now() -> None:
    asked = duty("2026-08-01 至 2026-08-16", DutyState.OPEN, "weifang-gaizao", demand="q")
    page = grid(place(asked))
    assert [one.item.label for one in page.groups[0].entries] == ["危房改造名单"]
    assert page.years == ()


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ({}, "最迟2026年12月31日（下一期结束以前）"),
        ({"is_sourced": True}, "最迟2026年12月31日"),
        ({"due": None}, ""),
    ],
)
def test_the_last_day_says_where_it_comes_from(own: dict[str, Any], told: str) -> None:
    assert due_text(duty("2026Q3", DutyState.OPEN, **own)) == told
    assert due_text(duty("2026Q3", DutyState.PUBLISHED, **own)) == ""


def test_groups_stand_apart_with_a_rate_of_their_own() -> None:
    def of_group(period: str, state: DutyState, group: str, **own: Any) -> Duty:
        one = duty(period, state, "caiwu-shouzhi", **own)
        return replace(one, publisher=Publisher.VILLAGERS_GROUP, group=group)

    groups = [{"编号": "z1", "名称": "一组"}, {"编号": "z2", "名称": "二组", "原村": "桥头村"}]
    hung = (BoardDay("g1", date(2026, 10, 12)),)
    found = place(
        duty("2026Q3", DutyState.PUBLISHED, "caiwu-shouzhi"),
        of_group("2026Q3", DutyState.PUBLISHED, "z1", boards=hung),
        of_group("2026Q2", DutyState.LATE, "z1", days_late=2),
        of_group("2026Q3", DutyState.OVERDUE, "z2", days_late=5),
    )
    found = replace(
        found, settings=found.settings.model_validate({"村名": "石桥村", "村民小组": groups})
    )
    page = grid(found)
    (year,) = page.years
    assert year.rate == (
        "已公开 1/1 项，占 100%；村民小组自己的账已公开 2/3 项，占 66%；按时 1 项"
    )
    village, own = year.tables
    assert (village.title, own.title) == ("财务公开（村级）", "财务公开（组级）")
    assert [row.publisher for row in village.rows] == ["村委会"]
    assert [row.publisher for row in own.rows] == ["一组", "桥头村二组"]
    assert own.boards is not None
    assert own.boards.rows[0][0] == "村级财务收支（一组）"
    assert [one.publisher for one in page.overdue] == ["桥头村二组"]
    assert page.sentence == (
        "本季度应公开上季度的事 1 项，已公开 1 项。村民小组自己的账 2 项，已公开 1 项。"
    )
    assert [group.title for group in page.groups] == ["财务公开（村级）", "财务公开（组级）"]


def test_the_calendar_tells_only_what_lies_ahead_and_the_site_shows() -> None:
    facts = {"title": "标题 a", "boards": "桥头"}
    ahead = Reminder(date(2026, 12, 1), ReminderKind.TAKE_DOWN, facts, record="a")
    found = place(
        reminders=(
            replace(ahead, day=date(2026, 11, 19)),
            ahead,
            replace(ahead, is_public=False),
        )
    )
    ((id_, day, words, url),) = calendar_days(found)
    assert (day, words, url) == (
        date(2026, 12, 1),
        "《标题 a》张贴到这天，可以撤下（桥头）",
        "",
    )
    assert id_.endswith("@gongkai")
    site = replace(
        found, settings=found.settings.model_copy(update={"site_url": "https://cun.example/"})
    )
    assert next(calendar_days(site))[3] == "https://cun.example/r/a.html"
