"""Live reload: a page is served with its reload script, and a change builds anew."""

import signal
import socket
import subprocess
import sys
import threading
import time
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

import pytest

from gongkai import engine

pytestmark = pytest.mark.xdist_group("frames")

SWALLOWING = """
import sys, time
from pathlib import Path
from gongkai import engine

def build():
    Path("building").touch()
    try:
        time.sleep(60)
    except KeyboardInterrupt:
        pass

print("serving", flush=True)
engine.serve(build, Path("site"), [Path("内容")], "127.0.0.1", int(sys.argv[1]))
"""


def test_a_change_builds_anew_and_pages_carry_the_reload_script(tmp_path: Path) -> None:
    site, watched = tmp_path / "site", tmp_path / "内容"
    site.mkdir()
    watched.mkdir()
    (site / "index.html").write_text("<body>第一版</body>", encoding="utf-8")
    (site / "404.html").write_text("<body>没有这个页面</body>", encoding="utf-8")
    built = threading.Event()
    port = free_port()

    def build() -> None:
        built.set()
        raise KeyboardInterrupt

    server = threading.Thread(
        target=engine.serve, args=(build, site, [watched], "127.0.0.1", port), daemon=True
    )
    server.start()
    status, page = fetch(port, "/index.html")
    assert (status, "第一版" in page, "livereload(" in page) == (200, True, True)
    status, page = fetch(port, quote("/没有"))
    assert (status, "没有这个页面" in page) == (404, True)
    assert not built.is_set()
    (watched / "a.yml").write_text("标题: 一", encoding="utf-8")
    assert built.wait(20)
    server.join(20)
    assert not server.is_alive()


def test_ctrl_c_stops_the_preview_even_when_a_build_swallows_it(tmp_path: Path) -> None:
    for name in ("site", "内容"):
        (tmp_path / name).mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", SWALLOWING, str(free_port())],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as preview:
        try:
            assert preview.stdout is not None
            assert preview.stdout.readline() == "serving\n"
            # The folder is watched soon after that.
            while not (tmp_path / "building").exists():
                (tmp_path / "内容" / "a.yml").write_text(f"标题: {time.monotonic()}", "utf-8")
                time.sleep(0.2)
            preview.send_signal(signal.SIGINT)
            assert preview.wait(30) == 0
        finally:
            preview.kill()


def test_a_port_in_use_is_an_os_error(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(OSError, match="ddress"):
            engine.serve(lambda: None, tmp_path, [], "127.0.0.1", taken.getsockname()[1])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fetch(port: int, path: str) -> tuple[int, str]:
    for _ in range(200):
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode("utf-8")
        except ConnectionRefusedError:
            time.sleep(0.05)
        finally:
            connection.close()
    raise TimeoutError
