"""Data to download: every table that everybody may see, with the sums of its page."""

import csv
import io
import json
import re
import shutil
from collections import Counter
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from frictionless import validate
from python_calamine import CalamineWorkbook

from gongkai.base.texts import text
from gongkai.model.kinds.registry import record_class
from gongkai.model.vocabulary import Kind
from gongkai.model.work import Layers
from gongkai.output.data_csv import BOM
from gongkai.output.data_places import DATA, PACKAGE, RECORDS
from gongkai.pages.data_columns import columns_of, fact_columns, tables_of
from gongkai.pages.data_wide import BEGINNING
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
    for id_, record in records_in(site).items():
        if record["kind"] == "ledger" and "entries" in record.get("tables", {}):
            rows = rows_of(site[f"{RECORDS}{id_}.entries.csv"])
            page = site[f"r/{id_}.html"].decode()
            foot = page[page.index("<tfoot>") : page.index("</tfoot>")]
            for head in ("收", "支"):
                counted = [row for row in rows if row["计入合计"] == "是"]
                assert f"{total(counted, head):,.2f}" in foot


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
        assert listed[name]["type"] == TYPES[name.rpartition(".")[2]]


def packages_in(site: Contents) -> dict[str, dict[str, Any]]:
    """Return all packages by the folder that their paths begin in."""
    return {
        name: json.loads(data)
        for name, data in site.items()
        if name.startswith(DATA) and name.endswith("package.json")
    }


def test_packages_tell_what_the_tables_hold(site: Contents) -> None:
    packages = packages_in(site)
    assert f"{DATA}{PACKAGE}" in packages
    assert f"{DATA}caiwu/{PACKAGE}" in packages
    for name, package in packages.items():
        names = [one["name"] for one in package["resources"]]
        assert len(set(names)) == len(names)
        for one in package["resources"]:
            data = site[f"{name.rpartition('/')[0]}/{one['path']}"]
            assert len(data) == one["bytes"]
            check_rows(rows_of(data), one)


def check_rows(rows: list[dict[str, str]], told: dict[str, Any]) -> None:
    """Fail unless all cells are of the types that are told of them."""
    fields = told["schema"]["fields"]
    assert len(rows) == told["rows"] > 0
    for row in rows:
        assert list(row) == [field["name"] for field in fields]
        for field in fields:
            if cell := row[field["name"]]:
                READERS[field["type"]](cell)


READERS: dict[str, Callable[[str], object]] = {
    "string": str,
    "number": Decimal,
    "integer": int,
    "date": date.fromisoformat,
}


def test_every_table_over_all_records_is_told_of_and_has_all_rows(site: Contents) -> None:
    package = packages_in(site)[f"{DATA}{PACKAGE}"]
    told = {f"{DATA}{one['path']}" for one in package["resources"]}
    assert told == {name for name in site if name.startswith(f"{DATA}all/") and is_csv(name)}
    counted = Counter({f"{record['kind']}.csv": 0 for record in records_in(site).values()})
    for record in records_in(site).values():
        counted[f"{record['kind']}.csv"] += 1
        for name, table in record.get("tables", {}).items():
            if record["kind"] != "table" or name not in {"rows", "columns"}:
                counted[f"{record['kind']}.{name}.csv"] += len(table["rows"])
    for name, count in counted.items():
        assert len(rows_of(site[f"{DATA}all/{name}"])) == count, name


TYPES = {
    "json": "application/json",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def is_csv(name: str) -> bool:
    return name.endswith(".csv")


def test_sections_together_hold_all_rows(site: Contents) -> None:
    packages = packages_in(site)
    whole = packages.pop(f"{DATA}{PACKAGE}")
    own = [one for name, one in packages.items() if name.endswith(PACKAGE) and "/all/" not in name]
    assert sum_of_rows(*own) == sum_of_rows(whole)


def sum_of_rows(*packages: dict[str, Any]) -> int:
    return sum(one["rows"] for package in packages for one in package["resources"])


def test_tables_are_json_too(site: Contents) -> None:
    for name in site:
        if name.startswith(f"{DATA}all/") and is_csv(name):
            told = json.loads(site[name.removesuffix(".csv") + ".json"])
            rows = rows_of(site[name])
            filled = [{head: cell for head, cell in row.items() if cell} for row in rows]
            assert filled == [{head: str(cell) for head, cell in row.items()} for row in told]


def test_other_programs_read_the_packages(village: Path) -> None:
    packages = sorted((village / "site" / DATA).rglob("*package.json"))
    assert len(packages) > 6
    for package in packages:
        report = validate(str(package))
        assert report.valid, report.flatten(["name", "type", "message"])


def test_workbooks_of_all_years_hold_the_rows_of_the_tables(site: Contents) -> None:
    found: Counter[str] = Counter()
    for name, data in site.items():
        if name.startswith(f"{DATA}years/") and name.endswith(".xlsx"):
            book = CalamineWorkbook.from_filelike(io.BytesIO(data))
            for sheet in book.sheet_names:
                rows = len(book.get_sheet_by_name(sheet).to_python()) - 1
                found[f"{Kind(name.rpartition('/')[2].removesuffix('.xlsx')).label}：{sheet}"] += (
                    rows
                )
    told = {
        one["title"]: one["rows"] for one in packages_in(site)[f"{DATA}{PACKAGE}"]["resources"]
    }
    assert found == told


def test_workbook_and_table_have_the_same_sums(site: Contents) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(site[f"{DATA}years/2026/ledger.xlsx"]))
    heads, *rows = book.get_sheet_by_name("明细").to_python()
    entries = rows_of(site[f"{DATA}all/ledger.entries.csv"])
    for head in ("收", "支"):
        place = heads.index(head)
        added = sum((Decimal(str(row[place])) for row in rows if row[place] != ""), Decimal())
        own = [row for row in entries if row["所属期间"].startswith("2026")]
        assert added == total(own, head) > 0


def test_the_page_leads_to_every_table_with_its_number_of_rows(site: Contents) -> None:
    page = site["shuju/index.html"].decode()
    for one in packages_in(site)[f"{DATA}{PACKAGE}"]["resources"]:
        row = re.search(f'<td>{one["title"]}</td><td class="num">(\\d+)</td>', page)
        assert row
        assert int(row[1]) == one["rows"]
    linked = {name.removeprefix("../") for name in re.findall(r'href="(\.\./data/[^"]*)"', page)}
    places = (f"{DATA}all/", f"{DATA}years/", f"{DATA}ocds/")
    wanted = {name for name in site if name.startswith(places) and "package" not in name}
    assert {name for name in linked if "package" not in name} == wanted
    assert re.search('gk-footer__link" href="[./]*shuju/index.html"', site["index.html"].decode())


@pytest.mark.parametrize("kind", Kind)
def test_no_two_columns_of_a_table_have_the_same_head(kind: Kind) -> None:
    """Every head would stand in the widest table that there can be."""
    cls = record_class(kind)
    common = [text(f"data.heads.{name}") for name in (*BEGINNING, "matter")]
    heads = [*common, *(one.title for one in fact_columns(cls))]
    assert len(set(heads)) == len(heads)
    for field in tables_of(cls):
        assert field.part
        heads = [*common, *(one.title for one in columns_of(field.part))]
        assert len(set(heads)) == len(heads)


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
    site = contents(own / "site")
    assert not [name for name in site if name.startswith("data/")]
    assert "没有做数据文件" in site["shuju/index.html"].decode()
