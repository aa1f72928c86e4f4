"""`python -m benchmarks.inside`: what sheets take once everything is prepared.

Written to a file as seconds and CPU seconds; whoever starts this process sees its memory.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import tomllib
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from benchmarks.builders import AS_OF, available_cores
from benchmarks.sheets import LEDGER, SHEETS
from benchmarks.verify import WrongOutput
from benchmarks.writers import SITES
from gongkai.base.jobs import Workers
from gongkai.checking import survey
from gongkai.model.sheet import SheetWish
from gongkai.output.typesetter import Typesetter, pages_in
from gongkai.printing import POOL_FROM, print_place
from gongkai.sheet_work import PrintPlace, SheetMaker, SheetTask, make_sheets, start

_FEW = 40
_LEDGER_ROWS = 300
_OPENING = 900_000
_LEDGER_FILE = "content/caiwu/changzhang.yml"


def main(sort: str, village: Path, out: Path) -> None:
    """Time one ordinary sheet, one long ledger, or all sheets in many processes."""
    day = date.fromisoformat(AS_OF)
    found = survey(village, day, 1, keeps_states=True)
    shown = [one.file for one in found.village.summaries if one.is_shown]
    with tempfile.TemporaryDirectory(dir=village.parent) as folder:
        place = print_place(village, found, day, Path(folder))
        if sort == SHEETS:
            times = _many(place, shown)
        else:
            wanted = [_write_ledger(village)] if sort == LEDGER else shown[:: len(shown) // _FEW]
            times = _few(place, shown[0], wanted)
    (village / _LEDGER_FILE).unlink(missing_ok=True)
    out.write_text(json.dumps(times), encoding="utf-8")


def _few(place: PrintPlace, first: str, wanted: list[str]) -> tuple[float, float]:
    """Return the median of some sheets in this process, after one that is not counted."""
    maker = SheetMaker(place, Typesetter(place.folder, place.fonts))
    _timed(maker, first)
    seconds, cpu = zip(*(_timed(maker, file) for file in wanted), strict=True)
    return median(seconds), median(cpu)


def _many(place: PrintPlace, files: list[str]) -> tuple[float, float]:
    """Return what all sheets take, processes and all."""
    begin = perf_counter()
    workers = Workers(available_cores(), start, place, pool_from=POOL_FROM)
    try:
        made = workers.run(make_sheets, [SheetTask(file, SheetWish()) for file in files])
        wrong = sum(pages_in(one.pdf) != 1 for one in made)
    finally:
        workers.close()
    if wrong:
        raise WrongOutput(f"{wrong} sheets are not of one page")
    return perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime


def _timed(maker: SheetMaker, file: str) -> tuple[float, float]:
    """Return wall and CPU seconds of one sheet; raise when it does not come out."""
    begin, cpu = perf_counter(), process_time()
    if not maker.make(SheetTask(file, SheetWish())).pdf:
        raise WrongOutput(f"{file}: no sheet")
    return perf_counter() - begin, process_time() - cpu


def _write_ledger(demo: Path) -> str:
    """Write a long ledger that adds up; return its file."""
    shapes = tomllib.loads((SITES / "village.toml").read_text(encoding="utf-8"))
    row = shapes["ledger_row"].lstrip()
    lines = [row.format(number=each, day=each % 30 + 1) for each in range(1, _LEDGER_ROWS + 1)]
    total = sum(range(1, _LEDGER_ROWS + 1))
    head = shapes["ledger"].lstrip().format(total=total, closing=_OPENING - total)
    file = demo / _LEDGER_FILE
    file.parent.mkdir(exist_ok=True)
    file.write_text(head + "".join(lines), encoding="utf-8", newline="\n")
    return _LEDGER_FILE


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
