"""Sheets and pictures inside a site, beside each record's page and as the web may show it."""

import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gongkai.analysis import Analysis
from gongkai.base.digest import digest_of, digest_of_file
from gongkai.base.jobs import PoolFrom, Workers, default_jobs
from gongkai.base.paths import theme_dir
from gongkai.base.problem import Problem
from gongkai.base.texts import texts
from gongkai.base.versions import version_of
from gongkai.model.record_state import RecordState
from gongkai.model.share import CARDS, cards_for
from gongkai.model.sheet import PICTURES, last_sheet_day, sheet_address
from gongkai.model.summary import Summary
from gongkai.model.work import Layers
from gongkai.pages.theme_pages import honours_by_family
from gongkai.sheet_scales import known_scales, remember_scales
from gongkai.site_build import SiteBuild

if TYPE_CHECKING:
    from gongkai.share_work import CardTask
    from gongkai.sheet_work import PrintPlace

POOL_FROM = PoolFrom(40, 20, jobs=1)
"""Sheets that must be wanted before processes are started: about a second of work."""
_LIBRARIES = ("typst", "segno", "pillow")


def write_sheets(
    site: SiteBuild,
    analysis: Analysis,
    states: dict[str, RecordState],
    layers: Layers,
    jobs: int | None,
) -> list[Problem]:
    """Write the sheets and pictures whose key is new; return why any could not be made.

    The pictures of each record are noted in the site: its page leads to them.
    """
    offered = list(_offered(site, analysis)) if layers.sheets else []
    sheets = [one for one in offered if not site.keep(sheet_address(one.id), one.sheet_key)]
    drawn = offered if layers.pictures else []
    pictures = [one for one in drawn if not _keeps_pictures(site, one)]
    cards = _new_cards(site) if layers.pictures else []
    if not (sheets or pictures or cards):
        return []
    from gongkai.picture_work import start  # noqa: PLC0415 - Typst is slow to import

    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        place = _place(site, states, Path(folder))
        workers = Workers(jobs or default_jobs(), start, place, pool_from=POOL_FROM)
        try:
            problems = _write_sheets(site, sheets, workers, place)
            problems += _write_cards(site, cards, workers)
            # Drawing takes most memory: what is left over from setting sheets does not add to it.
            workers.renew()
            return problems + _write_pictures(site, pictures, workers)
        finally:
            workers.close()


class _Offered(NamedTuple):
    """A record whose sheet and pictures a site offers, with their keys."""

    file: str
    id: str
    sheet_key: str
    picture_key: str
    known: tuple[str, ...]
    """The addresses of its pictures in the site that lies there."""


def _keeps_pictures(site: SiteBuild, one: _Offered) -> bool:
    """Return whether a record's pictures lie there as they should; its page leads to them."""
    if not site.keep_all(one.known, one.picture_key):
        return False
    site.pictures[one.id] = one.known
    return True


def _offered(site: SiteBuild, analysis: Analysis) -> Iterator[_Offered]:
    board = site.board
    prefix = digest_of(site.key, print_digest())
    known = site.known_by_source(PICTURES)
    honours = honours_by_family(board)
    for record in board.records:
        if has_sheet(record, board.settings.sheet_months, board.as_of):
            told = repr((site.titles(record), honours.get(record.id)))
            key = digest_of(prefix, analysis.entries[record.file].digest, record.digest, told)
            yield _Offered(
                file=record.file,
                id=record.id,
                sheet_key=digest_of("sheet", key),
                picture_key=digest_of("picture", key),
                known=tuple(known.get(record.id, ())),
            )


def _place(site: SiteBuild, states: dict[str, RecordState], folder: Path) -> "PrintPlace":
    from gongkai.sheet_work import PrintPlace  # noqa: PLC0415 - Typst is slow to import

    board = site.board
    place = PrintPlace(
        root=site.root,
        settings=board.settings,
        catalogue=board.catalogue,
        states=states,
        titles={record.id: record.title for record in board.records},
        portraits={},
        honours=honours_by_family(board),
        as_of=board.as_of,
        folder=folder,
    )
    return with_scales(place)


def _write_sheets(
    site: SiteBuild,
    wanted: Sequence[_Offered],
    workers: Workers["PrintPlace"],
    place: "PrintPlace",
) -> list[Problem]:
    from gongkai.site_sheet_work import SiteSheet, write_site_sheets  # noqa: PLC0415 - as above

    site.make_folder("d")
    tasks = [
        SiteSheet(one.file, one.id, site.out, sheet_address(one.id), one.sheet_key)
        for one in wanted
    ]
    problems: list[Problem] = []
    made = list(workers.run(write_site_sheets, tasks))
    for done in made:
        problems += done.problems
        if done.state:
            site.put(done.address, done.state)
    remember_scales(place, made)
    return problems


def _write_pictures(
    site: SiteBuild, wanted: Sequence[_Offered], workers: Workers["PrintPlace"]
) -> list[Problem]:
    from gongkai.picture_work import SitePicture, write_site_pictures  # noqa: PLC0415 - as above

    site.make_folder(PICTURES)
    tasks = [SitePicture(one.file, one.id, site.out, one.picture_key) for one in wanted]
    problems: list[Problem] = []
    for done in workers.run(write_site_pictures, tasks):
        problems += done.problems
        site.pictures[done.id] = tuple(address for address, _ in done.states)
        for address, state in done.states:
            site.put(address, state)
    return problems


def _new_cards(site: SiteBuild) -> list["CardTask"]:
    """Return the cards for links that are to be drawn; without an address nothing leads to any."""
    if not site.board.settings.site_url:
        return []
    from gongkai.share_work import CardTask  # noqa: PLC0415 - Typst is slow to import

    key = digest_of("card", site.key, print_digest())
    tasks = [CardTask(card, site.out, key) for card in cards_for(site.board.records)]
    return [one for one in tasks if not site.keep_all((one.card.wide, one.card.square), key)]


def _write_cards(
    site: SiteBuild, wanted: Sequence["CardTask"], workers: Workers["PrintPlace"]
) -> list[Problem]:
    from gongkai.share_work import write_cards  # noqa: PLC0415 - as above

    if wanted:
        site.make_folder(CARDS)
    problems: list[Problem] = []
    for done in workers.run(write_cards, wanted):
        problems += done.problems
        for address, state in done.states:
            site.put(address, state)
    return problems


def has_sheet(record: Summary, months: int, as_of: date) -> bool:
    """Return whether the site offers a record's sheet on a day."""
    return as_of <= last_sheet_day(date.fromisoformat(record.public_date), months)


def with_scales(place: "PrintPlace") -> "PrintPlace":
    """Return what workers are prepared with, with the sizes at which sheets were set before."""
    fonts = place.fonts
    words = json.dumps(texts(), ensure_ascii=False, sort_keys=True)
    families = json.dumps(fonts.families, sort_keys=True)
    made_with = digest_of(print_digest(), words, families, *map(digest_of_file, fonts.files))
    return replace(place, made_with=made_with, scales=known_scales(place.root, made_with))


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
