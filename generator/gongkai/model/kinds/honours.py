"""What the village praises: awards, model families, points, inspections with a red list."""

from typing import Annotated, ClassVar

from gongkai.model.kinds.decisions import ON_WALL, Finding
from gongkai.model.marks import SUMMED, InUnit, Privacy
from gongkai.model.part import Part
from gongkai.model.parts import Consent, NamedFigure
from gongkai.model.record import Record
from gongkai.model.values import (
    Amount,
    Count,
    Day,
    LinkedRecord,
    Markdown,
    OfficerName,
    PeriodValue,
    PersonName,
    Quantity,
    Span,
)
from gongkai.model.vocabulary import Unit, YesNo


class Honoured(Part):
    """Who is honoured: a family by its record, a unit or consenting person, or a private name."""

    family_id: LinkedRecord = ""
    honoree: str = ""
    group: str = ""
    person: PersonName = ""
    grade: str = ""
    stars: Count | None = None
    passed: tuple[str, ...] = ()
    citation: str = ""
    reward: str = ""
    amount: Annotated[Amount | None, SUMMED] = None


class GradeTotal(Part):
    """How many reached a grade."""

    grade: str
    unit_count: Annotated[Count, SUMMED]


class Revocation(Part):
    """An honour taken back, with its reason."""

    day: Day
    family_id: LinkedRecord = ""
    honoree: str = ""
    reason: str


class Award(Record):
    """An award: criteria, procedure, and who was honoured."""

    award_name: str
    awarded_by: str = ""
    day: Day | None = None
    cycle: str = ""
    criteria: Markdown = ""
    grade_totals: tuple[GradeTotal, ...] = ()
    award_results: tuple[Honoured, ...] = ()
    validity: Span | None = None
    adopted_in: LinkedRecord = ""
    paid_in: LinkedRecord = ""
    revocations: tuple[Revocation, ...] = ()


class PastHonour(Part):
    """An honour from before the village kept records here."""

    year: str
    award_name: str
    awarded_by: str = ""


class Family(Record):
    """A model family that agreed to be shown; its honours come from the award records."""

    prose_field: ClassVar[str] = "deeds"

    family_name: str
    group: str = ""
    head_count: Annotated[Count | None, InUnit(Unit.PEOPLE)] = None
    family_motto: str = ""
    red_flag: tuple[PeriodValue, ...] = ()
    past_honours: tuple[PastHonour, ...] = ()
    deeds: Markdown = ""
    consent: Annotated[Consent | None, Privacy.INTERNAL] = None


class PointsRule(Part):
    """What earns points."""

    name: str
    points: Annotated[Count, InUnit(Unit.POINTS)]
    points_limit: str = ""
    remark: str = ""


class PointsLine(Part):
    """Points one household earned; there is no line for points lost."""

    group: str = ""
    person: PersonName
    day: Day | None = None
    name: str
    points: Annotated[Count, SUMMED, InUnit(Unit.POINTS)]


class PointsBalance(Part):
    """One household's points: before, earned, redeemed, left."""

    group: str = ""
    person: PersonName
    opening: Annotated[Count | None, SUMMED] = None
    earned: Annotated[Count | None, SUMMED] = None
    redeemed: Annotated[Count | None, SUMMED] = None
    closing: Annotated[Count | None, SUMMED] = None


class Exchange(Part):
    """Goods that points were exchanged for."""

    goods_name: str
    points_each: Annotated[Count | None, InUnit(Unit.POINTS)] = None
    handed_count: Annotated[Count, SUMMED]
    points_spent: Annotated[Count | None, SUMMED, InUnit(Unit.POINTS)] = None


class Points(Record):
    """A points scheme over a period: rules, points earned, goods handed out, points left."""

    points_scheme: str = ""
    household_count: Annotated[Count | None, InUnit(Unit.HOUSEHOLDS)] = None
    head_count: Annotated[Count | None, InUnit(Unit.PEOPLE)] = None
    opening: Annotated[Count | None, InUnit(Unit.POINTS)] = None
    earned: Annotated[Count | None, InUnit(Unit.POINTS)] = None
    redeemed: Annotated[Count | None, InUnit(Unit.POINTS)] = None
    closing: Annotated[Count | None, InUnit(Unit.POINTS)] = None
    coupon_amount: Amount | None = None
    open_hours: str = ""
    points_rules: tuple[PointsRule, ...] = ()
    points_balances: tuple[PointsBalance, ...] = ()
    points_lines: tuple[PointsLine, ...] = ()
    exchanges: tuple[Exchange, ...] = ()


class ScoreItem(Part):
    """What is scored and how."""

    name: str
    full_score: Annotated[Count | None, SUMMED, InUnit(Unit.POINTS)] = None
    scoring: str = ""


class Ranked(Part):
    """What one group, unit or stretch of land reached."""

    rank: Count | None = None
    ranked_unit: str
    score: Quantity | None = None
    grade: str = ""
    stars: Count | None = None
    red_flag: YesNo | None = None
    remark: str = ""


class BlackEntry(Part):
    """A bad habit and its place, until a day; there is no field for a person."""

    place: str
    behaviour: str
    deadline: Day | None = None
    take_down_on: Day


class Inspection(Record):
    """An inspection: what was scored, who came out well, what must be mended."""

    round: Count | None = None
    day: Day | None = None
    inspected_by: str = ""
    inspected: str = ""
    members: tuple[OfficerName, ...] = ()
    problem_count: Count | None = None
    mended_count: Count | None = None
    key_figures: tuple[NamedFigure, ...] = ()
    score_items: tuple[ScoreItem, ...] = ()
    grade_totals: tuple[GradeTotal, ...] = ()
    ranking: tuple[Ranked, ...] = ()
    red_list: tuple[Honoured, ...] = ()
    # Off unless a cadre fills it in, and even then only on the village's own board.
    black_list: Annotated[tuple[BlackEntry, ...], ON_WALL] = ()
    findings: tuple[Finding, ...] = ()
    rechecked_on: Day | None = None
    recheck_result: Markdown = ""
    conclusion: Markdown = ""
