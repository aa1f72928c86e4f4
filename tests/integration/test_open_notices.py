"""The demo's page of running notices, beside what its records say; it follows the day."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from gongkai.base.jobs import silent
from gongkai.model.work import WEB_ONLY
from gongkai.pipeline import build
from tests.tools.demo import build_demo
from tests.tools.good_village import AS_OF, Shells

PAGE = "gongshi/index.html"
SPAN = re.compile(r"(\d{4}-\d\d-\d\d) 至 (\d{4}-\d\d-\d\d)")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_demo(tmp_path_factory.mktemp("open") / "demo")


def running(root: Path, day: date) -> list[tuple[str, str]]:
    """Return the addresses of public records whose notice runs on a day, and its days left."""
    found = []
    for path in (root / "content").rglob("*"):
        if path.suffix not in {".yml", ".md"}:
            continue
        text = path.read_text("utf-8")
        one = yaml.safe_load(text.split("\n---", 1)[0] if path.suffix == ".md" else text)
        span = SPAN.search(str(one.get("公示期", "")))
        if not span or one["状态"] not in {"公开", "归档"} or one["公开范围"] != "全社会":
            continue
        start, end = map(date.fromisoformat, span.groups())
        if start <= day <= end:
            left = (end - day).days
            told = f"还剩 {left} 天" if left else "当天截止，要提赶快"
            found.append((end, f"../r/{one['编号']}.html", told))
    return [(address, told) for _, address, told in sorted(found)]


def shown(site: Path) -> list[tuple[str, str]]:
    page = (site / PAGE).read_text("utf-8")
    entry = 'gk-entry-title" href="([^"]*)".*?<strong[^>]*>([^<]*)</strong>'
    return re.findall(entry, page, re.DOTALL)


def test_every_notice_that_runs_stands_there_with_its_days_left(demo: Path) -> None:
    expected = running(demo, AS_OF)
    assert expected
    assert shown(demo / "site") == expected


def test_each_tells_a_phone_outside_the_village_and_home_leads_there(demo: Path) -> None:
    page = (demo / "site" / PAGE).read_text("utf-8")
    for section in page.split("<section")[1:]:
        assert 'href="tel:0870-555-0112"' in section
        assert "云岭乡纪委（村外）" in section
    home = (demo / "site/index.html").read_text("utf-8")
    assert f'<a href="{PAGE}">正在公示（{len(shown(demo / "site"))}）</a>' in home


def test_built_again_on_another_day_it_is_that_days(tmp_path: Path) -> None:
    root, day = build_demo(tmp_path / "demo"), date(2026, 11, 26)
    for out in (root / "site", tmp_path / "cold"):
        build(root, out, day, Shells(), 1, silent, layers=WEB_ONLY)
    assert shown(root / "site") == running(root, day)
    assert (root / "site" / PAGE).read_bytes() == (tmp_path / "cold" / PAGE).read_bytes()
