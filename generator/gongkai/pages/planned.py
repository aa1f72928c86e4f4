"""A page to be."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """Where a page goes, its template and frame, a digest of all it reads, and how to make it.

    ``section`` names the frame (folder of the tab that is active); ``make`` returns the context.
    """

    address: str
    template: str
    section: str
    title: str
    description: str
    reads: str
    make: Callable[[], object]
