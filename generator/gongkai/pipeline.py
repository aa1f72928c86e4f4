"""The journey in order: prepare, analyse, stop on errors, make the shell, write the site."""

import tempfile
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from gongkai.analysis import analyse, keep_entries, keep_states
from gongkai.base.digest import digest_of, short_hash
from gongkai.base.jobs import Progress, Workers, quiet_collector, silent
from gongkai.base.paths import theme_dir
from gongkai.base.problem_catalogue import is_error
from gongkai.check.between import expected_pages
from gongkai.checking import CACHE, Result, workers_for
from gongkai.data_layer import write_data
from gongkai.leaks import LeakError
from gongkai.model.work import ALL_LAYERS, Layers, Workplace
from gongkai.output.site_folder import begin, end, refuse_foreign_folder
from gongkai.output.site_state import SiteFile, names_in, read_site_state, write_site_state
from gongkai.pages.shell import shell_spec
from gongkai.preparation import Prepared, in_chinese, prepare, told
from gongkai.render.pages import load_templates
from gongkai.search_layer import write_search
from gongkai.sheet_layer import write_sheets
from gongkai.shell_store import FinishedShell, MakeShell, StoredShell
from gongkai.site_build import SiteBuild, board_of, draw_ahead
from gongkai.site_closing import confirm, finish, too_heavy
from gongkai.standing import Outcome, Standing
from gongkai.twins import write_twins
from gongkai.voice_layer import write_sounds


@quiet_collector()
def build(  # noqa: PLR0913, PLR0917 - the one door into the whole journey
    root: Path,
    out: Path,
    as_of: date,
    make_shell: MakeShell,
    jobs: int | None = None,
    progress: Progress = silent,
    *,
    layers: Layers = ALL_LAYERS,
) -> Result:
    """Write the site of a village and return what was found and done.

    `layers` says whether the sheets and pictures of its records lie in the site as well. A
    village with an error changes nothing in the folder. ForeignFolderError when the folder holds
    something else; NoShellError without an engine; SiteMismatchError when what lies there
    afterwards is not what was planned.
    """
    refuse_foreign_folder(out)
    prepared = prepare(root)
    if prepared.settings is None:
        return Result(told(prepared.problems, root), 0)
    spec = shell_spec(prepared.settings, prepared.free_pages, theme_dir())
    shells = StoredShell(root / CACHE / "shells", spec, make_shell)
    memory = root / CACHE / f"standing-{short_hash(str(out))}.json"
    standing = Standing(prepared, out, as_of, (shells.folder.name, repr(layers)), memory)
    if outcome := standing.outcome():
        return Result(**outcome._asdict())
    target = _Target(out, make_shell, jobs, progress, layers)
    return _with_workers(prepared, as_of, shells, target, standing)


@quiet_collector()
def build_into(root: Path, out: Path, as_of: date, shell_folder: Path) -> Result:
    """Write the site into a folder that another program owns, from frames it has just made.

    It is in Chinese alone: whoever made the frames made them for one language.
    """
    prepared = prepare(root)
    if prepared.settings is None:
        return Result(told(prepared.problems, root), 0)
    prepared = replace(prepared, settings=in_chinese(prepared.settings))
    return _with_workers(prepared, as_of, FinishedShell(shell_folder), _Target(out))


@dataclass(frozen=True)
class _Target:
    """Where a site is written, by how many processes, with which layers.

    `make_shell` makes the frames of other languages.
    """

    out: Path
    make_shell: MakeShell | None = None
    jobs: int | None = None
    progress: Progress = silent
    layers: Layers = ALL_LAYERS


def _with_workers(
    prepared: Prepared,
    as_of: date,
    shells: "StoredShell | FinishedShell",
    target: _Target,
    standing: Standing | None = None,
) -> Result:
    if prepared.settings is None:
        raise ValueError(prepared.root)
    with tempfile.TemporaryDirectory(prefix="gongkai-") as spool:
        place = Workplace(
            root=prepared.root,
            settings=prepared.settings,
            catalogue=prepared.catalogue,
            states=prepared.states,
            as_of=as_of,
            spool=Path(spool),
            layers=target.layers,
            shell=shells.folder,
            out=target.out,
            registered=prepared.registered,
            free_pages=prepared.free_addresses,
        )
        workers = workers_for(place, target.jobs, target.progress)
        try:
            return _build(prepared, place, shells, workers, target, standing)
        finally:
            workers.close()


def _build(  # noqa: PLR0913, PLR0917 - a build brings all together
    prepared: Prepared,
    place: Workplace,
    shells: "StoredShell | FinishedShell",
    workers: Workers[Workplace],
    target: _Target,
    standing: Standing | None,
) -> Result:
    root, out = prepared.root, target.out
    analysis = analyse(
        prepared, place, workers, lambda: _ready_to_draw(prepared, shells, workers), draw_ahead
    )
    problems = told((*prepared.problems, *analysis.problems), root)
    found = Result(problems, len(analysis.entries))
    if not found.is_clean:
        keep_entries(prepared, analysis)
        return found
    states = keep_states(prepared, analysis)
    board = board_of(analysis, place)
    state_file = root / CACHE / f"site-{short_hash(str(out))}.json"
    known = read_site_state(state_file)
    key = digest_of(prepared.key, repr(place.layers))
    site = SiteBuild(root, out, board, shells.get(), key, known)
    begin(out)
    faults = write_sheets(site, analysis, states, place.layers, workers.jobs)
    try:
        unheard = write_sounds(site, analysis, place, workers.jobs)
        site.write_all(analysis, workers, lambda: keep_entries(prepared, analysis))
        write_search(site, analysis, place, workers)
        write_data(site, analysis, place, workers)
    except LeakError as leak:
        shells.forget()
        return Result(told((*problems, *leak.problems), root), found.records)
    workers.dismiss()
    faults += write_twins(site, prepared, place, workers.jobs, target.make_shell)
    if faults:
        return Result(told((*problems, *faults), root), found.records)
    files = _finished(site, expected_pages(analysis.summaries))
    if files != known:
        write_site_state(state_file, files)
    outcome = Outcome(
        problems=told((*problems, *unheard, *too_heavy(board.records, out, files)), root),
        records=found.records,
        pages=sum(address.endswith(".html") for address in files),
        files=len(files),
        size=sum(file.size for file in files.values()),
    )
    # What could not be spoken is tried again.
    if standing and not unheard:
        standing.keep(outcome, analysis.entries.values(), files)
    return Result(**outcome._asdict(), written=site.written)


def _finished(site: SiteBuild, expected: set[str]) -> dict[str, SiteFile]:
    """Return the files of a site that lies there as planned, the last of them written."""
    files = finish(site)
    # What was looked at before and left alone need not be looked at again.
    lying = set(site.lying) if files == site.known else names_in(site.out)
    confirm(lying, files, expected)
    end(site.out)
    return files


def _ready_to_draw(
    prepared: Prepared, shells: "StoredShell | FinishedShell", workers: Workers[Workplace]
) -> None:
    """Make the frames, and read the templates while other processes work on records."""
    # What is wrong around the records stops the build, and frames are kept with all they say.
    if any(map(is_error, prepared.problems)):
        return
    shells.get()
    if workers.are_elsewhere:
        load_templates()
