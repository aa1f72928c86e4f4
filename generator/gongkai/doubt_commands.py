"""The list of doubts: for supervisors, to the console or to a file outside what is published."""

import io
import sys
from datetime import date
from pathlib import Path

import click

from gongkai.command_options import as_of_option, folder_option
from gongkai.command_words import (
    HELP,
    METAVAR,
    Choice,
    Command,
    ExitCode,
    Whole,
    WrongUseError,
    is_inside_what_is_published,
    shown,
)

_LARGEST = 10_000_000


@click.command(cls=Command, help=HELP["doubts"])
@folder_option
@as_of_option
@click.option(
    "--limit", default=0, type=Whole(0, _LARGEST), metavar=METAVAR["number"], help=HELP["limit"]
)
@click.option(
    "--format", "style", type=Choice(["text", "json"]), default="text", help=HELP["format"]
)
@click.option(
    "--out", type=click.Path(path_type=Path), metavar=METAVAR["file"], help=HELP["doubts_out"]
)
def doubts(folder: Path, as_of: date, limit: int, style: str, out: Path | None) -> int:
    """Tell what in the books deserves a second look."""
    from gongkai.doubt_work import look_for_doubts  # noqa: PLC0415 - starts fast for --help
    from gongkai.report.doubts import Look, doubt_words, write_doubts  # noqa: PLC0415 - as above

    if out and is_inside_what_is_published(out, folder):
        raise WrongUseError(doubt_words("inside", file=shown(out)))
    found = look_for_doubts(folder, as_of, limit or None)
    look = Look(as_of, found.records, found.has_limit)
    if out is None:
        write_doubts(found.found, look, style, sys.stdout)
        return ExitCode.CLEAN
    text = io.StringIO()
    write_doubts(found.found, look, style, text)
    try:
        out.write_text(text.getvalue(), encoding="utf-8", newline="\n")
    except IsADirectoryError:
        raise WrongUseError(doubt_words("folder", file=shown(out))) from None
    click.echo(doubt_words("saved", file=shown(out)), err=True)
    return ExitCode.CLEAN
