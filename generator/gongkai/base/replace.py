"""Replace a file in one step, so that a reader sees the old or the new one, never half of it."""

import time
from pathlib import Path

_TRIES = 5
_PAUSE_SECONDS = 0.1


def replace_file(file: Path, text: str) -> None:
    """Write text as UTF-8 as it is, in one step."""
    replace_bytes(file, text.encode("utf-8"))


def replace_bytes(file: Path, data: bytes) -> None:
    """Write a file in one step, making its folder where needed.

    A virus scanner or an open viewer may hold the old file for a moment on Windows: the step is
    tried again. OSError when it fails for good; the old file is then still whole.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f"{file.name}.new")
    fresh.write_bytes(data)
    tries_left = _TRIES
    while tries_left:
        tries_left -= 1
        try:
            fresh.replace(file)
            tries_left = 0
        except PermissionError:
            if not tries_left:
                raise
            time.sleep(_PAUSE_SECONDS)
