"""The offline package holds what the lock asks for, and nothing depends on when it is made."""

import hashlib
import zipfile
from pathlib import Path

import pytest

from gongkai.publish.bundle import make_bundle, target_requirements
from gongkai.publish.wheels import BundleError, BundleFault, runtime_lock, version_of_wheel

LOCK = """\
# made by a tool
alpha==1.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
    # via gongkailan
beta==2.0 ; sys_platform == 'linux' \\
    --hash=sha256:cc
gamma==3.0 ; python_full_version >= '3.11.5' and sys_platform == 'win32' \\
    --hash=sha256:dd
delta==4.0 ; python_version < '3.12' \\
    --hash=sha256:ee
"""
TOP = "公开栏安装包-0.1.0"


def fake_download(requirements: str, python: str, folder: Path) -> None:
    assert python == "3.12"
    for line in requirements.splitlines():
        name, version = line.split()[0].split("==")
        (folder / f"{name}-{version}-py3-none-any.whl").write_bytes(name.encode())


def wheel(folder: Path, name: str = "gongkailan-0.1.0-py3-none-any.whl") -> Path:
    with zipfile.ZipFile(folder / name, "w") as packed:
        packed.writestr("gongkai/__init__.py", "")
    return folder / name


def test_only_what_holds_on_windows_is_asked_for() -> None:
    assert target_requirements(LOCK, "3.12") == [
        "alpha==1.0 --hash=sha256:aa --hash=sha256:bb",
        "gamma==3.0 --hash=sha256:dd",
    ]
    assert [line.split("==")[0] for line in target_requirements(LOCK, "3.11")] == [
        "alpha",
        "gamma",
        "delta",
    ]


def test_the_real_lock_is_read_whole() -> None:
    pins = [line for line in runtime_lock().splitlines() if "==" in line and line[0] != "#"]
    chosen = target_requirements(runtime_lock(), "3.12")
    assert len(pins) - 1 <= len(chosen) <= len(pins)
    assert all(line.count(" --hash=sha256:") >= 1 and ";" not in line for line in chosen)


def test_package_holds_wheels_and_their_fingerprints(tmp_path: Path) -> None:
    ours = wheel(tmp_path)
    made = make_bundle(tmp_path / "out" / "a.zip", ours, LOCK, "3.12", fake_download)
    with zipfile.ZipFile(made.path) as package:
        names = package.namelist()
        assert made.files == len(names)
        assert made.size == made.path.stat().st_size
        assert {name for name in names if name.count("/") == 1} == {
            f"{TOP}/{name}"
            for name in ("安装.bat", "升级.bat", "卸载.bat", "说明.txt", "requirements.txt")
        }
        listed = package.read(f"{TOP}/requirements.txt").decode("ascii").splitlines()
        held = [name for name in names if name.startswith(f"{TOP}/wheels/")]
        assert len(held) == 3
        for name, line in zip(sorted(held), listed, strict=True):
            project, version = Path(name).name.split("-")[:2]
            digest = hashlib.sha256(package.read(name)).hexdigest()
            assert line == f"{project}=={version} --hash=sha256:{digest}"
        assert package.read(f"{TOP}/wheels/{ours.name}") == ours.read_bytes()


def test_batch_files_suit_any_code_page(tmp_path: Path) -> None:
    made = make_bundle(tmp_path / "a.zip", wheel(tmp_path), LOCK, "3.12", fake_download)
    with zipfile.ZipFile(made.path) as package:
        texts = {name: package.read(name) for name in package.namelist()}
    for name, data in texts.items():
        if name.endswith((".bat", ".txt")) and not name.endswith("requirements.txt"):
            assert b"@" not in data.replace(b"@echo", b"").replace(b'echo @"', b""), name
            assert data.count(b"\n") == data.count(b"\r\n") > 0, name
        if name.endswith(".bat"):
            text = data.decode("ascii")
            used = {part.split('"')[0] for part in text.split('type "texts\\')[1:]}
            assert used
            assert {f"{TOP}/texts/{one}" for one in used} <= texts.keys()
    assert "py -3.12 " in texts[f"{TOP}/安装.bat"].decode("ascii")
    assert texts[f"{TOP}/说明.txt"].startswith(b"\xef\xbb\xbf")


def test_same_inputs_give_same_bytes(tmp_path: Path) -> None:
    ours = wheel(tmp_path)
    first = make_bundle(tmp_path / "a.zip", ours, LOCK, "3.12", fake_download)
    second = make_bundle(tmp_path / "b.zip", ours, LOCK, "3.12", fake_download)
    assert first.path.read_bytes() == second.path.read_bytes()


@pytest.mark.parametrize("name", ["other-1.0-py3-none-any.whl", "gongkailan.whl"])
def test_a_foreign_wheel_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BundleError) as caught:
        version_of_wheel(wheel(tmp_path, name))
    assert (caught.value.fault, caught.value.detail) == (BundleFault.NOT_OUR_WHEEL, name)


def test_a_wheel_must_be_a_zip(tmp_path: Path) -> None:
    broken = tmp_path / "gongkailan-0.1.0-py3-none-any.whl"
    broken.write_bytes(b"not a zip")
    with pytest.raises(BundleError):
        version_of_wheel(broken)
