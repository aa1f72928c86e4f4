"""What every check between records is given: all records in brief, the rules, the day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from gongkai.base.problem import Where
from gongkai.model.catalogue import Catalogue
from gongkai.model.settings import Settings
from gongkai.model.summary import Summary
from gongkai.model.traces import TraceRow

Sort = TypeVar("Sort", bound=tuple[object, ...])


class Traced(NamedTuple, Generic[Sort]):
    """A trace with the record it comes from and its place there."""

    record: Summary
    where: Where
    trace: Sort


@dataclass(frozen=True)
class Village:
    """All records of a village in brief, the rules, and the day they are checked on."""

    summaries: Sequence[Summary]
    traces: Mapping[str, Sequence[TraceRow]]
    """The traces of each record by its file."""
    catalogue: Catalogue
    settings: Settings
    as_of: date

    def traced(self, sort: type[Sort]) -> Iterator[Traced[Sort]]:
        """Yield every trace of one sort, in file order."""
        for record, (_, path, values) in self._rows.get(sort.__name__, ()):
            yield Traced(record, Where(record.file, path=tuple(path)), sort(*values))

    @cached_property
    def _rows(self) -> dict[str, list[tuple[Summary, TraceRow]]]:
        rows: dict[str, list[tuple[Summary, TraceRow]]] = {}
        for record in self.summaries:
            for row in self.traces.get(record.file, ()):
                rows.setdefault(row[0], []).append((record, row))
        return rows
