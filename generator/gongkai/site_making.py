"""Build a site for a command, and tell people what came of it."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from gongkai.command_words import SAY, shown

if TYPE_CHECKING:
    from gongkai.checking import Result
    from gongkai.model.frames import ShellSpec
    from gongkai.model.work import Layers

_LONG_WORK = 500
Done = TypeVar("Done")


def build_site(
    folder: Path, out: Path, as_of: date, jobs: int | None, layers: "Layers"
) -> "Result | None":
    """Return the build's result, or None after telling why the machine did not let it finish."""
    from gongkai.output.site_folder import ForeignFolderError  # noqa: PLC0415
    from gongkai.pipeline import build as run_build  # noqa: PLC0415
    from gongkai.shell_store import NoShellError  # noqa: PLC0415
    from gongkai.site_closing import SiteMismatchError  # noqa: PLC0415

    try:
        return run_build(folder, out, as_of, _make_shell, jobs, progress_shown, layers=layers)
    except ForeignFolderError:
        click.echo(SAY["foreign"].format(out=shown(out)), err=True)
    except NoShellError:
        click.echo(SAY["no_shell"], err=True)
    except SiteMismatchError as error:
        click.echo(SAY["mismatch"].format(files=error), err=True)
    except OSError as error:
        click.echo(SAY["disk"].format(reason=error.strerror or type(error).__name__), err=True)
    return None


def _make_shell(spec: "ShellSpec", out: Path) -> None:
    from gongkai.engine import build_shell  # noqa: PLC0415 - MkDocs is slow, and seldom needed

    build_shell(spec, out)


def progress_shown(results: Iterator[Done], length: int) -> Iterator[Done]:
    """Yield what is done, with a bar when a person watches and the work is long."""
    if length < _LONG_WORK or not sys.stderr.isatty():
        yield from results
        return
    with click.progressbar(results, length=length, label=SAY["working"], file=sys.stderr) as bar:
        yield from bar


def tell_problems(result: "Result", style: str) -> None:
    """Write all that was found."""
    from gongkai.report.write import write_problems  # noqa: PLC0415 - starts fast for --help

    write_problems(result.problems, style, sys.stdout)  # type: ignore[arg-type]
