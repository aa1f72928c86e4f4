"""The sorts of printed sheets, and what a cadre may choose about them."""

from typing import NamedTuple

from gongkai.model.vocabulary import Face, Vocabulary


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
    HOUSEHOLD_CARD = "household_card"
    MONTHLY = "monthly"
    VOLUME = "volume"
    DRAFT = "draft"
    REVIEW_FORM = "review_form"
    OUTCOME = "outcome"
    REGISTER = "register"


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
    """The villagers' group whose rows alone are shown; "" for all."""
