"""Lay out a bad village as it is meant to be, with the files that git or an editor would mend.

Most of a bad village lies in its folder as it is. What cannot lie there (wrong encodings, names
that differ only by case, links, pipes, very large files, numbers of persons) is made from its
``make.toml``.
"""

import os
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gongkai.model.glossary import key_of
from gongkai.model.settings import CONFIG_FILE
from tests.tools.private_numbers import filled

Recipe = dict[str, Any]
_CHANNELS = "\n反映渠道: [{名称: 乡纪委, 公务电话: 0870-555-0112, 村外: 是}]\n"


def lay_out(village: Path, root: Path) -> None:
    """Copy a bad village to a new folder and make what its recipe says, in that order."""
    shutil.copytree(village, root, ignore=shutil.ignore_patterns("make.toml", "expected.txt"))
    recipe = village / "make.toml"
    if recipe.exists():
        _follow(recipe, root)
    _add_channels(root / CONFIG_FILE)


def _follow(path_of_recipe: Path, root: Path) -> None:
    steps: dict[str, list[Recipe]] = tomllib.loads(path_of_recipe.read_text("utf-8"))
    for kind, entries in steps.items():
        for entry in entries:
            path = root / filled(_name_of(entry))
            path.parent.mkdir(parents=True, exist_ok=True)
            _MAKERS[kind](path, entry)


def _add_channels(config: Path) -> None:
    """Tell whom to ask, as every village must, unless the bad village says something of it."""
    if config.is_file() and key_of("channels").encode() not in config.read_bytes():
        with config.open("ab") as file:
            file.write(_CHANNELS.encode("utf-8"))


def _name_of(entry: Recipe) -> str:
    if "path_hex" in entry:
        return os.fsdecode(bytes.fromhex(entry["path_hex"]))
    return str(entry["path"])


def _make_file(path: Path, entry: Recipe) -> None:
    if "size" in entry:
        with path.open("wb") as file:
            file.truncate(entry["size"])
    elif "hex" in entry:
        path.write_bytes(bytes.fromhex(entry["hex"]))
    else:
        text = filled(entry["text"]) if entry.get("numbers") else entry["text"]
        path.write_bytes(text.encode(entry.get("encoding", "utf-8")))


_MAKERS: dict[str, Callable[[Path, Recipe], None]] = {
    "file": _make_file,
    "folder": lambda path, _: path.mkdir(exist_ok=True),
    "link": lambda path, entry: path.symlink_to(entry["target"]),
    "pipe": lambda path, _: os.mkfifo(path),
}
