"""Cards that chats and search engines show beside a link: one for each section and kind."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from gongkai.model.summary import Summary
from gongkai.model.vocabulary import Kind, Section

_SECTIONS = frozenset(section.value for section in Section)
CARDS: Final = "k/"
"""Where the cards lie in a site."""
WIDE: Final = (1200, 630)
SQUARE: Final = (300, 300)
_WIDE, _SQUARE = "-wide.png", "-square.png"


class ShareCard(NamedTuple):
    """The card of a section, or of one kind of records in it."""

    section: str = ""
    """"" for pages that belong to no section."""
    kind: str = ""

    @property
    def name(self) -> str:
        """Return the address of its pictures below the site's root, without their endings."""
        parts = (self.section or "board", self.kind.replace("_", "-"))
        return CARDS + "-".join(filter(None, parts))

    @property
    def wide(self) -> str:
        """Return the address of the picture for most programs."""
        return self.name + _WIDE

    @property
    def square(self) -> str:
        """Return the address of the picture for WeChat."""
        return self.name + _SQUARE

    @property
    def section_label(self) -> str:
        """Return the section in words; "" for none."""
        return Section(self.section).label if self.section else ""

    @property
    def kind_label(self) -> str:
        """Return the kind in words; "" for none."""
        return Kind(self.kind).label if self.kind else ""


def card_of_page(section: str) -> ShareCard:
    """Return the card of a page about many records; `section` may be any folder of the site."""
    return ShareCard(section if section in _SECTIONS else "")


def cards_for(records: Iterable[Summary]) -> list[ShareCard]:
    """Return the cards that pages lead to, in order; a page that names people leads to none."""
    own = {ShareCard(one.section, one.kind) for one in records if not one.is_private}
    sections = {ShareCard(section.value) for section in Section}
    return sorted({ShareCard(), *sections, *own})
