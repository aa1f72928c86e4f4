"""Cards for links, drawn and written inside a worker."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from gongkai.base.problem import Problem, Where
from gongkai.base.texts import text
from gongkai.model.settings import CONFIG_FILE
from gongkai.model.share import ShareCard
from gongkai.output.site_folder import write_file
from gongkai.output.site_state import SiteFile
from gongkai.output.strips import strip_of
from gongkai.output.typesetter import MissingGlyphError
from gongkai.sheet_work import maker

TEMPLATE: Final = "share.typ"


class CardTask(NamedTuple):
    """A card to be written into a site, under which key."""

    card: ShareCard
    out: Path
    key: str


class CardResult(NamedTuple):
    """What was written, by address, or why nothing was."""

    states: tuple[tuple[str, SiteFile], ...] = ()
    problems: tuple[Problem, ...] = ()


def write_cards(tasks: Sequence[CardTask]) -> list[CardResult]:
    """Write a run of cards, each in both shapes; return what lies there then."""
    return [_write_card(task) for task in tasks]


def _write_card(task: CardTask) -> CardResult:
    card = task.card
    made = maker()
    values = {
        "village": made.place.settings.village_name,
        "title": card.section_label or text("share.home"),
        "kind": card.kind_label,
    }
    try:
        pages = made.typesetter.pictures(TEMPLATE, values)
    except MissingGlyphError as lack:
        problem = Problem("O106", Where(CONFIG_FILE), {"character": lack.character})
        return CardResult(problems=(problem,))
    pairs = zip((card.wide, card.square), pages, strict=True)
    return CardResult(
        tuple(
            (address, write_file(task.out, address, strip_of(page).data, task.key, ""))
            for address, page in pairs
        )
    )
