"""The command that makes a household's own card.

No message repeats a word that was typed: it may be somebody's name, and consoles are kept.
"""

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
)

if TYPE_CHECKING:
    from gongkai.household_cards import CardMade

_YEAR = re.compile(r"20\d\d", re.ASCII)
_GROUP_AND_NAME = 2
_LIST = "\u3001"


class _Quiet(Command):
    """A command that does not repeat what was typed behind its options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse; WrongUseError that tells how options are written."""
        try:
            return super().parse_args(ctx, args)
        except (WrongUseError, click.BadParameter):
            raise WrongUseError(SAY["card_options"], ctx) from None


@click.command("card", cls=_Quiet, help=HELP["card"])
@click.argument("words", nargs=-1, metavar=METAVAR["group_and_name"])
@click.option("--year", default="", metavar=METAVAR["year"], help=HELP["card_year"])
@folder_option
@as_of_option
@jobs_option
def card(words: tuple[str, ...], year: str, folder: Path, as_of: date, jobs: int | None) -> int:
    """Make one household's card of what it received in a year."""
    if len(words) < _GROUP_AND_NAME:
        raise WrongUseError(SAY["card_words"])
    if year and not _YEAR.fullmatch(year):
        raise WrongUseError(SAY["card_bad_year"])
    from gongkai.household_cards import CARDS, CardWish, make_card  # noqa: PLC0415 - starts fast for --help
    from gongkai.report.write import write_problems  # noqa: PLC0415 - as above

    place = unpublished_place(folder / CARDS, folder)
    # A name typed with spaces inside is one name all the same.
    wish = CardWish(words[0], "".join(words[1:]), int(year) if year else as_of.year)
    with settings_told():
        made = make_card(folder, as_of, wish, place, jobs)
    if made.problems:
        write_problems(made.problems, "text", sys.stdout)
        click.echo(SAY["card_not_made"], err=True)
        return ExitCode.FOUND
    _refuse(made)
    _tell(made, wish.year)
    return ExitCode.CLEAN


def _refuse(made: "CardMade") -> None:
    """Refuse a household that cannot be told for sure."""
    if not made.has_register:
        raise WrongUseError(SAY["card_no_register"])
    if made.unfound is not None:
        raise WrongUseError(SAY[f"card_{made.unfound.value}"])


def _tell(made: "CardMade", year: int) -> None:
    """Say where the card lies and what was left out."""
    if made.unplaced:
        rows = sum(count for _, count in made.unplaced)
        ids = _LIST.join(id_ for id_, _ in made.unplaced)
        click.echo(SAY["card_unplaced"].format(rows=rows, ids=ids), err=True)
    if made.shared:
        click.echo(SAY["card_shared"].format(count=made.shared), err=True)
    if made.file is None:
        click.echo(SAY["card_nothing"].format(year=year))
        return
    click.echo(SAY["card_made"].format(count=made.count, file=shown(made.file)))
