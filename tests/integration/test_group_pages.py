"""The demo's pages of villagers' groups: sums of each group as its source says, and no person."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.tools.demo import build_demo

FAMILY = re.compile(r'<li class="gk-entry">\s*<a [^>]*>[^<]*家</a>.*?</li>', re.DOTALL)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_demo(tmp_path_factory.mktemp("groups") / "demo")


def bodies(root: Path) -> dict[str, str]:
    """Return the pages of groups by their titles."""
    pages = [path.read_text("utf-8") for path in sorted((root / "site/zu").glob("*.html"))]
    found = {}
    for page in pages:
        title = re.search("<h1>([^<]*)</h1>", page)
        assert title
        found[title[1]] = page
    return found


def records(root: Path) -> list[dict[str, Any]]:
    return [yaml.safe_load(path.read_text("utf-8")) for path in (root / "content").rglob("*.yml")]


def test_nobody_on_a_list_stands_on_a_page_of_a_group(demo: Path) -> None:
    # A family that agreed to be shown is named by its own record.
    told = FAMILY.sub("", "".join(bodies(demo).values()))
    listed = {
        row["姓名"] for one in records(demo) for row in one.get("对象") or () if "姓名" in row
    }
    assert len(listed) > 20
    assert {name for name in listed if name in told} == set()


def test_what_groups_owe_is_what_the_record_says_of_each(demo: Path) -> None:
    pages = bodies(demo)
    seen = 0
    for one in records(demo):
        for line in one.get("分组收缴") or ():
            paid = f"实收 {Decimal(str(line['实收'])):,.2f} 元"
            entry = re.search(
                f'href="../r/{one["编号"]}.html">.*?gk-entry-own">([^<]*)<',
                pages[line["组"]],
                re.DOTALL,
            )
            assert entry
            assert paid in entry[1]
            seen += 1
    assert seen >= 6
