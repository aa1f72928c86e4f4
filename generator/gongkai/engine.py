"""The engine: run MkDocs and Material once for all frames, and serve a site with live reload.

Only this module and `plugin` know MkDocs, and they import it when it is needed: a site is built
from stored frames without it.
"""

import logging
import os
import signal
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from gongkai.load.shell import engine_versions, shell_facts, shell_key, theme_digest
from gongkai.model.frames import SENTINELS, FrameError, ShellSpec

if TYPE_CHECKING:
    from gongkai.plugin import FrameCapture

__all__ = ["build_shell", "engine_versions", "run_mkdocs", "serve", "shell_key", "theme_digest"]


def build_shell(spec: ShellSpec, out: Path) -> None:
    """Render every frame, free page and 404 page into a folder, with the theme's files.

    The folder then holds ``files/`` (to be copied into the site) and ``frames/``; an index
    written last says that both are complete. Raise FrameError when the templates do not keep
    what the slots promise, or when a text holds a character reserved for slots.
    """
    _refuse_sentinels(spec)
    (out / "frames" / "index.json").unlink(missing_ok=True)
    # Material prints a notice for the users of its own command line. Ours has nothing of it.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "true")
    from gongkai.plugin import FrameCapture  # noqa: PLC0415 - takes 0.2 s, rarely needed

    capture = FrameCapture()
    capture.prepare(spec, shell_key(spec, theme_digest(spec.theme_dir)), out)
    with tempfile.TemporaryDirectory() as empty:
        run_mkdocs(capture, Path(empty))


def run_mkdocs(capture: "FrameCapture", docs_dir: Path) -> None:
    """Run MkDocs silently with one plugin; no file of the folder it must be given passes it."""
    from mkdocs.commands.build import build  # noqa: PLC0415 - takes 0.2 s, rarely needed
    from mkdocs.config.defaults import MkDocsConfig  # noqa: PLC0415 - as above

    config = MkDocsConfig()
    config.load_dict(
        {
            "site_name": capture.spec.site_name,
            "docs_dir": str(docs_dir),
            "site_dir": str(capture.out / "files"),
            "theme": {"name": None, "custom_dir": str(capture.spec.theme_dir / "mkdocs")},
            "plugins": [],
        }
    )
    with _quiet("mkdocs"):
        errors, _ = config.validate()
        if errors:
            raise FrameError(f"MkDocs refuses our settings: {errors}")
        config.plugins["gongkai"] = capture
        build(config)


def serve(
    build: Callable[[], None], site_dir: Path, watch: Sequence[Path], host: str, port: int
) -> None:
    """Serve a built site until interrupted; build again and reload when a watched file changes.

    `build` reports its own problems. The site must lie in none of the watched folders. Raise
    OSError when the port is taken.
    """
    from mkdocs.livereload import LiveReloadServer  # noqa: PLC0415 - only `serve` needs it

    def not_found(code: int) -> bytes | None:
        page = site_dir / f"{code}.html"
        return page.read_bytes() if page.is_file() else None

    with _quiet("mkdocs"), _interrupts_kept() as interrupted:

        def build_unless_stopped() -> None:
            build()
            if interrupted:
                raise KeyboardInterrupt

        server = LiveReloadServer(build_unless_stopped, host, port, str(site_dir))
        server.error_handler = not_found
        for path in watch:
            server.watch(str(path))
        try:
            server.serve()
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()


def _refuse_sentinels(spec: ShellSpec) -> None:
    if found := SENTINELS.search(shell_facts(spec).decode("utf-8")):
        raise FrameError(f"a text holds the reserved character U+{ord(found[0]):04X}")


@contextmanager
def _interrupts_kept() -> Iterator[list[int]]:
    """Give a list that tells whether Ctrl+C was pressed: libraries swallow it within callbacks."""
    seen: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield seen
        return

    def keep(number: int, frame: FrameType | None) -> None:
        seen.append(number)
        signal.default_int_handler(number, frame)

    before = signal.signal(signal.SIGINT, keep)
    try:
        yield seen
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _quiet(name: str) -> Iterator[None]:
    """Keep a foreign logger off our console for a while; its failures still raise."""
    logger = logging.getLogger(name)
    before = logger.propagate
    silence = logging.NullHandler()
    logger.addHandler(silence)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(silence)
        logger.propagate = before
