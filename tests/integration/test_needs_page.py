"""The demo's guides by need: every affair of a guide is there and leads to where it is told."""

import re
from pathlib import Path

import pytest

from tests.tools.demo import build_demo

LINK = re.compile(r'gk-entry-title" href="\.\./(r/[^"#]+)#(shi-\d+)">([^<]*)<')


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_demo(tmp_path_factory.mktemp("needs") / "demo") / "site"


def test_every_affair_leads_to_its_own_place(site: Path) -> None:
    found = LINK.findall((site / "banshi/index.html").read_text("utf-8"))
    names = {name for _, _, name in found}
    assert {"户口簿丢了开证明", "申请低保代办", "农户信用贷款", "转到乡卫生院"} <= names
    for address, anchor, name in found:
        record = (site / address).read_text("utf-8")
        assert re.search(rf'id="{anchor}">\s*<h3>{re.escape(name)}</h3>', record), name


def test_home_leads_there_and_every_way_on_the_page_leads_to_its_need(site: Path) -> None:
    assert '<a href="banshi/index.html">办事指南</a>' in (site / "index.html").read_text("utf-8")
    page = (site / "banshi/index.html").read_text("utf-8")
    body = page[page.index('class="gk-needs"') :]
    ways = re.findall(r'<a href="#([a-z]+)">', body)
    assert {"school", "illness", "age", "house", "help"} <= set(ways)
    for way in ways:
        assert f'<section class="gk-sheet" id="{way}">' in body
