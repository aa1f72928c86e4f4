"""A place that holds a published site, whatever stands behind it."""

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol, TypeAlias


class Trouble(StrEnum):
    """Why a place could not be used; texts in problems_zh/publishing.toml."""

    UNREACHABLE = "unreachable"
    LOGIN = "login"
    CERTIFICATE = "certificate"
    FULL = "full"
    DENIED = "denied"
    DROPPED = "dropped"


class TargetError(Exception):
    """A place that could not be used. What it said may hold a password, and is not kept."""

    def __init__(self, trouble: Trouble) -> None:
        """Keep why."""
        super().__init__(trouble.value)
        self.trouble = trouble


class Target(Protocol):
    """One connection to a place; files are named by their addresses in the site.

    Every method raises TargetError where the place fails.
    """

    def read(self, address: str) -> bytes | None:
        """Return a file, or None where there is none."""

    def write(self, address: str, data: bytes) -> None:
        """Put a file there whole: readers see the old one or the new one, never a part."""

    def remove(self, address: str) -> None:
        """Take a file away, and what an unfinished `write` of it left; it may be gone already."""

    def close(self) -> None:
        """End the connection; never raises."""


Connect: TypeAlias = Callable[[], Target]
"""Opens a connection; TargetError where the place cannot be reached."""
