"""The pages of a site in its other languages, each below the folder of its language.

A language is drawn by a process of its own, since what is drawn once is kept: whole tables,
lists, labels. It reads the village anew, so that every text it shows passes all that guards the
Chinese ones, and writes pages and a search only: photos, sheets and data are those of the site.
"""

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from gongkai.analysis import Analysis, analyse, keep_entries
from gongkai.base.digest import digest_of
from gongkai.base.jobs import Workers, apart, silent
from gongkai.base.language import build_for, speaking, speaking_own
from gongkai.base.paths import theme_dir
from gongkai.base.problem import Problem
from gongkai.base.problem_catalogue import is_error
from gongkai.check.between import expected_pages
from gongkai.checking import CACHE, workers_for
from gongkai.data_layer import data_sizes, page_of_data
from gongkai.leaks import LeakError
from gongkai.load.shell import read_shell
from gongkai.model.summary import Summary
from gongkai.model.work import Layers, Workplace
from gongkai.output.site_state import SiteFile
from gongkai.pages.shell import shell_spec
from gongkai.preparation import Prepared, prepare
from gongkai.render.languages import STYLE, twin_page, with_switch
from gongkai.search_layer import write_search
from gongkai.shell_store import MakeShell, NoShellError, StoredShell
from gongkai.site_build import SiteBuild, board_of
from gongkai.site_closing import SiteMismatchError

_PAGE = ".html"


class TwinTask(NamedTuple):
    """What the process that draws a language is given."""

    root: Path
    out: Path
    """The folder of the whole site."""
    as_of: date
    language: str
    jobs: int
    layers: Layers
    shell: Path
    known: Mapping[str, SiteFile]
    """The language's files of the build before, by their addresses below its folder."""
    pictures: Mapping[str, tuple[str, ...]]
    data_sizes: Mapping[str, int]


class Twin(NamedTuple):
    """What the process gives back: the files by address below its folder, or what is wrong."""

    files: Mapping[str, SiteFile]
    written: int = 0
    problems: tuple[Problem, ...] = ()


def write_twins(
    site: SiteBuild,
    prepared: Prepared,
    place: Workplace,
    jobs: int,
    make_shell: MakeShell | None,
) -> tuple[Problem, ...]:
    """Write the pages of a finished site in its other languages.

    Return what is wrong with them; then the site is not whole. NoShellError without an engine.
    """
    languages = place.settings.other_languages
    if not languages or make_shell is None:
        return ()
    _write_style(site)
    for language in languages:
        start = f"{language}/"
        below = (one for one in site.known if one.startswith(start))
        task = TwinTask(
            root=site.root,
            out=site.out,
            as_of=place.as_of,
            language=language,
            jobs=jobs,
            layers=place.layers,
            shell=_shell(prepared, language, make_shell),
            known={one.removeprefix(start): site.known[one] for one in below},
            pictures=site.pictures,
            data_sizes=data_sizes(site),
        )
        twin = apart(write_twin, task)
        if twin.problems:
            return twin.problems
        site.files |= {start + address: file for address, file in twin.files.items()}
        site.written += twin.written
    return ()


def _write_style(site: SiteBuild) -> None:
    data = (theme_dir() / "templates" / "languages.css").read_bytes()
    if not site.keep(STYLE, key := digest_of(STYLE, data)):
        site.write(STYLE, data, key, "")


def _shell(prepared: Prepared, language: str, make_shell: MakeShell) -> Path:
    """Return where the frames of a language lie."""
    if prepared.settings is None:
        raise ValueError(prepared.root)
    with speaking(language):
        spec = shell_spec(prepared.settings, prepared.free_pages, theme_dir(), language)
    stored = StoredShell(prepared.root / CACHE / f"shells-{language}", spec, make_shell)
    stored.get()
    return stored.folder


class _TwinSite(SiteBuild):
    """A build of pages and search in one language; all else lies in the site already."""

    task: TwinTask

    def address_of(self, address: str) -> str:
        """Return where anybody finds a page in this language."""
        return super().address_of(f"{self.task.language}/{address}")

    def write_listings(self) -> None:
        """Leave feeds and calendar: they are the site's."""

    def copy_files(self, record: Summary) -> None:
        """Leave photos and attachments: they are the site's."""

    def copy(self, address: str, file: Path, key: str, source: str = "") -> None:
        """Copy a page that the engine finished."""
        if address.endswith(_PAGE):
            super().copy(address, file, key, source)

    def as_shown(self, address: str, page: bytes) -> bytes:
        """Return a page that the engine finished as it stands in the site."""
        settings, language = self.board.settings, self.task.language
        text = with_switch(page.decode(), address, language, settings.other_languages)
        base = urlsplit(settings.site_address).path.rstrip("/")
        return twin_page(text, language, f"{base}/").encode()


def write_twin(task: TwinTask) -> Twin:
    """Write the pages of a site in one language; return its files."""
    build_for(task.language)
    prepared = prepare(task.root)
    prepared = replace(prepared, key=digest_of(prepared.key, task.language))
    if prepared.settings is None:
        raise ValueError(prepared.root)
    with tempfile.TemporaryDirectory(prefix="gongkai-") as spool:
        place = Workplace(
            root=prepared.root,
            settings=prepared.settings,
            catalogue=prepared.catalogue,
            states=prepared.states,
            as_of=task.as_of,
            spool=Path(spool),
            # What data there are was written with the Chinese pages.
            layers=task.layers._replace(data=False),
            shell=task.shell,
            out=task.out / task.language,
            language=task.language,
            registered=prepared.registered,
            free_pages=prepared.free_addresses,
        )
        workers = workers_for(place, task.jobs, silent)
        try:
            return _written(task, prepared, place, workers)
        finally:
            workers.close()


def _written(
    task: TwinTask, prepared: Prepared, place: Workplace, workers: Workers[Workplace]
) -> Twin:
    analysis = analyse(prepared, place, workers)
    if errors := tuple(filter(is_error, analysis.problems)):
        return Twin({}, problems=errors)
    shell, out = read_shell(task.shell), task.out / task.language
    if shell is None:
        raise NoShellError(task.shell.name)
    out.mkdir(parents=True, exist_ok=True)
    with speaking_own():
        board = board_of(analysis, place)
        site = _TwinSite(
            task.root, out, board, shell, digest_of(prepared.key, repr(place.layers)), task.known
        )
        site.task = task
        site.pictures = dict(task.pictures)
        try:
            site.write_all(analysis, workers, lambda: keep_entries(prepared, analysis))
            write_search(site, analysis, place, workers)
            data = page_of_data(task.out, task.data_sizes, has_data=task.layers.data)
            site.write_page(data, analysis, workers)
        except LeakError as leak:
            return Twin({}, problems=tuple(leak.problems))
    _confirm(site, analysis)
    return Twin(site.files, site.written)


def _confirm(site: SiteBuild, analysis: Analysis) -> None:
    """Raise SiteMismatchError unless each record with a page has one in this language."""
    wrong = set(_records(site.files)) ^ expected_pages(analysis.summaries)
    if wrong:
        raise SiteMismatchError(", ".join(sorted(wrong)[:10]))


def _records(files: Mapping[str, SiteFile]) -> Iterator[str]:
    return (address for address in files if address.startswith("r/"))
