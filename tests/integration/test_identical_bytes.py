"""The same village gives the same bytes: whatever the machine, the place, the number of jobs."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.tools.good_village import Contents, contents, lay_out_good
from tests.tools.repository import ROOT, unmeasured

pytestmark = pytest.mark.xdist_group("identical-bytes")

PROGRAM = """
import multiprocessing, sys, warnings
from datetime import date
from pathlib import Path

warnings.filterwarnings("error", category=EncodingWarning, module="gongkai")

def main():
    root, jobs, method = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    if method:
        multiprocessing.set_start_method(method)
    from gongkai import checking, pipeline
    from gongkai.engine import build_shell
    from gongkai.model.work import Layers
    layers = Layers(pictures=sys.argv[4] == "pictures")
    assert checking.POOL_FROM > 1
    checking.POOL_FROM = 1 if jobs > 1 else sys.maxsize
    day, out = date(2026, 11, 20), root / "site"
    result = pipeline.build(root, out, day, build_shell, jobs, layers=layers)
    assert result.is_clean, result.problems
    print(result.pages, sys.flags.hash_randomization, multiprocessing.get_start_method())

if __name__ == "__main__":
    main()
"""
# As if MkDocs and what it brings had been uninstalled.
WITHOUT_ENGINE = """
import importlib.metadata, sys
GONE = ("mkdocs", "material", "markdown", "pymdownx", "mkdocs-material", "pymdown-extensions")

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in GONE:
            raise ModuleNotFoundError(name)

really = importlib.metadata.distribution
def distribution(name):
    if name in GONE:
        raise importlib.metadata.PackageNotFoundError(name)
    return really(name)

sys.meta_path.insert(0, Blocker())
importlib.metadata.distribution = distribution
"""
SHANGHAI = {"TZ": "Asia/Shanghai", "LC_ALL": "zh_CN.UTF-8", "PYTHONHASHSEED": "1"}
NEW_YORK = {"TZ": "America/New_York", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "2"}
LONG_NAME = "村 务 公 开（示例） a b" * 4


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Contents:
    """Return the site as one job makes it in Shanghai."""
    root = lay_out_good(tmp_path_factory.mktemp("once") / "v")
    built(root, environment=SHANGHAI)
    return contents(root / "site")


@pytest.mark.parametrize(
    ("jobs", "method", "environment"),
    [
        pytest.param(1, "", NEW_YORK, id="another-time-zone-locale-and-hash-seed"),
        pytest.param(4, "", SHANGHAI, id="four-jobs"),
        pytest.param(2, "spawn", NEW_YORK, id="spawned-processes"),
    ],
)
def test_bytes_are_the_same(
    jobs: int, method: str, environment: Mapping[str, str], once: Contents, tmp_path: Path
) -> None:
    root = lay_out_good(tmp_path / "v")
    built(root, jobs, method, environment)
    assert contents(root / "site") == once


def test_pictures_are_the_same(tmp_path: Path) -> None:
    """Every other site here is built without them, for they take most of the time."""
    one, other = lay_out_good(tmp_path / "one"), lay_out_good(tmp_path / "other")
    built(one, environment=SHANGHAI, pictures=True)
    built(other, 2, "spawn", NEW_YORK, pictures=True)
    made = contents(one / "site")
    assert contents(other / "site") == made
    assert any(name.startswith("t/") for name in made)


def test_a_long_path_with_spaces_and_chinese_changes_nothing(
    once: Contents, tmp_path: Path
) -> None:
    root = tmp_path
    while len(str(root)) < 200:
        root /= LONG_NAME[: 200 - len(str(root))].strip()
    lay_out_good(root)
    built(root, jobs=2, environment=NEW_YORK)
    assert contents(root / "site") == once


def test_sources_in_any_order_and_of_any_age_give_the_same_bytes(
    once: Contents, tmp_path: Path
) -> None:
    plain, root = lay_out_good(tmp_path / "plain"), tmp_path / "shuffled"
    files = sorted((path for path in plain.rglob("*") if path.is_file()), reverse=True)
    for age, path in enumerate(files):
        copy = root / path.relative_to(plain)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        os.utime(copy, (10**9 + age, 10**9 + age))
    built(root)
    assert contents(root / "site") == once


def test_stored_frames_are_enough_where_mkdocs_is_gone(once: Contents, tmp_path: Path) -> None:
    root = lay_out_good(tmp_path / "v")
    built(root)
    for made in (root / "site", root / ".gongkai/cache/sources"):
        shutil.rmtree(made)
    built(root, before=WITHOUT_ENGINE)
    assert contents(root / "site") == once


def test_changed_templates_and_texts_reach_every_page(tmp_path: Path) -> None:
    """A site grown through a change of the theme is the one made with the new theme at once."""
    product, root = tmp_path / "product", lay_out_good(tmp_path / "v")
    shutil.copytree(
        ROOT / "generator/gongkai",
        product / "generator/gongkai",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    shutil.copytree(ROOT / "theme", product / "theme")
    own = {"PYTHONPATH": str(product / "generator")}
    built(root, environment=own)
    before = contents(root / "site")
    texts = product / "theme/texts/elements.toml"
    changed = texts.read_text("utf-8").replace("依据待补", "依据还没有补")
    texts.write_text(changed, "utf-8")
    template = product / "theme/templates/honours.html"
    template.write_text(template.read_text("utf-8") + "<!-- 改过 -->\n", "utf-8")
    built(root, environment=own)
    grown = contents(root / "site")
    changed_pages = {name for name in grown if grown[name] != before.get(name)}
    assert {"r/cun-2026-hetang.html", "r/jt-01.html", "mulu/zhengqiu-yijian.html"} <= changed_pages
    assert "依据还没有补".encode() in grown["r/cun-2026-hetang.html"]
    assert "改过".encode() in grown["r/jt-01.html"]
    shutil.rmtree(root / "site")
    shutil.rmtree(root / ".gongkai")
    built(root, environment=own)
    assert contents(root / "site") == grown


def built(  # noqa: PLR0913 - what may change the bytes
    root: Path,
    jobs: int = 1,
    method: str = "",
    environment: Mapping[str, str] | None = None,
    before: str = "",
    *,
    pictures: bool = False,
) -> None:
    """Build a village in a process of its own."""
    program = root.parent / "build.py"
    program.write_text(before + PROGRAM, "utf-8")
    done = subprocess.run(
        [sys.executable, str(program), str(root), str(jobs), method, "pictures" * pictures],
        env={**unmeasured(), **(environment or {})},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
