"""What a build would show though it must not be public: such a file is not written at all."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from gongkai.base.privacy.catalogue import KINDS
from gongkai.base.privacy.scan import certain_kinds
from gongkai.base.problem import Problem, Where
from gongkai.guard.finished import TEXTS
from gongkai.model.work import FinishTask, PageTask, RecordResult
from gongkai.output.site_state import SiteFile

LEAK = "O104"


class Written(NamedTuple):
    """What became of a page: its state, or why it was not written and what is to be done again."""

    address: str
    state: SiteFile | None
    kinds: tuple[str, ...] = ()
    """What it would show that must not be public."""
    task: PageTask | FinishTask | None = None


class LeakError(Exception):
    """Files would show what must not be public; none of these has been written."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep what was found."""
        super().__init__()
        self.problems = tuple(problems)


def leaks_in_text(address: str, data: bytes, declared: frozenset[str]) -> list[Problem]:
    """Return O104 for every kind of private thing in a finished text; nothing else is looked at.

    Scripts and styles of the theme are the same in every village and are not given here.
    """
    if not address.endswith(TEXTS):
        return []
    return leaks_of(address, certain_kinds(data.decode("utf-8", "replace"), declared))


def leaks_of(address: str, kinds: Iterable[str]) -> list[Problem]:
    """Return O104 for every kind that a finished file would show; it names no value."""
    where = Where(address)
    return [Problem(LEAK, where, {"page": address, "kind": KINDS[kind].label}) for kind in kinds]


def texts_in(value: object) -> Iterator[str]:
    """Yield every text of plain values; pictures and drawings are none."""
    if isinstance(value, str):
        if not value.startswith("<svg"):
            yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from texts_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts_in(one)


def without_leaks(results: Iterable[RecordResult]) -> list[RecordResult]:
    """Return results; LeakError when the page of one holds what must not be public."""
    found = list(results)
    leaks = [problem for one in found for problem in one.problems if problem.code == LEAK]
    if leaks:
        raise LeakError(leaks)
    return found
