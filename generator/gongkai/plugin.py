"""The events through which MkDocs and Material make our frames.

Used in two ways: `engine` drives FrameCapture by itself, and `mkdocs build` or `mkdocs serve`
drive GongkaiPlugin with a village's mkdocs.yml and end in the same site. No check that keeps
private data from the public lives here: another engine would skip this file without a word.
"""

import html
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta, timezone
from logging import DEBUG
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.theme import Theme
from mkdocs.utils import get_build_datetime

from gongkai.load.shell import SHELL_FORMAT, own_assets, shell_key, theme_digest
from gongkai.model.frames import ELDER, SLOTS, Frame, FrameKey, ShellSpec, frame_keys, slot_counts
from gongkai.render.free_markdown import FreeMarkdown, anchor_of
from gongkai.render.valid_templates import ValidTemplates
from gongkai.report.write import report_text

_BEIJING = timezone(timedelta(hours=8))
# Material's scripts, word lists and source maps are asked for by no page of ours.
_THEME_FILES = (
    "assets/stylesheets/main.*.min.css",
    "assets/stylesheets/palette.*.min.css",
)
_SOURCE_MAP = re.compile(rb"\n*(//# |/\*# )sourceMappingURL=[^\n*]*(\*/)?\n*$")

# MkDocs takes the first block between dashes, and failing that the first "word: text" lines,
# for settings. Free pages start with a block of ours, so that neither can be theirs.
_NO_SETTINGS = "---\ngongkai: free\n---\n"


@dataclass(frozen=True, slots=True)
class _Capture:
    """The page that is rendered to become a frame."""

    key: FrameKey

    @property
    def address(self) -> str:
        folder = "" if self.key.depth == 0 else "frames/"
        return f"{folder}{self.key.name}.md"


class CaptureConfig(Config):
    """Capturing has nothing to choose: the ShellSpec decides all."""


class FrameCapture(BasePlugin[CaptureConfig]):
    """Make a shell: ``files/`` and ``frames/`` below a folder."""

    spec: ShellSpec
    key: str
    out: Path

    def prepare(self, spec: ShellSpec, key: str, out: Path) -> None:
        """Take what decides the shell, the key to store with it, and the folder to write."""
        self.spec, self.key, self.out = spec, key, out
        self._captures = {c.address: c for c in map(_Capture, frame_keys(spec))}
        self._free = {f"p/{page.slug}.md": page for page in spec.free_pages}
        self._switch = {"languages": SLOTS["languages"]} if spec.has_switch else {}
        self._frames: dict[FrameKey, str] = {}
        self._files: list[str] = []

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Lay our settings over MkDocs': every setting that could show on a page is ours."""
        _lay_settings(config, self.spec)
        config.site_dir = str(self.out / "files")
        return config

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Return files of our own making only: nothing MkDocs found in its folder passes."""
        del files
        theme_files = {
            **dict(_theme_files(config.theme)),
            **dict(own_assets(self.spec.theme_dir)),
        }
        pages = {address: _NO_SETTINGS + page.text for address, page in self._free.items()}
        html_pages = [address.removesuffix(".md") + ".html" for address in pages]
        self._files = sorted([*theme_files, *html_pages, *config.theme.static_templates])
        contents: dict[str, str | bytes] = {
            **theme_files,
            **pages,
            **dict.fromkeys(self._captures, ""),
        }
        return Files(
            File.generated(config, name, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
            for name, content in contents.items()
        )

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Return the top level, and hang every page under its entry so that its tab shows."""
        del nav, config
        items: list[Link | Section] = [
            Link(html.escape(entry.label), entry.url) for entry in self.spec.nav
        ]
        entries = dict(zip((entry.section for entry in self.spec.nav), items, strict=True))
        about = Section(html.escape(self.spec.about_label), [])
        for file in files.documentation_pages():
            page = file.page
            if page is None:
                continue
            if free := self._free.get(file.src_uri):
                page.title = html.escape(free.title)
                about.children.append(page)
                page.parent = about
            elif capture := self._captures.get(file.src_uri):
                page.title = SLOTS["title"]
                _hang(page, entries, capture.key)
        return Navigation([*items, about] if about.children else items, [])

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Return the home of all templates, which from now on mends what it reads."""
        del config, files
        env.add_extension(ValidTemplates)
        return env

    def on_page_content(
        self, content: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Return the body, and put the values of a page's head where the templates read them."""
        del config, files
        if capture := self._captures.get(page.file.src_uri):
            page.meta = {name: SLOTS[name] for name in ("description", "robots", "head")}
            page.meta["home"] = capture.key.depth == 0
            page.meta["elder"] = capture.key.section == ELDER
            page.meta |= self._switch
            if page.canonical_url:
                page.canonical_url = SLOTS["canonical"]
            return SLOTS["content"]
        if page.file.src_uri in self._free:
            page.meta = dict(self._switch)
            # The theme would make a second list of contents of it.
            page.toc = TableOfContents([])
            if "<h1" not in content:
                return f"<h1>{page.title}</h1>\n{content}"
        return content

    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        """Keep a frame and return nothing, so that MkDocs writes no file for it."""
        del config
        if capture := self._captures.get(page.file.src_uri):
            self._frames[capture.key] = output
            return ""
        return output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Store the frames; the index comes last and marks the shell as complete."""
        named = {"has_site_url": bool(config.site_url), "has_switch": self.spec.has_switch}
        counts = slot_counts(**named)
        folder = self.out / "frames"
        folder.mkdir(parents=True, exist_ok=True)
        for key, text in self._frames.items():
            Frame(text, counts)  # raises before a shell with a wrong frame is complete
            (folder / f"{key.name}.html").write_text(text, encoding="utf-8", newline="\n")
        index = {
            "format": SHELL_FORMAT,
            "key": self.key,
            **named,
            "frames": [{"section": key.section, "depth": key.depth} for key in self._frames],
            "files": self._files,
        }
        text = json.dumps(index, indent=1, sort_keys=True) + "\n"
        (folder / "index.json").write_text(text, encoding="utf-8", newline="\n")


class GongkaiConfig(CaptureConfig):
    """What a village may write under ``plugins: - gongkai:`` in its mkdocs.yml."""

    as_of = config_options.Optional(config_options.Type((str, date)))


class GongkaiPlugin(FrameCapture):
    """The whole site from `mkdocs build` and `mkdocs serve`."""

    config_class = GongkaiConfig
    config: GongkaiConfig

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the village beside mkdocs.yml and lay its settings over MkDocs'."""
        from gongkai import preparation  # noqa: PLC0415 - `engine` needs this module alone

        self._root = Path(config.config_file_path).resolve().parent
        self._site_dir = Path(config.site_dir)
        try:
            spec = preparation.spec_of(self._root)
        except preparation.UnreadableSettingsError as error:
            raise PluginError(report_text(error.problems)) from None
        key = shell_key(spec, theme_digest(spec.theme_dir))
        self.prepare(spec, key, self._root / ".gongkai" / "cache" / "mkdocs")
        return super().on_config(config)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Store the frames and let the pipeline write the site into MkDocs' own folder."""
        from gongkai import pipeline  # noqa: PLC0415 - as above

        super().on_post_build(config=config)
        as_of = _day_of(self.config.as_of) or get_build_datetime().astimezone(_BEIJING).date()
        result = pipeline.build_into(self._root, self._site_dir, as_of, self.out)
        if not result.is_clean:
            raise PluginError(report_text(result.problems))


def _day_of(given: object) -> date | None:
    """Return a day that YAML may have read as one already, or None when none was given."""
    if isinstance(given, str):
        return date.fromisoformat(given)
    return given if isinstance(given, date) else None


def _lay_settings(config: MkDocsConfig, spec: ShellSpec) -> None:
    config.site_name = html.escape(spec.site_name)
    config.site_url = f"{spec.site_url}/" if spec.site_url else None
    config.site_description = config.site_author = config.copyright = None
    config.repo_url = config.edit_uri = config.nav = None
    config.use_directory_urls = False
    config.theme = _theme(spec)
    config.extra_css = ["assets/board.css"]
    config.extra_javascript = ["assets/board.js"]
    config.extra_templates = []
    texts = _texts(spec)
    config.extra.clear()
    config.extra.update(
        generator=False,
        text=texts,
        footer=[_escaped({"key": line.key, "text": line.text}) for line in spec.footer],
    )
    pages = {PurePosixPath(page.source).name: f"{page.slug}.html" for page in spec.free_pages}
    # MkDocs hands the list on to Python-Markdown, which takes objects beside names.
    extensions: list[Any] = ["admonition", "footnotes", "pymdownx.tabbed", "tables", "toc"]
    extensions.append(FreeMarkdown(pages, texts["table"]))
    config.markdown_extensions = extensions
    config.mdx_configs = {
        "footnotes": {"BACKLINK_TITLE": texts["footnote_back"]},
        "pymdownx.tabbed": {"alternate_style": True},
        "tables": {"use_align_attribute": True},
        "toc": {"slugify": anchor_of},
    }
    # Links are checked by our own stages, which know every address of the site.
    links = config.validation.links
    links.not_found = links.absolute_links = links.unrecognized_links = links.anchors = DEBUG


def _theme(spec: ShellSpec) -> Theme:
    theme = Theme(
        name="material",
        custom_dir=str(spec.theme_dir / "mkdocs"),
        language=spec.language,
        font=False,
        palette={"scheme": "default", "primary": spec.palette, "accent": spec.palette},
        features=["navigation.tabs"],
        favicon="assets/favicon.svg",
    )
    theme.static_templates = {"404.html"}
    return theme


def _texts(spec: ShellSpec) -> dict[str, str]:
    path = spec.theme_dir / "texts" / "shell.toml"
    texts: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))
    return _escaped({**texts, **spec.extra})


def _escaped(texts: Mapping[str, str]) -> dict[str, str]:
    return {name: html.escape(text) for name, text in texts.items()}


def _hang(page: Page, entries: Mapping[str, Link | Section], key: FrameKey) -> None:
    entry = entries.get("" if key.section == ELDER else key.section)
    # Home's entry is the one without a folder; elsewhere no folder means no entry.
    if entry is not None and (key.section or key.depth == 0):
        page.parent = entry  # type: ignore[assignment]  # a Link takes part in all we use


def _theme_files(theme: Theme) -> Iterator[tuple[str, bytes]]:
    for folder in map(Path, theme.dirs):
        for path in (found for pattern in _THEME_FILES for found in folder.glob(pattern)):
            content = _SOURCE_MAP.sub(b"\n", path.read_bytes())
            yield path.relative_to(folder).as_posix(), content
