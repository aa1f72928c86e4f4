"""A village in 重庆 or 海南 whose groups keep accounts: grid, calendar, due, a new record."""

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from gongkai.checking import check, survey
from gongkai.report.write import report_text
from tests.integration.test_commands import gongkai
from tests.tools.good_village import AS_OF, build_good, edit
from tests.tools.repository import ROOT

VILLAGE = ROOT / "tests" / "villages" / "groups"
ITEM = "村级财务收支"
PACKS = ("chongqing", "hainan")
MADE = "content/财务/cw-2026q3-z2-caiwu-shouzhi.yml"


@pytest.fixture(params=PACKS)
def own(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    folder = tmp_path / "石溪村"
    shutil.copytree(VILLAGE, folder)
    edit(folder, "site_config.yml", {"规则包: [chongqing]": f"规则包: [{request.param}]"})
    return folder


def states(folder: Path, as_of: date = AS_OF) -> dict[str, dict[str, str]]:
    """Return for each group the state of its duties by their period."""
    found: dict[str, dict[str, str]] = {}
    for one in survey(folder, as_of).duties:
        if one.group:
            found.setdefault(one.group, {})[one.period.key] = one.state.label
    return found


def test_one_group_is_in_time_one_late_and_two_keep_no_accounts(own: Path) -> None:
    result = check(own, AS_OF)
    assert not result.problems, report_text(result.problems)
    missing = (
        "逾期未公开" if "chongqing" in (own / "site_config.yml").read_text("utf-8") else "未到期"
    )
    nothing = dict.fromkeys(("2026Q1", "2026Q2", "2026Q3", "2026Q4"), "不适用")
    assert states(own) == {
        "z1": {
            "2026Q1": "启用前（未录入）",
            "2026Q2": "已公开",
            "2026Q3": "已公开",
            "2026Q4": "未到期",
        },
        "z2": {
            "2026Q1": "启用前（未录入）",
            "2026Q2": "逾期公开",
            "2026Q3": missing,
            "2026Q4": "未到期",
        },
        "z3": nothing,
        "z4": nothing,
    }


def test_a_village_under_the_law_of_the_country_alone_has_no_duties_of_groups(own: Path) -> None:
    text = (own / "site_config.yml").read_text("utf-8")
    text = re.sub(r"规则包: \[\w+\]", "规则包: [national]", text)
    (own / "site_config.yml").write_text(text, "utf-8")
    assert states(own) == {}


def test_the_grid_and_the_calendar_name_the_groups(own: Path) -> None:
    build_good(own)
    grid = (own / "site/wancheng/index.html").read_text("utf-8")
    assert "财务公开（组级）" in grid
    own_part = grid[grid.rindex("财务公开（组级）</h3>") :]
    for told in ("一组", "二组", "三组", "账在村里，由村里公开", "本组不自己记账"):
        assert told in own_part
    assert "../r/z1-2026q3.html" in own_part
    assert "村民小组自己的账 2 项，已公开 1 项。" in grid
    home = (own / "site/index.html").read_text("utf-8")
    assert "村民小组自己的账 2 项，已公开 1 项。" in home
    calendar = (own / "site/calendar.ics").read_text("utf-8")
    assert "村级财务收支（二组，2026年第四季度）" in calendar.replace("\r\n ", "")
    item = (own / "site/mulu/caiwu-shouzhi.html").read_text("utf-8")
    assert "村民小组多久公开一次" in item


def test_due_names_the_group_and_the_command_that_helps(own: Path) -> None:
    day = ("--as-of", AS_OF.isoformat(), "--days", "60")
    told = gongkai("due", *day, folder=own)
    assert (told.returncode, told.stderr) == (0, "")
    assert f"gongkai new 记录 --item {ITEM} --period 2026Q3 --group 二组\n" in told.stdout
    report = json.loads(gongkai("due", "--format", "json", *day, folder=own).stdout)
    assert {"z1", "z2"} == {one["group"] for one in report["reminders"]} - {""}


def test_a_new_record_of_a_group_fulfils_its_duty_once_it_is_filled(own: Path) -> None:
    words = ("new", "记录", "--item", ITEM, "--group", "二组", "--as-of", AS_OF.isoformat())
    made = gongkai(*words, folder=own)
    assert (made.returncode, made.stderr) == (0, "")
    assert made.stdout.startswith(f"建好了 {MADE}。\n")
    edit(
        own,
        MADE,
        {
            "状态: 草稿": "状态: 公开",
            "责任人: __": "责任人: 邵永康",
            "拟张贴日: 2026-11-20\n": "",
            "# 张贴:": "张贴:",
            "账户: __\n    收: __\n    支: __\n    期末: __": (
                "账户: 现金\n    期初: 1660\n    收: 0\n    支: 60\n    期末: 1600"
            ),
            "摘要: __": "摘要: 修水渠\n    支: 60",
        },
    )
    text = (own / MADE).read_text("utf-8")
    posting = re.search(r"#   - (\{公开栏: g2, 起: )[^}]*\}", text)
    assert posting is not None, "the group's own board is offered"
    edit(own, MADE, {posting[0]: f"  - {posting[1]}2026-11-18, 止: 2026-12-10}}"})
    problems = check(own, AS_OF).problems
    assert not problems, report_text(problems)
    assert states(own)["z2"]["2026Q3"] in {"逾期公开", "已公开"}
    assert states(own)["z1"]["2026Q3"] == "已公开"


def test_a_record_that_is_not_owed_is_made_and_told(own: Path) -> None:
    day = ("--as-of", AS_OF.isoformat())
    made = gongkai("new", "记录", "--item", ITEM, "--group", "z3", *day, folder=own)
    assert (made.returncode, made.stderr) == (0, "")
    assert made.stdout.endswith("提醒：公开进度里，这一项是“不适用”（账在村里，由村里公开）。\n")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--group", "九组"), "没有“九组”这个村民小组。登记过的有：一组、二组、三组、四组。"),
        (("--group", "一组", "--publisher", "村委会"), "公开主体就是村民小组，不能再写 村委会"),
    ],
)
def test_what_cannot_be_made_for_a_group_is_told(
    own: Path, words: tuple[str, ...], told: str
) -> None:
    done = gongkai("new", "记录", "--item", ITEM, *words, folder=own)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr


def test_a_group_of_which_nobody_said_it_is_asked_for(own: Path) -> None:
    edit(own, "site_config.yml", {"名称: 四组, 自己记账: 否": "名称: 四组"})
    (problem,) = check(own, AS_OF).problems
    assert (problem.code, problem.facts) == ("C219", {"groups": "四组"})
    assert "z4" not in states(own)
