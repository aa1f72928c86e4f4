"""JSON Schema (draft 2020-12) of record files and of ``site_config.yml``, for editors.

It is derived from the models and the glossary alone. Editors read YAML by its own types, so
that a bare amount arrives as a number and an empty key as null: both are allowed here as they
are when the file is read. What spells an amount or a date is left to ``gongkai check``.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, TypeAlias

from gongkai.model.glossary import key_of
from gongkai.model.kinds.registry import HOMES, record_class
from gongkai.model.layout import FieldLayout, layout_of
from gongkai.model.part import Part
from gongkai.model.record import Record
from gongkai.model.settings import Settings
from gongkai.model.vocabulary import Kind, Vocabulary

Schema: TypeAlias = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def record_schema() -> Schema:
    """Return the schema of a record file: common keys first, then those of the kind it names."""
    kinds = [kind for kind in Kind if kind in HOMES]
    common = _object(Record)
    return {
        "$schema": DIALECT,
        **{name: part for name, part in common.items() if name != "additionalProperties"},
        "allOf": [*common["allOf"], *(_when(kind) for kind in kinds)],
        "$defs": _definitions([Record, *map(record_class, kinds)]),
    }


def settings_schema() -> Schema:
    """Return the schema of ``site_config.yml``."""
    return {"$schema": DIALECT, **_object(Settings), "$defs": _definitions([Settings])}


def _when(kind: Kind) -> Schema:
    words = {"enum": [kind.word, kind.value]}
    names = (key_of("kind"), "kind")
    return {
        "if": {"anyOf": [{"required": [n], "properties": {n: words}} for n in names]},
        "then": {"$ref": _place(record_class(kind))},
    }


def _definitions(roots: list[type[Part]]) -> Schema:
    """Return the schemas of all models that some model refers to, by name."""
    return {_name(cls): _object(cls) for root in roots for cls in _models(root)}


def _models(cls: type[Part]) -> Iterator[type[Part]]:
    yield cls
    for field in layout_of(cls):
        if field.part:
            yield from _models(field.part)


def _object(cls: type[Part]) -> Schema:
    """Return the schema of one model; its English names stay out of the editor's suggestions."""
    if cls.list_field:
        return {"type": "array", "items": {"type": ["string", "number", "null"]}}
    fields = layout_of(cls)
    values = {field.name: _field(cls, field) for field in fields}
    return {
        "type": "object",
        "properties": {field.key: values[field.name] for field in fields},
        "patternProperties": {
            f"^{field.name}$": {"$ref": f"{_place(cls)}/properties/{_escaped(field.key)}"}
            for field in fields
        },
        "additionalProperties": False,
        # JSON Schema wants at least one entry here; the empty one allows everything.
        "allOf": [
            {"anyOf": [{"required": [field.key]}, {"required": [field.name]}]}
            for field in fields
            if field.is_required
        ]
        or [{}],
    }


def _field(cls: type[Part], field: FieldLayout) -> Schema:
    unit = f" ({field.unit.label})" if field.unit else ""
    told = {"title": field.key, "description": field.help + unit}
    inner = _inner(cls, field)
    if field.is_list:
        return told | {"type": "array" if field.is_required else ["array", "null"], "items": inner}
    return told | (inner if field.is_required else _or_empty(inner))


def _inner(cls: type[Part], field: FieldLayout) -> Schema:
    if field.part:
        return {"$ref": _place(field.part)}
    if field.words:
        return {"enum": _words(field.words)}
    found = _leaf(_plain(cls)["properties"][field.name])
    pattern = {"pattern": f"^(?:{found['pattern']})$"} if "pattern" in found else {}
    return {"type": ["string", "number"]} | pattern


@cache
def _plain(cls: type[Part]) -> Schema:
    """Return what pydantic knows of a model; it is slow to ask."""
    return cls.model_json_schema(by_alias=False)


def _or_empty(schema: Schema) -> Schema:
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    if "enum" in schema:
        return {"enum": [*schema["enum"], None]}
    return schema | {"type": [*schema["type"], "null"]}


def _words(words: type[Vocabulary]) -> list[str]:
    """Return the words a cadre may write: the Chinese ones first."""
    return list(dict.fromkeys([*words.choices(), *(member.value for member in words)]))


def _leaf(schema: Schema) -> Schema:
    """Return the schema of the value itself, without its list and its empty alternative."""
    if "items" in schema:
        return _leaf(schema["items"])
    for one in schema.get("anyOf", ()):
        if one != {"type": "null"}:
            return _leaf(one)
    return schema


def _name(cls: type[Part]) -> str:
    return f"{cls.__module__.rpartition('.')[2]}.{cls.__name__}"


def _place(cls: type[Part]) -> str:
    return f"#/$defs/{_name(cls)}"


def _escaped(key: str) -> str:
    """Return a key as JSON Pointer and URI write it."""
    return re.sub(r"[~/%]", lambda found: f"%{ord(found[0]):02X}", key)
