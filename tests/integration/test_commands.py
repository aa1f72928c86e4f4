"""The commands in a process of their own: exit codes, formats, preview, a failing machine."""

import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.integration.test_serve import fetch, free_port
from tests.tools.good_village import contents, edit, lay_out_good
from tests.tools.repository import ROOT, unmeasured

pytestmark = pytest.mark.xdist_group("commands")

AS_OF = ("--as-of", "2026-11-20")


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the good village; whoever changes it works on a copy."""
    return lay_out_good(tmp_path_factory.mktemp("commands") / "v")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return lay_out_good(tmp_path / "v")


@pytest.fixture
def wrong(own: Path) -> Path:
    """Return a village with an error in one file and one in another."""
    edit(own, "content/财务/2026-08.yml", {"期末: 1379.50": "期末: 1379.60"})
    edit(own, "content/村务/caogao.yml", {"公开事项: 公开征求意见": "公开事项: 没有的事"})
    return own


def test_clean_village_is_told_in_one_line(village: Path) -> None:
    done = gongkai("check", *AS_OF, folder=village)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"没有问题。\n检查了 20 条记录，用时 \d+\.\d 秒。\n", done.stdout)


def test_errors_are_told_for_people(wrong: Path) -> None:
    done = gongkai("check", *AS_OF, folder=wrong)
    assert (done.returncode, done.stderr) == (1, "")
    assert "content/财务/2026-08.yml:22  错误 F102  账户余额对不上\n" in done.stdout
    assert "content/村务/caogao.yml:4  错误 R201  公开目录里没有这个事项\n" in done.stdout
    assert "共 2 个错误；改好错误后再发布。" in done.stdout


def test_errors_are_told_for_programs(wrong: Path) -> None:
    done = gongkai("check", "--format", "json", *AS_OF, folder=wrong)
    report = json.loads(done.stdout)
    assert (done.returncode, report["errors"], report["warnings"]) == (1, 2, 0)
    assert [(p["code"], p["file"], p["line"]) for p in report["problems"]] == [
        ("R201", "content/村务/caogao.yml", 4),
        ("F102", "content/财务/2026-08.yml", 22),
    ]


def test_errors_are_told_for_code_hosts(wrong: Path) -> None:
    done = gongkai("check", "--format", "github", *AS_OF, folder=wrong)
    lines = done.stdout.splitlines()
    assert done.returncode == 1
    assert lines[0].startswith("::error file=content/村务/caogao.yml,line=4,col=1,title=R201 ")
    assert lines[1].startswith("::error file=content/财务/2026-08.yml,line=22,")


def test_build_with_errors_writes_nothing(wrong: Path) -> None:
    done = gongkai("build", *AS_OF, folder=wrong)
    assert done.returncode == 1
    assert done.stdout.endswith("有错误，网站没有动。\n")
    assert not (wrong / "site").exists()


def test_a_new_village_builds_at_once_outside_the_clone(tmp_path: Path) -> None:
    made = gongkai("new", "新村", folder=tmp_path)
    assert made.returncode == 0
    again = gongkai("new", "新村", folder=tmp_path)
    assert again.returncode == 2
    done = gongkai("build", "--strict", *AS_OF, folder=tmp_path / "新村")
    assert (done.returncode, done.stderr) == (0, "")
    assert "网站在 site\n" in done.stdout
    site = contents(tmp_path / "新村/site")
    assert {"index.html", "manifest.json", "404.html"} <= set(site)
    assert sum(name.startswith("r/") for name in site) == 8
    elsewhere = gongkai("build", "--folder", "新村", "--out", "网站", *AS_OF, folder=tmp_path)
    assert elsewhere.returncode == 0
    assert contents(tmp_path / "网站") == site


def test_an_output_folder_of_others_is_refused(own: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other/家谱.doc").write_text("不能丢", "utf-8")
    done = gongkai("build", "--out", str(tmp_path / "other"), *AS_OF, folder=own)
    assert done.returncode == 3
    assert "里有别的文件" in done.stderr
    assert list(contents(tmp_path / "other")) == ["家谱.doc"]


def test_a_disk_that_cannot_be_written_is_a_sentence(own: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("不是文件夹", "utf-8")
    done = gongkai("build", "--out", str(tmp_path / "file/site"), *AS_OF, folder=own)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("文件写不进去：")


def test_a_full_disk_is_a_sentence_and_the_next_build_mends_it(own: Path) -> None:
    assert gongkai("build", *AS_OF, folder=own).returncode == 0
    before = contents(own / "site")
    edit(own, "site_config.yml", {"地址: ": "地址: 新"})
    done = gongkai("build", *AS_OF, folder=own, before=forbid_large_files)
    assert (done.returncode, done.stdout) == (3, "")
    assert "文件写不进去：" in done.stderr
    assert "Traceback" not in done.stderr
    edit(own, "site_config.yml", {"地址: 新": "地址: "})
    assert gongkai("build", *AS_OF, folder=own).returncode == 0
    assert contents(own / "site") == before


def test_a_village_that_cannot_be_written_is_checked_all_the_same(own: Path) -> None:
    (own / ".gongkai").write_text("不是文件夹", "utf-8")
    assert gongkai("check", *AS_OF, folder=own).returncode == 0


@pytest.mark.parametrize(
    "records", ["", "[]", "{}", '{"format_version": 2}', '{"format_version":1,"records":[1]}',
                '{"format_version":1,"records":{"jt-01":["zz","2026-01-01"]}}',
                '{"format_version":1,"records":{"jt-01":["00"]}}']
)  # fmt: skip
def test_a_damaged_archive_is_told_and_kept(records: str, own: Path) -> None:
    archive = own / "content/.gongkai/records.json"
    archive.write_text(records, "utf-8")
    done = gongkai("build", *AS_OF, folder=own)
    assert done.returncode == 1
    assert "错误 C103" in done.stdout
    assert archive.read_text("utf-8") == records


@pytest.mark.parametrize(
    ("cache", "layers"),
    [
        ("", ()),
        ("[]", ("--web-only",)),
        ("{", ("--web-only",)),
        ('{"format_version":1,"key":"x","entries":{}}', ("--web-only",)),
    ],
)
def test_a_damaged_cache_is_made_again(cache: str, layers: tuple[str, ...], own: Path) -> None:
    assert gongkai("build", *layers, *AS_OF, folder=own).returncode == 0
    before = contents(own / "site")
    for file in (own / ".gongkai/cache").rglob("*.json"):
        file.write_text(cache, "utf-8")
    assert gongkai("build", *layers, *AS_OF, folder=own).returncode == 0
    assert contents(own / "site") == before


def test_preview_answers_follows_changes_and_stops(own: Path, tmp_path: Path) -> None:
    product = copied_product(tmp_path / "product")
    port = free_port()
    with previewed(own, port, {"PYTHONPATH": str(product / "generator")}) as said:
        wait_for(lambda: "2026年8月村级财务收支" in page(port))
        assert fetch(port, "/no-such-page.html")[0] == 404
        edit(own, "content/财务/2026-08.yml", {"标题: 2026年8月": "标题: 改成八月"})
        wait_for(lambda: "改成八月村级财务收支" in page(port))
        edit(own, "content/财务/2026-08.yml", {"期末: 1379.50": "期末: 1.00"})
        wait_for(lambda: "错误 F102" in "".join(said))
        assert "改成八月村级财务收支" in page(port)
        edit(own, "content/财务/2026-08.yml", {"期末: 1.00": "期末: 1379.50"})
        edit(own, "site_config.yml", {"村名: 小石村": "村名: 大石村"})
        wait_for(lambda: "大石村</title>" in page(port))
        edit(product, "theme/texts/elements.toml", {"依据待补": "依据还没有补"})
        wait_for(lambda: "依据还没有补" in fetch(port, "/r/cun-2026-hetang.html")[1])
        template = "theme/templates/record.html"
        edit(product, template, {'<header class="gk-head">': '<header class="gk-head gk-new">'})
        wait_for(lambda: "gk-new" in page(port))
    assert f"预览地址：http://127.0.0.1:{port}/" in "".join(said)
    assert "Traceback" not in "".join(said)


def page(port: int) -> str:
    return fetch(port, "/r/cw-2026-08.html")[1]


def copied_product(folder: Path) -> Path:
    """Return a copy of the program whose theme may be changed."""
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "generator/gongkai", folder / "generator/gongkai", ignore=ignored)
    shutil.copytree(ROOT / "theme", folder / "theme")
    return folder


@contextmanager
def previewed(root: Path, port: int, environment: Mapping[str, str]) -> Iterator[list[str]]:
    """Run the preview; give the lines it says; stop it as a person does.

    One that does not stop tells where it hangs.
    """
    command = [sys.executable, "-m", "gongkai", "serve", "--port", str(port), *AS_OF]
    said: list[str] = []
    server = subprocess.Popen(
        command,
        cwd=root,
        env={**unmeasured(), **environment, "PYTHONUNBUFFERED": "1", "PYTHONFAULTHANDLER": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        start_new_session=True,
    )
    assert server.stdout is not None
    listener = threading.Thread(target=said.extend, args=(iter(server.stdout.readline, ""),))
    listener.start()
    try:
        yield said
        server.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            server.wait(60)
        if server.returncode is None:
            server.send_signal(signal.SIGABRT)
            server.wait(10)
            listener.join(10)
        assert server.returncode == 0, "".join(said)
    finally:
        # All of its processes: one that is left would hold the pipe open that is read here.
        with suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)
        server.wait()
        listener.join()
        server.stdout.close()


def wait_for(holds: Callable[[], bool]) -> None:
    for _ in range(300):
        if holds():
            return
        time.sleep(0.05)
    raise TimeoutError


def forbid_large_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))


def gongkai(
    *words: str, folder: Path, before: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder; `before` is done in its process first."""
    return subprocess.run(
        [sys.executable, "-m", "gongkai", *words],
        cwd=folder,
        env=unmeasured() if before else None,
        capture_output=True,
        encoding="utf-8",
        check=False,
        preexec_fn=before,
    )
