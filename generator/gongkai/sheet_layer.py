"""The printed sheets inside a site: one beside each record's page, as the web may show it."""

import tempfile
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from gongkai.analysis import Analysis
from gongkai.base.digest import digest_of
from gongkai.base.jobs import PoolFrom, Workers, default_jobs
from gongkai.base.paths import theme_dir
from gongkai.base.problem import Problem
from gongkai.base.versions import version_of
from gongkai.model.record_state import RecordState
from gongkai.model.sheet import last_sheet_day, sheet_address
from gongkai.model.summary import Summary
from gongkai.site_build import SiteBuild

POOL_FROM = PoolFrom(40, 20)
"""Sheets that must be wanted before processes are started: about a second of work."""
_LIBRARIES = ("typst", "segno", "pillow")


def write_sheets(
    site: SiteBuild, analysis: Analysis, states: dict[str, RecordState], jobs: int | None
) -> list[Problem]:
    """Write the sheets whose key is new into the site; return why any could not be made."""
    wanted = list(_wanted(site, analysis))
    if not wanted:
        return []
    from gongkai.sheet_work import PrintPlace, SiteSheet, start, write_site_sheets  # noqa: PLC0415 - Typst is slow to import

    tasks = [
        SiteSheet(one.file, one.id, site.out, sheet_address(one.id), key) for one, key in wanted
    ]
    site.make_folder("d")
    board = site.board
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        place = PrintPlace(
            root=site.root,
            settings=board.settings,
            catalogue=board.catalogue,
            states=states,
            titles={record.id: record.title for record in board.records},
            portraits={},
            as_of=board.as_of,
            folder=Path(folder),
        )
        workers = Workers(jobs or default_jobs(), start, place, pool_from=POOL_FROM)
        problems: list[Problem] = []
        try:
            for done in workers.run(write_site_sheets, tasks):
                problems += done.problems
                if done.state:
                    site.put(done.address, done.state)
        finally:
            workers.close()
    return problems


def has_sheet(record: Summary, months: int, as_of: date) -> bool:
    """Return whether the site offers a record's sheet on a day."""
    return as_of <= last_sheet_day(date.fromisoformat(record.public_date), months)


def _wanted(site: SiteBuild, analysis: Analysis) -> Iterator[tuple[Summary, str]]:
    """Yield the records whose sheets are to be made, each with its key.

    Sheets that lie there as they should are kept.
    """
    board = site.board
    prefix = digest_of("sheet", site.key, print_digest())
    for record in board.records:
        if not has_sheet(record, board.settings.sheet_months, board.as_of):
            continue
        titles = repr(site.titles(record))
        key = digest_of(prefix, analysis.entries[record.file].digest, record.digest, titles)
        if not site.keep(sheet_address(record.id), key):
            yield record, key


@cache
def print_digest() -> str:
    """Return a digest over what sheets are made with besides code: templates, fonts, libraries."""
    parts: list[bytes | str] = [f"{name}={version_of(name)}" for name in _LIBRARIES]
    folder = theme_dir() / "print"
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            parts += [file.relative_to(folder).as_posix(), file.read_bytes()]
    # It holds the checksum of every font.
    parts.append((theme_dir() / "fonts" / "fonts.toml").read_bytes())
    return digest_of(*parts)
