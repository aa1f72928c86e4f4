"""A record as a plain article: what other platforms and word processors understand of a page."""

from dataclasses import dataclass
from typing import ClassVar, NamedTuple, TypeAlias


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the title is of level 1."""

    form: ClassVar[str] = "heading"

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a "lead" opens the article, a "note" stands back, anything else is plain."""

    form: ClassVar[str] = "paragraph"

    text: str
    look: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of short texts."""

    form: ClassVar[str] = "listing"

    items: tuple[str, ...]
    is_ordered: bool = False


@dataclass(frozen=True, slots=True)
class Pairs:
    """Labelled values."""

    form: ClassVar[str] = "pairs"

    rows: tuple[tuple[str, str], ...]


class Cell(NamedTuple):
    """A cell of a table; it may be the head of its column or row, or go over several columns."""

    text: str
    is_head: bool = False
    is_numeric: bool = False
    span: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of heads, rows, and rows of sums at the end."""

    form: ClassVar[str] = "grid"

    head: tuple[tuple[Cell, ...], ...]
    body: tuple[tuple[Cell, ...], ...]
    foot: tuple[tuple[Cell, ...], ...] = ()

    @property
    def width(self) -> int:
        """Return the number of columns."""
        rows = (*self.head, *self.body, *self.foot)
        return max((sum(cell.span for cell in row) for row in rows), default=0)


Piece: TypeAlias = Heading | Paragraph | Listing | Pairs | Grid


@dataclass(frozen=True, slots=True)
class Article:
    """A title and what follows it, in the order of the page."""

    title: str
    pieces: tuple[Piece, ...]
