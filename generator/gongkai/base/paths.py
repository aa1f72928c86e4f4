"""Find the data folders that ship with the package."""

import tomllib
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


@cache
def theme_dir() -> Path:
    """Return the folder of templates, texts and assets, in a wheel or in a checkout."""
    packaged = PACKAGE / "_theme"
    return packaged if packaged.is_dir() else PACKAGE.parent.parent / "theme"


def problem_manual() -> Path:
    """Return the manual's chapter on problems, in a wheel or in a checkout."""
    packaged = PACKAGE / "_problems.md"
    if packaged.is_file():
        return packaged
    project = tomllib.loads((PACKAGE.parent.parent / "pyproject.toml").read_text("utf-8"))
    included: dict[str, str]
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    source = next(name for name, inside in included.items() if inside.endswith(packaged.name))
    return PACKAGE.parent.parent / source


def rules_dir() -> Path:
    """Return the folder of the packaged rule packs."""
    return PACKAGE / "rules"
