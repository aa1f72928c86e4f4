"""Run one command and return what it cost: seconds, CPU seconds, memory of the largest process.

Figures come from the kernel when a process ends, so nothing is polled and nothing is missed:
CPU seconds include every descendant, memory is the largest resident set of any one of them.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from time import perf_counter, sleep
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from resource import struct_rusage

_SET_CHILD_SUBREAPER = 36
_KIB = 1024
_UNUSUAL = frozenset({"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"})
_PATIENCE_SECONDS = 10


class CommandFailed(Exception):  # noqa: N818  (reads as what happened)
    """A measured command did not succeed; its last lines are in the message."""


@dataclass(frozen=True, slots=True)
class Usage:
    """Wall seconds, CPU seconds of all processes, peak memory of the largest one in bytes."""

    seconds: float
    cpu_seconds: float
    peak_bytes: int


@dataclass(frozen=True, slots=True)
class Command:
    """What to run, where, on how many cores (0: all), with which extra environment."""

    words: tuple[str, ...]
    folder: Path
    cores: int = 0
    environment: tuple[tuple[str, str], ...] = ()


def adopt_orphans() -> None:
    """Make this process the parent of orphaned descendants, so that their cost is counted.

    A build whose pool outlives it would otherwise hide the pool's CPU seconds. Outside Linux
    nothing happens.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def run(command: Command) -> Usage:
    """Run a command to its end and return its cost; raise `CommandFailed` unless it exits 0."""
    with tempfile.TemporaryFile() as log:
        allowed = os.sched_getaffinity(0)
        # The child inherits the cores; this process only waits, so pinning it too costs nothing.
        os.sched_setaffinity(0, set(sorted(allowed)[: command.cores or len(allowed)]))
        try:
            begin = perf_counter()
            child = subprocess.Popen(
                command.words,
                cwd=command.folder,
                env=_environment(command),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
            _, status, rusage = os.wait4(child.pid, 0)
            seconds = perf_counter() - begin
        finally:
            os.sched_setaffinity(0, allowed)
        child.returncode = os.waitstatus_to_exitcode(status)
        costs = [rusage, *_orphans()]
        if child.returncode:
            log.seek(0)
            tail = log.read().decode(errors="replace")[-2000:]
            raise CommandFailed(f"{' '.join(command.words)}: {child.returncode}\n{tail}")
    cpu = sum(cost.ru_utime + cost.ru_stime for cost in costs)
    return Usage(seconds, cpu, max(cost.ru_maxrss for cost in costs) * _KIB)


def _environment(command: Command) -> dict[str, str]:
    """Return the environment of a run: Python keeps compiled modules, as any installed program.

    A developer's setting to the contrary would have every run compile the whole program anew.
    """
    kept = {name: value for name, value in os.environ.items() if name not in _UNUSUAL}
    return kept | dict(command.environment)


def _orphans() -> list[struct_rusage]:
    """Return the costs of adopted descendants; raise when one outlives the build for long."""
    found: list[struct_rusage] = []
    deadline = perf_counter() + _PATIENCE_SECONDS
    while perf_counter() < deadline:
        try:
            process_id, _, rusage = os.wait4(-1, os.WNOHANG)
        except ChildProcessError:
            return found
        if process_id:
            found.append(rusage)
        else:
            sleep(0.01)
    raise CommandFailed("a process of the build is still running after the build has ended")
