"""Read YAML as nothing but text, lists and mappings, in one pass over libyaml's events.

Scalars stay text: YAML's own types would turn ``012`` into 10 and ``1200.50`` into a float. An
empty value (``key:``) becomes None, and `validate` treats that as a key that is not there, so
that a cadre may leave keys of a template empty. Events instead of nodes, because aliases then
cannot be expanded, deep nesting is seen before it is followed, and it is the fastest way.
"""

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeAlias

import yaml

from gongkai.base.problem import Problem, Where
from gongkai.load.yaml_faults import fault_of, indented_wide, slip_in
from gongkai.model.glossary import glossary
from gongkai.model.part import Raw

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_LEVELS: Final = 12
_FULL_WIDTH_COLON: Final = "\uff1a"
_MERGE: Final = "<<"
_GLUED: Final = re.compile("(?P<key>[^:\uff1a]+?) *(?P<colon>[:\uff1a]) *(?P<value>.+)", re.DOTALL)
_SWALLOWED: Final = re.compile("\uff0c *[^:\uff1a\uff0c]+[:\uff1a]")

_Mapping: TypeAlias = dict[str, Raw]
# libyaml's events have no common type that knows their marks and anchors.
_Event: TypeAlias = Any


def parse_yaml(text: str, file: str, first_line: int = 1) -> tuple[_Mapping | None, list[Problem]]:
    """Return the mapping a YAML text holds and what is wrong with it.

    ``first_line`` is the line of the file on which the text starts. The mapping is None when the
    text cannot be read as one; after a lesser fault (such as a duplicate key, of which the first
    one holds) it comes back too, so that the rest is still checked.
    """
    reader = _Reader(text, Where(file))
    data: _Mapping | None = None
    try:
        data = reader.read()
    except yaml.MarkedYAMLError as error:
        reader.problems.append(fault_of(error, text, file))
    except yaml.YAMLError:
        reader.problems.append(Problem("L201", Where(file, 1, 1)))
    except _StopReading:
        pass
    return data, [_moved(problem, first_line - 1) for problem in reader.problems]


class _StopReading(Exception):  # noqa: N818 - no error: its problem has been kept
    """Nothing more can be read from this text."""


class _Reader:
    """Builds the value from events. Recursion is safe: its depth is limited to `MOST_LEVELS`."""

    def __init__(self, text: str, where: Where) -> None:
        self.text = text
        self.where = where
        self.problems: list[Problem] = []
        self.next_event: Callable[[], _Event] = yaml.CBaseLoader(text).get_event

    def read(self) -> _Mapping | None:
        """Return the one mapping of the stream."""
        top: _Mapping | None = None
        documents = 0
        while type(event := self.next_event()) is not yaml.StreamEndEvent:
            if type(event) is not yaml.DocumentStartEvent:
                continue
            documents += 1
            if documents > 1:
                self.stop("L212", event)
            top = self.top(self.next_event())
        if not documents:
            self.problems.append(Problem("L102", self.where))
        return top

    def top(self, event: _Event) -> _Mapping:
        """Return the mapping that a document is; anything else ends the reading."""
        if type(event) is not yaml.MappingStartEvent:
            self.refuse_document(event)
        self.refuse_marks(event)
        return self.mapping(1)

    def refuse_document(self, event: _Event) -> NoReturn:
        """Say why a document is no mapping: empty, a slip in its first lines, or other text."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            if not event.value:
                self.stop("L102", event)
            numbers = range(event.start_mark.line, event.end_mark.line + 1)
            slip = slip_in(self.text.split("\n"), numbers, self.where.file)
            if slip:
                self.problems.append(slip)
                raise _StopReading
        self.stop("L213", event)

    def value(self, event: _Event, level: int) -> Raw:
        """Return the value that starts with an event."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self.scalar(event)
        self.refuse_marks(event)
        if level > MOST_LEVELS:
            self.stop("L211", event, most=str(MOST_LEVELS))
        return self.mapping(level) if kind is yaml.MappingStartEvent else self.sequence(level)

    def scalar(self, event: _Event) -> Raw:
        """Return the text of a scalar, or None when it is empty."""
        if event.anchor is not None or event.tag is not None:
            self.refuse_marks(event)
        text: str = event.value
        if _FULL_WIDTH_COLON in text and event.start_mark.line != event.end_mark.line:
            self.report_swallowed_key(event, text)
        return text or None

    def sequence(self, level: int) -> list[Raw]:
        """Return the items up to the end of a list."""
        items = []
        while type(event := self.next_event()) is not yaml.SequenceEndEvent:
            items.append(self.value(event, level + 1))
        return items

    def mapping(self, level: int) -> _Mapping:
        """Return the keys and values up to the end of a mapping."""
        found: _Mapping = {}
        first_events: dict[str, _Event] = {}
        next_event, scalar, end = self.next_event, yaml.ScalarEvent, yaml.MappingEndEvent
        keys = _plain_keys()
        while type(event := next_event()) is not end:
            # Nearly every key is one of ours, bare; nothing of it needs a closer look.
            is_plain = type(event) is scalar and event.value in keys
            is_plain = is_plain and event.anchor is None and event.tag is None
            key = event.value if is_plain else self.key(event)
            following = next_event()
            # Nearly every value is a text, and nearly every text is a plain one.
            if type(following) is scalar:
                value = self.scalar(following)
            else:
                value = self.value(following, level + 1)
            if value is None and not is_plain:
                key, value = self.parted(event, key)
            if key in first_events:
                line = str(first_events[key].start_mark.line + 1)
                self.problem("L208", event, key=key, first_line=line)
            else:
                first_events[key] = event
                found[key] = value
        return found

    def key(self, event: _Event) -> str:
        """Return a key; one with full-width spaces around it is named and then read without."""
        if type(event) is not yaml.ScalarEvent:
            self.refuse_marks(event)
            self.stop("L209", event)
        if event.anchor is not None or event.tag is not None or event.value == _MERGE:
            self.refuse_marks(event)
        key: str = event.value
        bare = key.strip()
        if not bare:
            self.stop("L209", event)
        if bare.startswith("-"):
            self.stop("L207", event)
        if bare != key:
            self.refuse_wide_spaces(event, key)
        return bare

    def parted(self, event: _Event, key: str) -> tuple[str, Raw]:
        """Name a colon that is full-width or has no space after it; part key and value there.

        Between brackets YAML takes such a pair for a key without a value. A full-width sign is
        told once a line; where keys after it are swallowed too, nothing more can be read.
        """
        found = None if event.style else _GLUED.fullmatch(key)
        if found is None or found["key"] not in _plain_keys():
            return key, None
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        where = replace(self.where, line=line, column=column + found.start("colon"))
        if found["colon"] != _FULL_WIDTH_COLON:
            self.problems.append(Problem("L204", where, {"key": found["key"]}))
        elif not any(one.code == "L219" and one.where.line == line for one in self.problems):
            facts = {"sign": _FULL_WIDTH_COLON, "plain": ":"}
            self.problems.append(Problem("L219", where, facts))
        if _SWALLOWED.search(found["value"]):
            raise _StopReading
        return found["key"], found["value"]

    def refuse_wide_spaces(self, event: _Event, key: str) -> None:
        """Name wide spaces after a key; wide indentation, on all lines at once, and stop there."""
        if key.lstrip() == key:
            self.problem("L217", event)
            return
        lines = indented_wide(self.text.split("\n"), self.where.file)
        self.problems.extend(lines)
        if not lines:
            self.problem("L217", event)
        raise _StopReading

    def refuse_marks(self, event: _Event) -> None:
        """Stop at an anchor, alias, tag or merge key: they hide what a file says."""
        is_alias = type(event) is yaml.AliasEvent
        if is_alias or event.anchor is not None:
            self.stop("L210", event, sign="*" if is_alias else "&")
        if event.tag is not None:
            self.stop("L210", event, sign="!")
        if type(event) is yaml.ScalarEvent:
            self.stop("L210", event, sign=_MERGE)

    def report_swallowed_key(self, event: _Event, text: str) -> None:
        """Say so when a plain text of several lines has taken in a key with a full-width colon."""
        if event.style:
            return
        for found in _known_key_in_text().finditer(text):
            lines = self.text.split("\n")
            for number in range(event.start_mark.line + 1, event.end_mark.line + 1):
                if lines[number].lstrip().startswith(found["key"] + _FULL_WIDTH_COLON):
                    column = lines[number].index(_FULL_WIDTH_COLON) + 1
                    where = replace(self.where, line=number + 1, column=column)
                    self.problems.append(Problem("L203", where, {"key": found["key"]}))

    def problem(self, code: str, event: _Event, **facts: str) -> None:
        """Keep a problem at the start of an event."""
        mark = event.start_mark
        where = replace(self.where, line=mark.line + 1, column=mark.column + 1)
        self.problems.append(Problem(code, where, facts))

    def stop(self, code: str, event: _Event, **facts: str) -> NoReturn:
        """Keep a problem after which nothing more can be read."""
        self.problem(code, event, **facts)
        raise _StopReading


@cache
def _plain_keys() -> frozenset[str]:
    """Return the Chinese keys of all fields: none of them is blank, dashed or spaced."""
    return frozenset(term.key for term in glossary().values())


@cache
def _known_key_in_text() -> re.Pattern[str]:
    """Return the form of a known Chinese key with a full-width colon after a blank."""
    keys = sorted({term.key for term in glossary().values()}, key=len, reverse=True)
    return re.compile(rf"\s(?P<key>{'|'.join(map(re.escape, keys))}){_FULL_WIDTH_COLON}")


def _moved(problem: Problem, lines: int) -> Problem:
    """Return the problem with its lines counted from the start of the file."""
    if not lines or problem.where.line is None:
        return problem
    facts = dict(problem.facts)
    if "first_line" in facts:
        facts["first_line"] = str(int(facts["first_line"]) + lines)
    where = replace(problem.where, line=problem.where.line + lines)
    return replace(problem, where=where, facts=facts)
