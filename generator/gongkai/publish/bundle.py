"""Make the offline package: every file a Windows machine without internet needs, in one zip.

The same inputs give the same bytes. What is downloaded is compared with the lock by its
fingerprint, and the package carries these fingerprints, so that installing compares them again.
"""

import hashlib
import tempfile
import tomllib
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from packaging.requirements import Requirement
from packaging.utils import parse_wheel_filename

from gongkai.publish.wheels import version_of_wheel

_FILES: Final = Path(__file__).parent / "bundle_files"
_NAMES: Final = tomllib.loads((_FILES / "names_zh.toml").read_text("utf-8"))
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
_READABLE: Final = 0o644 << 16
# Notepad on older Windows 10 reads UTF-8 only with a mark; `type` would print the mark.
_WITH_MARK: Final = "readme.txt"

Download = Callable[[str, str, Path], None]
"""Put the wheels of requirements (first) for a Python version (second) into a folder."""


class Bundle(NamedTuple):
    """A finished package: how many files it holds, and its bytes."""

    path: Path
    files: int
    size: int


def make_bundle(out: Path, wheel: Path, lock: str, python: str, download: Download) -> Bundle:
    """Write the package and return what it holds.

    BundleError when the wheel is not ours or the download did not bring what the lock asks for.
    """
    version = version_of_wheel(wheel)
    wanted = target_requirements(lock, python)
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        download("\n".join(wanted) + "\n", python, Path(folder))
        wheels = {file.name: file.read_bytes() for file in sorted(Path(folder).glob("*.whl"))}
    wheels[wheel.name] = wheel.read_bytes()
    entries = dict(_entries(wheels, {"@PYTHON@": python, "@VERSION@": version}))
    top = _NAMES["folder"].format(version=version)
    out.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for name in sorted(entries):
            entry = zipfile.ZipInfo(f"{top}/{name}", _EARLIEST)
            entry.create_system = 3  # the same on every machine that makes it
            entry.external_attr = _READABLE
            package.writestr(entry, entries[name])
    return Bundle(out, len(entries), out.stat().st_size)


def target_requirements(lock: str, python: str) -> list[str]:
    """Return the locked requirements, with fingerprints, that hold on Windows; without markers.

    Pip would ask this machine, not the other one, whether a marker holds.
    """
    target = _environment(python)
    chosen = []
    for pin, hashes in _pins(lock):
        requirement = Requirement(pin)
        if requirement.marker is None or requirement.marker.evaluate(target):
            chosen.append(" ".join([f"{requirement.name}{requirement.specifier}", *hashes]))
    return chosen


def _pins(lock: str) -> Iterator[tuple[str, list[str]]]:
    lines = (
        line for line in lock.split("\n") if line.strip() and not line.lstrip().startswith("#")
    )
    for entry in "\n".join(lines).replace("\\\n", " ").split("\n"):
        pin, *hashes = entry.split(" --hash=")
        yield pin.strip(), [f"--hash={one.strip()}" for one in hashes]


def _environment(python: str) -> dict[str, str]:
    """Return what markers are compared with: 64-bit Windows and a late release of a Python."""
    release = f"{python}.9"
    return {
        "implementation_name": "cpython",
        "implementation_version": release,
        "os_name": "nt",
        "platform_machine": "AMD64",
        "platform_python_implementation": "CPython",
        "platform_release": "10",
        "platform_system": "Windows",
        "platform_version": "10.0.19045",
        "python_full_version": release,
        "python_version": python,
        "sys_platform": "win32",
    }


def _entries(wheels: dict[str, bytes], blanks: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    for name, data in wheels.items():
        yield f"wheels/{name}", data
    yield "requirements.txt", "".join(_fingerprints(wheels.items())).encode("ascii")
    names: dict[str, str] = _NAMES["files"]
    for file in (*map(_FILES.joinpath, names), *(_FILES / "texts").iterdir()):
        text = file.read_text("utf-8").replace("\n", "\r\n")
        for blank, value in blanks.items():
            text = text.replace(blank, value)
        encoding = "utf-8-sig" if file.name == _WITH_MARK else "utf-8"
        yield names.get(file.name, f"texts/{file.name}"), text.encode(encoding)


def _fingerprints(wheels: Iterable[tuple[str, bytes]]) -> Iterator[str]:
    for name, data in sorted(wheels):
        project, version, _, _ = parse_wheel_filename(name)
        yield f"{project}=={version} --hash=sha256:{hashlib.sha256(data).hexdigest()}\n"
