"""The command that turns records into texts for the chat group, the loudspeaker and others."""

import re
import sys
from datetime import date
from pathlib import Path

import click

from gongkai.command_options import as_of_option, folder_option, jobs_option
from gongkai.command_words import (
    HELP,
    METAVAR,
    SAY,
    Command,
    ExitCode,
    WrongUseError,
    settings_told,
    shown,
    unpublished_place,
)

_MONTH = re.compile(r"20\d\d-(?:0[1-9]|1[0-2])", re.ASCII)
_LIST = "\u3001"


@click.command("copy", cls=Command, help=HELP["copy"])
@click.argument("ids", nargs=-1, metavar=METAVAR["ids"])
@click.option("--month", default="", metavar=METAVAR["month"], help=HELP["copy_month"])
@click.option(
    "--out", type=click.Path(path_type=Path), metavar=METAVAR["folder"], help=HELP["copy_out"]
)
@folder_option
@as_of_option
@jobs_option
def copy(  # noqa: PLR0913, PLR0917 - one for each option
    ids: tuple[str, ...],
    month: str,
    out: Path | None,
    folder: Path,
    as_of: date,
    jobs: int | None,
) -> int:
    """Write the texts of records, and of a month, that leave by hand."""
    if not ids and not month:
        raise WrongUseError(SAY["copy_nothing_named"])
    if month and not _MONTH.fullmatch(month):
        raise WrongUseError(SAY["bad_month"].format(value=month))
    from gongkai.copying import CopyWish, copy_records  # noqa: PLC0415 - starts fast for --help
    from gongkai.printing import FOLDER  # noqa: PLC0415 - as above
    from gongkai.report.write import write_problems  # noqa: PLC0415 - as above

    place = unpublished_place(out or folder / FOLDER, folder)
    with settings_told():
        done = copy_records(folder, as_of, CopyWish(ids, month), place, jobs)
    write_problems(done.problems, "text", sys.stdout)
    if not done.is_clean:
        click.echo(SAY["not_copied"], err=True)
        return ExitCode.FOUND
    if done.unknown:
        raise WrongUseError(SAY["no_such_record"].format(ids=_LIST.join(done.unknown)))
    if done.silent:
        click.echo(SAY["copy_silent"].format(ids=_LIST.join(done.silent)), err=True)
    key = "copied" if done.files else "nothing_to_copy"
    click.echo(SAY[key].format(files=len(done.files), out=shown(place)))
    return ExitCode.FOUND if done.problems else ExitCode.CLEAN
