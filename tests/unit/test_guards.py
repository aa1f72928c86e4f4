"""The guards of tests/conftest.py do stop what they are there to stop."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools.repository import ROOT

SKIPPED = "import pytest\n\ndef test_left_out():\n    pytest.skip('no time')\n"
MODULE_SKIPPED = "import pytest\npytest.skip('no time', allow_module_level=True)\n"
SHARED = """import os
from pathlib import Path
import pytest

@pytest.fixture(scope="module")
def made():
    (Path(__file__).parent / f"made-by-{os.getpid()}").touch()

@pytest.mark.parametrize("number", range(12))
def test_one(made, number):
    pass
"""
IN_BROWSER = "import pytest\n\n@pytest.mark.browser\ndef test_page():\n    assert False\n"
CUT_ANEW = """import pytest

def test_any():
    pass

@pytest.mark.deep
@pytest.mark.fonts
def test_cut():
    assert False
"""
NO_FONTS = """from pathlib import Path
from tests import conftest

conftest.DEEP_TOOLS.clear()
conftest.DEEP_NODE_TOOLS.clear()
conftest.font_sources = lambda: [Path("/nowhere/Kai.ttf")]
"""


def test_another_machine_cannot_be_reached() -> None:
    with pytest.raises(RuntimeError, match=r"may not reach 192\.0\.2\.1"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    with (
        socket.socket() as plain,
        pytest.raises(RuntimeError, match=r"may not reach 192\.0\.2\.1"),
    ):
        plain.connect(("192.0.2.1", 80))


def test_this_machine_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()[:2], timeout=5).close()


@pytest.mark.parametrize("source", [SKIPPED, MODULE_SKIPPED], ids=["test", "module"])
def test_a_skip_fails_where_none_is_allowed(source: str, tmp_path: Path) -> None:
    assert "1 skipped" in pytest_on(source, tmp_path, {})
    assert "not allowed here" in pytest_on(source, tmp_path, {"CI": "true"})


def test_what_cannot_run_here_is_told_in_one_line(tmp_path: Path) -> None:
    bare = {"PATH": str(tmp_path)}
    told = pytest_on(IN_BROWSER, tmp_path, bare)
    for left_out in (
        "'browser' (no chromium)",
        "'html' (no html-validate)",
        "'poppler' (no pdftotext)",
        "'zbar' (no zbarimg)",
    ):
        assert left_out in told
    assert "1 deselected" in told
    refused = pytest_on(IN_BROWSER, tmp_path, {**bare, "CI": "true"})
    assert "cannot run here and none may be left out" in refused


def test_fonts_are_asked_for_where_deep_tests_run_and_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(NO_FONTS, encoding="utf-8")
    usual = pytest_on(CUT_ANEW, tmp_path, {"CI": "true"})
    assert "1 passed, 1 deselected" in usual
    assert "Left out" not in usual
    deep = pytest_on(CUT_ANEW, tmp_path, {}, "-m", "")
    assert "Left out: all tests marked 'fonts' (no /nowhere/Kai.ttf)." in deep
    assert "1 passed, 1 deselected" in deep
    refused = pytest_on(CUT_ANEW, tmp_path, {"CI": "true"}, "-m", "")
    assert "tests marked ['fonts'] cannot run here and none may be left out" in refused


def test_what_a_module_shares_is_made_once(tmp_path: Path) -> None:
    assert "12 passed" in pytest_on(SHARED, tmp_path, {}, "-n", "2")
    assert len(list(tmp_path.glob("made-by-*"))) == 1


def pytest_on(source: str, folder: Path, variables: dict[str, str], *choices: str) -> str:
    """Return what pytest prints for one test module, run with the guards alone."""
    module = folder / "test_sample.py"
    module.write_text(source, encoding="utf-8")
    outer = {"CI", "GONGKAI_NO_SKIPS", "PYTEST_ADDOPTS", "PYTEST_XDIST_WORKER"}
    kept = {name: value for name, value in os.environ.items() if name not in outer}
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider"]
    command += choices
    done = subprocess.run(
        [*command, "-c", str(ROOT / "pyproject.toml"), str(module)],
        cwd=ROOT,
        env=kept | variables,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout + done.stderr
