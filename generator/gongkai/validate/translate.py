"""Turn what pydantic finds into problems that a cadre understands.

Field types raise errors whose type is already a problem code; the few built-in types that can
occur are mapped here. An unknown type is our own gap and raises.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from gongkai.base.problem import Problem, ValueFault, Where
from gongkai.model.glossary import glossary
from gongkai.model.kinds.registry import HOMES, record_class
from gongkai.model.layout import layout_of
from gongkai.model.part import Part, Raw
from gongkai.model.record import Record
from gongkai.validate.paths import field_named, label_of, part_at, raw_at
from gongkai.validate.wording import choices, joined, nearest, shown, split_choices

DERIVED: Final[dict[str, str]] = tomllib.loads(
    (Path(__file__).parent / "derived_zh.toml").read_text("utf-8")
)
_DERIVED_KEYS: Final = {*DERIVED, *DERIVED.values()}
_OWN_CODE = re.compile(r"[A-Z]\d{3}")
_UNKNOWN_WORD: Final = "V107"
_REVERSED: Final = "V210"
_KEYS_NAMED: Final = 8
_KINDS_NAMED: Final = 3
_AND_MORE: Final = "\u2026\u2026"
_OURS: Final = frozenset({"choices", "near", "kinds"})
# A key that stands in front of a full-width colon, where a line was meant to be "key: value".
_KEY_IN_TEXT = re.compile("(?P<key>[^\\s:\uff1a]{1,16})\uff1a")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read, the same without empty keys, with which model, and where it stands."""

    data: Mapping[str, Raw]
    bare: Mapping[str, Raw]
    part: type[Part]
    where: Where


_Path: TypeAlias = tuple[str | int, ...]
_Facts: TypeAlias = dict[str, str]
_Told: TypeAlias = tuple[str, _Facts]


def problems_of(error: ValidationError, reading: Reading) -> list[Problem]:
    """Return one problem for every error pydantic found.

    A misspelt key is told as that, and not once more as the missing one it stands for.
    """
    found = [
        _problem_of(detail, reading)
        for detail in error.errors(include_input=False, include_url=False)
    ]
    meant = {(one.where.path[:-1], one.facts["near"]) for one in found if one.code == "V102"}
    return [
        one
        for one in found
        if one.code != "V101" or (one.where.path[:-1], one.facts["field"]) not in meant
    ]


def stray_problem(path: _Path, reading: Reading) -> Problem:
    """Return the problem for a key that the model does not know and that has no value."""
    code, facts = _extra(path, reading)
    facts = {name: shown(fact) for name, fact in facts.items()}
    facts["field"] = shown(label_of(reading.part, path))
    return Problem(code, reading.where.at(*path), facts)


def _problem_of(detail: ErrorDetails, reading: Reading) -> Problem:
    path: _Path = detail["loc"]
    if detail["type"] != "missing" and raw_at(reading.bare, path) is None:
        code, facts = "V106", _Facts()
    else:
        code, facts = _told(detail, path, reading)
    facts = {name: fact if name in _OURS else shown(fact) for name, fact in facts.items()}
    facts["field"] = shown(label_of(reading.part, path))
    return Problem(code, reading.where.at(*path), facts)


def _told(detail: ErrorDetails, path: _Path, reading: Reading) -> _Told:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "value_error" and isinstance(context.get("error"), ValueFault):
        fault = context["error"]
        return _own(fault.code, fault.facts)
    if kind == _UNKNOWN_WORD and not isinstance(raw_at(reading.bare, path), str):
        return "V105", {}
    if _OWN_CODE.fullmatch(kind):
        return _own(kind, context)
    return _BUILT_IN[kind](path, reading)


def _own(code: str, facts: Mapping[str, str]) -> _Told:
    """Return one of our own codes with its facts; lists of choices are cut to those nearest."""
    if code == _REVERSED:
        return code, {"start": facts["start"], "end": facts["end"]}
    if code == _UNKNOWN_WORD:
        allowed = split_choices(facts["choices"])
        return code, {"text": facts["text"], "choices": choices(facts["text"], allowed)}
    return code, dict(facts)


def _missing(path: _Path, reading: Reading) -> _Told:
    """Tell a key that is not there from one that was left empty."""
    around = raw_at(reading.data, path[:-1])
    field = field_named(part_at(reading.part, path[:-1]), str(path[-1]))
    names = {path[-1]} if field is None else {field.key, field.name}
    is_there = isinstance(around, Mapping) and not names.isdisjoint(around)
    return ("V106" if is_there else "V101"), {}


def _extra(path: _Path, reading: Reading) -> _Told:
    """Tell a key given twice (in two languages), a derived one, a misspelt one, or a stray one."""
    key = str(path[-1])
    part = part_at(reading.part, path[:-1])
    if field_named(part, key):
        return "V112", {"key": key}
    if len(path) == 1 and key in _DERIVED_KEYS:
        return "V110", {}
    elsewhere = _kinds_with(key) if len(path) == 1 and issubclass(reading.part, Record) else ()
    if elsewhere:
        more = _AND_MORE if len(elsewhere) > _KINDS_NAMED else ""
        return "V114", {"kinds": joined(elsewhere[:_KINDS_NAMED]) + more}
    fields = layout_of(part) if part else ()
    english = nearest(key, [field.name for field in fields]) if key.isascii() else None
    near = english or nearest(key, [field.key for field in fields])
    if near:
        return "V102", {"near": near}
    # Keys that are still free to write are more help than those already there, and a kind's own
    # keys, which come last, more than those of every record.
    around = raw_at(reading.data, path[:-1])
    taken = set(around) if isinstance(around, Mapping) else set()
    free = [field.key for field in fields if taken.isdisjoint({field.key, field.name})]
    return "V113", {"choices": joined(free[-_KEYS_NAMED:])}


def _kinds_with(key: str) -> tuple[str, ...]:
    """Return the kinds of record that have a key of their own, in their order."""
    return tuple(kind.label for kind in HOMES if field_named(record_class(kind), key))


def _mapping(path: _Path, reading: Reading) -> _Told:
    """Tell a full-width colon, which makes text of what was to be a key, from other text."""
    value = raw_at(reading.data, path)
    found = _KEY_IN_TEXT.match(value) if isinstance(value, str) else None
    known = found and any(term.key == found["key"] for term in glossary().values())
    return ("V111", {"key": found["key"]}) if found and known else ("V104", {})


def _simple(code: str) -> Callable[[_Path, Reading], _Told]:
    return lambda _path, _reading: (code, {})


_BUILT_IN: Final[dict[str, Callable[[_Path, Reading], _Told]]] = {
    "missing": _missing,
    "extra_forbidden": _extra,
    "tuple_type": _simple("V103"),
    "list_type": _simple("V103"),
    "model_type": _mapping,
    "dict_type": _mapping,
    "string_type": _simple("V105"),
}
