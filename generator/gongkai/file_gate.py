"""The gate of attachments: nothing enters the site that nobody could read or that says too much.

Each file is read once, in the worker that first asks for its address; what only a person can
judge stays out until one has signed for it.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from gongkai.base.privacy.catalogue import KINDS
from gongkai.base.problem import Problem, Where
from gongkai.base.spaces import unspaced
from gongkai.check.hidden_names import hidden_names
from gongkai.check.subject import Subject
from gongkai.guard.packed import PACKED, files_inside
from gongkai.guard.verdict import Verdict, texts_of, verdict_on
from gongkai.load.assets import PICTURES, FileFinder, content_digest
from gongkai.model.glossary import key_of
from gongkai.model.record import Record
from gongkai.model.traces import PackedFile, TraceRow, row_of
from gongkai.model.vocabulary import YesNo

CACHE = ".gongkai/cache/files"
_LIST = "\u3001"


class FileGate:
    """Decides on the files of one record and remembers why."""

    def __init__(self, root: Path, declared: frozenset[str]) -> None:
        """Take the village folder and the phones that may be public."""
        self._root = root
        self._declared = declared
        self._verdicts: dict[str, Verdict] = {}
        self._signed: frozenset[str] = frozenset()
        self._is_signed = False

    def accept_signatures(self, record: Record, places: dict[str, int]) -> None:
        """Take the files that a person has looked through; `places` are those of attachments."""
        self._is_signed = record.hand_checked is not None
        self._signed = frozenset(
            source
            for source, index in places.items()
            if record.attachments[index].hand_checked is not None
        )

    def read_offered(self, record: Record, places: dict[str, int]) -> None:
        """Read the attachments that a record offers, also those of a draft.

        Whoever is still preparing it is told before anything could be published.
        """
        for source, index in places.items():
            if source and record.attachments[index].is_public is YesNo.YES:
                self.lets_through(source)

    def lets_through(self, source: str) -> bool:
        """Return whether a file below the village folder may have an address in the site.

        Photos have a gate of their own that keeps nothing but what is seen.
        """
        if Path(source).suffix.lower() in PICTURES:
            return True
        if source not in self._verdicts:
            file = self._root / source
            self._verdicts[source] = verdict_on(file, self._declared, self._root / CACHE)
        verdict = self._verdicts[source]
        if verdict.certain:
            return False
        return not verdict.needs_a_person or self._has_signature(source)

    def naming(self, source: str, names: Sequence[str]) -> int:
        """Return how many of some names stand in a file; 0 in one a person has looked through."""
        is_picture = Path(source).suffix.lower() in PICTURES
        if is_picture or self._has_signature(source) or not self.lets_through(source):
            return 0
        file = self._root / source
        told = "\n".join(map(unspaced, texts_of(file.name, file.read_bytes())))
        return sum(name in told for name in names)

    def problems(self, where: Where, places: dict[str, int]) -> Iterator[Problem]:
        """Yield P201 to P205 for every file that was looked at, at its attachment if it is one."""
        for source, verdict in sorted(self._verdicts.items()):
            place = where
            if source in places:
                place = where.at(key_of("attachments"), places[source], key_of("file"))
            yield from self._problems_of(source, verdict, place)

    def _problems_of(self, source: str, verdict: Verdict, where: Where) -> Iterator[Problem]:
        file = {"file": source}
        if verdict.certain:
            yield Problem("P201", where, file | {"kinds": _labels(verdict.certain)})
        if self._has_signature(source):
            return
        if verdict.suspected:
            yield Problem("P202", where, file | {"kinds": _labels(verdict.suspected)})
        if verdict.is_unreadable:
            yield Problem("P203", where, file)
        if verdict.tells_place:
            yield Problem("P204", where, file)
        if verdict.names_author:
            yield Problem("P205", where, file)

    def _has_signature(self, source: str) -> bool:
        return self._is_signed or source in self._signed


def names_in_files(
    subject: Subject, files: FileFinder, gate: FileGate, places: dict[str, int]
) -> Iterator[Problem]:
    """Yield P219 for every file that goes public with names which the web hides in the list."""
    offered = {
        source
        for source, index in places.items()
        if source and subject.record.attachments[index].is_public is YesNo.YES
    }
    sources = sorted(offered | {source for source, _ in files.used})
    names = hidden_names(subject) if sources else ()
    for source in sources if names else ():
        if count := gate.naming(source, names):
            path = (key_of("attachments"), places[source]) if source in places else ()
            facts = {"file": source, "count": str(count)}
            yield Problem("P219", subject.where.at(*path), facts)


def packed_in(files: FileFinder, root: Path) -> Iterator[TraceRow]:
    """Yield the content of every file inside one that goes public: none may be kept elsewhere."""
    for source, address in files.used:
        if address.endswith(PACKED):
            for inner in files_inside((root / source).read_bytes()):
                yield row_of(PackedFile(content_digest(inner), source))


def _labels(kinds: tuple[str, ...]) -> str:
    return _LIST.join(KINDS[kind].label for kind in kinds)
