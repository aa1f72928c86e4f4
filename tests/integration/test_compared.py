"""The demo's ledgers: what a page compares and adds up is worked out again from its source."""

import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.tools.demo import build_demo

OUTSIDE = {"内部划转", "代收代付"}
ASKED = {"误工": ("误工",), "招待": ("招待", "接待")}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_demo(tmp_path_factory.mktemp("compared") / "demo")


def ledgers(root: Path) -> dict[str, Mapping[str, Any]]:
    """Return the monthly ledgers of the committee by month, as typed."""
    found = {}
    for path in sorted((root / "content/财务/收支明细").glob("20*.yml")):
        data = yaml.safe_load(path.read_text("utf-8"))
        found[str(data["所属期"])] = data
    assert len(found) > 24
    return found


def fen(text: str) -> int:
    return int(Decimal(text.replace(",", "")) * 100)


def page(root: Path, data: Mapping[str, Any]) -> str:
    return (root / f"site/r/{data['编号']}.html").read_text("utf-8")


def test_every_difference_is_that_of_the_two_sentences(demo: Path) -> None:
    sentence = re.compile(r'gk-sentence">[^<]*收入 ([\d,.]+) 元，支出 ([\d,.]+) 元')
    line = re.compile(r'和<a href="([^"]+)">[^<]*</a>比：([^<]*)。</p>')
    clause = re.compile(r"(收入|支出)(多|少) ([\d,.]+) 元（那时 ([\d,.]+) 元）")
    seen = 0
    for data in ledgers(demo).values():
        body = page(demo, data)
        now = dict(zip(("收入", "支出"), sentence.findall(body)[0], strict=True))
        for earlier, told in line.findall(body):
            other = (demo / "site/r" / earlier).read_text("utf-8")
            then = dict(zip(("收入", "支出"), sentence.findall(other)[0], strict=True))
            for name, way, difference, shown in clause.findall(told):
                assert shown == then[name]
                change = fen(difference) * (1 if way == "多" else -1)
                assert fen(now[name]) - fen(then[name]) == change
                seen += 1
    assert seen > 100


def test_lines_that_people_ask_about_are_the_sums_of_their_subjects(demo: Path) -> None:
    row = re.compile(r">([^<>]+)</td>\s*<td[^>]*>([^<]*)</td>\s*<td[^>]*>([\d,.]+)<")
    seen = 0
    for data in ledgers(demo).values():
        body = page(demo, data)
        shown = {name: (lines, total) for name, lines, total in row.findall(body)}
        for name, words in ASKED.items():
            own = [
                fen(str(one["支"]))
                for one in data["明细"]
                if one.get("支") and one.get("行类型") not in OUTSIDE
                if any(word in one["科目"] for word in words)
            ]
            assert (name in shown) == bool(own), data["编号"]
            if own:
                assert shown[name][0] == f"{len(own)} 笔"
                assert fen(shown[name][1]) == sum(own)
                seen += 1
    assert seen > 10
