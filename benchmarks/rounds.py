"""The runs: every build in every round, one engine after the other, outputs looked into.

Rounds are interleaved, so that whatever slows the machine for a while slows all engines alike.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks.builders import (
    GONGKAI,
    HUGO,
    MATERIAL,
    Engine,
    Workplace,
    available_cores,
    check_command,
    demo_command,
    reread_command,
    write_demo,
)
from benchmarks.corpus import record, records, words
from benchmarks.measure import CommandFailed, Usage, run
from benchmarks.sheets import measure_sheets
from benchmarks.verify import WrongOutput, record_pages, verify, verify_count, visible_text
from benchmarks.writers import village_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from benchmarks.measure import Command

COLD, UNCHANGED, EDITED = "cold", "unchanged", "edited"
REREAD, REREAD_AGAIN = "reread", "reread-again"
CHECKED, CHECKED_AGAIN, DEMO_CHECKED = "checked", "checked-again", "demo-checked"
_WARM_UP_PAGES = 20
_CHEAP_FOR_MATERIAL = 1_000
_EDITED_RECORD = 4
"""The record that is edited: a notice, and part of a corpus of any size."""


@dataclass(frozen=True, slots=True)
class Series:
    """What was measured: engine, pages, cores, and what had happened before the build."""

    engine: str
    count: int
    cores: int
    mode: str = COLD


@dataclass(frozen=True, slots=True)
class Plan:
    """What is run: engines, corpus sizes, rounds; `root` is the work folder.

    Stock Material takes part in all rounds of a small corpus, but a large one costs it a minute
    and more: there it takes part in the first `material_rounds` only.
    """

    engines: tuple[Engine, ...]
    sizes: tuple[int, ...]
    rounds: int
    material_rounds: int
    root: Path

    def takes_part(self, engine: Engine, count: int, number: int) -> bool:
        """Whether an engine is run in a round, counted from zero."""
        if engine not in self.engines:
            return False
        is_costly = engine is MATERIAL and count > _CHEAP_FOR_MATERIAL
        return number < (self.material_rounds if is_costly else self.rounds)


@dataclass(slots=True)
class Results:
    """Costs by series, and the table cells that were found in each engine's output."""

    usages: dict[Series, list[Usage]] = field(default_factory=lambda: defaultdict(list))
    cells: dict[tuple[str, int], int] = field(default_factory=dict)


def measure_all(plan: Plan, tell: Callable[[str], None]) -> Results:
    """Run a plan and return what it cost; raise when a build fails or leaves something out."""
    results = Results()
    _warm_up(plan)
    for number in range(plan.rounds if GONGKAI in plan.engines else 0):
        _check_demo(plan.root, number, results, tell)
        _print(plan.root, number, results, tell)
    for count in plan.sizes:
        tell(f"corpus of {count} records")
        for engine in plan.engines:
            engine.write(Workplace.under(plan.root, engine, count).source, records(count))
        for number in range(plan.rounds):
            _Round(plan, count, number, results, tell).run()
    return results


@dataclass(frozen=True, slots=True)
class _Round:
    plan: Plan
    count: int
    number: int
    results: Results
    tell: Callable[[str], None]

    def run(self) -> None:
        """Build with all engines; who begins changes from round to round."""
        for cores in (available_cores(), 1):
            engines = [GONGKAI, HUGO]
            for engine in engines if self.number % 2 == 0 else reversed(engines):
                self._cold(engine, cores)
        self._cold(MATERIAL, available_cores())

    def _cold(self, engine: Engine, cores: int) -> None:
        if not self.plan.takes_part(engine, self.count, self.number):
            return
        place = Workplace.under(self.plan.root, engine, self.count)
        engine.forget(place)
        self._measure(engine, cores, COLD)
        if (engine.name, self.count) in self.results.cells:
            verify_count(place.output, self.count)
        else:
            found = verify(place.output, records(self.count))
            self.results.cells[engine.name, self.count] = found
        if engine is GONGKAI and cores > 1:
            self._unchanged(cores)
            self._edited(cores)
            self._reread(cores)
            self._checked(cores)

    def _unchanged(self, cores: int) -> None:
        self._measure(GONGKAI, cores, UNCHANGED)
        place = Workplace.under(self.plan.root, GONGKAI, self.count)
        verify_count(place.output, self.count)

    def _edited(self, cores: int) -> None:
        place = Workplace.under(self.plan.root, GONGKAI, self.count)
        edited = record(_EDITED_RECORD)
        added = words()["added_sentence"].format(round=self.number + 1)
        with village_file(place.source, edited).open("a", encoding="utf-8") as file:
            file.write(f"\n{added}\n")
        self._measure(GONGKAI, cores, EDITED)
        verify_count(place.output, self.count)
        if added not in visible_text(record_pages(place.output)[edited.common.id]):
            raise WrongOutput(f"{place.output.name}: the edit is not on the page")

    def _reread(self, cores: int) -> None:
        """Read the finished site as a stranger would; the second time nothing has changed."""
        place = Workplace.under(self.plan.root, GONGKAI, self.count)
        for mode in (REREAD, REREAD_AGAIN):
            self._take(mode, cores, reread_command(place, cores))

    def _checked(self, cores: int) -> None:
        place = Workplace.under(self.plan.root, GONGKAI, self.count)
        GONGKAI.forget(place)
        for mode in (CHECKED, CHECKED_AGAIN):
            self._take(mode, cores, check_command(place, cores))

    def _measure(self, engine: Engine, cores: int, mode: str) -> None:
        place = Workplace.under(self.plan.root, engine, self.count)
        series = Series(engine.name, self.count, cores, mode)
        _take(series, engine.command(place, cores), self.number, self.results, self.tell)

    def _take(self, mode: str, cores: int, command: Command) -> None:
        series = Series(GONGKAI.name, self.count, cores, mode)
        _take(series, command, self.number, self.results, self.tell)


def _check_demo(root: Path, number: int, results: Results, tell: Callable[[str], None]) -> None:
    """Check the demo village as its cadre does the first time: nothing is remembered."""
    folder = root / f"demo-{number}"
    write_demo(folder)
    cores = available_cores()
    series = Series(GONGKAI.name, 0, cores, DEMO_CHECKED)
    command = demo_command(Workplace(folder, folder / "site"), cores)
    _take(series, command, number, results, tell)


def _print(root: Path, number: int, results: Results, tell: Callable[[str], None]) -> None:
    """Print the demo and a thousand notices; both are told apart from the corpus of pages."""
    for mode, usage in measure_sheets(root, number):
        _keep(Series(GONGKAI.name, 0, available_cores(), mode), usage, number, results, tell)


def _take(
    series: Series, command: Command, number: int, results: Results, tell: Callable[[str], None]
) -> None:
    _keep(series, run(command), number, results, tell)


def _keep(
    series: Series, usage: Usage, number: int, results: Results, tell: Callable[[str], None]
) -> None:
    results.usages[series].append(usage)
    tell(
        f"round {number + 1}: {series.engine} {series.count} {series.mode}"
        f" on {series.cores}: {usage.seconds:.3f} s, CPU {usage.cpu_seconds:.3f} s,"
        f" {usage.peak_bytes / 1e6:.0f} MB"
    )


def _warm_up(plan: Plan) -> None:
    """Build a few pages with every engine, so that no first run pays for cold program files."""
    for engine in plan.engines:
        place = Workplace.under(plan.root, engine, _WARM_UP_PAGES)
        engine.write(place.source, records(_WARM_UP_PAGES))
        run(engine.command(place, available_cores()))
        verify(place.output, records(_WARM_UP_PAGES))


__all__ = [
    "CHECKED",
    "CHECKED_AGAIN",
    "COLD",
    "DEMO_CHECKED",
    "EDITED",
    "REREAD",
    "REREAD_AGAIN",
    "UNCHANGED",
    "CommandFailed",
    "Plan",
    "Results",
    "Series",
    "WrongOutput",
    "available_cores",
    "measure_all",
]
