"""Build the demo village in a folder of a test's own."""

import shutil
from pathlib import Path

from gongkai.base.jobs import silent
from gongkai.model.work import WEB_ONLY
from gongkai.pipeline import build
from tests.tools.good_village import AS_OF, Shells
from tests.tools.repository import ROOT


def build_demo(root: Path) -> Path:
    """Lay out the demo in a new folder, build its site without sheets, and return the folder."""
    root.mkdir()
    shutil.copytree(ROOT / "content", root / "content")
    shutil.copy(ROOT / "site_config.yml", root)
    rebuild(root, root / "site")
    return root


def rebuild(root: Path, out: Path) -> None:
    """Build a village's site without sheets into a folder."""
    build(root, out, AS_OF, Shells(), 1, silent, layers=WEB_ONLY)
