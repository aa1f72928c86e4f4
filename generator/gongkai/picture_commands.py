"""The command that draws records as pictures for the village's chat group."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

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
    word_of,
)

if TYPE_CHECKING:
    from gongkai.model.sheet import SheetForm
    from gongkai.picturing import Pictured

_LIST = "\u3001"


@click.command("picture", cls=Command, help=HELP["picture"])
@click.argument("ids", nargs=-1, metavar=METAVAR["ids"])
@click.option("--month", default="", metavar=METAVAR["month"], help=HELP["picture_month"])
@click.option("--year", default="", metavar=METAVAR["year"], help=HELP["picture_year"])
@click.option("--section", default="", metavar=METAVAR["section"], help=HELP["picture_section"])
@click.option("--form", default="", metavar=METAVAR["form"], help=HELP["picture_form"])
@click.option(
    "--out", type=click.Path(path_type=Path), metavar=METAVAR["folder"], help=HELP["picture_out"]
)
@folder_option
@as_of_option
@jobs_option
def picture(  # noqa: PLR0913, PLR0917 - one for each option
    ids: tuple[str, ...],
    month: str,
    year: str,
    section: str,
    form: str,
    out: Path | None,
    folder: Path,
    as_of: date,
    jobs: int | None,
) -> int:
    """Draw records as pictures, as the chat group may see them."""
    from gongkai.model.vocabulary import Section  # noqa: PLC0415 - starts fast for --help
    from gongkai.picturing import picture_records  # noqa: PLC0415 - as above
    from gongkai.printing import FOLDER, Selection  # noqa: PLC0415 - as above
    from gongkai.report.write import write_problems  # noqa: PLC0415 - as above

    place = unpublished_place(out or folder / FOLDER, folder)
    sort = _form(form)
    place_in_site = word_of(Section, "--section", section).value if section else ""
    wanted = Selection(ids, month, place_in_site, year=year)
    with settings_told():
        done = picture_records(folder, as_of, wanted, sort, place, jobs)
    write_problems(done.problems, "text", sys.stdout)
    if not done.is_clean:
        click.echo(SAY["not_pictured"], err=True)
        return ExitCode.FOUND
    _tell(done, sort, place)
    return ExitCode.FOUND if done.problems else ExitCode.CLEAN


def _form(form: str) -> "SheetForm":
    """Return the form that was named; WrongUseError for one that is for paper alone."""
    from gongkai.model.sheet import SheetForm  # noqa: PLC0415 - starts fast for --help
    from gongkai.picturing import FORMS  # noqa: PLC0415 - as above

    found = next((one for one in FORMS if form in {one.label, one.value}), None)
    if form and found is None:
        choices = " / ".join(one.label for one in FORMS)
        facts = {"name": "--form", "value": form, "choices": choices}
        raise WrongUseError(SAY["no_such_word"].format(**facts))
    return found or SheetForm.LONG


def _tell(done: "Pictured", form: "SheetForm", place: Path) -> None:
    """Say what was drawn, and what the group may not see."""
    if done.unfit:
        facts = {"form": form.label, "ids": _LIST.join(done.unfit)}
        raise WrongUseError(SAY["picture_unfit"].format(**facts))
    if done.unknown:
        raise WrongUseError(SAY["no_such_record"].format(ids=_LIST.join(done.unknown)))
    if done.silent:
        click.echo(SAY["picture_silent"].format(ids=_LIST.join(done.silent)), err=True)
    key = "pictured" if done.files else "nothing_to_picture"
    click.echo(SAY[key].format(files=len(done.files), out=shown(place)))
