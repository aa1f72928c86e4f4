"""The wheel works where nothing but its declared dependencies is installed."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.tools.repository import ROOT

pytestmark = [pytest.mark.registry, pytest.mark.xdist_group("wheel")]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], ROOT)
    return next(folder.glob("gongkailan-*.whl"))


@pytest.fixture(scope="module")
def commands(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of commands of a new environment that holds the wheel and its locks."""
    environment = tmp_path_factory.mktemp("environment")
    run([sys.executable, "-m", "venv", "--without-pip", str(environment)], environment)
    folder = environment / ("Scripts" if os.name == "nt" else "bin")
    pip = [sys.executable, "-m", "pip", f"--python={folder / 'python'}", "-qq"]
    install = [*pip, "install", "--no-compile"]
    run([*install, "--require-hashes", "-r", str(ROOT / "requirements/runtime.txt")], environment)
    run([*install, "--no-deps", str(wheel)], environment)
    # The lock must satisfy what the wheel itself declares.
    run([*pip, "check"], environment)
    return folder


def test_wheel_ships_theme_rules_and_starter(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for folder in ("gongkai/_theme/", "gongkai/rules/", "gongkai/starter/", "gongkai/base/"):
        shipped = {name for name in names if name.startswith(folder)}
        home = ROOT / ("theme" if "_theme" in folder else f"generator/{folder}")
        there = {
            folder + path.relative_to(home).as_posix()
            for path in home.rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }
        assert there
        assert shipped == there


def test_new_village_builds_outside_the_clone(commands: Path, tmp_path: Path) -> None:
    gongkai = str(commands / "gongkai")
    run([gongkai, "new", "demo"], tmp_path)
    run([gongkai, "build"], tmp_path / "demo")
    run([gongkai, "explain", "F101"], tmp_path)
    site = tmp_path / "demo" / "site"
    assert (site / "index.html").is_file()
    assert (site / "manifest.json").is_file()
    assert list(site.glob("r/*.html"))


def run(command: list[str], folder: Path) -> None:
    """Run a command with nothing of the test's own environment on its import path."""
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        command, cwd=folder, env=clean, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
