"""Write the data of single records, inside a worker: one JSON file and its tables."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from gongkai.base.stored_json import encoded, parsed
from gongkai.model.catalogue import Item
from gongkai.model.face import Projection
from gongkai.model.kinds.registry import record_class
from gongkai.model.layout import layout_of
from gongkai.model.record import Record
from gongkai.model.summary import Summary
from gongkai.model.vocabulary import Kind
from gongkai.model.work import RecordResult
from gongkai.output.data_csv import csv_of, rows_under
from gongkai.output.data_places import LEFT, RECORDS, DataDone, DataTask
from gongkai.output.site_folder import write_file
from gongkai.output.site_state import SiteFile
from gongkai.output.spool import line_at
from gongkai.pages.data_columns import columns_of
from gongkai.pages.data_record import data_record, open_projection


class OpenData(NamedTuple):
    """A record's data as one line of JSON, and its tables: each one's name and address."""

    line: bytes = b""
    tables: tuple[tuple[str, str], ...] = ()


def open_data(
    record: Record, item: Item, shown: Projection, summary: Summary, small_count: int
) -> OpenData:
    """Return a record's data, given what its page shows of it."""
    projection = open_projection(record, item, shown, small_count)
    if projection is None:
        return OpenData()
    data = data_record(projection, summary, item)
    tables: dict[str, dict[str, str]] = data.get("tables", {})
    named = ((told["title"], _table_address(summary.id, name)) for name, told in tables.items())
    return OpenData(encoded(data), tuple(named))


def _table_address(id_: str, name: str) -> str:
    return f"{RECORDS}{id_}.{name}.csv"


def leave_data(spool: Path, name: str, result: RecordResult) -> None:
    """Leave a record's data where whoever writes them looks for them, a line for each."""
    if result.data and result.summary:
        with (spool / f"{LEFT}{name}").open("ab") as target:
            target.write(result.summary.id.encode() + b"\t" + result.data + b"\n")


def write_data(tasks: Sequence[DataTask]) -> list[DataDone]:
    """Write the data of a run of records; return their files."""
    return [DataDone(task.id, tuple(_write(task))) for task in tasks]


def _write(task: DataTask) -> Iterator[tuple[str, SiteFile]]:
    line = line_at(task.spool, task.place)
    for address, data in record_files(task.id, line):
        yield address, write_file(task.out, address, data, task.key, task.id)


def record_files(id_: str, line: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a record's data with their addresses."""
    yield f"{RECORDS}{id_}.json", line + b"\n"
    data: Any = parsed(line)
    for name, table in data.get("tables", {}).items():
        heads = heads_of(data["kind"], name, table)
        yield _table_address(id_, name), csv_of(heads, rows_under(heads, table["rows"]))


def heads_of(kind: str, name: str, table: dict[str, Any]) -> list[str]:
    """Return the heads of a table: its own where it names them, else those of its kind."""
    if "columns" in table:
        return [column["title"] for column in table["columns"]]
    field = next(one for one in layout_of(record_class(Kind(kind))) if one.name == name)
    return [column.title for column in columns_of(field.part)] if field.part else []
