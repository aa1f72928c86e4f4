"""What the template of the grid of duties receives."""

from gongkai.base.light_dataclass import dataclass
from gongkai.model.blocks import Fact, TableBlock
from gongkai.pages.contexts import Charted, Ref


@dataclass(frozen=True, slots=True)
class DutyMark:
    """The state of one duty: its name for the style sheet, a sign, words, and the record."""

    state: str
    sign: str
    word: str
    detail: str
    href: str


@dataclass(frozen=True, slots=True)
class DutyCell:
    """One or more periods of an item in a row of the grid."""

    label: str
    span: int
    marks: tuple[DutyMark, ...]


@dataclass(frozen=True, slots=True)
class DutyRow:
    """An item of one publisher through a year."""

    item: Ref
    publisher: str
    cells: tuple[DutyCell, ...]


@dataclass(frozen=True, slots=True)
class DutyTable:
    """The duties of a section in a year, and on which boards they hung when."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[DutyRow, ...]
    boards: TableBlock | None


@dataclass(frozen=True, slots=True)
class DutyYear:
    """A year with its rate."""

    title: str
    rate: str
    is_open: bool
    charted: tuple[Charted, ...]
    tables: tuple[DutyTable, ...]


@dataclass(frozen=True, slots=True)
class DutyEntry:
    """One duty told in full: item, publisher, period, state, last day, boards."""

    item: Ref
    publisher: str
    period: str
    mark: DutyMark
    due: str
    boards: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class DutyGroup:
    """The duties of a section that are to be public now."""

    title: str
    entries: tuple[DutyEntry, ...]


@dataclass(frozen=True, slots=True)
class DutiesPage:
    """The grid of all duties: what should be public, what is, what is late and was late."""

    title: str
    lead: str
    as_of: str
    sentence: str
    calendar: Ref
    legend: tuple[DutyMark, ...]
    groups: tuple[DutyGroup, ...]
    overdue: tuple[DutyEntry, ...]
    charted: tuple[Charted, ...]
    years: tuple[DutyYear, ...]
    late: tuple[DutyEntry, ...]
