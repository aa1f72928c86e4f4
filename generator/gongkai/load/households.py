"""The register of households as entries, for the one command that makes a household's card.

`register` knows which names there are; here stands who belongs together. What cannot be told for
sure stays open: a name outside any entry, an entry without a group.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from gongkai.base.spaces import unspaced
from gongkai.base.words import WORDS
from gongkai.load.files import Source, SourceKind
from gongkai.load.records import read_record
from gongkai.load.register import names_in, told_by_colons
from gongkai.model.household import Household, Register

_WORDS = WORDS["households"]


def read_households(
    root: Path, sources: Sequence[Source], is_group: Callable[[str], bool]
) -> Register | None:
    """Return a village's register, None where it has none.

    `is_group` says whether a word names a villagers' group: entries may be sorted below such keys.
    """
    files = [one.path for one in sources if one.kind is SourceKind.HOUSEHOLD]
    if not files:
        return None
    households: list[Household] = []
    loose: list[tuple[str, str]] = []
    for file in files:
        raw, _ = read_record(root, file)
        for one in _Entries(is_group).found(raw.data if raw else {}):
            if isinstance(one, Household):
                households.append(one)
            else:
                loose.append(one)
    return Register(tuple(households), tuple(loose))


class _Entries:
    """Walks a register of any depth."""

    def __init__(self, is_group: Callable[[str], bool]) -> None:
        self._is_group = is_group

    def found(
        self, value: object, key: str = "", group: str = ""
    ) -> Iterator[Household | tuple[str, str]]:
        """Yield every household, and group and name of everybody who belongs to none."""
        if isinstance(value, Mapping):
            value = told_by_colons(value)
            group = _text(value, _WORDS["group"]) or group
            head = unspaced(_text(value, _WORDS["head"]))
            if head:
                members = frozenset(names_in(value)) - {head}
                yield Household(group, head, members, _text(value, _WORDS["number"]))
                return
            for inner, one in value.items():
                yield from self.found(one, inner, inner if self._is_group(inner) else group)
        elif isinstance(value, (list, tuple)):
            for one in value:
                yield from self.found(one, key, group)
        else:
            for name in names_in(value, key):
                yield group, name


def _text(entry: Mapping[str, object], key: str) -> str:
    value = entry.get(key)
    return value.strip() if isinstance(value, str) else ""
