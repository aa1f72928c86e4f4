"""`mkdocs build` with our plugin makes the same site as `gongkai build`, and as safe a one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gongkai.model.work import ALL_LAYERS
from tests.tools.good_village import Contents, build_good, contents, edit, lay_out_good

pytestmark = pytest.mark.xdist_group("seam")

SETTINGS = """site_name: 别的名字
docs_dir: content/页面
theme: readthedocs
plugins:
  - gongkai:
      as_of: {as_of}
"""


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a village built by our own command."""
    root = lay_out_good(tmp_path_factory.mktemp("seam") / "v")
    build_good(root, layers=ALL_LAYERS)
    return root


@pytest.fixture(scope="module")
def ours(village: Path) -> Contents:
    return contents(village / "site")


@pytest.mark.parametrize("as_of", ["2026-11-20", "'2026-11-20'"])
def test_mkdocs_makes_the_same_site(as_of: str, ours: Contents, tmp_path: Path) -> None:
    root = lay_out_good(tmp_path / "v")
    done = mkdocs(root, SETTINGS.format(as_of=as_of))
    assert done.returncode == 0, done.stderr
    assert contents(root / "site") == ours


def test_nothing_of_the_docs_folder_is_published_as_it_is(ours: Contents, tmp_path: Path) -> None:
    root = lay_out_good(tmp_path / "v")
    settings = SETTINGS.format(as_of="2026-11-20").replace("content/页面", "content")
    assert mkdocs(root, settings).returncode == 0
    assert contents(root / "site") == ours


def test_an_error_stops_mkdocs_and_leaves_the_site(
    village: Path, ours: Contents, tmp_path: Path
) -> None:
    root = lay_out_good(tmp_path / "v")
    settings = SETTINGS.format(as_of="2026-11-20")
    assert mkdocs(root, settings).returncode == 0
    edit(root, "content/财务/2026-08.yml", {"期末: 1379.50": "期末: 1379.60"})
    done = mkdocs(root, settings)
    assert done.returncode == 1
    assert "错误 F102  账户余额对不上" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(root / "site") == ours == contents(village / "site")


def test_settings_that_cannot_be_read_stop_mkdocs_with_their_problem(tmp_path: Path) -> None:
    root = lay_out_good(tmp_path / "v")
    edit(root, "site_config.yml", {"村名: 小石村\n": ""})
    done = mkdocs(root, SETTINGS.format(as_of="2026-11-20"))
    assert done.returncode == 1
    assert "错误 V101" in done.stderr
    assert "Traceback" not in done.stderr


def mkdocs(root: Path, settings: str) -> subprocess.CompletedProcess[str]:
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=root,
        env={**os.environ, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "true"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
