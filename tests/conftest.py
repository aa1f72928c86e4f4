"""What holds for every test: no network, no silent skips, fixed hypothesis profiles."""

import os
import shutil
import socket
import tomllib
from collections.abc import Generator
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import HealthCheck, settings

from tests.tools.repository import NODE_PACKAGES, ROOT

# Interpreters started by tests must complain about default encodings too.
os.environ["PYTHONWARNDEFAULTENCODING"] = "1"

NO_SKIPS = bool(os.environ.get("CI") or os.environ.get("GONGKAI_NO_SKIPS"))
NEARBY = {None, "", "localhost", "127.0.0.1", "::1"}
TOOLS = {
    "browser": ("chromium", "chromium-browser"),
    "poppler": ("pdftotext",),
    "zbar": ("zbarimg",),
    "ftp": ("vsftpd",),
}
# Written for Node and installed below tests/tools/npm.
NODE_TOOLS = {"html": "html-validate"}
# The only tests that need these, and the fonts ours are cut from, are deep; other runs do without.
DEEP_TOOLS = {"mp3": ("lame",), "speech": ("espeak-ng",)}
DEEP_NODE_TOOLS = {"lighthouse": "lighthouse"}
NOT_DEEP = "not deep"

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None, print_blob=True)
settings.register_profile(
    "deep",
    deadline=None,
    max_examples=2000,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if NO_SKIPS else "here"))


class NetworkUsedError(RuntimeError):
    """A test tried to reach another machine."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite the expected outputs instead of comparing with them",
    )


def pytest_configure(config: pytest.Config) -> None:
    _close_the_network(config)
    missing = list(missing_needs(config))
    if NO_SKIPS and missing:
        message = f"tests marked {missing} cannot run here and none may be left out"
        raise pytest.UsageError(message)


@pytest.hookimpl(tryfirst=True)  # xdist reads the groups in its own turn
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if _shares_with_its_module(item) and item.get_closest_marker("xdist_group") is None:
            item.add_marker(pytest.mark.xdist_group(item.nodeid.partition("::")[0]))
    missing = missing_needs(config).keys()
    left_out = [item for item in items if missing & {mark.name for mark in item.iter_markers()}]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a file made on the spot by its place: its bytes hold the time or what chance gave."""
    return argname if isinstance(val, bytes) else None


def _shares_with_its_module(item: pytest.Item) -> bool:
    """Return whether a test uses something made once a module, mostly a costly build."""
    if not isinstance(item, pytest.Function):
        return False
    used = item._fixtureinfo.name2fixturedefs.values()  # noqa: SLF001 - told nowhere else
    return any(each.scope == "module" for fixtures in used for each in fixtures)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    missing = missing_needs(terminalreporter.config)
    if missing:
        needs = ", ".join(f"'{mark}' (no {need})" for mark, need in missing.items())
        terminalreporter.write_line(f"Left out: all tests marked {needs}.", yellow=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    _refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _refuse_skip(report)
    return report


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def chromium() -> str:
    return next(found for name in TOOLS["browser"] if (found := shutil.which(name)))


def missing_needs(config: pytest.Config) -> dict[str, str]:
    """Return what is not installed here, by the marker of the tests asked for that need it."""
    is_deep = config.getoption("markexpr") != NOT_DEEP
    wanted = TOOLS | DEEP_TOOLS if is_deep else TOOLS
    missing = {
        mark: names[0] for mark, names in wanted.items() if not any(map(shutil.which, names))
    }
    written = NODE_TOOLS | DEEP_NODE_TOOLS if is_deep else NODE_TOOLS
    has_node = shutil.which("node") is not None
    missing |= {
        mark: name
        for mark, name in written.items()
        if not (has_node and (NODE_PACKAGES / name).is_dir())
    }
    fonts = font_sources() if is_deep else []
    lacking = next((file for file in fonts if not file.is_file()), None)
    return missing if lacking is None else missing | {"fonts": str(lacking)}


def font_sources() -> list[Path]:
    """Return the files of Debian packages that the faces in theme/fonts are cut from."""
    plan = tomllib.loads((ROOT / "theme/fonts/plan.toml").read_text("utf-8"))
    return [Path("/", face["source"]) for face in plan["face"]]


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if NO_SKIPS and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"skipped or expected to fail, not allowed here: {report.longrepr}"


def _close_the_network(config: pytest.Config) -> None:
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def connect_nearby(self: socket.socket, address: tuple[object, ...] | str) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            _refuse_remote(address[0])
        connect(self, address)

    def look_up_nearby(host: str | bytes | None, *args: int, **options: int) -> object:
        _refuse_remote(host)
        return look_up(host, *args, **options)

    for target, name, guarded in (
        (socket.socket, "connect", connect_nearby),
        (socket, "getaddrinfo", look_up_nearby),
    ):
        patch = mock.patch.object(target, name, guarded)
        patch.start()
        config.add_cleanup(patch.stop)


def _refuse_remote(host: object) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if name not in NEARBY:
        message = f"a test may not reach {name}"
        raise NetworkUsedError(message)
