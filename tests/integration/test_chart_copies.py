"""Charts follow an edit, and stand on sheets as they do on pages."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from gongkai.model.sheet import SheetWish
from gongkai.printing import Selection, print_records
from tests.tools.demo import build_demo, rebuild
from tests.tools.good_village import AS_OF, contents, edit
from tests.tools.read_chart import amounts, charts_in


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_demo(tmp_path_factory.mktemp("demo") / "石桥村")


def test_an_edit_reaches_every_chart_that_adds_it(demo: Path, tmp_path: Path) -> None:
    root = tmp_path / "edited"
    shutil.copytree(demo, root)
    fund = "content/财务/社会救助/cw-2025-10-gaoling.yml"
    edit(root, fund, {"人数: 9,": "人数: 10,", "金额: 5400": "金额: 6000"})
    edit(root, fund, {"人数: 44": "人数: 45", "合计: 26400": "合计: 27000"})
    before = contents(root / "site")
    rebuild(root, root / "site")
    after = contents(root / "site")
    changed = {name for name, data in after.items() if before.get(name) != data}
    (page,) = (name for name in changed if name.startswith("zijin/"))
    (chart,) = charts_in(after[page].decode("utf-8"))
    assert amounts(chart) == [2_460_000, 2_700_000, 2_760_000]
    shutil.rmtree(root / ".gongkai/cache/sources")
    rebuild(root, root / "cold")
    assert contents(root / "cold") == after


@pytest.mark.poppler
def test_the_sheet_shows_the_same_pictures_with_words_for_readers(
    demo: Path, tmp_path: Path
) -> None:
    id_ = "cw-2026-07-hezuoshe"
    selection = Selection(ids=(id_,))
    printed = print_records(demo, AS_OF, selection, SheetWish(), tmp_path, jobs=1)
    (file,) = [one for one in printed.files if one.stem == id_]
    told = _output("pdftotext", "-layout", str(file), "-")
    alternatives = set(_alternatives(PdfReader(file).root_object["/StructTreeRoot"]))
    charts = charts_in((demo / f"site/r/{id_}.html").read_text("utf-8"))
    assert len(charts) == 3
    for chart in charts:
        assert chart.title in told
        assert chart.description in alternatives
        for word in chart.words:
            assert word.is_turned or word.text in told


def _alternatives(element: Any) -> Iterator[str]:
    """Yield what the tags of a PDF say in place of pictures."""
    found = element.get_object()
    if isinstance(found, list):
        for child in found:
            yield from _alternatives(child)
    elif isinstance(found, dict):
        if "/Alt" in found:
            yield str(found["/Alt"])
        if "/K" in found:
            yield from _alternatives(found["/K"])


def _output(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    return done.stdout
