"""Read keys, shapes and words of the village's catalogue file, telling each fault in its place."""

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, TypeVar

from pydantic_core import PydanticCustomError

from gongkai.base.problem import Problem, Where
from gongkai.model.vocabulary import Vocabulary

WORDS: Final[dict[str, dict[str, str]]] = tomllib.loads(
    (Path(__file__).parent.parent / "rules" / "override_zh.toml").read_text("utf-8")
)
V = TypeVar("V", bound=Vocabulary)
W = TypeVar("W", bound=Vocabulary)


def joined(words: Iterable[str]) -> str:
    """Return words as a Chinese list."""
    return WORDS["texts"]["separator"].join(words)


def key_of(name: str) -> str:
    """Return the Chinese key of an entry's field."""
    return WORDS["item"][name]


class Entry:
    """One mapping of the file: its known keys by English name, its place, and its faults."""

    def __init__(
        self,
        raw: object,
        group: str,
        allowed: Iterable[str],
        where: Where,
        problems: list[Problem],
    ) -> None:
        """Keep the known keys; tell unknown ones (C203) and anything but a mapping (C204)."""
        self.where = where
        self.problems = problems
        self.values: dict[str, object] = {}
        self._keys: dict[str, str] = {}
        self._labels = WORDS[group]
        before = len(problems)
        if isinstance(raw, Mapping):
            self._take(raw, {name: self._labels[name] for name in allowed})
        else:
            self._wrong_shape(where, "mapping")
        self.is_sound = len(problems) == before

    def tell(self, code: str, where: Where | None = None, **facts: str) -> None:
        """Record a problem here or at a place inside."""
        self.is_sound = False
        self.problems.append(Problem(code, where or self.where, facts))

    def at(self, name: str) -> Where:
        """Return the place of a field."""
        return self.where.at(self._keys.get(name, name))

    def mapping(self, name: str) -> dict[str, object]:
        """Return the mapping in a field; empty when absent or of another shape."""
        value = self.values.get(name)
        if isinstance(value, Mapping):
            return {str(key): inner for key, inner in value.items()}
        if value:
            self._wrong_shape(self.at(name), "mapping")
        return {}

    def rows(self, name: str) -> list[object]:
        """Return the list in a field; empty when absent or of another shape."""
        value = self.values.get(name)
        if isinstance(value, list):
            return value
        if value:
            self._wrong_shape(self.at(name), "list")
        return []

    def text(self, name: str) -> str:
        """Return the text in a field; empty when absent or of another shape."""
        value = self.values.get(name, "")
        if isinstance(value, str):
            return value.strip()
        self._wrong_shape(self.at(name), "text")
        return ""

    def texts(self, name: str) -> list[str]:
        """Return one or several words of a field."""
        value = self.values.get(name) or []
        words = [value] if isinstance(value, str) else value
        if isinstance(words, list) and all(isinstance(word, str) for word in words):
            return [word.strip() for word in words if word.strip()]
        self._wrong_shape(self.at(name), "texts")
        return []

    def member(self, cls: type[V], name: str) -> V | None:
        """Return the member a field names; None when absent or unknown (C206)."""
        word = self.text(name)
        return self._member(cls, word, self.at(name), name) if word else None

    def members(self, cls: type[V], name: str) -> tuple[V, ...]:
        """Return the members a field names, without the unknown ones (C206)."""
        found = (self._member(cls, word, self.at(name), name) for word in self.texts(name))
        return tuple(member for member in found if member is not None)

    def pairs(self, name: str, left: type[V], right: type[W]) -> dict[V, W]:
        """Return a mapping from the members of one vocabulary to those of another."""
        pairs: dict[V, W] = {}
        for key, word in self.mapping(name).items():
            where = self.at(name).at(key)
            one = self._member(left, key, where, name)
            other = self._member(right, str(word), where, name)
            if one is not None and other is not None:
                pairs[one] = other
        return pairs

    def _member(self, cls: type[V], word: str, where: Where, name: str) -> V | None:
        try:
            return cls.read(word)
        except PydanticCustomError:
            choices = joined(cls.choices())
            self.tell("C206", where, field=self._labels[name], text=word[:40], choices=choices)
            return None

    def _take(self, raw: Mapping[object, object], allowed: Mapping[str, str]) -> None:
        names = {**{key: name for name, key in allowed.items()}, **{n: n for n in allowed}}
        for key, value in raw.items():
            name = names.get(str(key).strip())
            if name is None:
                close = difflib.get_close_matches(str(key), allowed.values(), 1, 0.3)
                choices = joined(close or allowed.values())
                self.tell("C203", self.where.at(str(key)), key=str(key)[:40], choices=choices)
                continue
            self.values[name] = value
            self._keys[name] = str(key)

    def _wrong_shape(self, where: Where, wanted: str) -> None:
        self.tell("C204", where, wanted=WORDS["shapes"][wanted])
