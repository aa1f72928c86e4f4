"""An installed copy is packed up again as the wheel it came from."""

import base64
import hashlib
from importlib import metadata
from pathlib import Path
from zipfile import ZipFile

import pytest

from gongkai.publish.wheels import BundleError, BundleFault, packed_again

INFO = "gongkailan-9.9.dist-info"


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """Lay out an installed copy as pip leaves it; return its folder."""
    files = {
        "gongkai/__init__.py": b"",
        "gongkai/starter/.gitignore": b"/site/\n",
        f"{INFO}/METADATA": b"Metadata-Version: 2.4\nName: gongkailan\nVersion: 9.9\n",
        f"{INFO}/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    added = {f"{INFO}/INSTALLER": b"pip\n", "../../bin/gongkai": b"#!python\n"}
    home = tmp_path / "lib" / "packages"
    lines = []
    for name, data in (files | added).items():
        place = home / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        lines.append(f"{name},sha256={digest},{len(data)}")
    lines += ["gongkai/__pycache__/x.pyc,,", f"{INFO}/RECORD,,"]
    (home / INFO / "RECORD").write_text("\n".join(lines) + "\n", "utf-8")
    return home


def test_wheel_holds_what_was_installed(installed: Path, tmp_path: Path) -> None:
    wheel = packed_again(metadata.Distribution.at(installed / INFO), tmp_path)
    assert wheel.name == "gongkailan-9.9-py3-none-any.whl"
    with ZipFile(wheel) as packed:
        assert set(packed.namelist()) == {
            "gongkai/__init__.py",
            "gongkai/starter/.gitignore",
            f"{INFO}/METADATA",
            f"{INFO}/WHEEL",
            f"{INFO}/RECORD",
        }
        assert packed.read("gongkai/starter/.gitignore") == b"/site/\n"
        assert f"{INFO}/RECORD,,\n" in packed.read(f"{INFO}/RECORD").decode()


def test_a_changed_copy_is_refused(installed: Path, tmp_path: Path) -> None:
    (installed / "gongkai" / "__init__.py").write_text("changed", "utf-8")
    with pytest.raises(BundleError) as caught:
        packed_again(metadata.Distribution.at(installed / INFO), tmp_path)
    assert caught.value.fault is BundleFault.CHANGED_COPY
    assert caught.value.detail == "gongkai/__init__.py"
