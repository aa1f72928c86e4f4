"""Write the tables over all records of a kind, inside a worker, from the data of the records."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from gongkai.base.stored_json import encoded, read_stored
from gongkai.base.texts import text
from gongkai.model.settings import Settings
from gongkai.model.vocabulary import Kind, Section
from gongkai.output.data_csv import csv_of
from gongkai.output.data_package import field_of, package_of, resource_of
from gongkai.output.data_places import ALL, DATA, OCDS, RECORDS, YEARS, DataDone, WideTask
from gongkai.output.data_xlsx import Sheet, workbook_of
from gongkai.output.site_folder import write_file
from gongkai.pages.data_licence import licence_of
from gongkai.pages.data_wide import WideTable, wide_tables
from gongkai.pages.ocds import release_package


def write_wide(tasks: Sequence[WideTask]) -> list[DataDone]:
    """Write the tables of some kinds; return their files."""
    return [_written(task) for task in tasks]


def _written(task: WideTask) -> DataDone:
    kind, records = Kind(task.kind), _records(task)
    if task.scope.startswith(YEARS):
        files = year_files(kind, records)
    else:
        files = wide_files(task.scope, kind, records, dict(task.licence))
    stem = task.stem.removesuffix(f"{task.kind}.")
    written = (
        (stem + name, write_file(task.out, stem + name, data, task.key, ""))
        for name, data in files
    )
    return DataDone(task.kind, tuple(written))


def _records(task: WideTask) -> list[Mapping[str, Any]]:
    found: list[Any] = [read_stored(task.out / f"{RECORDS}{id_}.json") for id_ in task.ids]
    return found


def wide_files(
    scope: str, kind: Kind, records: Sequence[Mapping[str, Any]], licence: Mapping[str, str]
) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each file of a kind: tables, and last what they hold."""
    resources = []
    for table in wide_tables(kind, records):
        data = csv_of([column.title for column in table.columns], table.rows)
        yield f"{table.name}.csv", data
        if scope == ALL:
            yield f"{table.name}.json", _json_rows(table)
        resources.append(_resource(table, len(data)))
    title = text("data.package.kind", kind=kind.label)
    package = package_of(kind.value.replace("_", "-"), title, {}, licence, resources)
    yield f"{kind.value}.package.json", encoded(package) + b"\n"


def year_files(kind: Kind, records: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of the workbook of a kind; its folder is named by the year."""
    sheets = [
        Sheet(
            name=table.title.rpartition(text("data.tables.mark"))[2],
            heads=[(column.title, column.sort) for column in table.columns],
            rows=table.rows,
        )
        for table in wide_tables(kind, records)
    ]
    yield f"{kind.value}.xlsx", workbook_of(sheets)


def _json_rows(table: WideTable) -> bytes:
    """Return the rows as JSON, a row a line, each cell under its head; empty cells left out."""
    heads = [column.title for column in table.columns]
    lines = (
        encoded({head: cell for head, cell in zip(heads, row, strict=True) if cell is not None})
        for row in table.rows
    )
    return b"[\n" + b",\n".join(lines) + b"\n]\n"


def _resource(table: WideTable, size: int) -> dict[str, Any]:
    fields = [field_of(one.title, one.sort, one.unit, one.help) for one in table.columns]
    return resource_of(f"{table.name}.csv", table.title, fields, len(table.rows), size)


def whole_package(out: Path, scope: str, kinds: Sequence[str], settings: Settings) -> bytes:
    """Return what all tables of a site hold, or of a section, from what is told of each kind."""
    village = settings.village_name
    resources = []
    for kind in kinds:
        told: Any = read_stored(out / f"{DATA}{scope}/{kind}.package.json")
        for one in told["resources"]:
            path = f"{ALL}/{one['path']}" if scope == ALL else one["path"]
            resources.append(one | {"path": path})
    if scope == ALL:
        title = text("data.package.site", village=village)
    else:
        title = text("data.package.section", village=village, section=Section(scope).label)
    source = {"title": text("data.package.source", village=village), "path": settings.site_url}
    return encoded(package_of(scope, title, source, licence_of(settings), resources)) + b"\n"


def all_projects(out: Path, ids: Sequence[str], settings: Settings) -> bytes:
    """Return all projects of a site; the records' data lie in the folder, `ids` in order."""
    records: list[Any] = [read_stored(out / f"{RECORDS}{id_}.json") for id_ in ids]
    return encoded(release_package(records, settings, OCDS)) + b"\n"
