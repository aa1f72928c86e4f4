"""Read a stored shell, frames and theme files an engine wrote earlier, and tell which is wanted.

Nothing here knows MkDocs, so that a site can be built from stored frames without it.
"""

import dataclasses
import json
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError
from pathlib import Path

from gongkai.base.digest import canonical_json, digest_of
from gongkai.base.paths import PACKAGE
from gongkai.base.versions import version_of
from gongkai.model.frames import Frame, FrameError, FrameKey, Shell, ShellSpec, slot_counts

SHELL_FORMAT = 2

_PACKAGES = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions")
_SOURCES = (
    "engine.py",
    "load/shell.py",
    "model/frames.py",
    "plugin.py",
    "render/free_markdown.py",
    "render/sides.py",
    "render/valid_templates.py",
)
_THEME_PARTS = ("assets", "mkdocs", "texts/shell.toml")


def read_shell(out: Path) -> Shell | None:
    """Return the shell stored in a folder, or None when there is no complete one of this format.

    Raise FrameError when a stored frame does not have the slots it must have.
    """
    try:
        text = (out / "frames" / "index.json").read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    index = json.loads(text)
    if index["format"] != SHELL_FORMAT:
        return None
    counts = slot_counts(has_site_url=index["has_site_url"], has_switch=index["has_switch"])
    frames: dict[FrameKey, Frame] = {}
    for entry in index["frames"]:
        key = FrameKey(entry["section"], entry["depth"])
        html = (out / "frames" / f"{key.name}.html").read_text(encoding="utf-8")
        frames[key] = _split(key, html, counts)
    files = {name: out / "files" / name for name in index["files"]}
    return Shell(key=index["key"], frames=frames, files=files)


def engine_versions() -> str | None:
    """Return the engine's packages and versions in one line, or None when it is not installed."""
    try:
        return " ".join(f"{name}={version_of(name)}" for name in _PACKAGES)
    except PackageNotFoundError:
        return None


def theme_digest(theme_dir: Path) -> str:
    """Return a hash over every theme file that enters the frames or lies beside them."""
    paths: list[Path] = []
    for part in _THEME_PARTS:
        path = theme_dir / part
        paths += sorted(path.rglob("*")) if path.is_dir() else [path]
    files = [path for path in paths if path.is_file() and not path.name.startswith(".")]
    return digest_of(
        *(data for path in files for data in (_name_in(path, theme_dir), path.read_bytes()))
    )


def own_assets(theme_dir: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files that pages ask for, by their address: styles, scripts and the icon."""
    for path in sorted((theme_dir / "assets").rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            yield _name_in(path, theme_dir), path.read_bytes()


def shell_key(spec: ShellSpec, theme: str) -> str:
    """Return the key of the shell a spec and a theme digest lead to: ``<inputs>-<engine>``.

    The first half holds everything but the engine, so that a build without an engine can look
    for a stored shell with the same inputs; the second half is then ``none``.
    """
    code = digest_of(*((PACKAGE / name).read_bytes() for name in _SOURCES))
    inputs = digest_of(shell_facts(spec), theme, code)[:24]
    versions = engine_versions()
    return f"{inputs}-{digest_of(versions)[:12] if versions else 'none'}"


def shell_facts(spec: ShellSpec) -> bytes:
    """Return everything a spec says, but not where on this machine the theme lies."""
    plain = dataclasses.replace(spec, extra=dict(spec.extra))
    return canonical_json(dataclasses.asdict(plain) | {"theme_dir": ""})


def _split(key: FrameKey, html: str, counts: Mapping[str, int]) -> Frame:
    try:
        return Frame(html, counts)
    except FrameError as error:
        raise FrameError(f"frame {key.name}: {error}") from error


def _name_in(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()
