"""Rules that hold for the repository as a whole."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools.check_lengths import overlong_files
from tests.tools.repository import ROOT, repository_files, text_of
from tests.tools.scan_ids import is_well_formed, lines_with_ids, places_with_ids

PACKAGE = ROOT / "generator"
SOURCES = sorted(PACKAGE.rglob("*.py"))
# No module imports another in a circle (import-linter sees to it), so that what stands at the root
# is all that can begin wrongly.
MODULES = [
    f"gongkai.{path.stem}"
    for path in sorted((PACKAGE / "gongkai").iterdir())
    if path.name != "__main__.py"  # importing it runs the command
    if path.suffix == ".py" or (path / "__init__.py").exists()
]
# What others wrote is read once; each of ours is then the first of ours in a process of its own.
IMPORT_EACH = """
import importlib, os, sys
import click, jinja2, orjson, PIL.Image, pydantic, yaml
for module in sys.argv[1:]:
    child = os.fork()
    if not child:
        try:
            importlib.import_module(module)
        except BaseException:
            os._exit(1)
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        print(module)
"""
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))

CHINESE = re.compile("[\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]")
MACHINE_PATH = re.compile(r"(?<![\w.~])/(?:home|root|work|Users|opt|tmp/[a-z])/|[C-Z]:\\Users\\")

# 17 characters of a number nobody holds: the district code 000000 does not exist.
BODY = "99999919000101000"
CHECKED = next(BODY + last for last in "0123456789X" if is_well_formed(BODY + last))


def test_no_source_file_is_too_long() -> None:
    assert list(overlong_files()) == []


def test_an_overlong_file_is_found(tmp_path: Path) -> None:
    source = tmp_path / "generator" / "long.py"
    source.parent.mkdir()
    source.write_text("pass\n" * 301, encoding="utf-8")
    assert list(overlong_files(tmp_path)) == [("generator/long.py", 301)]


def test_each_module_imports_alone() -> None:
    done = each_imported(*MODULES)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_module_that_cannot_be_imported_alone_is_told() -> None:
    done = each_imported("gongkai.base.money", "gongkai.no")
    assert done.returncode == 0
    assert done.stdout == "gongkai.no\n"


def each_imported(*modules: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", IMPORT_EACH, *modules],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_python_source_holds_no_chinese() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in SOURCES
        for number, line in enumerate(text_of(path).splitlines(), start=1)
        if CHINESE.search(line)
    ]
    assert found == []


def test_no_file_names_a_path_of_one_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in repository_files()
        for number, line in enumerate(text_of(path).splitlines(), start=1)
        if MACHINE_PATH.search(line)
    ]
    assert found == []


def test_no_file_holds_an_identity_number() -> None:
    assert list(places_with_ids(repository_files())) == []


@pytest.mark.parametrize(
    "text", [CHECKED, f"no {CHECKED}.", "".join(chr(ord(c) + 0xFEE0) for c in CHECKED)]
)
def test_a_well_formed_identity_number_is_found(text: str) -> None:
    assert list(lines_with_ids(f"first\n{text}")) == [2]


def test_numbers_that_fail_their_check_pass() -> None:
    wrong = [BODY + last for last in "0123456789X" if BODY + last != CHECKED]
    assert list(lines_with_ids("\n".join(wrong))) == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_lock_pins_with_hashes_and_names_no_source(lock: Path) -> None:
    text = text_of(lock)
    assert not re.search(r"https?:|file:|--index|--extra-index|--find-links|\s@\s", text)
    pins = re.findall(r"^([a-z0-9-]+)==\S+(.*)\\\n    --hash=sha256:", text, flags=re.MULTILINE)
    assert len(pins) == len(re.findall(r"^\S+==", text, flags=re.MULTILINE)) > 0


def test_every_lock_is_there() -> None:
    assert [lock.stem for lock in LOCKS] == ["bench", "build", "dev", "runtime"]
