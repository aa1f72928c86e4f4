"""The commands that make what surrounds a site: a new village, editor help, an offline package."""

import tempfile
from pathlib import Path

import click

from gongkai import __version__
from gongkai.command_options import folder_option
from gongkai.command_words import (
    HELP,
    METAVAR,
    SAY,
    Choice,
    Command,
    ExitCode,
    WrongUseError,
)


def make_village(folder: Path) -> int:
    """Make a village folder with a few records that builds at once; return the exit code."""
    from gongkai.output.schema import write_editor_files  # noqa: PLC0415 - starts fast for --help
    from gongkai.output.starter import copy_starter  # noqa: PLC0415 - as above

    if not copy_starter(folder):
        click.echo(SAY["exists"].format(folder=folder), err=True)
        return ExitCode.MISUSE
    write_editor_files(folder)
    click.echo(SAY["created"].format(folder=folder))
    return ExitCode.CLEAN


@click.command(cls=Command, help=HELP["schema"])
@folder_option
def schema(folder: Path) -> int:
    """Write what an editor needs to help with record files."""
    from gongkai.output.schema import write_editor_files  # noqa: PLC0415 - starts fast for --help

    done = write_editor_files(folder)
    click.echo(SAY["schema_written"].format(files=", ".join(done.written)))
    if done.left:
        click.echo(SAY["schema_left"].format(files=", ".join(done.left)), err=True)
    return ExitCode.CLEAN


@click.command(cls=Command, help=HELP["bundle"])
@click.option(
    "--out", type=click.Path(path_type=Path), metavar=METAVAR["file"], help=HELP["bundle_out"]
)
@click.option(
    "--python",
    type=Choice(["3.11", "3.12", "3.13", "3.14"]),
    default="3.12",
    metavar=METAVAR["python"],
    help=HELP["python"],
)
@click.option(
    "--wheel",
    type=click.Path(path_type=Path),
    metavar=METAVAR["file"],
    help=HELP["wheel"],
)
def bundle(out: Path | None, python: str, wheel: Path | None) -> int:
    """Write a zip that installs this program on Windows without internet."""
    from gongkai.publish.bundle import make_bundle  # noqa: PLC0415 - starts fast for --help
    from gongkai.publish.wheels import (  # noqa: PLC0415 - as above
        BundleError,
        download_wheels,
        own_wheel,
        runtime_lock,
    )

    place = out or Path(f"gongkai-{__version__}-windows-python{python}.zip")
    if place.is_dir():
        raise WrongUseError(SAY["bundle_is_there"].format(out=place))
    if wheel and not wheel.is_file():
        raise WrongUseError(SAY["not_a_file"].format(file=wheel))
    click.echo(SAY["bundling"])
    try:
        with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
            ours = wheel or own_wheel(Path(folder))
            made = make_bundle(place, ours, runtime_lock(), python, download_wheels)
    except BundleError as error:
        click.echo(SAY[f"bundle_{error.fault}"].format(detail=error.detail), err=True)
        return ExitCode.BROKEN
    click.echo(SAY["bundled"].format(out=place, files=made.files, size=made.size / 1_000_000))
    return ExitCode.CLEAN
