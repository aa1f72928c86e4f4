"""Frames: a spliced page equals the page MkDocs renders, whatever engine is installed later."""

import dataclasses
import html
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from gongkai import engine
from gongkai.load.shell import read_shell
from gongkai.model.frames import Frame, FrameError, FrameKey, Shell, slot_counts
from gongkai.plugin import FrameCapture
from tests.integration.shell_sample import SECTIONS, SPEC, copy_theme, stored

pytestmark = pytest.mark.xdist_group("frames")

SAMPLES: Mapping[str, Mapping[str, str]] = {
    "index": {"section": "", "title": "石桥村", "description": "首页", "content": "<h1>首页</h1>"},
    "r/zj-2025-q3": {
        "section": "caiwu",
        "title": "2025年第三季度收支 &lt;补&gt; &amp; &quot;更正&quot;",
        "description": "合计 12030.00 元 &quot;见表&quot;",
        "content": "<h1>收支</h1>\n<table><tr><td>一</td></tr></table>\n\n<pre>  a\n\n b</pre>",
    },
    "r/tz-2026-001": {
        "section": "cunwu",
        "title": "通知",
        "description": "说明",
        "content": "<h1>通知</h1>{{ page }} {% raw %}",
    },
    "cunwu/2025-2": {
        "section": "cunwu",
        "title": "2025年",
        "description": "年表",
        "content": "<h1>2025年</h1>",
    },
    "juan/0a1b2c3d": {
        "section": "",
        "title": "修桥",
        "description": "事项卷",
        "content": "<h1>修桥</h1>",
    },
}


class OrdinaryPages(FrameCapture):
    """Render the samples as MkDocs renders any page, with their own titles and addresses."""

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        listed = super().on_files(files, config=config)
        for name, sample in SAMPLES.items():
            head = json.dumps({key: sample[key] for key in ("title", "description")})
            text = f"---\n{head}\n---\n"
            listed.append(
                File.generated(
                    config, f"{name}.md", content=text, inclusion=InclusionLevel.NOT_IN_NAV
                )
            )
        return listed

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        nav = super().on_nav(nav, config=config, files=files)
        entries = {item.url: item for item in nav.items if item.is_link}
        for name, sample in SAMPLES.items():
            folder = f"{sample['section']}/" if sample["section"] else ""
            if folder or name == "index":
                file = files.get_file_from_path(f"{name}.md")
                assert file is not None
                assert file.page is not None
                file.page.parent = entries[f"{folder}index.html"]
        return nav

    def on_page_content(
        self, content: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        sample = SAMPLES.get(page.file.src_uri.removesuffix(".md"))
        if sample is None:
            return super().on_page_content(content, page=page, config=config, files=files)
        page.meta["home"] = page.file.src_uri == "index.md"
        return sample["content"]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shell")
    engine.build_shell(SPEC, folder)
    return folder


@pytest.fixture(scope="module")
def shell(out: Path) -> Shell:
    return stored(out)


@pytest.fixture(scope="module")
def ordinary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ordinary")
    capture = OrdinaryPages()
    capture.prepare(SPEC, "ordinary", folder)
    docs = tmp_path_factory.mktemp("docs")
    engine.run_mkdocs(capture, docs)
    return folder / "files"


@pytest.mark.parametrize("name", SAMPLES)
def test_spliced_page_equals_the_page_mkdocs_renders(
    name: str, shell: Shell, ordinary: Path
) -> None:
    sample = SAMPLES[name]
    frame = shell.frame(sample["section"], name.count("/"))
    address = f"{SPEC.site_url}/{name}.html"
    slots = {**sample, "canonical": address, "robots": "", "head": ""}
    assert frame.splice(slots) == (ordinary / f"{name}.html").read_text(encoding="utf-8")


def test_spliced_page_says_what_its_slots_say(shell: Shell) -> None:
    page = shell.frame("caiwu").splice(
        {
            "title": "题目",
            "description": "说明",
            "canonical": "https://shiqiao.example.cn/gongkai/r/a.html",
            "robots": '<meta name="robots" content="noindex">',
            "head": '<link rel="alternate" href="../feed.xml">',
            "content": "<h1>题目</h1>",
        }
    )
    head, body = page.split("</head>")
    assert f"<title>题目 - {html.escape(SPEC.site_name)}</title>" in head
    assert '<meta name="description" content="说明">' in head
    assert 'rel="canonical" href="https://shiqiao.example.cn/gongkai/r/a.html"' in head
    assert '<meta name="robots" content="noindex"><link rel="alternate"' in head
    assert body.count("<h1") == 1
    assert re.search(r"[\ue000-\uf8ff]", page) is None
    active = re.findall(r'md-tabs__item--active"><a href="([^"]+)"', body)
    assert active == ["../caiwu/index.html"]
    for line in SPEC.footer:
        assert html.escape(line.text) in body


def test_every_section_has_a_frame_and_home_stands_at_the_root(shell: Shell) -> None:
    names = {key.name for key in shell.frames}
    sections = {f"{slug}-1" for slug, _ in SECTIONS}
    assert names == sections | {"none-0", "zhangbei-0", "none-1", "mulu-1", "yue-1", "wancheng-1"}
    with pytest.raises(FrameError, match="guanyu"):
        shell.frame("guanyu")


def test_frames_are_small(out: Path) -> None:
    sizes = {path.name: path.stat().st_size for path in (out / "frames").glob("*.html")}
    assert len(sizes) == 11
    assert max(sizes.values()) <= 14_000, sizes


def test_a_frame_that_lost_or_repeats_a_slot_is_refused(out: Path, tmp_path: Path) -> None:
    text = (out / "frames/cunwu-1.html").read_text(encoding="utf-8")
    counts = slot_counts(has_site_url=True)
    for wrong in (text.replace("\ue000", ""), text + "\ue005", text + "\ue00a"):
        with pytest.raises(FrameError):
            Frame(wrong, counts)
    theme = tmp_path / "theme"
    copy_theme(theme)
    main = theme / "mkdocs/main.html"
    changed = main.read_text(encoding="utf-8").replace("{{ page.content }}", "")
    main.write_text(changed, encoding="utf-8")
    with pytest.raises(FrameError, match="content"):
        engine.build_shell(dataclasses.replace(SPEC, theme_dir=theme), tmp_path / "out")
    assert read_shell(tmp_path / "out") is None


def test_links_of_a_frame_lead_to_files_or_sections(out: Path, shell: Shell) -> None:
    known = {
        "feed.xml",
        "manifest.webmanifest",
        "shuju/index.html",
        *shell.files,
        *(entry.url for entry in SPEC.nav),
    }
    for key in shell.frames:
        text = (out / "frames" / f"{key.name}.html").read_text(encoding="utf-8")
        for link in re.findall(r'(?:href|src)="([^"\ue002#][^"]*)"', text):
            path = os.path.normpath(Path("x" if key.depth else ".", link)).replace(os.sep, "/")
            assert path in known, (key.name, link)


def test_stored_frames_work_where_mkdocs_is_not_installed(out: Path) -> None:
    program = """
import sys
from pathlib import Path
for name in ("mkdocs", "material", "markdown", "pymdownx", "jinja2", "yaml"):
    sys.modules[name] = None
from gongkai import engine
from gongkai.load.shell import read_shell
shell = read_shell(Path(sys.argv[1]))
slots = ("title", "description", "canonical", "robots", "head", "content")
print(len(shell.frames), len(shell.frame("cunwu").splice(dict.fromkeys(slots, "x"))) > 1000)
"""
    found = subprocess.run(
        [sys.executable, "-c", program, str(out)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert found.stdout.split() == ["11", "True"]


def test_frame_keys_name_their_files() -> None:
    assert FrameKey("", 0).name == "none-0"
    assert FrameKey("cunwu", 1).name == "cunwu-1"
