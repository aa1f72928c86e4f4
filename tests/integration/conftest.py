"""The small good village, built once for all tests that look at it, and a browser."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from gongkai.report.write import report_text
from tests.tools.good_village import Contents, build_good, contents, lay_out_good
from tests.tools.looking import Board, served, started


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


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Board]:
    """Return a built village of the module's own behind a web server."""
    with served(tmp_path_factory.mktemp("board") / "village") as board:
        yield board


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """Return a browser of the module's own: what one module leaves open troubles no other."""
    with started(chromium) as browser:
        yield browser
