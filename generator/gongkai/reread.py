"""Read a finished site again before anybody else does: no file may hold what is private.

Each file is read once for its content: what was found harmless is remembered by hash, so that
later only changed files are read.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gongkai.base.digest import digest_of, short_hash
from gongkai.base.jobs import PoolFrom, Progress, Workers, default_jobs, silent
from gongkai.base.privacy.catalogue import KINDS
from gongkai.base.problem import Problem, Where
from gongkai.base.stored_json import DAMAGED, read_stored, write_stored
from gongkai.guard.finished import HIDDEN_FACTS, Finished, is_read, read_finished
from gongkai.output.site_state import files_in, read_site_state
from gongkai.preparation import product_digest

_CACHE = ".gongkai/cache"
_OWN = "assets/"
"""Scripts and styles of the theme: the same in every village."""
_POOL_FROM = PoolFrom(400, 400)


@dataclass(frozen=True)
class Reread:
    """What a look through a site found: problems, and how many files were read for it."""

    problems: tuple[Problem, ...]
    read: int
    files: int


@dataclass(frozen=True)
class _Place:
    out: Path
    declared: frozenset[str]


_place: _Place


def reread(
    root: Path,
    out: Path,
    declared: frozenset[str],
    jobs: int | None = None,
    progress: Progress = silent,
) -> Reread:
    """Return O104 and O105 for every finished file that holds something private.

    `declared` are the digits of phones that the village makes public.
    """
    memory = root / _CACHE / f"reread-{short_hash(str(out))}.json"
    key = digest_of(product_digest(), "\n".join(sorted(declared)))
    harmless = _harmless(memory, key)
    known = read_site_state(root / _CACHE / f"site-{short_hash(str(out))}.json")
    lying = {a: s for a, s in files_in(out).items() if is_read(a) and not a.startswith(_OWN)}
    unchanged = {
        address
        for address, state in lying.items()
        if address in known
        and state == (known[address].size, known[address].mtime_ns)
        and known[address].sha256 in harmless
    }
    wanted = sorted(lying.keys() - unchanged)
    workers = Workers(
        jobs or default_jobs(), start_reader, _Place(out, declared), progress, _POOL_FROM
    )
    try:
        found = list(workers.run(read_files, wanted))
    finally:
        workers.close()
    kept = {known[address].sha256 for address in unchanged}
    kept |= {one.sha256 for one in found if not one.kinds}
    if kept != harmless:
        write_stored(memory, {"key": key, "harmless": sorted(kept)})
    return Reread(tuple(_problems(found)), len(wanted), len(lying))


def start_reader(place: _Place) -> None:
    """Prepare a process."""
    global _place  # noqa: PLW0603 - set once, before any work, in each process
    _place = place


def read_files(addresses: Sequence[str]) -> Sequence[Finished]:
    """Return what a run of files holds."""
    return read_finished(_place.out, addresses, _place.declared)


def _problems(found: Iterable[Finished]) -> Iterator[Problem]:
    for one in found:
        where = Where(one.address)
        for kind in one.kinds:
            if kind == HIDDEN_FACTS:
                yield Problem("O105", where, {"page": one.address})
            else:
                yield Problem("O104", where, {"page": one.address, "kind": KINDS[kind].label})


def _harmless(memory: Path, key: str) -> set[str]:
    raw: Any = read_stored(memory)
    try:
        return set(raw["harmless"]) if raw["key"] == key else set()
    except DAMAGED:
        return set()
