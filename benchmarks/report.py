"""Tell the results as one Markdown page; the console shows the same page."""

from __future__ import annotations

import os
import platform
import tomllib
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks.builders import CORES, HUGO, MATERIAL
from benchmarks.rounds import Series

if TYPE_CHECKING:
    from benchmarks.bounds import Verdict
    from benchmarks.rounds import Plan, Results

_PACKAGES = ("gongkailan", "mkdocs", "mkdocs-material", "jieba", "hugo")
_GIB = 2**30


@dataclass(frozen=True, slots=True)
class Machine:
    """What the figures depend on; no name and no path of the machine."""

    cpu: str
    cores: int
    memory_bytes: int
    is_tmpfs: bool
    versions: str

    @classmethod
    def describe(cls, root: Path) -> Machine:
        """Return the machine this runs on; `root` is the work folder."""
        return cls(
            cpu=_cpu_model(),
            cores=len(os.sched_getaffinity(0)),
            memory_bytes=os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
            is_tmpfs=_is_tmpfs(root),
            versions=", ".join(_versions()),
        )


def write_report(
    results: Results, verdicts: list[Verdict], plan: Plan, machine: Machine, date: str = ""
) -> str:
    """Return the whole report; the date is printed as given."""
    texts = _texts()
    page = texts["page"].format(
        date=texts["dated"].format(date=date) if date else "",
        cpu=machine.cpu,
        cores=machine.cores,
        memory=machine.memory_bytes / _GIB,
        disk=texts["tmpfs" if machine.is_tmpfs else "disk"],
        versions=machine.versions,
        notes=_notes(results, plan, machine),
        bounds="\n".join(_bound_row(verdict) for verdict in verdicts),
        closing=_closing(verdicts),
        tables="\n".join(_table(results, count) for count in plan.sizes),
    )
    return str(page).rstrip("\n") + "\n"


def _notes(results: Results, plan: Plan, machine: Machine) -> str:
    notes = []
    for series, usages in results.usages.items():
        if series.engine == MATERIAL.name and len(usages) < plan.rounds:
            note = _texts()["material_note"]
            notes.append(note.format(count=series.count, runs=len(usages), rounds=plan.rounds))
    if machine.cores < CORES:
        notes.append(_texts()["cores_note"].format(cores=machine.cores))
    return "".join(f"{note}\n" for note in notes)


def _closing(verdicts: list[Verdict]) -> str:
    missed = sum(verdict.is_missed for verdict in verdicts)
    unjudged = sum(verdict.measured is None for verdict in verdicts)
    sentences = []
    if missed:
        sentences.append(_texts()["some_missed"].format(count=missed))
    if unjudged:
        sentences.append(_texts()["some_unjudged"].format(count=unjudged))
    return "".join(sentences) or str(_texts()["all_kept"])


def _bound_row(verdict: Verdict) -> str:
    texts, bound = _texts(), _texts()["bounds"][verdict.name]
    divisor = bound.get("divisor", 1)
    limit = bound["show"].format(value=verdict.limit / divisor)
    if verdict.measured is None:
        measured, result = "—", texts["unjudged"]
    else:
        measured = bound["show"].format(value=verdict.measured / divisor)
        result = texts["missed" if verdict.is_missed else "kept"]
    row = texts["bound_row"]
    return str(row.format(name=bound["name"], limit=limit, measured=measured, result=result))


def _table(results: Results, count: int) -> str:
    rows = [_row(results, series) for series in results.usages if series.count == count]
    return str(_texts()["table"].format(count=count, rows="\n".join(rows)))


def _row(results: Results, series: Series) -> str:
    usages = results.usages[series]
    seconds = median(usage.seconds for usage in usages)
    beside = results.usages.get(Series(HUGO.name, series.count, series.cores), [])
    hugo = median(usage.seconds for usage in beside) if beside else 0.0
    row = _texts()["row"].format(
        name=_texts()["names"][f"{series.engine} {series.mode}"],
        cores=series.cores,
        runs=len(usages),
        seconds=seconds,
        best=min(usage.seconds for usage in usages),
        worst=max(usage.seconds for usage in usages),
        cpu=median(usage.cpu_seconds for usage in usages),
        peak=max(usage.peak_bytes for usage in usages) / 1e6,
        rate=series.count / seconds,
        ratio=f"{seconds / hugo:.2f}" if hugo else "—",
    )
    return str(row)


def _versions() -> list[str]:
    found = [f"Python {platform.python_version()}"]
    for package in _PACKAGES:
        # An engine that was left out need not be installed.
        with suppress(PackageNotFoundError):
            found.append(f"{package} {version(package)}")
    return found


def _cpu_model() -> str:
    described = Path("/proc/cpuinfo")
    if described.exists():
        for line in described.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.machine()


def _is_tmpfs(root: Path) -> bool:
    """Whether a folder lies on a memory disk: the longest mount point above it decides."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return False
    best, kind = "", ""
    for line in mounts.read_text(encoding="utf-8").splitlines():
        _, point, found, *_ = line.split()
        if root.resolve().is_relative_to(point) and len(point) > len(best):
            best, kind = point, found
    return kind in {"tmpfs", "ramfs"}


@cache
def _texts() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("report_zh.toml").read_text(encoding="utf-8"))
