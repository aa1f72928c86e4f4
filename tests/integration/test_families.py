"""The demo's families and its history, one tap from home; a new title of a page is on home."""

import re
from pathlib import Path

import pytest
import yaml

from tests.tools.demo import build_demo, rebuild


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_demo(tmp_path_factory.mktemp("families") / "demo")


def test_all_families_stand_in_the_gallery_and_the_flag_with_those_who_hold_it(
    demo: Path,
) -> None:
    page = (demo / "site/wenming/jiating.html").read_text("utf-8")
    cards = re.findall('<li class="gk-family">.*?</li>', page, re.DOTALL)
    found = {
        match[1]: "流动红旗：" in card
        for card in cards
        if (match := re.search(r'href="\.\./r/([^"]+)\.html"', card))
    }
    heads = [
        yaml.safe_load(path.read_text("utf-8").split("\n---", 1)[0])
        for path in (demo / "content/文明/家庭").iterdir()
    ]
    last = max(month for head in heads for month in head.get("流动红旗", ()))
    shown = [head for head in heads if head["状态"] == "公开"]
    assert found == {head["编号"]: last in head.get("流动红旗", ()) for head in shown}
    assert any(found.values())
    assert page.count("<img src=") == len([head for head in shown if head.get("照片")])


def test_a_new_title_of_a_page_is_on_home_as_in_a_cold_build(demo: Path, tmp_path: Path) -> None:
    home = (demo / "site/index.html").read_text("utf-8")
    assert '<a href="p/cunshi.html">村史</a>' in home
    assert '<a href="wenming/jiating.html">文明家庭</a>' in home
    page = demo / "content/页面/cunshi.md"
    page.write_text(page.read_text("utf-8").replace("标题: 村史", "标题: 村里的事"), "utf-8")
    rebuild(demo, demo / "site")
    rebuild(demo, tmp_path / "cold")
    again = (demo / "site/index.html").read_text("utf-8")
    assert '<a href="p/cunshi.html">村里的事</a>' in again
    assert again == (tmp_path / "cold/index.html").read_text("utf-8")
