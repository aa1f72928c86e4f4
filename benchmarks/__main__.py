"""`python -m benchmarks`: measure, print the report, exit 1 when a bound is missed."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.bounds import LARGE, SMALL, judge
from benchmarks.builders import ENGINES, Engine
from benchmarks.measure import adopt_orphans
from benchmarks.report import Machine, write_report
from benchmarks.rounds import CommandFailed, Plan, WrongOutput, available_cores, measure_all

_MEMORY_DISK = Path("/dev/shm")  # noqa: S108  (a private folder is made in it)
_QUICK_SIZES, _QUICK_ROUNDS = (100, SMALL), 1


def main() -> int:
    """Return 0 when every bound that was measured is kept, 1 when one is missed, 3 on a fault."""
    options = _options()
    adopt_orphans()
    home = _MEMORY_DISK if _MEMORY_DISK.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="gongkai-bench-", dir=options.work or home) as folder:
        plan = _plan(options, Path(folder))
        machine = Machine.describe(plan.root)
        try:
            results = measure_all(plan, _tell)
        except (CommandFailed, WrongOutput) as fault:
            _tell(str(fault))
            return 3
    verdicts = judge(results, available_cores())
    report = write_report(results, verdicts, plan, machine, options.date)
    sys.stdout.write(report)
    if options.out:
        options.out.write_text(report, encoding="utf-8", newline="\n")
    return int(any(verdict.is_missed for verdict in verdicts))


def _plan(options: argparse.Namespace, root: Path) -> Plan:
    if options.quick:
        return Plan(options.engines, _QUICK_SIZES, _QUICK_ROUNDS, _QUICK_ROUNDS, root)
    return Plan(options.engines, options.pages, options.runs, options.material_runs, root)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one round of 100 and 1,000 pages")
    parser.add_argument("--pages", type=_sizes, default=(SMALL, LARGE), help="e.g. 1000,10000")
    parser.add_argument("--runs", type=int, default=5, help="rounds; the median is told")
    parser.add_argument(
        "--material-runs", type=int, default=1, help="rounds with stock Material above 1,000"
    )
    parser.add_argument("--engines", type=_engines, default=ENGINES, help="e.g. gongkai,hugo")
    parser.add_argument("--out", type=Path, help="write the report to this Markdown file")
    parser.add_argument("--date", default="", help="date printed in the report")
    parser.add_argument("--work", type=Path, help="work folder instead of the memory disk")
    return parser.parse_args()


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(sorted(int(each) for each in text.split(",")))


def _engines(text: str) -> tuple[Engine, ...]:
    by_name = {engine.name: engine for engine in ENGINES}
    return tuple(by_name[name] for name in text.split(","))


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
