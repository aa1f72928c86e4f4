"""What an editor is told agrees with what the program reads."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from gongkai.load.files import SourceKind, scan
from gongkai.load.records import read_record
from gongkai.model.glossary import glossary
from gongkai.model.kinds.registry import HOMES, record_class
from gongkai.model.layout import layout_of
from gongkai.model.part import Raw
from gongkai.model.schema import record_schema, settings_schema
from gongkai.model.vocabulary import Kind
from gongkai.validate.records import validate_record
from tests.tools.repository import ROOT

STARTER = ROOT / "generator" / "gongkai" / "starter"
NOTICE = {
    "编号": "cun-2026-01-tongzhi",
    "类型": "公告公示",
    "标题": "停水通知",
    "公开事项": "防灾与安全通知",
    "公开主体": "村委会",
    "公开范围": "全社会",
}


@cache
def records() -> jsonschema.Draft202012Validator:
    schema = record_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@cache
def settings() -> jsonschema.Draft202012Validator:
    schema = settings_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def village_records(root: Path) -> Iterator[tuple[str, dict[str, Raw]]]:
    for source in scan(root).sources:
        if source.kind is SourceKind.RECORD:
            raw, _ = read_record(root, source.path)
            assert raw is not None
            yield source.path, dict(raw.data)


def faults(validator: jsonschema.Draft202012Validator, data: object) -> list[str]:
    return [f"{list(fault.path)}: {fault.message}" for fault in validator.iter_errors(data)]


def as_an_editor_reads(value: Raw) -> Any:
    """Return plain numbers as numbers, as YAML's own rules have it."""
    if isinstance(value, str):
        return int(value) if value.isdigit() else value
    if isinstance(value, dict):
        return {key: as_an_editor_reads(one) for key, one in value.items()}
    return [as_an_editor_reads(one) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize("root", [ROOT, STARTER], ids=["demo", "starter"])
def test_every_record_of_a_village_fits(root: Path) -> None:
    found = dict(village_records(root))
    wrong = {path: faults(records(), as_an_editor_reads(data)) for path, data in found.items()}
    assert found
    assert {path: told for path, told in wrong.items() if told} == {}


@pytest.mark.parametrize("root", [ROOT, STARTER], ids=["demo", "starter"])
def test_settings_of_a_village_fit(root: Path) -> None:
    raw, _ = read_record(root, "site_config.yml")
    assert raw is not None
    assert faults(settings(), as_an_editor_reads(raw.data)) == []


def test_both_languages_are_read() -> None:
    english = {
        "id": "cun-2026-01-tongzhi",
        "kind": "notice",
        "title": "停水通知",
        "item": "防灾与安全通知",
        "publisher": "committee",
        "audience": "everyone",
        "key_figures": [{"name": "停水", "figure": "3天"}],
    }
    assert faults(records(), english) == []
    assert faults(records(), NOTICE | {"要点": None, "说明": "停三天"}) == []


@pytest.mark.parametrize(
    "change",
    [
        {"标题": None},
        {"标体": "停水通知"},
        {"公开主体": "村委"},
        {"编号": "停水"},
        {"编号": "cun-2026-01-tongzhi!"},
        {"张贴": {"公开栏": "g1"}},
        {"张贴": [{"公开栏": "g1", "始": "2026-01-01"}]},
        {"类型": "通知"},
        {"明细": []},
        {"tite": "x"},
    ],
    ids=str,
)
def test_a_fault_is_underlined(change: dict[str, Any]) -> None:
    assert faults(records(), NOTICE | change)


@pytest.mark.parametrize("missing", list(NOTICE))
def test_a_missing_key_is_told(missing: str) -> None:
    assert faults(records(), {key: value for key, value in NOTICE.items() if key != missing})


def test_kinds_have_their_own_keys_with_words_from_the_glossary() -> None:
    definitions = record_schema()["$defs"]
    for kind in HOMES:
        cls = record_class(kind)
        own = definitions[f"{cls.__module__.rpartition('.')[2]}.{cls.__name__}"]
        assert list(own["properties"]) == [field.key for field in layout_of(cls)]
        for field in layout_of(cls):
            told = own["properties"][field.key]
            assert told["title"] == field.key
            assert told["description"].startswith(glossary()[field.name].help)
    assert record_schema()["properties"]["类型"]["enum"][:31] == list(Kind.choices())


def test_what_fits_is_what_the_program_reads() -> None:
    for path, data in village_records(ROOT):
        stray = data | {"多出来的一项": "x"}
        assert faults(records(), stray), path
    raw, _ = read_record(STARTER, "content/财务/2026年种粮补贴.yml")
    assert raw is not None
    record, problems = validate_record(raw, "x.yml")
    assert record is not None
    assert problems == []


def test_places_are_those_that_are_read() -> None:
    package = ROOT / "generator" / "gongkai"
    places = tomllib.loads((package / "load" / "places_zh.toml").read_text("utf-8"))
    globs = tomllib.loads((package / "output" / "editor_zh.toml").read_text("utf-8"))["schemas"]
    left_out = {glob for glob in globs["gongkai.schema.json"] if glob.startswith("!")}
    assert left_out == {
        *(
            f"!content/{places[name]}{suffix}"
            for name in ("catalogue", "households")
            for suffix in (".yml", ".yaml")
        ),
        *(f"!content/{places[name]}/**" for name in ("attachments", "photos")),
    }
