"""A folder on this computer, a stick, or a shared drive."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from gongkai.base.replace import replacing, unfinished
from gongkai.publish.target import TargetError, Trouble

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_DENIED: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class FolderTarget:
    """A site in a folder. Each file takes its place in one step, after it is on the disk."""

    def __init__(self, folder: Path) -> None:
        """Take the folder, which is made where it lacks; what it lies in must be there.

        A stick that is not plugged in is then told, and no folder of its name is made.
        """
        self._folder = folder
        with told():
            if not folder.parent.is_dir():
                raise TargetError(Trouble.UNREACHABLE)
            folder.mkdir(exist_ok=True)

    def read(self, address: str) -> bytes | None:
        """Return a file, or None where there is none."""
        with told():
            try:
                return (self._folder / address).read_bytes()
            except (FileNotFoundError, NotADirectoryError):
                return None

    def write(self, address: str, data: bytes) -> None:
        """Put a file there in one step."""
        file = self._folder / address
        with told(), replacing(file) as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())

    def remove(self, address: str) -> None:
        """Take a file away, what an unfinished `write` left, and folders that are empty now."""
        file = self._folder / address
        with told():
            for one in (file, unfinished(file)):
                one.unlink(missing_ok=True)
            for folder in file.relative_to(self._folder).parents:
                place = self._folder / folder
                if place != self._folder and place.is_dir() and not any(place.iterdir()):
                    place.rmdir()

    def close(self) -> None:
        """Nothing is held open."""


@contextmanager
def told() -> Iterator[None]:
    """Raise TargetError for what the disk does."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise TargetError(Trouble.FULL) from None
        if error.errno in _DENIED:
            raise TargetError(Trouble.DENIED) from None
        raise TargetError(Trouble.DROPPED) from None
