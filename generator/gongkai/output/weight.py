"""What pages weigh, and which of them weigh more than they may; limits in theme/budgets.toml."""

import gzip
import tomllib
from collections.abc import Iterable, Iterator, Mapping
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
    packed = len(gzip.compress(data, _LEVEL, mtime=0))
    return file._replace(packed=packed, rows=data.count(_ROW))


def overweight(records: Iterable[Summary], files: Mapping[str, SiteFile]) -> Iterator[Problem]:
    """Yield a reminder for each record's page or sound that weighs too much, and for all."""
    limits = budgets()
    for record in records:
        if (file := files[record.address]).packed:
            yield from _of_record(file, record.file, limits)
        sound = files.get(sound_address(record.id))
        if sound and sound.size > limits.sound:
            yield Problem(_SOUND, Where(record.file), _facts(sound.size, limits.sound, _KB))
    whole = sum(file.size for file in files.values())
    if whole > limits.site:
        yield Problem(_SITE, Where(CONFIG_FILE), _facts(whole, limits.site, _MB))


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
