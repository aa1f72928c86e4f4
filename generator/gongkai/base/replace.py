"""Replace a file in one step, so that a reader sees the old or the new one, never half of it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

_TRIES = 5
_PAUSE_SECONDS = 0.1


def replace_file(file: Path, text: str) -> None:
    """Write text as UTF-8 as it is, in one step."""
    replace_bytes(file, text.encode("utf-8"))


def replace_bytes(file: Path, data: bytes) -> None:
    """Write a file in one step, as `replacing` does."""
    with replacing(file) as fresh:
        fresh.write(data)


def unfinished(file: Path) -> Path:
    """Return where a file lies while `replacing` writes it; nothing lies there before or after."""
    return file.with_name(f"{file.name}.new")


@contextmanager
def replacing(file: Path) -> Iterator[BinaryIO]:
    """Give a new file to write to; it takes the old one's place in one step, made whole.

    Its folder is made where needed. A virus scanner or an open viewer may hold the old file for a
    moment on Windows: the step is tried again. OSError when it fails for good; the old file is
    then still whole, and so it is when what writes the new one fails.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = unfinished(file)
    try:
        with fresh.open("wb") as out:
            yield out
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
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
