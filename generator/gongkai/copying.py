"""Make the texts of records that leave by hand, and write each as a file below the prints."""

import tempfile
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from gongkai.base.privacy.scan import certain_kinds
from gongkai.base.problem import Problem
from gongkai.base.replace import replace_bytes
from gongkai.base.texts import text
from gongkai.check.privacy import declared_by
from gongkai.checking import survey
from gongkai.copy_work import BYTE_ORDER_MARK, VOICE, Copy, CopyMaker, names_of
from gongkai.leaks import leaks_of
from gongkai.model.summary import Summary
from gongkai.pages.digest import DigestEntry, digest_of, digest_text
from gongkai.printing import Selection, print_place, selected
from gongkai.sheet_work import PrintPlace


@dataclass(frozen=True)
class CopiesMade:
    """What was written, and what is wrong with the village or with a text."""

    problems: tuple[Problem, ...]
    files: tuple[Path, ...] = ()
    unknown: tuple[str, ...] = ()
    """Ids that name no public record."""
    silent: tuple[str, ...] = ()
    """Ids of records of which no face may show anything."""
    is_clean: bool = True


class CopyWish(NamedTuple):
    """Of which records texts are wanted, and of which month a script."""

    ids: tuple[str, ...] = ()
    month: str = ""


def copy_records(
    root: Path, as_of: date, wish: CopyWish, out: Path, jobs: int | None = None
) -> CopiesMade:
    """Write the wanted texts of a village whose records hold no error.

    Raise UnreadableSettingsError when its settings cannot be read.
    """
    found = survey(root, as_of, jobs, keeps_states=True)
    if not found.result.is_clean:
        return CopiesMade(found.result.problems, is_clean=False)
    public, _ = selected(found.village.summaries, Selection())
    chosen, unknown = selected(public, Selection(ids=wish.ids)) if wish.ids else ([], ())
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        place = print_place(root, found, as_of, Path(folder))
        maker = CopyMaker(place)
        made = [(one.id, maker.copies(one.file)) for one in chosen]
        problems = [problem for _, copied in made for problem in copied.problems]
        copies = [copy for _, copied in made for copy in copied.copies]
        if wish.month:
            script, faults = _digest(maker, place, public, wish.month)
            copies += script
            problems += faults
    out.mkdir(parents=True, exist_ok=True)
    _remove_older(out, (one.id for one in chosen), {copy.name for copy in copies})
    for copy in copies:
        replace_bytes(out / copy.name, copy.data)
    silent = tuple(id_ for id_, copied in made if not (copied.copies or copied.problems))
    files = tuple(out / copy.name for copy in copies)
    return CopiesMade(tuple(problems), files, unknown, silent)


def _remove_older(out: Path, ids: Iterable[str], kept: AbstractSet[str]) -> None:
    """Remove what an earlier run made of these records and this one did not make again.

    A text that may no longer be given away must not lie there as if it might.
    """
    for id_ in ids:
        for name in names_of(id_):
            if name not in kept:
                (out / name).unlink(missing_ok=True)


def _digest(
    maker: CopyMaker, place: PrintPlace, public: Sequence[Summary], month: str
) -> tuple[list[Copy], list[Problem]]:
    """Return the script of a month, none when nothing in it may be told."""
    # Of a record that the web does not show, only its file tells the month.
    wanted = [one for one in public if not one.is_shown or one.month == month]
    entries: list[DigestEntry] = []
    problems: list[Problem] = []
    for one in wanted:
        entry, leaks = maker.digest_entry(one.file, month)
        problems += leaks
        if entry:
            entries.append(entry)
    if not entries:
        return [], problems
    settings = place.settings
    year, number = month.split("-")
    shown = text("scripts.month", year=year, month=int(number))
    digest = digest_of(entries, shown, maker.readings)
    whole = digest_text(digest, shown, settings)
    name = f"{month}-{VOICE}"
    found = certain_kinds(f"{digest.written}\n{whole}", declared_by(settings))
    leaks_found = leaks_of(name, found)
    problems += leaks_found
    return ([] if leaks_found else [Copy(name, (BYTE_ORDER_MARK + whole).encode())]), problems
