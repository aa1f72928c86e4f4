"""The sorts of printed sheets, and what a cadre may choose about them."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from gongkai.model.vocabulary import Face, Vocabulary

PICTURES: Final = "t/"
"""Where the pictures of records lie in a site."""


class SheetForm(Vocabulary):
    """How a record is laid out on paper."""

    NOTICE = "notice"
    OFFICIAL = "official"
    POSTER = "poster"
    RED_LIST = "red_list"
    CERTIFICATE = "certificate"
    RULES_BOARD = "rules_board"
    PROJECT_BOARD = "project_board"
    DONORS = "donors"
    MONTHLY = "monthly"
    VOLUME = "volume"
    DRAFT = "draft"
    REGISTER = "register"
    REVIEW = "review"
    """Asks those who must agree before a record may hang."""
    OUTCOME = "outcome"
    """Tells what came of a notice once its days are over."""
    LONG = "long"
    """A picture for the chat group, cut into strips; on no paper."""


BEFORE_IT_HANGS: Final = frozenset({SheetForm.DRAFT, SheetForm.REVIEW})
"""Forms in which what is not public yet is printed when it is asked for by its number."""
HANGS_NOWHERE: Final = BEFORE_IT_HANGS | {SheetForm.OUTCOME}
"""Forms for those who check, not for a wall."""
BOOKS: Final = frozenset({SheetForm.MONTHLY, SheetForm.VOLUME, SheetForm.REGISTER})
"""Documents about many records."""


class Ground(Vocabulary):
    """The colour of the paper; on coloured paper only black is printed."""

    WHITE = "white"
    RED = "red"
    YELLOW = "yellow"


class SheetWish(NamedTuple):
    """What is to be printed of one record."""

    form: SheetForm = SheetForm.NOTICE
    face: Face = Face.WEB
    ground: Ground = Ground.WHITE
    printed_on: str = ""
    """The day that is stamped on the sheet, ISO; "" for none: sheets in a site carry none."""
    group: str = ""
    """The number of the villagers' group whose rows alone are shown; "" for all."""
    is_tiled: bool = False
    """Whether a sheet of A3 is wanted on two of A4 as well."""


def sheet_address(id_: str) -> str:
    """Return a record's sheet as the web shows it, below the site's root."""
    return f"d/{id_}.pdf"


def picture_addresses(id_: str, suffixes: Sequence[str]) -> list[str]:
    """Return the pictures of a record below the site's root, one for each strip, in order."""
    if len(suffixes) == 1:
        return [f"{PICTURES}{id_}{suffixes[0]}"]
    return [f"{PICTURES}{id_}-{number}{suffix}" for number, suffix in enumerate(suffixes, 1)]


def last_sheet_day(first: date, months: int) -> date:
    """Return the last day on which a site offers the sheet of a record public since `first`."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, min(first.day, monthrange(year, month + 1)[1]))
