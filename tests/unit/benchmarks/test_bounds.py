"""The benchmark's verdicts: kept, missed, or not judged when something was not run."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.bounds import judge
from benchmarks.measure import Usage
from benchmarks.rounds import Results, Series
from tests.tools.repository import ROOT

KEPT = {
    Series("hugo", 10_000, 4): 2.0,
    Series("hugo", 10_000, 1): 4.0,
    Series("material", 10_000, 4): 80.0,
    Series("gongkai", 1_000, 4): 0.3,
    Series("gongkai", 1_000, 1): 0.8,
    Series("gongkai", 10_000, 4): 3.0,
    Series("gongkai", 10_000, 1): 8.0,
    Series("gongkai", 10_000, 4, "unchanged"): 0.8,
    Series("gongkai", 10_000, 4, "edited"): 0.8,
    Series("gongkai", 10_000, 4, "checked"): 3.0,
    Series("gongkai", 10_000, 4, "checked-again"): 1.0,
    Series("gongkai", 10_000, 4, "reread"): 8.0,
    Series("gongkai", 10_000, 4, "reread-again"): 1.5,
    Series("gongkai", 0, 4, "demo-checked"): 1.0,
    Series("gongkai", 0, 4, "sheet"): 0.9,
    Series("gongkai", 0, 4, "sheet-inside"): 0.04,
    Series("gongkai", 0, 4, "ledger"): 0.5,
    Series("gongkai", 0, 4, "sheets"): 12.0,
    Series("gongkai", 0, 4, "sheets-again"): 1.0,
    Series("gongkai", 0, 4, "demo-built"): 60.0,
}


def results_of(seconds: dict[Series, float], peak_bytes: int = 200_000_000) -> Results:
    results = Results()
    for series, each in seconds.items():
        # The slow outlier must not count: the median does.
        results.usages[series] = [Usage(each, each, peak_bytes) for each in (each, each, 9 * each)]
    return results


def missed_of(results: Results) -> list[str]:
    return [verdict.name for verdict in judge(results, 4) if verdict.is_missed]


def test_bounds_are_kept_up_to_their_limit() -> None:
    verdicts = judge(results_of(KEPT), 4)
    assert len(verdicts) == 20
    assert not [verdict for verdict in verdicts if verdict.is_missed or verdict.measured is None]


@pytest.mark.parametrize(
    ("series", "seconds", "missed"),
    [
        (Series("hugo", 10_000, 4), 1.9, ["cold_to_hugo"]),
        (Series("hugo", 10_000, 1), 3.9, ["alone_to_hugo"]),
        (Series("material", 10_000, 4), 23.0, ["cold_to_material"]),
        (Series("gongkai", 10_000, 4, "unchanged"), 0.81, ["unchanged"]),
        (Series("gongkai", 10_000, 4, "edited"), 0.81, ["edited"]),
        (Series("gongkai", 10_000, 4, "checked"), 3.1, ["checked"]),
        (Series("gongkai", 10_000, 4, "checked-again"), 1.1, ["checked_again"]),
        (Series("gongkai", 10_000, 4, "reread"), 8.1, ["reread"]),
        (Series("gongkai", 10_000, 4, "reread-again"), 1.6, ["reread_again"]),
        (Series("gongkai", 0, 4, "demo-checked"), 1.1, ["demo_checked"]),
        (Series("gongkai", 0, 4, "sheet"), 1.0, ["sheet"]),
        (Series("gongkai", 0, 4, "sheet-inside"), 0.05, ["sheet_inside"]),
        (Series("gongkai", 0, 4, "ledger"), 0.6, ["ledger"]),
        (Series("gongkai", 0, 4, "sheets"), 13.0, ["sheets"]),
        (Series("gongkai", 0, 4, "sheets-again"), 1.1, ["sheets_again"]),
        (Series("gongkai", 0, 4, "demo-built"), 61.0, ["demo_built"]),
        (Series("gongkai", 1_000, 4), 0.24, ["growth"]),
        (Series("gongkai", 1_000, 1), 0.6, ["growth_alone"]),
    ],
)
def test_each_bound_can_be_missed(series: Series, seconds: float, missed: list[str]) -> None:
    assert missed_of(results_of(KEPT | {series: seconds})) == missed


def test_memory_counts_the_largest_run() -> None:
    results = results_of(KEPT)
    results.usages[Series("gongkai", 10_000, 1)].append(Usage(8.0, 8.0, 300_000_001))
    assert missed_of(results) == ["peak"]


def test_what_was_not_run_is_not_judged() -> None:
    verdicts = judge(results_of({Series("gongkai", 10_000, 4): 3.0}), 4)
    unjudged = [verdict.name for verdict in verdicts if verdict.measured is None]
    assert "cold_to_hugo" in unjudged
    assert not any(verdict.is_missed for verdict in verdicts)


def test_a_run_keeps_compiled_modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    told = tmp_path / "told"
    program = f"import sys; open({str(told)!r}, 'w').write(str(sys.dont_write_bytecode))"
    measuring = (
        "import sys; from pathlib import Path; from benchmarks.measure import Command, run;"
        f"run(Command((sys.executable, '-c', {program!r}), Path({str(tmp_path)!r})))"
    )
    # In a process of its own: a run waits for all that its process has ever started.
    subprocess.run([sys.executable, "-c", measuring], cwd=ROOT, check=True)
    assert told.read_text("utf-8") == "False"
