"""Copy the starter village into a new folder."""

import shutil
from pathlib import Path

from gongkai.base.paths import PACKAGE


def copy_starter(folder: Path) -> bool:
    """Copy the starter village; False, and nothing done, when the folder holds anything."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        return False
    shutil.copytree(PACKAGE / "starter", folder, dirs_exist_ok=True)
    return True
