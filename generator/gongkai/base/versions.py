"""Versions of installed libraries, for keys of what they helped to make."""

from functools import cache
from importlib.metadata import distribution


@cache
def version_of(name: str) -> str:
    """Return the version of an installed library; PackageNotFoundError when there is none.

    `importlib.metadata.version` parses the whole description as if it were a letter.
    """
    found = distribution(name)
    told = found.read_text("METADATA") or ""
    return told.partition("\nVersion: ")[2].partition("\n")[0].strip() or found.version
