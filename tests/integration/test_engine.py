"""The engine: what a shell holds, what never enters it, and that it is stable and silent."""

import dataclasses
import re
import sys
from logging import getLogger
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from mkdocs.config import load_config

from gongkai import engine
from gongkai.model.frames import FrameError, FreePage, Shell
from gongkai.plugin import FrameCapture, GongkaiPlugin
from tests.integration.shell_sample import SPEC, contents, copy_theme, stored

pytestmark = pytest.mark.xdist_group("frames")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shell")
    engine.build_shell(SPEC, folder)
    return folder


@pytest.fixture(scope="module")
def shell(out: Path) -> Shell:
    return stored(out)


def test_site_without_address_has_no_canonical_link(tmp_path: Path) -> None:
    engine.build_shell(dataclasses.replace(SPEC, site_url=""), tmp_path)
    frame = stored(tmp_path).frame("cunwu")
    page = frame.splice(dict.fromkeys(("title", "description", "robots", "head", "content"), "x"))
    assert "canonical" not in page
    lost = (tmp_path / "files/404.html").read_text(encoding="utf-8")
    assert 'href="/assets/board.css"' in lost
    assert 'href="/index.html"' in lost


def test_texts_with_reserved_characters_are_refused(tmp_path: Path) -> None:
    page = FreePage("a", "题", "正文 \ue005")
    with pytest.raises(FrameError, match="U\\+E005"):
        engine.build_shell(dataclasses.replace(SPEC, free_pages=(page,)), tmp_path)


def test_nothing_lying_in_the_docs_folder_reaches_the_output(out: Path, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    planted = "不可公开的原始内容"
    for name in (
        "content/funds/a.yml",
        "index.md",
        "p/guanyu.md",
        "frames/cunwu-1.md",
        "404.html",
        "assets/stylesheets/main.1.min.css",
        "assets/board.css",
        "page.html",
    ):
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(planted, encoding="utf-8")
    capture = FrameCapture()
    capture.prepare(SPEC, stored(out).key, tmp_path / "out")
    engine.run_mkdocs(capture, docs)
    assert contents(tmp_path / "out") == contents(out)
    assert not any(planted.encode() in data for data in contents(out).values())


def test_files_in_the_index_are_exactly_those_written(out: Path, shell: Shell) -> None:
    written = set(contents(out / "files"))
    assert set(shell.files) == written
    assert {"404.html", "p/guanyu.html", "p/cunshi.html", "assets/board.css"} <= written
    assert not {name for name in written if "sitemap" in name or name.endswith(".map")}


def test_free_pages_pass_no_html_and_lead_to_each_other(out: Path) -> None:
    about = (out / "files/p/guanyu.html").read_text(encoding="utf-8")
    assert "<h1>关于本村</h1>" in about
    assert "<p>Tel: 一句话</p>" in about
    assert '<a href="cunshi.html#qiao">村史</a>' in about
    history = (out / "files/p/cunshi.html").read_text(encoding="utf-8")
    assert history.count("<h1") == 1
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in history
    assert 'rel="canonical" href="https://shiqiao.example.cn/gongkai/p/cunshi.html"' in history


def test_a_broken_declaration_in_a_free_page_is_text(tmp_path: Path) -> None:
    spec = dataclasses.replace(SPEC, free_pages=(FreePage("a", "题", "见 <![x[ 坏 <!x"),))
    engine.build_shell(spec, tmp_path)
    page = (tmp_path / "files/p/a.html").read_text(encoding="utf-8")
    assert "<p>见 &lt;![x[ 坏 &lt;!x</p>" in page


def test_front_matter_of_a_free_page_cannot_choose_a_template(tmp_path: Path) -> None:
    text = "---\ntemplate: 404.html\ntitle: 别的\n---\n\n正文"
    spec = dataclasses.replace(SPEC, free_pages=(FreePage("a", "题", text),))
    engine.build_shell(spec, tmp_path)
    page = (tmp_path / "files/p/a.html").read_text(encoding="utf-8")
    assert "<h1>题</h1>" in page
    assert "正文" in page


def test_no_page_or_script_names_another_host(out: Path) -> None:
    for name, data in contents(out).items():
        text = data.decode("utf-8")
        text = text.replace("http://www.w3.org/2000/svg", "")
        text = text.replace(f"{SPEC.site_url}/", "")
        if name.endswith(".html"):
            assert "//" not in text, name
            assert re.findall("<script[^>]*>[^<]", text) == [], name
            assert "http" not in text.replace("http-equiv=", ""), name
        else:
            assert not re.search(r"unpkg|api\.github|googleapis|sourceMappingURL", text), name


def test_two_runs_give_the_same_bytes(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    engine.build_shell(SPEC, tmp_path / "二 次")
    assert contents(tmp_path / "二 次") == contents(out)


def test_key_follows_texts_theme_and_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_theme(tmp_path)
    moved = dataclasses.replace(SPEC, theme_dir=tmp_path)
    theme = engine.theme_digest(SPEC.theme_dir)
    key = engine.shell_key(SPEC, theme)
    assert engine.theme_digest(tmp_path) == theme
    assert engine.shell_key(moved, theme) == key
    assert engine.shell_key(dataclasses.replace(SPEC, palette="indigo"), theme) != key
    (tmp_path / "assets/board.css").write_text("/* 改 */", encoding="utf-8")
    assert engine.theme_digest(tmp_path) != theme
    monkeypatch.setattr("gongkai.load.shell.engine_versions", lambda: None)
    inputs, _, _ = key.partition("-")
    assert engine.shell_key(SPEC, theme) == f"{inputs}-none"


def test_a_run_prints_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    engine.build_shell(SPEC, tmp_path)
    assert capfd.readouterr() == ("", "")
    assert getLogger("mkdocs").propagate


def test_mkdocs_with_the_plugin_makes_the_same_shell_and_builds_the_site(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[tuple[object, ...]] = []

    def build_into(*given: object) -> SimpleNamespace:
        built.append(given)
        return SimpleNamespace(is_clean=True)

    pipeline = ModuleType("gongkai.pipeline")
    pipeline.__dict__.update(build_into=build_into)
    specs = {tmp_path.resolve(): SPEC}
    monkeypatch.setattr("gongkai.preparation.spec_of", specs.__getitem__)
    monkeypatch.setitem(sys.modules, "gongkai.pipeline", pipeline)
    monkeypatch.setattr("gongkai.pipeline", pipeline, raising=False)
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.yml").write_text("秘密: 1", encoding="utf-8")
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(
        "site_name: 别的名字\ndocs_dir: content\nplugins: []\ntheme: readthedocs\n",
        encoding="utf-8",
    )
    config = load_config(str(settings))
    plugin = GongkaiPlugin()
    plugin.load_config({"as_of": "2026-11-20"})
    config.plugins["gongkai"] = plugin
    from mkdocs.commands.build import build  # noqa: PLC0415 - reads its logger on import

    build(config)
    cache = tmp_path / ".gongkai/cache/mkdocs"
    assert contents(cache) == contents(out)
    (given,) = built
    assert [str(value) for value in given] == [
        str(tmp_path.resolve()),
        str(tmp_path / "site"),
        "2026-11-20",
        str(cache.resolve()),
    ]
