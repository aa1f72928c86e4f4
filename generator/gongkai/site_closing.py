"""The end of a build: what is no longer planned goes, the manifest comes last, all is counted."""

from gongkai.output.manifest import manifest_of
from gongkai.output.site_folder import MANIFEST, remove_stale, write_file
from gongkai.output.site_state import SiteFile
from gongkai.site_build import SiteBuild


class SiteMismatchError(Exception):
    """The site folder does not hold exactly what was planned: our bug or the disk's."""


def finish(site: SiteBuild, known: dict[str, SiteFile]) -> dict[str, SiteFile]:
    """Remove what is no longer planned, write the manifest last; return all files."""
    files = dict(site.files)
    stale = set(site.lying) - set(files) - {MANIFEST}
    remove_stale(site.out, stale)
    lies_there = site.lying.get(MANIFEST)
    old = known.get(MANIFEST)
    is_same = old and not stale and not site.written and lies_there == (old.size, old.mtime_ns)
    if old and is_same and len(known) == len(files) + 1:
        return files | {MANIFEST: old}
    data = manifest_of(files)
    return files | {MANIFEST: write_file(site.out, MANIFEST, data, "", "")}


def confirm(lying: set[str], files: dict[str, SiteFile], expected: set[str]) -> None:
    """Raise SiteMismatchError unless pages out are pages expected, and nothing else lies there."""
    unlike = lying ^ set(files)
    records = {address for address in files if address.startswith("r/")}
    wrong = sorted(unlike | (records ^ expected))
    if wrong:
        raise SiteMismatchError(", ".join(wrong[:10]))
