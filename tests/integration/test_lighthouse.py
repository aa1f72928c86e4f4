"""Lighthouse gives home, a section and a ledger of 300 rows, seen by a phone, their full points.

Speed is measured: `make test-deep` runs these tests by themselves, after all others.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tools.demo import build_demo, rebuild
from tests.tools.lighthouse import best_look, look
from tests.tools.long_records import bookings, ledger
from tests.tools.web_host import hosted

pytestmark = [
    pytest.mark.browser,
    pytest.mark.deep,
    pytest.mark.lighthouse,
    pytest.mark.xdist_group("lighthouse"),
]

BOUNDS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
LEDGER, ROWS = "cw-2026-09-changzhang", 300
BARE = "<!doctype html><html><head></head><body><img src=a.png><a href=a>.</a></body></html>"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = build_demo(tmp_path_factory.mktemp("lighthouse") / "demo")
    # Books of their own: nothing before them that they would have to follow on.
    text = ledger(LEDGER, bookings(ROWS)).replace("石桥村村级账", "三百笔的账")
    (root / "content/财务/changzhang.yml").write_text(text, "utf-8")
    rebuild(root, root / "site")
    page = (root / "site/r" / f"{LEDGER}.html").read_text("utf-8")
    assert page.count("记-") >= ROWS
    with hosted(root / "site") as address:
        yield address


@pytest.mark.parametrize(
    "page",
    ["index.html", "zhangbei.html", "caiwu/index.html", f"r/{LEDGER}.html", "sousuo/index.html"],
)
def test_a_page_has_its_points(site: str, chromium: str, tmp_path: Path, page: str) -> None:
    seen = best_look(f"{site}/{page}", chromium, BOUNDS, tmp_path)
    assert seen.reaches(BOUNDS), seen


def test_a_page_without_what_it_needs_loses_points(chromium: str, tmp_path: Path) -> None:
    for name in ("index.html", "404.html"):
        (tmp_path / name).write_text(BARE, "utf-8")
    with hosted(tmp_path) as address:
        seen = look(f"{address}/index.html", chromium, tmp_path)
    assert not seen.reaches({"accessibility": 100})
    assert not seen.reaches({"seo": 100})
    assert any(one.startswith("image-alt: ") for one in seen.lost)
