"""Find the data folders that ship with the package."""

from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


@cache
def theme_dir() -> Path:
    """Return the folder of templates, texts and assets, in a wheel or in a checkout."""
    packaged = PACKAGE / "_theme"
    return packaged if packaged.is_dir() else PACKAGE.parent.parent / "theme"


def rules_dir() -> Path:
    """Return the folder of the packaged rule packs."""
    return PACKAGE / "rules"
