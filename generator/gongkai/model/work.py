"""What goes to a worker and what comes back: paths and small facts, never a parsed record."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from gongkai.base.language import CHINESE
from gongkai.base.problem import Problem
from gongkai.model.catalogue import Catalogue
from gongkai.model.record_state import RecordState
from gongkai.model.settings import Settings
from gongkai.model.summary import Summary
from gongkai.model.traces import TraceRow


class Layers(NamedTuple):
    """What a site holds beside pages: printed sheets, pictures with the sheets, data, sounds."""

    sheets: bool = True
    pictures: bool = True
    data: bool = True
    voice: bool = True


ALL_LAYERS: Final = Layers()
WEB_ONLY: Final = Layers(sheets=False, pictures=False, data=False, voice=False)
WITHOUT_PICTURES: Final = Layers(pictures=False, voice=False)
"""What takes longest to make is left out: somebody waits for a preview."""


@dataclass(frozen=True)
class Workplace:
    """What a worker is prepared with."""

    root: Path
    settings: Settings
    catalogue: Catalogue
    states: dict[str, RecordState]
    as_of: date
    spool: Path
    is_drawing: bool = True
    """Page bodies are wanted; a mere check draws only those that may lead to files."""
    layers: Layers = ALL_LAYERS
    shell: Path | None = None
    out: Path | None = None
    language: str = CHINESE
    """The language of the pages."""
    registered: frozenset[str] = field(default=frozenset(), repr=False)
    """The names in the register of households: only compared with, never kept or shown."""
    free_pages: tuple[tuple[str, str], ...] = ()
    """The pages of the village's own, such as its history: address and title."""


class BodyPlace(NamedTuple):
    """Where a rendered body waits, or a record's data."""

    file: str
    offset: int
    length: int


class RecordResult(NamedTuple):
    """What comes back of one record file."""

    file: str
    digest: str
    problems: tuple[Problem, ...]
    summary: Summary | None
    state: RecordState | None
    depends: tuple[tuple[str, int, int], ...]
    body: BodyPlace | None
    traces: tuple[TraceRow, ...] = ()
    told: str = ""
    """Digest over what other records and the calendar may go by."""
    terms: str = ""
    """What its page is found by, on the way to a file of its own."""
    data: bytes = b""
    """The record as open data, on the same way."""


class PageTask(NamedTuple):
    """A page about many records: its finished body, and what stands around it."""

    address: str
    section: str
    title: str
    description: str
    canonical: str
    content: str
    key: str
    declared: frozenset[str] = frozenset()
    """The phones that records make public, when the page is looked at for the second time."""

    @property
    def depth(self) -> int:
        """Return how far below the site's root the page lies."""
        return self.address.count("/")


class FinishTask(NamedTuple):
    """A record page to finish: its waiting body, and what only the whole village knows."""

    address: str
    body: BodyPlace
    section: str
    title: str
    description: str
    canonical: str
    is_private: bool
    titles: tuple[tuple[str, str], ...]
    late: str
    key: str
    source: str
    declared: frozenset[str] = frozenset()
    """As for a page about many records."""
    pictures: tuple[str, ...] = ()
    """The addresses of its pictures in the site."""
    kind: str = ""
    voice: str = ""
    """The address of what is heard of it, "" for nothing."""
    compared: tuple[tuple[str, str, str], ...] = ()
    """Earlier records its sums stand beside: what each is called, its id, the difference."""
