"""Where the frames of a site come from: a stored shell that fits, else the engine."""

import shutil
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from gongkai.base.stored_json import DAMAGED
from gongkai.load.shell import engine_versions, read_shell, shell_key, theme_digest
from gongkai.model.frames import FrameError, Shell, ShellSpec

MakeShell = Callable[[ShellSpec, Path], None]


class NoShellError(Exception):
    """There is no engine to make frames, and none are stored that fit."""


class StoredShell:
    """The shell of a spec, made by the engine only when none is stored that fits.

    Without an engine, a stored shell made from the same inputs by any engine serves.
    """

    def __init__(self, store: Path, spec: ShellSpec, make: MakeShell) -> None:
        """Find out where the shell lies or will lie; nothing is made yet."""
        self._store = store
        self._spec = spec
        self._make = make
        self._has_engine = engine_versions() is not None
        key = shell_key(spec, theme_digest(spec.theme_dir))
        self.folder = store / key
        if not self._has_engine:
            inputs = key.rpartition("-")[0]
            self.folder = next(iter(sorted(store.glob(f"{inputs}-*"))), self.folder)

    def get(self) -> Shell:
        """Return the shell; NoShellError when there is none and no engine to make it."""
        return self._shell

    def forget(self) -> None:
        """Remove what is stored: it may hold what must not be public."""
        shutil.rmtree(self._store, ignore_errors=True)

    @cached_property
    def _shell(self) -> Shell:
        shell = self._stored()
        if shell is None and self._has_engine:
            shutil.rmtree(self._store, ignore_errors=True)
            self.folder.mkdir(parents=True)
            self._make(self._spec, self.folder)
            shell = read_shell(self.folder)
        if shell is None:
            raise NoShellError(self.folder.name)
        return shell

    def _stored(self) -> Shell | None:
        """Return the stored shell, or None when there is none or it is not whole."""
        try:
            shell = read_shell(self.folder)
        except (OSError, FrameError, *DAMAGED):
            return None
        return shell if shell and all(map(Path.is_file, shell.files.values())) else None


class FinishedShell:
    """A shell that another program has just made."""

    def __init__(self, folder: Path) -> None:
        """Remember where it lies."""
        self.folder = folder

    def forget(self) -> None:
        """Leave it: the other program owns the folder."""

    def get(self) -> Shell:
        """Return the shell; NoShellError when it is not complete."""
        shell = read_shell(self.folder)
        if shell is None:
            raise NoShellError(self.folder.name)
        return shell
