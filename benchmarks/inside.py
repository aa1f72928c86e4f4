"""`python -m benchmarks.inside`: what sheets take in a process that is warm.

Written to a file as seconds and CPU seconds; whoever starts this process sees its memory.
"""

from __future__ import annotations

import json
import sys
import tempfile
import tomllib
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from benchmarks.builders import AS_OF
from benchmarks.verify import WrongOutput
from benchmarks.writers import SITES
from gongkai.model.sheet import SheetWish
from gongkai.output.typesetter import Typesetter
from gongkai.pipeline import survey
from gongkai.printing import print_place
from gongkai.sheet_work import SheetMaker, SheetTask

_SHEETS = 40
_LEDGER_ROWS = 300
_OPENING = 900_000
_LEDGER_FILE = "content/caiwu/changzhang.yml"


def main(sort: str, demo: Path, out: Path) -> None:
    """Time ordinary sheets, or one long ledger, of the demo village in a folder."""
    day = date.fromisoformat(AS_OF)
    found = survey(demo, day, 1, keeps_states=True)
    shown = [one.file for one in found.village.summaries if one.is_shown]
    wanted = [_write_ledger(demo)] if sort == "ledger" else shown[:: len(shown) // _SHEETS]
    with tempfile.TemporaryDirectory(dir=demo.parent) as folder:
        place = print_place(demo, found, day, Path(folder))
        maker = SheetMaker(place, Typesetter(place.folder, place.fonts))
        _timed(maker, shown[0])
        timed = [_timed(maker, file) for file in wanted]
    (demo / _LEDGER_FILE).unlink(missing_ok=True)
    seconds, cpu = (median(each) for each in zip(*timed, strict=True))
    out.write_text(json.dumps([seconds, cpu]), encoding="utf-8")


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
