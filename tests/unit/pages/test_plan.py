"""Which pages a board has, and that each page's key follows all that its page shows."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import Any

import pytest

from gongkai.model.summary import Summary
from gongkai.model.vocabulary import Section
from gongkai.pages.board import PAGE_SIZE, Board
from gongkai.pages.plan import planned_pages
from gongkai.pages.planned import PlannedPage
from gongkai.render.pages import render_page
from tests.unit.pages.summaries import AS_OF, board, catalogue, summary

DAILY = {"index.html", "zhangbei.html", "gongshi/index.html", "wancheng/index.html"}
ALWAYS = {
    "index.html",
    "zhangbei.html",
    "gongshi/index.html",
    "fanying/index.html",
    "fanying/biao.html",
    "yue/index.html",
    "mulu/index.html",
    "mulu/guize.html",
    "wancheng/index.html",
    "sousuo/index.html",
    "nian/index.html",
    "mingci/index.html",
    "zijin/index.html",
    *(f"{section}/index.html" for section in Section),
    *(f"mulu/{id_}.html" for id_ in catalogue().items),
}


def plan(found: Board) -> dict[str, PlannedPage]:
    pages = list(planned_pages(found))
    assert len({page.address for page in pages}) == len(pages)
    return {page.address: page for page in pages}


def many() -> list[Summary]:
    """Return a board's worth of records of several sorts."""
    items = ("zhengqiu-yijian", "fangzai-anquan")
    return [
        *(
            summary(
                f"n{place:02d}",
                item=items[place % 2],
                level=("village", "township", "county")[place % 3],
                public_date=f"2026-{place % 9 + 1:02d}-0{place % 7 + 1}",
                month=f"2026-{place % 9 + 1:02d}",
            )
            for place in range(30)
        ),
        summary("shui-1", matter="水渠", public_date="2026-04-01"),
        summary("shui-2", matter="水渠", section="caiwu", public_date="2026-05-01"),
        summary("bu-1", fund="种粮补贴", section="caiwu", item="huinong-butie"),
        summary("jt-1", kind="family", section="wenming", item="jiating-fengcai"),
        summary(
            "jiang",
            kind="award",
            section="wenming",
            item="meili-tingyuan",
            honours=(("jt-1", "最美庭院", "一等", "2026-09-30"),),
        ),
        summary("gong", notice_start="2026-11-10", notice_end="2026-11-26"),
    ]


def test_an_empty_village_has_its_fixed_pages() -> None:
    assert set(plan(board([]))) == ALWAYS


def test_every_list_that_has_records_has_a_page() -> None:
    found = set(plan(board(many()))) - ALWAYS
    assert {
        "cunwu/2026.html",
        "caiwu/2026.html",
        "wenming/2026.html",
        "wenming/jiating.html",
        *(f"yue/2026-{month:02d}.html" for month in range(1, 10)),
    } <= found
    assert sum(address.startswith("juan/") for address in found) == 1
    assert sum(address.startswith("zijin/") for address in found) == 1
    assert not any(address.startswith("r/") for address in found)


def test_long_lists_go_on_on_further_pages() -> None:
    count = 2 * PAGE_SIZE + 1
    found = plan(
        board(summary(f"n{place:03d}", fund="种粮补贴", matter="") for place in range(count))
    )
    for start in ("cunwu/2026", "mulu/zhengqiu-yijian"):
        assert {f"{start}.html", f"{start}-2.html", f"{start}-3.html"} <= set(found)
        assert f"{start}-4.html" not in found
    assert sum(address.startswith("zijin/") for address in set(found) - ALWAYS) == 3
    last = render_page("list", found["cunwu/2026-3.html"].make())
    assert last.count("r/n") == 1


def test_a_disabled_item_has_no_page() -> None:
    shown = plan(board([]))
    assert "mulu/laji-jifen.html" in shown


@pytest.mark.parametrize("summaries", [[], many()], ids=["empty", "full"])
def test_every_page_can_be_made(summaries: list[Summary]) -> None:
    for page in plan(board(summaries)).values():
        body = render_page(page.template, page.make())
        assert body.count("<h1") == 1, page.address
        assert page.title, page.address


def _changed(id_: str, name: str, value: object, given: list[Summary]) -> Iterable[Summary]:
    """Return the records with one value of one of them changed."""
    return [summary(id_, **_own(one) | {name: value}) if one.id == id_ else one for one in given]


# Whatever of a record changes, whatever else of the village does: a page that then reads
# differently must have a new key, or it would stay as it was.
CHANGES: dict[str, Callable[[list[Summary]], Iterable[Summary]]] = {
    **{
        f"{name} {value} of {id_}": partial(_changed, id_, name, value)
        for id_ in ("n00", "n29", "shui-1", "jt-1", "jiang")
        for name, value in (
            ("title", "别的"),
            ("sentence", "别的话"),
            ("public_date", "2026-01-01"),
            ("public_date", "2025-12-01"),
            ("month", "2025-01"),
            ("level", "county"),
            ("item", "zhengdi-gonggao"),
            ("section", "fuwu"),
            ("matter", "水渠"),
            ("fund", "种粮补贴"),
            ("state", "archived"),
            ("is_shown", False),
            ("notice_end", "2026-12-31"),
            ("photo", "f/9.jpg"),
            ("highlights", (("合计", "9 元"),)),
            ("honours", (("jt-1", "新奖", "", "2026-01-01"),)),
            ("publisher", "村党组织"),
            ("period_label", "2026年"),
        )
    },
    "one more": lambda given: [*given, summary("zz")],
    "one more family": lambda given: [*given, summary("jt-9", kind="family", section="wenming")],
    "none": lambda _: [],
}


def _own(one: Summary) -> dict[str, Any]:
    return {name: value for name, value in one._asdict().items() if name not in {"id", "digest"}}


@pytest.fixture(scope="module")
def before() -> tuple[dict[str, PlannedPage], dict[str, str]]:
    pages = plan(board(many()))
    return pages, {address: body_of(page) for address, page in pages.items()}


def body_of(page: PlannedPage) -> str:
    head = f"{page.template} {page.section} {page.title} {page.description}\n"
    return head + render_page(page.template, page.make())


def assert_keys_follow(
    before: tuple[dict[str, PlannedPage], dict[str, str]], after: Board
) -> set[str]:
    """Check that pages with the same key read the same; return those that read differently."""
    pages, bodies = before
    changed = set()
    for address, page in plan(after).items():
        if address in pages and body_of(page) != bodies[address]:
            changed.add(address)
            assert page.reads != pages[address].reads, address
    return changed


@pytest.mark.parametrize("name", CHANGES)
def test_keys_follow_every_change_of_records(
    name: str, before: tuple[dict[str, PlannedPage], dict[str, str]]
) -> None:
    assert_keys_follow(before, board(CHANGES[name](many())))


def test_keys_follow_the_day(before: tuple[dict[str, PlannedPage], dict[str, str]]) -> None:
    changed = assert_keys_follow(before, board(many(), date(2026, 12, 1)))
    assert changed == DAILY
    assert_keys_follow(before, board(many(), date(2020, 1, 1)))


def test_only_home_the_grid_and_the_law_cited_depend_on_the_day() -> None:
    one = plan(board(many(), AS_OF, 起用日期="2024-01-01"))
    other = plan(board(many(), date(2031, 1, 1), 起用日期="2024-01-01"))
    assert {a for a in one if one[a].reads != other[a].reads} == DAILY


@pytest.mark.parametrize(
    ("day", "article"),
    [
        (date(2025, 12, 31), "第三十条第二款第三项"),
        (date(2026, 1, 1), "第三十五条第二款第二项"),
        (date(2026, 11, 20), "第三十五条第二款第二项"),
    ],
)
def test_the_catalogue_cites_the_law_in_force(day: date, article: str) -> None:
    page = plan(board([], as_of=day, 起用日期="2024-01-01"))["mulu/jiaoyu-zizhu.html"]
    assert article in str(page.make())


def test_the_catalogue_changes_with_the_law_and_not_with_the_day() -> None:
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 11, 20)]
    before, first, later = (
        plan(board([], as_of=day))["mulu/jiaoyu-zizhu.html"].reads for day in days
    )
    assert before != first
    assert first == later
