"""What pages weigh, and which of them weigh more than they may; limits in theme/budgets.toml."""

import gzip
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from gongkai.base.paths import theme_dir
from gongkai.base.problem import Problem, Where
from gongkai.model.settings import CONFIG_FILE
from gongkai.model.summary import Summary
from gongkai.model.voice import sound_address
from gongkai.output.site_state import SiteFile

_PACKED: Final = "O109"
_RAW: Final = "O110"
_SITE: Final = "O111"
_SOUND: Final = "O112"
_PAGE: Final = "O115"
_FIRST_VIEW: Final = "O116"
_KB: Final = 1000
_MB: Final = 1_000_000
_LEVEL: Final = 6
"""As hosts pack pages while they send them."""
_ROW: Final = b"<tr"


class Budgets(NamedTuple):
    """Limits in bytes, as `theme/budgets.toml` explains them."""

    looked_at_from: int
    record_packed: int
    record_raw: int
    long_rows: int
    """The rows of tables from which a page is one for a long list."""
    long_packed: int
    page_packed: int
    first_view: int
    sound: int
    site: int


@cache
def budgets() -> Budgets:
    """Return the limits of the theme."""
    return Budgets(**tomllib.loads((theme_dir() / "budgets.toml").read_text("utf-8")))


def weighed(file: SiteFile, data: bytes) -> SiteFile:
    """Return a page's file with what it weighs when sent, where that could be too much."""
    if len(data) < budgets().looked_at_from:
        return file
    return file._replace(packed=packed_size(data), rows=data.count(_ROW))


def packed_size(data: bytes) -> int:
    """Return the bytes of a text as hosts send it."""
    return len(gzip.compress(data, _LEVEL, mtime=0))


def overweight(
    records: Sequence[Summary], files: Mapping[str, SiteFile], first_views: Mapping[str, int]
) -> Iterator[Problem]:
    """Yield a reminder for each page or sound that weighs too much, and for the whole.

    `first_views` says what a phone fetches for each page that visits begin with, in bytes.
    """
    limits = budgets()
    for record in records:
        if (file := files[record.address]).packed:
            yield from _of_record(file, record.file, limits)
        sound = files.get(sound_address(record.id))
        if sound and sound.size > limits.sound:
            yield Problem(_SOUND, Where(record.file), _facts(sound.size, limits.sound, _KB))
    yield from _of_other_pages(records, files, limits)
    for address, size in first_views.items():
        if size > limits.first_view:
            facts = _facts(size, limits.first_view, _KB) | {"page": address}
            yield Problem(_FIRST_VIEW, Where(CONFIG_FILE), facts)
    whole = sum(file.size for file in files.values())
    if whole > limits.site:
        yield Problem(_SITE, Where(CONFIG_FILE), _facts(whole, limits.site, _MB))


def _of_other_pages(
    records: Sequence[Summary], files: Mapping[str, SiteFile], limits: Budgets
) -> Iterator[Problem]:
    heavy = {address for address, file in files.items() if file.packed > limits.page_packed}
    for address in sorted(heavy.difference(record.address for record in records)):
        facts = _facts(files[address].packed, limits.page_packed, _KB) | {"page": address}
        yield Problem(_PAGE, Where(CONFIG_FILE), facts)


def _of_record(file: SiteFile, source: str, limits: Budgets) -> Iterator[Problem]:
    is_long = file.rows >= limits.long_rows
    most = limits.long_packed if is_long else limits.record_packed
    if file.packed > most:
        yield Problem(_PACKED, Where(source), _facts(file.packed, most, _KB))
    elif file.size > limits.record_raw and not is_long:
        yield Problem(_RAW, Where(source), _facts(file.size, limits.record_raw, _KB))


def _facts(size: int, most: int, unit: int) -> dict[str, str]:
    # Rounded up, so that the two numbers are never the same.
    return {"size": str(-(-size // unit)), "most": str(most // unit)}
