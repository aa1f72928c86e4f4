"""The demo's page of how to speak up, one tap from home; its form on one sheet of A4."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.tools.demo import build_demo


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_demo(tmp_path_factory.mktemp("speak") / "demo") / "site"


def test_home_leads_there_and_every_channel_can_be_reached(site: Path) -> None:
    assert '<a href="fanying/index.html">我要反映</a>' in (site / "index.html").read_text("utf-8")
    page = (site / "fanying/index.html").read_text("utf-8")
    for number in ("0136", "0147", "0112", "0121"):
        assert f'href="tel:0870-555-{number}"' in page
        assert f'href="tel:+86-870-555-{number}"' in page
    assert 'href="sms:0870-555-0147?&amp;body=' in page
    assert 'href="mailto:jiandu@shiqiao.example?subject=' in page
    assert "每月 1 日、15 日由村务监督委员会开箱" in page
    assert re.search(r'href="\.\./r/cun-2026-02-xuanju-gonggao\.html"', page)


@pytest.mark.browser
def test_the_form_fills_one_sheet_of_paper(site: Path, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((site / "fanying/biao.html").as_uri())
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    page.close()
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
