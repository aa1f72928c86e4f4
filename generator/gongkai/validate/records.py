"""Raw mappings to models: everything that is wrong with one file, in one go."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, TypeVar

from pydantic import ValidationError

from gongkai.base.problem import Problem, Severity, Where
from gongkai.model.glossary import key_of
from gongkai.model.kinds.registry import record_class
from gongkai.model.part import Part, Raw
from gongkai.model.raw import RawRecord
from gongkai.model.record import Record
from gongkai.model.vocabulary import Kind, State
from gongkai.validate.blanks import without_blanks
from gongkai.validate.paths import empty_strays
from gongkai.validate.strings import check_body, check_texts
from gongkai.validate.translate import Reading, problems_of, stray_problem

_TO_FILL_IN: Final = frozenset({"V101", "V106", "V109"})
_STRAY_KEYS: Final = frozenset({"V102", "V113", "V114"})
PartType = TypeVar("PartType", bound=Part)


def validate_record(raw: RawRecord, file: str) -> tuple[Record | None, list[Problem]]:
    """Return the record a file holds, as the model of its kind, and what is wrong with it.

    The record comes back whenever its model can be filled, even beside a problem such as a
    placeholder, so that later checks see it too.
    """
    kind = _kind_of(raw.data)
    cls = Record if kind is None else record_class(kind)
    record, problems = _read(cls, raw, Where(file))
    if kind is not None:
        return record, _only_reminded(problems) if _is_draft(raw.data) else problems
    # Which keys belong here is not known before the kind is.
    return None, [
        problem
        for problem in problems
        if problem.code not in _STRAY_KEYS or len(problem.where.path) > 1
    ]


def validate_part(
    part: type[PartType], data: Mapping[str, Raw], file: str
) -> tuple[PartType | None, list[Problem]]:
    """Return what a mapping holds as the given model, and what is wrong with it."""
    return _read(part, RawRecord(data, None, ""), Where(file))


def _read(
    part: type[PartType], raw: RawRecord, where: Where
) -> tuple[PartType | None, list[Problem]]:
    texts: list[str] = []
    bare = without_blanks(raw.data, texts)
    filled = dict(bare) if isinstance(bare, Mapping) else {}
    problems = check_texts(raw.data, texts, part, where)
    if issubclass(part, Record):
        problems += _take_body(filled, raw, part, where)
    reading = Reading(raw.data, filled, part, where)
    # Where nothing was left out, no key is empty.
    if bare != raw.data:
        problems += [stray_problem(path, reading) for path in empty_strays(raw.data, part)]
    try:
        return part.model_validate(filled), problems
    except ValidationError as error:
        # A placeholder is the reason why its value cannot be read: it is told once.
        told = {problem.where.path for problem in problems}
        found = problems_of(error, reading)
        return None, problems + [one for one in found if one.where.path not in told]


def _kind_of(data: Mapping[str, Raw]) -> Kind | None:
    """Return the kind a record names by its Chinese word or English name, or None."""
    given = data.get(key_of("kind")) or data.get("kind")
    if not isinstance(given, str):
        return None
    try:
        return Kind.read(given)
    except ValueError:
        return None


def _is_draft(data: Mapping[str, Raw]) -> bool:
    """Return whether a record says that it is a draft, or nothing of its state."""
    given = data.get(key_of("state")) or data.get("state")
    return not given or given in (State.DRAFT.label, State.DRAFT.value)


def _only_reminded(problems: list[Problem]) -> list[Problem]:
    """Return a draft's problems; what is still to be filled in keeps nobody from publishing.

    A draft comes out nowhere, and one that cannot be read whole is known by its id alone.
    """
    return [
        replace(one, severity=Severity.WARNING) if one.code in _TO_FILL_IN else one
        for one in problems
    ]


def _take_body(
    data: dict[str, Raw], raw: RawRecord, cls: type[Record], where: Where
) -> list[Problem]:
    """Put the Markdown body under the key it stands for; return V108 when that is typed too."""
    if raw.body is None or not raw.body.strip():
        return []
    name = cls.prose_field
    key = key_of(name)
    typed = next((given for given in (key, name) if given in data), None)
    if typed:
        return [Problem("V108", where.at(typed), {"field": key})]
    data[key] = raw.body
    return check_body(raw, key, where)
