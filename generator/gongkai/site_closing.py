"""The end of a build: what is no longer planned goes, the manifest comes last, all is counted."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from gongkai.base.digest import digest_of
from gongkai.base.problem import Problem
from gongkai.model.frames import ELDER, FIRST_PAGES
from gongkai.model.summary import Summary
from gongkai.output.first_view import first_view
from gongkai.output.fonts import web_font, web_font_style
from gongkai.output.manifest import manifest_of
from gongkai.output.site_folder import MANIFEST, remove_stale, write_file
from gongkai.output.site_state import SiteFile
from gongkai.output.sitemap import ROBOTS, SITEMAP, robots_of, sitemap_of
from gongkai.output.weight import overweight
from gongkai.preparation import product_digest
from gongkai.render.pages import FONT_STYLE
from gongkai.site_build import SiteBuild

_FONT = FONT_STYLE.replace(".css", ".woff2")
_PAGE = ".html"
_NOT_LISTED = frozenset({"404.html", f"{ELDER}.html"})
"""The large home tells what the home tells."""
_FONT_FAMILY = "gk-rare"
"""As theme/assets/board.css calls the font."""


class SiteMismatchError(Exception):
    """The site folder does not hold exactly what was planned: our bug or the disk's."""


def finish(site: SiteBuild) -> dict[str, SiteFile]:
    """Write the font that pages need, remove what is no longer planned, write the manifest last.

    Return all files.
    """
    _write_font(site)
    _write_map(site)
    files = dict(site.files)
    stale = set(site.lying) - set(files) - {MANIFEST}
    remove_stale(site.out, stale)
    lies_there = site.lying.get(MANIFEST)
    old = site.known.get(MANIFEST)
    is_same = old and not stale and not site.written and lies_there == (old.size, old.mtime_ns)
    if old and is_same and len(site.known) == len(files) + 1:
        return files | {MANIFEST: old}
    data = manifest_of(files)
    return files | {MANIFEST: write_file(site.out, MANIFEST, data, "", "")}


def _write_font(site: SiteBuild) -> None:
    """Write one font of exactly the rare characters that pages show, and its style sheet."""
    rare = "".join(sorted(set().union(*(file.rare for file in site.files.values()))))
    if not rare:
        return
    key = digest_of("font", product_digest(), rare)
    if not site.keep(_FONT, key):
        site.write(_FONT, web_font(rare), key, "")
    if not site.keep(FONT_STYLE, key):
        style = web_font_style(rare, _FONT_FAMILY, _FONT.rpartition("/")[2])
        site.write(FONT_STYLE, style, key, "")


def _write_map(site: SiteBuild) -> None:
    """Write what leads search engines to every page that is theirs to read."""
    address = site.board.settings.site_address
    if not address:
        return
    records = {one.address: one for one in site.board.records}
    languages = site.board.settings.other_languages
    chinese = {name: _in_chinese(name, languages) for name in sorted(site.files)}
    pages = [
        (name, records[own].public_date if own in records else "")
        for name, own in chinese.items()
        if own.endswith(_PAGE) and own not in _NOT_LISTED
        if own not in records or not records[own].is_private
    ]
    data = {SITEMAP: sitemap_of(address, pages), ROBOTS: robots_of(address)}
    for name, content in data.items():
        if content is not None and not site.keep(name, key := digest_of(name, content)):
            site.write(name, content, key, "")


def _in_chinese(address: str, languages: Sequence[str]) -> str:
    """Return the address of the Chinese page to a page in any language."""
    language, _, own = address.partition("/")
    return own if language in languages else address


def too_heavy(
    records: Sequence[Summary], out: Path, files: Mapping[str, SiteFile]
) -> Iterator[Problem]:
    """Return a reminder for each page, sound or first view that weighs more than it may."""
    first_views = {address: first_view(out, address, files) for address in FIRST_PAGES}
    return overweight(records, files, first_views)


def confirm(lying: set[str], files: dict[str, SiteFile], expected: set[str]) -> None:
    """Raise SiteMismatchError unless pages out are pages expected, and nothing else lies there."""
    unlike = lying ^ set(files)
    records = {address for address in files if address.startswith("r/")}
    wrong = sorted(unlike | (records ^ expected))
    if wrong:
        raise SiteMismatchError(", ".join(wrong[:10]))
