"""What each page template receives: one documented, frozen context for each kind of page."""

from gongkai.base.light_dataclass import dataclass
from gongkai.model.blocks import Block, ChartBlock, Fact, TableBlock


@dataclass(frozen=True, slots=True)
class Ref:
    """A link inside the site: label and address relative to the page."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class FileRef:
    """A file offered for download, or a picture."""

    href: str
    label: str


@dataclass(frozen=True, slots=True)
class RecordPage:
    """A record's page."""

    id: str
    title: str
    kind: str
    sentence: str
    compared_mark: str
    voice_mark: str
    sender: str
    shown: str
    notice: str
    notice_end: str
    ask: tuple[Fact, ...]
    unreviewed: str
    """Who should have reviewed it and did not; said in plain sight."""
    way: tuple[Fact, ...]
    """Who reviewed it, what people objected to, what was corrected, where the result stands."""
    privacy_note: str
    is_archived: bool
    blocks: tuple[Block, ...]
    late_mark: str
    elements: tuple[Fact, ...]
    related: tuple[Fact, ...]
    photos: tuple[FileRef, ...]
    attachments: tuple[FileRef, ...]
    corrections: TableBlock | None
    objections: TableBlock | None
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One record in a list."""

    href: str
    title: str
    sentence: str
    kind: str
    day: str
    day_text: str
    publisher: str
    level: str
    notice_end: str
    notice_end_text: str
    is_archived: bool
    photo: str
    own: str = ""
    """What of it is that of the one whose page this is, such as a group's subtotal."""

    def __hash__(self) -> int:
        """Return a hash of the address, in which nearly all entries differ: they are many."""
        return hash(self.href)


@dataclass(frozen=True, slots=True)
class Group:
    """A named run of entries."""

    title: str
    entries: tuple[Entry, ...]
    note: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Charted:
    """A table, and what it tells as a picture."""

    chart: ChartBlock
    table: TableBlock


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page that lists records: a section's year, a month, an item, a fund."""

    title: str
    lead: str
    facts: tuple[Fact, ...]
    groups: tuple[Group, ...]
    tabs: tuple[Ref, ...]
    current: str
    pages: tuple[Ref, ...]
    page: str
    empty: str
    charted: tuple[Charted, ...] = ()


@dataclass(frozen=True, slots=True)
class MatterStep:
    """One record of a matter, in the order of its dates."""

    entry: Entry
    stage: str
    highlights: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class MatterPage:
    """A matter from proposal to final account."""

    title: str
    lead: str
    steps: tuple[MatterStep, ...]


@dataclass(frozen=True, slots=True)
class FundRow:
    """One payment of a fund in a period."""

    entry: Entry
    period: str
    highlights: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class FundPage:
    """A fund over the periods."""

    title: str
    lead: str
    rows: tuple[FundRow, ...]
    pages: tuple[Ref, ...]
    charted: tuple[Charted, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item of the catalogue as listed."""

    ref: Ref
    help: str
    interval: str
    due: str
    basis: str
    publisher: str
    privacy: str
    systems: str
    count: int


@dataclass(frozen=True, slots=True)
class CatalogueSection:
    """The items of one section."""

    id: str
    title: str
    items: tuple[ItemRow, ...]


@dataclass(frozen=True, slots=True)
class CataloguePage:
    """The whole catalogue."""

    title: str
    lead: str
    rules: Ref
    sections: tuple[CatalogueSection, ...]


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """Values of one sort, each with what it is about and its source."""

    title: str
    note: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class RulesPage:
    """Every value by which the board is kept, with its provision."""

    title: str
    lead: str
    groups: tuple[RuleGroup, ...]


@dataclass(frozen=True, slots=True)
class SectionPage:
    """A section's entrance: newest records, levels, items, years."""

    title: str
    lead: str
    newest: tuple[Entry, ...]
    levels: tuple[Group, ...]
    items: tuple[Ref, ...]
    years: tuple[Ref, ...]
    ways: tuple[Ref, ...]
    """Where else its matters are gathered: the model families, the funds."""


@dataclass(frozen=True, slots=True)
class FamilyCard:
    """A model family in the gallery."""

    href: str
    title: str
    sentence: str
    photo: str
    honours: str
    flag: str
    """Since when it holds the red flag, for those that were given it last."""


@dataclass(frozen=True, slots=True)
class FamiliesPage:
    """The gallery of model families."""

    title: str
    lead: str
    families: tuple[FamilyCard, ...]


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """One column of the home board."""

    title: str
    href: str
    lead: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class HomePage:
    """The home page: a real board."""

    village: str
    place: str
    introduction: str
    as_of: str
    twin: Ref
    """The same page in letters of the other size."""
    ways: tuple[Ref, ...]
    duties: str
    duties_href: str
    notices: tuple[Entry, ...]
    columns: tuple[BoardColumn, ...]
    families: tuple[FamilyCard, ...]
    families_href: str
    month: Ref | None
    month_lead: str
    service: BoardColumn
    channels: tuple[Fact, ...]
    address: str


@dataclass(frozen=True, slots=True)
class MonthsPage:
    """The list of monthly issues."""

    title: str
    lead: str
    by_year: Ref
    years: tuple[tuple[str, tuple[Ref, ...]], ...]
