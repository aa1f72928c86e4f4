"""The demo's finished site, read again whole: nothing private, and no false alarm."""

from pathlib import Path

from gongkai.checking import check_site
from tests.tools.demo import build_demo
from tests.tools.good_village import AS_OF


def test_nothing_private_is_found_in_the_finished_site(tmp_path: Path) -> None:
    root = build_demo(tmp_path / "demo")
    assert (root / "site/index.html").exists()
    problems = check_site(root, AS_OF, 1).problems
    assert [one for one in problems if one.code.startswith("O")] == []
