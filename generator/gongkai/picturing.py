"""Draw a village's records for its chat group: choose, draw in parallel, write the pictures."""

import re
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from gongkai.base.digest import digest_of, digest_of_file, short_hash
from gongkai.base.jobs import PoolFrom, Progress, Workers, default_jobs, silent
from gongkai.base.problem import Problem
from gongkai.base.replace import replace_bytes
from gongkai.base.stored_json import DAMAGED, read_stored, write_stored
from gongkai.checking import CACHE, survey
from gongkai.model.sheet import SheetForm, SheetWish
from gongkai.model.summary import Summary
from gongkai.model.vocabulary import Face
from gongkai.pages.forms import suits
from gongkai.picture_work import PictureResult, PictureTask, make_pictures, start
from gongkai.preparation import product_digest
from gongkai.printing import Selection, print_place, selected
from gongkai.sheet_layer import print_digest

FORMAT_VERSION = 1
FORMS: Final = (SheetForm.LONG, SheetForm.POSTER, SheetForm.RED_LIST, SheetForm.CERTIFICATE)
"""The forms that are drawn as pictures."""
_ENDINGS: Final = {SheetForm.LONG: "weixin"}
"""How the names of pictures end that are not called as their form: as the text beside them."""
POOL_FROM = PoolFrom(12, 6)
"""Records that must be wanted before processes are started: about a second of work."""


@dataclass(frozen=True)
class Pictured:
    """What was drawn, what could not be, and what is wrong with the village."""

    problems: tuple[Problem, ...]
    files: tuple[Path, ...] = ()
    unknown: tuple[str, ...] = ()
    """Ids that name no record on show."""
    unfit: tuple[str, ...] = ()
    """Records of a kind that the form does not suit."""
    silent: tuple[str, ...] = ()
    """Records of which the chat group may see nothing."""
    is_clean: bool = True


def picture_records(  # noqa: PLR0913, PLR0917 - one for each choice of the cadre
    root: Path,
    as_of: date,
    selection: Selection,
    form: SheetForm,
    out: Path,
    jobs: int | None = None,
    progress: Progress = silent,
) -> Pictured:
    """Draw the selected records of a village whose records hold no error.

    What the chat group may not see is not drawn. Raise UnreadableSettingsError when the village's
    settings cannot be read.
    """
    found = survey(root, as_of, jobs, keeps_states=True)
    if not found.result.is_clean:
        return Pictured(found.result.problems, is_clean=False)
    chosen, unknown = selected(found.village.summaries, selection)
    unfit = tuple(one.id for one in chosen if not suits(form, one.kind))
    if unknown or unfit:
        return Pictured((), unknown=unknown, unfit=unfit)
    wish = SheetWish(form=form, face=Face.GROUP)
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        place = print_place(root, found, as_of, Path(folder))
        workers = Workers(jobs or default_jobs(), start, place, progress, POOL_FROM)
        lying = _Lying(root, out, _ENDINGS.get(form, form.value))
        own_fonts = map(digest_of_file, place.fonts.files)
        made_with = digest_of(product_digest(), print_digest(), *own_fonts)
        tasks = [PictureTask(one.file, wish, made_with, lying.key(one.id)) for one in chosen]
        try:
            return _written(chosen, lying, workers.run(make_pictures, tasks))
        finally:
            workers.close()


def _written(
    chosen: Sequence[Summary], lying: "_Lying", results: Iterable[PictureResult]
) -> Pictured:
    """Write the pictures of each record as they come."""
    problems: list[Problem] = []
    files: list[Path] = []
    unseen: list[str] = []
    for one, result in zip(chosen, results, strict=True):
        problems += result.problems
        if not (result.key or result.problems):
            unseen.append(one.id)
        is_kept = result.key and not result.strips
        files += lying.keep(one.id) if is_kept else lying.replace(one.id, result)
    lying.remember()
    return Pictured(tuple(problems), tuple(files), silent=tuple(unseen))


class _Lying:
    """The pictures of one form in a folder: what earlier runs drew, and under which keys."""

    def __init__(self, root: Path, out: Path, ending: str) -> None:
        out.mkdir(parents=True, exist_ok=True)
        self._out = out
        self._ending = ending
        self._file = root / CACHE / f"pictures-{ending}-{short_hash(str(out))}.json"
        self._known = _read(self._file)
        self._older = _older(out, ending)

    def key(self, id_: str) -> str:
        """Return the key of a record's pictures, "" unless all lie there as they were written."""
        key, files = self._known.get(id_, ("", {}))
        is_whole = files.keys() == self._older[id_] and all(
            _stamp(self._out / name) == tuple(stamp) for name, stamp in files.items()
        )
        return key if is_whole else ""

    def keep(self, id_: str) -> list[Path]:
        """Return the files of a record's pictures, which stay."""
        return [self._out / name for name in self._known[id_][1]]

    def replace(self, id_: str, result: PictureResult) -> list[Path]:
        """Write a record's pictures and return their files; older ones go.

        What may no longer be given away must not lie there as if it might.
        """
        names = _names(f"{id_}-{self._ending}", result)
        for name, strip in zip(names, result.strips, strict=True):
            replace_bytes(self._out / name, strip.data)
        for name in self._older[id_] - set(names):
            (self._out / name).unlink()
        self._known.pop(id_, None)
        if names:
            self._known[id_] = (result.key, {name: _stamp(self._out / name) for name in names})
        return [self._out / name for name in names]

    def remember(self) -> None:
        """Keep what lies there now for later runs."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        write_stored(self._file, {"format_version": FORMAT_VERSION, "pictures": self._known})


def _read(file: Path) -> dict[str, tuple[str, dict[str, tuple[int, int]]]]:
    raw: Any = read_stored(file)
    try:
        if raw["format_version"] != FORMAT_VERSION:
            return {}
        return {
            id_: (key, {name: (size, mtime_ns) for name, (size, mtime_ns) in files.items()})
            for id_, (key, files) in raw["pictures"].items()
        }
    except DAMAGED:
        return {}


def _stamp(file: Path) -> tuple[int, int]:
    status = file.stat()
    return status.st_size, status.st_mtime_ns


def _names(stem: str, result: PictureResult) -> list[str]:
    if len(result.strips) == 1:
        return [stem + result.strips[0].suffix]
    return [f"{stem}-{number}{one.suffix}" for number, one in enumerate(result.strips, 1)]


def _older(out: Path, ending: str) -> defaultdict[str, set[str]]:
    """Return the pictures that lie there, by the record they show."""
    name = re.compile(rf"(.*)-{ending}(?:-[0-9]+)?\.(?:png|jpg)")
    found: defaultdict[str, set[str]] = defaultdict(set)
    for file in out.iterdir():
        if fits := name.fullmatch(file.name):
            found[fits[1]].add(file.name)
    return found
