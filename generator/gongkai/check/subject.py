"""What every check of a single record is given."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from gongkai.base.problem import Where
from gongkai.check.texts import text_of
from gongkai.model.catalogue import Catalogue, Item
from gongkai.model.record import Record
from gongkai.model.settings import Settings


@dataclass(frozen=True)
class Subject:
    """A record under check, its item (None when unknown), and what surrounds it.

    ``look_for_file`` returns "found", "missing", "outside" or "unknown_type" for a file name.
    ``day_taken`` returns the day that a camera wrote into a photo, None where it says none.
    ``registered`` are the names in the village's register of households.
    """

    record: Record
    where: Where
    item: Item | None
    catalogue: Catalogue
    settings: Settings
    look_for_file: Callable[[str], str]
    day_taken: Callable[[str], date | None] = lambda _: None
    registered: frozenset[str] = field(default=frozenset(), repr=False)

    @cached_property
    def text(self) -> str:
        """Return all that is written in the record; gathered once for all checks."""
        return text_of(self.record)
