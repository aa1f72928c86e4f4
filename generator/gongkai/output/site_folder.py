"""Write a site folder: only what changed, nothing that is not planned, never another's folder."""

import hashlib
import json
import os
from pathlib import Path

from gongkai.base.addresses import check_address
from gongkai.output.site_state import SiteFile

MANIFEST = "manifest.json"
_UNFINISHED = ".gongkai-unfinished"
_LONGEST_LINE = 10_000


class ForeignFolderError(Exception):
    """The output folder holds files that are not ours; nothing was touched."""


def refuse_foreign_folder(out: Path) -> None:
    """Raise ForeignFolderError when a folder has content but no manifest or mark of ours.

    Programs of other sorts write a ``manifest.json`` too; everything beside it would be removed.
    """
    is_ours = (out / _UNFINISHED).is_file() or _is_ours(out / MANIFEST)
    if out.is_dir() and not is_ours and any(out.iterdir()):
        raise ForeignFolderError(str(out))
    if out.exists() and not out.is_dir():
        raise ForeignFolderError(str(out))


def begin(out: Path) -> None:
    """Make the folder, and mark it as ours until its first manifest says so.

    A first build that was cut off, or that stopped at a leak, can then be done again.
    """
    out.mkdir(parents=True, exist_ok=True)
    if not (out / MANIFEST).exists():
        (out / _UNFINISHED).touch()


def end(out: Path) -> None:
    """Take the mark away: the manifest is written."""
    (out / _UNFINISHED).unlink(missing_ok=True)


def is_finished(out: Path) -> bool:
    """Return whether a build into the folder came to its end."""
    return (out / MANIFEST).is_file() and not (out / _UNFINISHED).exists()


def _is_ours(manifest: Path) -> bool:
    try:
        with manifest.open("rb") as lines:
            # The first lines tell; the whole is long. See `output.manifest`.
            head, first = lines.readline(_LONGEST_LINE), lines.readline(_LONGEST_LINE)
        return (
            head.startswith(b'{"format_version":')
            and {"face", "sha256"} <= json.loads(first.strip().removesuffix(b",")).keys()
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return False


def write_file(out: Path, address: str, data: bytes, key: str, source: str) -> SiteFile:
    """Write one file and return its state; its folder must exist."""
    check_address(address)
    path = f"{out}/{address}"
    descriptor = os.open(
        path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o644
    )
    with open(descriptor, "wb", buffering=0) as file:  # noqa: PTH123 - ten thousand times
        file.write(data)
        status = os.fstat(descriptor)
    sha256 = hashlib.sha256(data).hexdigest()
    return SiteFile(key, len(data), status.st_mtime_ns, sha256, source)


def remove_stale(out: Path, addresses: set[str]) -> None:
    """Remove files that are no longer planned, and the folders they leave empty."""
    for address in sorted(addresses):
        (out / address).unlink(missing_ok=True)
    for folder in sorted({(out / address).parent for address in addresses}, reverse=True):
        if folder != out and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
