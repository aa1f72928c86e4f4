"""The commands that put records on paper."""

import re
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
    from gongkai.model.sheet import SheetWish
    from gongkai.printing import Printed, Selection

_PERIOD = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2]))?")


@click.command("print", cls=Command, help=HELP["print"])
@click.argument("ids", nargs=-1, metavar=METAVAR["ids"])
@click.option("--month", default="", metavar=METAVAR["month"], help=HELP["month"])
@click.option("--year", default="", metavar=METAVAR["year"], help=HELP["year"])
@click.option("--section", default="", metavar=METAVAR["section"], help=HELP["section"])
@click.option("--changed", "only_changed", is_flag=True, help=HELP["changed"])
@click.option("--by-group", is_flag=True, help=HELP["by_group"])
@click.option("--form", default="", metavar=METAVAR["form"], help=HELP["form"])
@click.option("--tile", "is_tiled", is_flag=True, help=HELP["tile"])
@click.option("--face", default="", metavar=METAVAR["face"], help=HELP["face"])
@click.option("--paper", default="", metavar=METAVAR["paper"], help=HELP["paper"])
@click.option(
    "--out", type=click.Path(path_type=Path), metavar=METAVAR["folder"], help=HELP["print_out"]
)
@folder_option
@as_of_option
@jobs_option
def print_sheets(  # noqa: PLR0913, PLR0917 - one for each option
    ids: tuple[str, ...],
    month: str,
    year: str,
    section: str,
    only_changed: bool,  # noqa: FBT001 - a command's flag
    by_group: bool,  # noqa: FBT001 - a command's flag
    form: str,
    is_tiled: bool,  # noqa: FBT001 - a command's flag
    face: str,
    paper: str,
    out: Path | None,
    folder: Path,
    as_of: date,
    jobs: int | None,
) -> int:
    """Print records as sheets that can be hung on the board."""
    from gongkai.model.sheet import Ground, SheetForm, SheetWish  # noqa: PLC0415 - starts fast for --help
    from gongkai.model.vocabulary import Face, Section  # noqa: PLC0415 - as above
    from gongkai.printing import (  # noqa: PLC0415 - as above
        CHANGES,
        FOLDER,
        Selection,
        UnreadablePrintsError,
        print_records,
    )
    from gongkai.report.write import write_problems  # noqa: PLC0415 - as above

    place = unpublished_place(out or folder / FOLDER, folder)
    place_in_site = word_of(Section, "--section", section).value if section else ""
    wanted = Selection(ids, month, place_in_site, only_changed, by_group, year)
    sort = word_of(SheetForm, "--form", form) if form else SheetForm.NOTICE
    wish = SheetWish(
        form=sort,
        face=word_of(Face, "--face", face) if face else Face.WALL,
        ground=word_of(Ground, "--paper", paper) if paper else Ground.WHITE,
        printed_on=as_of.isoformat(),
        is_tiled=is_tiled,
    )
    _refuse_unfit_form(wish, wanted)
    try:
        with settings_told():
            done = print_records(folder, as_of, wanted, wish, place, jobs)
    except UnreadablePrintsError:
        click.echo(SAY["prints_damaged"], err=True)
        return ExitCode.FOUND
    write_problems(done.problems, "text", sys.stdout)
    if not done.is_clean:
        click.echo(SAY["not_printed"], err=True)
        return ExitCode.FOUND
    _refuse_missing(done, form)
    if only_changed:
        told = {name: len(part) for name, part in done.changes._asdict().items()}
        click.echo(SAY["wall_changes"].format(**told, file=shown(place / CHANGES)))
    facts = {"files": len(done.files), "out": shown(done.merged or place)}
    click.echo(SAY["printed" if done.files else "nothing_to_print"].format(**facts))
    return ExitCode.FOUND if done.problems else ExitCode.CLEAN


def _refuse_unfit_form(wish: "SheetWish", wanted: "Selection") -> None:
    """Refuse a picture; a book without its month or year, and what does not go with a book."""
    from gongkai.model.sheet import BOOKS, SheetForm  # noqa: PLC0415 - starts fast for --help

    form = wish.form
    if form is SheetForm.LONG:
        raise WrongUseError(SAY["form_is_picture"])
    if form not in BOOKS:
        return
    from gongkai.books import book_period  # noqa: PLC0415 - a single sheet is printed sooner

    period = book_period(form, wanted.month, wanted.year)
    has_more = wanted.only_changed or wanted.by_group
    if not _PERIOD.fullmatch(period) or has_more:
        raise WrongUseError(SAY[f"book_{form.value}"])


def _refuse_missing(done: "Printed", form: str) -> None:
    """Refuse records that the form does not suit, now or ever, and ids that name none."""
    if done.unfit:
        raise WrongUseError(SAY["form_unfit"].format(form=form, ids="\u3001".join(done.unfit)))
    if done.running:
        raise WrongUseError(SAY["notice_runs"].format(ids="\u3001".join(done.running)))
    if done.unknown:
        raise WrongUseError(SAY["no_such_sheet"].format(ids="\u3001".join(done.unknown)))
