"""The small good village, built once for all tests that look at it."""

import shutil
from pathlib import Path

import pytest

from gongkai.report.write import report_text
from tests.tools.good_village import Contents, build_good, contents, lay_out_good


@pytest.fixture(scope="session")
def village(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the village, built once; tests that change anything work on a copy."""
    root = lay_out_good(tmp_path_factory.mktemp("good") / "小石村")
    result = build_good(root)
    assert report_text(result.problems) == "没有问题。\n"
    return root


@pytest.fixture(scope="session")
def site(village: Path) -> Contents:
    return contents(village / "site")


@pytest.fixture
def own(village: Path, tmp_path: Path) -> Path:
    """Return a village of the test's own, built, from frames made before."""
    root = lay_out_good(tmp_path / "own")
    shutil.copytree(village / ".gongkai/cache/shells", root / ".gongkai/cache/shells")
    build_good(root)
    return root
