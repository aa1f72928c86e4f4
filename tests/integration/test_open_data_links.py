"""Data and pages lead to each other, and say under which terms the data may be used."""

import json
import re
import shutil
from pathlib import Path

import pytest
from frictionless import validate
from jsonschema import Draft4Validator

from gongkai.model.work import WEB_ONLY, Layers
from gongkai.output.data_places import DATA, OCDS, PACKAGE, RECORDS
from tests.tools.good_village import Contents, build_good, contents
from tests.tools.repository import ROOT

pytestmark = pytest.mark.xdist_group("good-village")

DATA_ONLY = Layers(sheets=False, pictures=False)


def test_licence_is_told_where_the_village_names_one(own: Path) -> None:
    name, address = "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/deed.zh-hans"
    assert build_good(own, layers=DATA_ONLY).is_clean
    before = contents(own / "site")
    assert "licenses" not in json.loads(before[DATA + PACKAGE])
    assert "还没有写明别人可以怎样使用" in before["shuju/index.html"].decode()
    config = own / "site_config.yml"
    told = f"数据许可:\n  名称: {name}\n  网址: {address}\n"
    config.write_text(config.read_text("utf-8") + told, "utf-8", newline="\n")
    assert build_good(own, layers=DATA_ONLY).is_clean
    site = contents(own / "site")
    packages = [file for file in site if file.endswith("package.json")]
    assert len(packages) > 6
    for file in packages:
        assert json.loads(site[file])["licenses"] == [{"title": name, "path": address}], file
    assert f'<a href="{address}">{name}</a>' in site["shuju/index.html"].decode()
    report = validate(str(own / "site" / DATA / PACKAGE))
    assert report.valid, report.flatten(["type", "message"])
    shutil.rmtree(own / "site")
    assert build_good(own, layers=DATA_ONLY).is_clean
    assert contents(own / "site") == site


def test_a_records_page_leads_to_each_of_its_tables(site: Contents) -> None:
    seen = 0
    records = [name for name in site if name.startswith(RECORDS) and name.endswith(".json")]
    for name in records:
        record = json.loads(site[name])
        id_ = record["id"]
        page = site[f"r/{id_}.html"].decode()
        linked = re.findall(r'<a href="\.\./(data/v1/r/[^"]+)">', page)
        assert linked == [f"{RECORDS}{id_}.{name}.csv" for name in record.get("tables", {})]
        assert all(name in site for name in linked)
        seen += len(linked)
    assert seen > 10


def test_pages_without_data_lead_to_none(own: Path) -> None:
    assert build_good(own, layers=WEB_ONLY).is_clean
    pages = {name: data for name, data in contents(own / "site").items() if name[-5:] == ".html"}
    assert all(b"data/v1/" not in data for name, data in pages.items())
    # Made with data once more, and without again: links come and go with the files.
    assert build_good(own, layers=DATA_ONLY).is_clean
    assert b"data/v1/" in (own / "site" / "r" / "cw-2026-09.html").read_bytes()
    assert build_good(own, layers=WEB_ONLY).is_clean
    assert contents(own / "site").keys() >= pages.keys()
    again = {name: data for name, data in contents(own / "site").items() if name in pages}
    assert again == pages


def test_projects_are_told_as_releases_and_the_page_leads_to_them(site: Contents) -> None:
    schema = json.loads((ROOT / "tests/data/ocds_release_package.json").read_text("utf-8"))
    found = json.loads(site[OCDS])
    assert list(Draft4Validator(schema).iter_errors(found)) == []
    projects = [
        name for name in site if name.startswith(RECORDS) and b'"kind":"project"' in site[name]
    ]
    assert len(found["releases"]) == len(projects) > 0
    assert f'href="../{OCDS}"' in site["shuju/index.html"].decode()
