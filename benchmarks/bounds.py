"""The bounds a run is held to, and whether it kept them."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.builders import GONGKAI, HUGO, MATERIAL
from benchmarks.rounds import (
    CHECKED,
    CHECKED_AGAIN,
    COLD,
    DEMO_CHECKED,
    EDITED,
    REREAD,
    REREAD_AGAIN,
    UNCHANGED,
    Series,
)
from benchmarks.sheets import (
    DEMO_BUILT,
    LEDGER,
    PRINTED,
    SHEET,
    SHEET_INSIDE,
    SHEETS,
    SHEETS_AGAIN,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from benchmarks.rounds import Results

SMALL, LARGE = 1_000, 10_000
COLD_TO_HUGO = 1.5
COLD_TO_HUGO_ON_ONE_CORE = 2.0
COLD_TO_MATERIAL = 1 / 8
INCREMENTAL_SECONDS = 0.8
PEAK_BYTES = 300e6
PAGE_TIME_GROWTH = 1.2
REREAD_SECONDS, REREAD_AGAIN_SECONDS = 8.0, 1.5
CHECKED_SECONDS, CHECKED_AGAIN_SECONDS, DEMO_CHECKED_SECONDS = 3.0, 1.0, 1.0
PRINTING_SECONDS = {
    SHEET: 0.9,
    SHEET_INSIDE: 0.04,
    LEDGER: 0.5,
    SHEETS: 12.0,
    SHEETS_AGAIN: 1.0,
    DEMO_BUILT: 60.0,
}
PRINTING_PEAK_BYTES = 200e6


@dataclass(frozen=True, slots=True)
class Verdict:
    """One bound by its name, its limit, and what was measured; None when it was not run."""

    name: str
    limit: float
    measured: float | None

    @property
    def is_missed(self) -> bool:
        """Whether the bound was measured and not kept."""
        return self.measured is not None and self.measured > self.limit


def judge(results: Results, cores: int) -> list[Verdict]:
    """Return a verdict on every bound, in the order they are stated."""
    return list(_Judge(results, cores).verdicts())


@dataclass(frozen=True, slots=True)
class _Judge:
    results: Results
    cores: int

    def verdicts(self) -> Iterator[Verdict]:
        """Yield all verdicts; ratios are those of medians of the same run."""
        cold, alone = self._ours(self.cores), self._ours(1)
        hugo = self._seconds(Series(HUGO.name, LARGE, self.cores))
        hugo_alone = self._seconds(Series(HUGO.name, LARGE, 1))
        material = self._seconds(Series(MATERIAL.name, LARGE, self.cores))
        yield Verdict("cold_to_hugo", COLD_TO_HUGO, _ratio(cold, hugo))
        yield Verdict("alone_to_hugo", COLD_TO_HUGO_ON_ONE_CORE, _ratio(alone, hugo_alone))
        yield Verdict("cold_to_material", COLD_TO_MATERIAL, _ratio(cold, material))
        for mode in (UNCHANGED, EDITED):
            seconds = self._ours(self.cores, mode=mode)
            yield Verdict(mode, INCREMENTAL_SECONDS, seconds)
        yield Verdict("peak", PEAK_BYTES, self._peak())
        yield Verdict("growth", PAGE_TIME_GROWTH, self._growth(self.cores))
        yield Verdict("growth_alone", PAGE_TIME_GROWTH, self._growth(1))
        reread = self._ours(self.cores, mode=REREAD)
        yield Verdict("reread", REREAD_SECONDS, reread)
        reread_again = self._ours(self.cores, mode=REREAD_AGAIN)
        yield Verdict("reread_again", REREAD_AGAIN_SECONDS, reread_again)
        checked = self._ours(self.cores, mode=CHECKED)
        yield Verdict("checked", CHECKED_SECONDS, checked)
        again = self._ours(self.cores, mode=CHECKED_AGAIN)
        yield Verdict("checked_again", CHECKED_AGAIN_SECONDS, again)
        demo = self._ours(self.cores, 0, DEMO_CHECKED)
        yield Verdict("demo_checked", DEMO_CHECKED_SECONDS, demo)
        for mode, limit in PRINTING_SECONDS.items():
            yield Verdict(mode.replace("-", "_"), limit, self._ours(self.cores, 0, mode))
        yield Verdict("printing_peak", PRINTING_PEAK_BYTES, self._peak(0, PRINTED))

    def _ours(self, cores: int, count: int = LARGE, mode: str = COLD) -> float | None:
        return self._seconds(Series(GONGKAI.name, count, cores, mode))

    def _seconds(self, series: Series) -> float | None:
        usages = self.results.usages.get(series)
        return median(usage.seconds for usage in usages) if usages else None

    def _peak(self, count: int = LARGE, modes: Collection[str] = ()) -> float | None:
        """Return the largest peak of any run of ours with a corpus, of some modes or of all."""
        peaks = [
            usage.peak_bytes
            for series, usages in self.results.usages.items()
            if series.engine == GONGKAI.name and series.count == count
            if not modes or series.mode in modes
            for usage in usages
        ]
        return float(max(peaks)) if peaks else None

    def _growth(self, cores: int) -> float | None:
        ratio = _ratio(self._ours(cores), self._ours(cores, SMALL))
        return None if ratio is None else ratio * SMALL / LARGE


def _ratio(part: float | None, whole: float | None) -> float | None:
    return None if part is None or not whole else part / whole
