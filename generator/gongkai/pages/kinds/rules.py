"""How rules present themselves: since when they hold, and each affair as steps to follow."""

import re

from gongkai.base.light_dataclass import dataclass
from gongkai.base.texts import text
from gongkai.model.blocks import OwnBlock, Presentation
from gongkai.model.face import Projection
from gongkai.model.kinds.information import Affair, FlowStep, Rules
from gongkai.pages.cells import list_line
from gongkai.pages.kinds.clauses import clause, sentence_of

_NOT_DIALLED = re.compile(r"[^0-9+]")


@dataclass(frozen=True, slots=True)
class StepOfAffair:
    """One step: its name, and who does it, how soon."""

    name: str
    note: str


@dataclass(frozen=True, slots=True)
class AffairCard:
    """One affair: labelled facts, the phone with the number to dial, and its steps."""

    name: str
    facts: tuple[tuple[str, str], ...]
    phone: str
    href: str
    steps: tuple[StepOfAffair, ...]


@dataclass(frozen=True, slots=True)
class Affairs:
    """What the template ``blocks/affairs.html`` shows."""

    cards: tuple[AffairCard, ...]


def present_rules(projection: Projection) -> Presentation:
    """Return who adopted the rules and since when they hold in one sentence."""
    rules = projection.record
    assert isinstance(rules, Rules)  # noqa: S101 - the registry pairs kind and presenter
    clauses = (
        clause("rules.adopted", day=rules.adopted_on, meeting=rules.adopted_at)
        or clause("rules.adopted_by", meeting=rules.adopted_at),
        clause("rules.in_force", day=rules.in_force_on),
        clause("rules.affairs_told", count=len(rules.affairs) or None),
    )
    cards = Affairs(tuple(map(_card, rules.affairs)))
    block = OwnBlock("affairs", text("rules.affairs"), "affairs", cards)
    return Presentation(
        sentence=sentence_of(rules, clauses),
        replaced=frozenset({"affairs"}),
        before=(block,) if rules.affairs else (),
    )


def _card(affair: Affair) -> AffairCard:
    facts = (
        ("rules.for_whom", affair.for_whom),
        ("rules.papers", list_line(affair.papers)),
        ("rules.time_limit", affair.time_limit),
        ("rules.fee", affair.fee),
        ("rules.place", affair.location),
        ("rules.remark", affair.remark),
    )
    phone = affair.office_phone
    return AffairCard(
        name=affair.name,
        facts=tuple((text(key), value) for key, value in facts if value),
        phone=phone,
        href=f"tel:{_NOT_DIALLED.sub('', phone)}" if phone else "",
        steps=tuple(map(_step, affair.flow_steps)),
    )


def _step(step: FlowStep) -> StepOfAffair:
    told = filter(None, (step.done_by, step.time_limit, step.remark))
    return StepOfAffair(step.name, text("record.part_mark").join(told))
