"""What is printed: one sheet, a long one, a thousand, the demo's site with all its sheets."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Final

from benchmarks.builders import AS_OF, REPOSITORY, available_cores, write_demo
from benchmarks.corpus import Notice, records
from benchmarks.measure import Command, Usage, run
from benchmarks.verify import WrongOutput
from benchmarks.writers import write_village

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHEET, SHEET_INSIDE, LEDGER = "sheet", "sheet-inside", "ledger"
SHEETS, SHEETS_AGAIN, DEMO_BUILT = "sheets", "sheets-again", "demo-built"
ALL_SHEETS, VOLUME = "all-sheets", "volume"
PRINTED: Final = (
    SHEET,
    SHEET_INSIDE,
    LEDGER,
    SHEETS,
    SHEETS_AGAIN,
    DEMO_BUILT,
    ALL_SHEETS,
    VOLUME,
)
_SHEET: Final = "cw-2026-09-shouzhi"
_COUNT: Final = 1_000
_FIRST_DAY: Final = date(2024, 12, 1)
"""A site keeps the sheets of two years."""


def measure_sheets(root: Path, number: int) -> Iterator[tuple[str, Usage]]:
    """Run everything that prints once; yield what each run took."""
    demo = root / f"demo-sheets-{number}"
    write_demo(demo)
    yield DEMO_BUILT, run(_gongkai(demo, "build"))
    # The site has just been built: what follows finds a warm cache.
    yield SHEET, run(_gongkai(demo, "print", _SHEET))
    if not (demo / "print" / f"{_SHEET}.pdf").is_file():
        raise WrongOutput(f"{demo.name}: no sheet")
    for mode in (SHEET_INSIDE, LEDGER):
        yield mode, _inside(demo, mode)
    yield SHEETS_AGAIN, run(_gongkai(demo, "build"))
    yield ALL_SHEETS, run(_gongkai(demo, "print"))
    yield VOLUME, run(_gongkai(demo, "print", "--form", "档案", "--year", AS_OF[:4]))
    shutil.rmtree(demo)
    yield from _many(root / f"notices-{number}")


def _many(folder: Path) -> Iterator[tuple[str, Usage]]:
    write_village(folder, islice(_recent_notices(), _COUNT))
    yield SHEETS, _inside(folder, SHEETS)
    shutil.rmtree(folder)


def _recent_notices() -> Iterator[Notice]:
    for record in records(10 * _COUNT):
        if isinstance(record, Notice) and record.common.posted >= _FIRST_DAY:
            # With one of its three paragraphs a notice is a sheet of one page.
            yield replace(record, paragraphs=record.paragraphs[:1])


def _gongkai(folder: Path, *words: str) -> Command:
    cores = available_cores()
    more = ("--as-of", AS_OF, "--jobs", str(cores))
    return Command((sys.executable, "-m", "gongkai", *words, *more), folder, cores)


def _inside(village: Path, mode: str) -> Usage:
    """Return what sheets took inside a process, and the memory of the largest process."""
    out = village / f"{mode}.json"
    words = (sys.executable, "-m", "benchmarks.inside", mode, str(village), str(out))
    whole = run(Command(words, REPOSITORY))
    seconds, cpu = json.loads(out.read_text(encoding="utf-8"))
    return replace(whole, seconds=seconds, cpu_seconds=cpu)
