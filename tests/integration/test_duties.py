"""What a village should make public: the grid, the calendar, `gongkai due`, a new record."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from gongkai.base.problem_catalogue import is_error
from gongkai.checking import check
from gongkai.report.write import report_text
from tests.integration.test_commands import gongkai
from tests.tools.good_village import AS_OF, Contents, build_good, contents, edit, lay_out_good

DAY = ("--as-of", AS_OF.isoformat())
ITEM = "村民关心的其他事项"
ID = "cun-2026q3-qita-guanxin"
MADE = f"content/村务/{ID}.yml"
FILLED = {
    "责任人: __": "责任人: 贺明礼",
    "人: [__]": "人: [单有田]",
    "日期: __": "日期: 2026-10-08",
    "正文: 写在这里：__": "正文: 路灯修好了十盏。",
    "状态: 草稿": "状态: 公开",
    "拟张贴日: 2026-11-20\n": "",
    "# 张贴:": "张贴:",
    "#   - {公开栏: g1, 起: 2026-11-20, 止: 2026-12-04}": (
        "  - {公开栏: g1, 起: 2026-10-10, 止: 2026-10-30}"
    ),
}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return lay_out_good(tmp_path / "v")


def page(site: Contents, name: str) -> str:
    return site[name].decode("utf-8")


def files(root: Path) -> set[str]:
    return {name for name in contents(root) if not name.startswith(".gongkai/")}


def due(folder: Path, *words: str, as_of: date = AS_OF) -> list[dict[str, str]]:
    done = gongkai("due", "--format", "json", "--as-of", str(as_of), *words, folder=folder)
    assert (done.returncode, done.stderr) == (0, "")
    report = json.loads(done.stdout)
    assert (report["version"], report["as_of"]) == (1, str(as_of))
    found: list[dict[str, str]] = report["reminders"]
    return found


def test_the_home_page_says_how_much_is_public(site: Contents) -> None:
    told = re.search(
        r"本季度应公开上季度的事 (\d+) 项，已公开 (\d+) 项。", page(site, "index.html")
    )
    assert told is not None
    assert int(told[2]) <= int(told[1])
    assert 'href="wancheng/index.html"' in page(site, "index.html")
    assert told[0] in page(site, "wancheng/index.html")


def test_the_grid_links_each_state_to_its_record(site: Contents) -> None:
    grid = page(site, "wancheng/index.html")
    assert "截至2026年11月20日" in grid
    for state in ("已公开", "逾期未公开", "未到期"):
        assert state in grid
    linked = set(re.findall(r'href="\.\./(r/[a-z0-9-]+\.html)"', grid))
    assert linked
    assert linked <= site.keys()


def test_the_calendar_is_read_by_a_phone(site: Contents) -> None:
    calendar = Calendar.from_ical(page(site, "calendar.ics"))
    events = calendar.walk("VEVENT")
    assert events
    assert len({str(event["UID"]) for event in events}) == len(events)
    assert all(event.decoded("DTSTART") >= AS_OF for event in events)
    assert any("最迟这天公开" in str(event["SUMMARY"]) for event in events)
    addresses = {str(event["URL"]) for event in events}
    assert all(one.startswith("https://xiaoshi.example.cn/gongkai/") for one in addresses)


def test_an_event_keeps_its_id_from_day_to_day(village: Path, tmp_path: Path) -> None:
    own = lay_out_good(tmp_path / "own")
    build_good(own, as_of=date(2026, 11, 25))

    def ids(root: Path) -> dict[str, str]:
        events = Calendar.from_ical((root / "site/calendar.ics").read_text("utf-8")).walk("VEVENT")
        return {str(event["SUMMARY"]): str(event["UID"]) for event in events}

    before, after = ids(village), ids(own)
    kept = before.keys() & after.keys()
    assert kept
    assert {name: before[name] for name in kept} == {name: after[name] for name in kept}


def test_due_tells_what_is_late_and_what_comes(own: Path) -> None:
    found = due(own, "--days", "60")
    assert [one["day"] for one in found] == sorted(one["day"] for one in found)
    kinds = {one["kind"] for one in found}
    assert {"overdue", "due", "advised"} <= kinds
    assert {one["kind"] for one in due(own, "--days", "0") if one["day"] > str(AS_OF)} == set()
    told = gongkai("due", *DAY, folder=own)
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith("截至2026年11月20日，看后面 30 天\n\n已经过了日子的（")
    assert f"gongkai new 记录 --item {ITEM} --period 2026Q3\n" in told.stdout


def test_a_new_record_passes_once_it_is_filled(own: Path) -> None:
    missing = {(one["item"], one["period"]) for one in due(own, "--days", "60")}
    assert ("qita-guanxin", "2026Q3") in missing
    made = gongkai("new", "记录", "--item", ITEM, *DAY, folder=own)
    assert (made.returncode, made.stderr) == (0, "")
    assert made.stdout.startswith(f"建好了 {MADE}。\n")
    blanks = int(re.findall(r"写着 __ 的 (\d+) 处", made.stdout)[0])
    problems = [one for one in check(own, AS_OF).problems if one.where.file == MADE]
    assert {problem.code for problem in problems} == {"V109"}
    assert len(problems) == blanks
    # A draft half written keeps no other record from coming out, and comes out nowhere itself.
    assert not any(map(is_error, problems))
    site = own / "site"
    told = gongkai("build", "--web-only", *DAY, folder=own)
    assert told.returncode == 0, told.stdout
    assert Path(MADE).stem not in {page.stem for page in (site / "r").iterdir()}
    edit(own, MADE, FILLED)
    found = [one for one in check(own, AS_OF).problems if one.where.file == MADE]
    assert not [one for one in found if is_error(one)], report_text(found)
    left = {(one["item"], one["period"]) for one in due(own, "--days", "60")}
    assert missing - left == {("qita-guanxin", "2026Q3")}


def test_a_record_is_never_written_over(own: Path) -> None:
    words = ("new", "记录", "--item", ITEM, "--period", "2026Q3", *DAY)
    first = gongkai(*words, folder=own)
    assert first.returncode == 0
    kept = (own / MADE).read_bytes()
    again = gongkai(*words, folder=own)
    assert f"content/村务/{ID}-2.yml" in again.stdout
    assert (own / MADE).read_bytes() == kept


def test_what_cannot_be_made_is_told(own: Path) -> None:
    before = files(own)
    for words, told in (
        (("--item", "低宝"), "公开目录里没有“低宝”"),
        (("--item", ITEM, "--period", "2026Q9"), "“2026Q9”不是所属期"),
        (("--item", ITEM, "--publisher", "学校"), "“学校”不能公开这一项，只能写 村委会。"),
    ):
        done = gongkai("new", "记录", *words, *DAY, folder=own)
        assert (done.returncode, done.stdout) == (2, "")
        assert told in done.stderr
    assert files(own) == before


def test_a_broken_village_is_told_as_check_does(own: Path) -> None:
    (own / "site_config.yml").unlink()
    assert gongkai("due", *DAY, folder=own).returncode == 1
    done = gongkai("new", "记录", "--item", ITEM, *DAY, folder=own)
    assert (done.returncode, "先运行 gongkai check" in done.stderr) == (2, True)


def test_an_id_that_ever_was_public_is_not_given_again(own: Path) -> None:
    states = own / "content/.gongkai/records.json"
    known = json.loads(states.read_text("utf-8"))
    known["records"][ID] = ["0" * 32, "2026-10-10"]
    states.write_text(json.dumps(known), "utf-8")
    made = gongkai("new", "记录", "--item", ITEM, "--period", "2026Q3", *DAY, folder=own)
    assert f"content/村务/{ID}-2.yml" in made.stdout
