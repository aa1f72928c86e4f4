"""The real offline package: all that Windows needs, from a clone and from an installed copy."""

import subprocess
import sys
from email.parser import Parser
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

from tests.tools.repository import ROOT

pytestmark = [pytest.mark.registry, pytest.mark.xdist_group("wheel")]

WINDOWS = {
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "python_full_version": "3.12.9",
    "python_version": "3.12",
    "sys_platform": "win32",
    "extra": "",
}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bundle")
    run([sys.executable, "-m", "gongkai", "bundle", "--out", "package.zip"], folder)
    with ZipFile(folder / "package.zip") as packed:
        packed.extractall(folder)
    return next(path for path in folder.iterdir() if path.is_dir())


def test_every_dependency_is_inside(package: Path) -> None:
    wheels = {parse_wheel_filename(file.name)[0]: file for file in package.glob("wheels/*.whl")}
    assert "gongkailan" in wheels
    for file in wheels.values():
        _, _, _, tags = parse_wheel_filename(file.name)
        assert {tag.platform for tag in tags} <= {"any", "win_amd64"}
        for line in requirements_of(file):
            needed = Requirement(line)
            if needed.marker is None or needed.marker.evaluate(WINDOWS):
                held = wheels[canonicalize_name(needed.name)]
                assert needed.specifier.contains(parse_wheel_filename(held.name)[1]), line


def test_package_installs_from_itself_alone(package: Path, tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-qq", "install"]
    where = ["--no-index", "--find-links", "wheels", "--require-hashes", "-r", "requirements.txt"]
    target = ["--platform=win_amd64", "--python-version=3.12", "--only-binary=:all:"]
    run([*pip, *where, *target, "--target", str(tmp_path / "installed")], package)
    assert (tmp_path / "installed" / "gongkai" / "_requirements.txt").is_file()
    assert (tmp_path / "installed" / "gongkai" / "starter" / "site_config.yml").is_file()


def test_an_installed_copy_makes_the_same_wheel(package: Path, tmp_path: Path) -> None:
    (ours,) = package.glob("wheels/gongkailan-*.whl")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-qq", "install"]
    run([*pip, "--no-deps", "--target", str(tmp_path / "installed"), str(ours)], package)
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from pathlib import Path\n"
        "from gongkai.publish.wheels import own_wheel, runtime_lock\n"
        "import gongkai; assert gongkai.__file__.startswith(sys.argv[1])\n"
        "assert '--hash=' in runtime_lock()\n"
        "own_wheel(Path(sys.argv[2]))\n"
    )
    run([sys.executable, "-c", script, str(tmp_path / "installed"), str(tmp_path)], tmp_path)
    assert contents(tmp_path / ours.name) == contents(ours)


def requirements_of(wheel: Path) -> list[str]:
    with ZipFile(wheel) as packed:
        name = next(one for one in packed.namelist() if one.endswith(".dist-info/METADATA"))
        head = Parser().parsestr(packed.read(name).decode("utf-8"), headersonly=True)
    return [str(line) for line in head.get_all("Requires-Dist", [])]


def contents(wheel: Path) -> dict[str, bytes]:
    with ZipFile(wheel) as packed:
        names = [name for name in packed.namelist() if not name.endswith("/RECORD")]
        return {name: packed.read(name) for name in names}


def run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_clone_is_what_was_packed(package: Path) -> None:
    (ours,) = package.glob("wheels/gongkailan-*.whl")
    lock = (ROOT / "requirements" / "runtime.txt").read_bytes()
    assert contents(ours)["gongkai/_requirements.txt"] == lock
