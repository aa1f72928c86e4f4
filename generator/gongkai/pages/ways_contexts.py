"""What the templates of the ways in besides the sections receive."""

from gongkai.base.light_dataclass import dataclass
from gongkai.model.blocks import Fact
from gongkai.pages.contexts import Entry, Ref


@dataclass(frozen=True, slots=True)
class FundLine:
    """A fund as listed: from when to when it is known, and what was told of it last."""

    ref: Ref
    span: str
    newest: str
    sentence: str


@dataclass(frozen=True, slots=True)
class FundsPage:
    """Every fund that records name."""

    title: str
    lead: str
    funds: tuple[FundLine, ...]


@dataclass(frozen=True, slots=True)
class YearPart:
    """A year: its lists by section, its monthly issues."""

    title: str
    note: str
    sections: tuple[Ref, ...]
    months: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class YearsPage:
    """All years, each with everything that lists it."""

    title: str
    lead: str
    years: tuple[YearPart, ...]


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A villagers' group as listed: its other names, how much names it, the newest of that."""

    ref: Ref
    names: str
    count: str
    newest: str


@dataclass(frozen=True, slots=True)
class GroupsPage:
    """Every villagers' group."""

    title: str
    lead: str
    groups: tuple[GroupLine, ...]


@dataclass(frozen=True, slots=True)
class TermLine:
    """A word: the anchor at which it stands, what it means, other ways to write it."""

    id: str
    name: str
    told: str
    also: str


@dataclass(frozen=True, slots=True)
class TermPart:
    """Words about one thing."""

    id: str
    title: str
    terms: tuple[TermLine, ...]


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    """Every word that is explained."""

    title: str
    lead: str
    groups: tuple[TermPart, ...]


@dataclass(frozen=True, slots=True)
class OpenNotice:
    """A running notice: the record, the days left on the page's day, to whom to object."""

    entry: Entry
    left: str
    ask: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class OpenNoticesPage:
    """All notices that run on the page's day, the one that ends first on top."""

    title: str
    lead: str
    as_of: str
    notices: tuple[OpenNotice, ...]


@dataclass(frozen=True, slots=True)
class SpeakPage:
    """How to object or complain; `abroad` are the phones as they are dialled from abroad."""

    title: str
    lead: str
    inside: tuple[Fact, ...]
    outside: tuple[Fact, ...]
    places: tuple[Fact, ...]
    messages: tuple[Ref, ...]
    form: Ref
    notices: Ref
    abroad: tuple[Fact, ...]
    afar: tuple[Ref, ...]
    """Records that tell how those who live elsewhere take part."""


@dataclass(frozen=True, slots=True)
class SpeakForm:
    """A blank form for paper: what is to be filled in, where to hand it in."""

    title: str
    lead: str
    lines: tuple[str, ...]
    hand_in: tuple[Fact, ...]
    back: Ref


@dataclass(frozen=True, slots=True)
class AffairLine:
    """An affair as listed by need: where it is told, whom it is for, the office's phone."""

    ref: Ref
    for_whom: str
    phone: Ref | None


@dataclass(frozen=True, slots=True)
class NeedPart:
    """What people come for: the affairs told of it, records beside them."""

    id: str
    title: str
    affairs: tuple[AffairLine, ...]
    records: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class NeedsPage:
    """Guides by need; `ways` lead to each need on the page."""

    title: str
    lead: str
    ways: tuple[Ref, ...]
    needs: tuple[NeedPart, ...]
