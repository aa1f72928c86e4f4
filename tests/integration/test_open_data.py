"""Data to download: every table that everybody may see, with the sums of its page."""

import csv
import io
import json
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from gongkai.model.work import Layers
from gongkai.output.data_csv import BOM
from gongkai.output.data_places import DATA, RECORDS
from tests.tools.good_village import Contents, build_good, contents, edit

pytestmark = pytest.mark.xdist_group("good-village")

DATA_ONLY = Layers(sheets=False, pictures=False)


def rows_of(data: bytes) -> list[dict[str, str]]:
    """Return the rows of a table as a spreadsheet reads them."""
    assert data.startswith(BOM)
    text = data.removeprefix(BOM).decode()
    assert text.replace("\r\n", "").count("\r") == 0
    return list(csv.DictReader(io.StringIO(text, newline="")))


def records_in(site: Contents) -> dict[str, dict[str, Any]]:
    """Return the data of every record."""
    found = (json.loads(data) for name, data in site.items() if is_record(name))
    return {one["id"]: one for one in found}


def is_record(name: str) -> bool:
    return name.startswith(RECORDS) and name.endswith(".json")


def total(rows: list[dict[str, str]], head: str) -> Decimal:
    return sum((Decimal(row[head]) for row in rows if row[head]), Decimal())


def test_every_record_has_its_data_and_every_table_its_file(site: Contents) -> None:
    records = records_in(site)
    pages = {name[2:-5] for name in site if name.startswith("r/")}
    assert records.keys() == pages
    for id_, record in records.items():
        own = {name for name in site if name.startswith(f"{RECORDS}{id_}.")}
        tables = {f"{RECORDS}{id_}.{name}.csv" for name in record.get("tables", {})}
        assert own == {f"{RECORDS}{id_}.json", *tables}


def test_a_table_holds_the_rows_of_its_json(site: Contents) -> None:
    for id_, record in records_in(site).items():
        for name, table in record.get("tables", {}).items():
            rows = rows_of(site[f"{RECORDS}{id_}.{name}.csv"])
            filled = [{head: cell for head, cell in row.items() if cell} for row in rows]
            told = [{head: str(cell) for head, cell in row.items()} for row in table["rows"]]
            assert filled == told


def test_sums_of_the_books_are_those_of_the_page(site: Contents) -> None:
    rows = rows_of(site[f"{RECORDS}cw-2026-08.entries.csv"])
    page = site["r/cw-2026-08.html"].decode()
    for head in ("收", "支"):
        assert f"{total(rows, head):,.2f}" in page


def test_rows_of_people_are_not_in_the_data_and_their_totals_are(site: Contents) -> None:
    records = records_in(site)
    hidden = [one for one in records.values() if one.get("withheld")]
    assert hidden
    for one in hidden:
        for table in one["withheld"]:
            assert table["table"] not in one.get("tables", {})
            assert table.get("count") or table["fewer_than"]


def test_every_file_of_data_stands_in_the_manifest_as_of_the_web(site: Contents) -> None:
    listed = {one["path"]: one for one in json.loads(site["manifest.json"])["files"]}
    data = {name for name in site if name.startswith(DATA)}
    assert data
    for name in data:
        assert listed[name]["face"] == "网"
        assert listed[name]["type"] in {"application/json", "text/csv"}


def test_after_an_edit_it_is_the_site_of_a_cold_build(own: Path) -> None:
    build_good(own, layers=DATA_ONLY)
    edit(own, "content/财务/2026-08.yml", {"标题: 2026年8月": "标题: 二〇二六年捌月"})
    build_good(own, layers=DATA_ONLY)
    after = contents(own / "site")
    shutil.rmtree(own / ".gongkai")
    shutil.rmtree(own / "site")
    build_good(own, layers=DATA_ONLY)
    assert contents(own / "site") == after


def test_files_that_went_missing_are_written_again(own: Path) -> None:
    build_good(own, layers=DATA_ONLY)
    before = contents(own / "site")
    (own / "site" / f"{RECORDS}cw-2026-08.entries.csv").unlink()
    result = build_good(own, layers=DATA_ONLY)
    assert contents(own / "site") == before
    assert 0 < result.written < 10


def test_without_the_layer_there_are_no_data(own: Path) -> None:
    build_good(own, layers=Layers(sheets=False, pictures=False, data=False))
    assert not [name for name in contents(own / "site") if name.startswith("data/")]
