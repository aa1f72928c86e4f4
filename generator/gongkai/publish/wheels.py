"""Where the wheels of the offline package come from: our own, and those we depend on.

From a clone our wheel is built; an installed copy is packed up again from the list of files that
its installer left, each compared with its recorded fingerprint. Both work without internet.
"""

import base64
import hashlib
import subprocess
import sys
import zipfile
from enum import StrEnum, auto
from importlib import metadata
from pathlib import Path
from typing import Final

from packaging.utils import InvalidWheelFilename, parse_wheel_filename

from gongkai.base.paths import PACKAGE

PROJECT: Final = "gongkailan"
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
_READABLE: Final = 0o644 << 16
# What an installer adds to what a wheel holds.
_ADDED: Final = {"INSTALLER", "REQUESTED", "RECORD", "direct_url.json", "uv_cache.json"}


class BundleFault(StrEnum):
    """Why no package could be made."""

    NO_BUILDER = auto()
    CHANGED_COPY = auto()
    NOT_OUR_WHEEL = auto()
    NO_DOWNLOAD = auto()


class BundleError(Exception):
    """A fault, and the file or the tool's own words it concerns."""

    def __init__(self, fault: BundleFault, detail: str = "") -> None:
        """Keep both."""
        super().__init__(fault, detail)
        self.fault = fault
        self.detail = detail


def runtime_lock() -> str:
    """Return the text of the lock of runtime dependencies, in a wheel or in a checkout."""
    packaged = PACKAGE / "_requirements.txt"
    file = packaged if packaged.is_file() else _clone() / "requirements" / "runtime.txt"
    return file.read_text("utf-8")


def own_wheel(folder: Path) -> Path:
    """Return a wheel of this very program, made in a folder; BundleError when that fails."""
    if (_clone() / "pyproject.toml").is_file():
        return _built(folder)
    return packed_again(metadata.distribution(PROJECT), folder)


def packed_again(installed: metadata.Distribution, folder: Path) -> Path:
    """Return the wheel an installed copy came from, by its contents; BundleError when changed."""
    entries: dict[str, bytes] = {}
    for path in installed.files or ():
        name = path.as_posix()
        if name.startswith("../") or path.name in _ADDED or "__pycache__" in path.parts:
            continue
        data = Path(str(path.locate())).read_bytes()
        if path.hash and _digest(data) != path.hash.value:
            raise BundleError(BundleFault.CHANGED_COPY, name)
        entries[name] = data
    info = f"{PROJECT}-{installed.version}.dist-info"
    lines = [
        f"{name},sha256={_digest(entries[name])},{len(entries[name])}" for name in sorted(entries)
    ]
    entries[f"{info}/RECORD"] = "\n".join([*lines, f"{info}/RECORD,,", ""]).encode("utf-8")
    wheel = folder / f"{PROJECT}-{installed.version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in entries.items():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.external_attr = _READABLE
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, data)
    return wheel


def version_of_wheel(wheel: Path) -> str:
    """Return the version of a wheel of this program; BundleError when it is none."""
    try:
        project, version, _, _ = parse_wheel_filename(wheel.name)
    except InvalidWheelFilename:
        raise BundleError(BundleFault.NOT_OUR_WHEEL, wheel.name) from None
    if project != PROJECT or not zipfile.is_zipfile(wheel):
        raise BundleError(BundleFault.NOT_OUR_WHEEL, wheel.name)
    return str(version)


def download_wheels(requirements: str, python: str, folder: Path) -> None:
    """Let pip fetch wheels for 64-bit Windows; BundleError when one is missing or differs."""
    listed = folder / "requirements.txt"
    listed.write_text(requirements, "utf-8")
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "download"]
    target = ["--platform=win_amd64", f"--python-version={python}", "--implementation=cp"]
    what = ["--only-binary=:all:", "--no-deps", "--require-hashes", "-r", str(listed)]
    _run([*command, *target, *what, "--dest", str(folder)], folder, BundleFault.NO_DOWNLOAD)


def _clone() -> Path:
    return PACKAGE.parent.parent


def _built(folder: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    _run(command, _clone(), BundleFault.NO_BUILDER)
    return next(folder.glob(f"{PROJECT}-*.whl"))


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode("ascii")


def _run(command: list[str], folder: Path, fault: BundleFault) -> None:
    done = subprocess.run(  # the interpreter we run in, and words of our own
        command, cwd=folder, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if done.returncode:
        raise BundleError(fault, done.stderr.strip().rpartition("\n")[2])
