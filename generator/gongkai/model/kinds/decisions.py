"""Who decided what: decisions, consultations, elections, appraisals, oversight."""

from typing import Annotated

from gongkai.model.handling import DemandedBy
from gongkai.model.marks import SUMMED, InUnit, OnlyOn, Privacy
from gongkai.model.part import Part
from gongkai.model.parts import NamedFigure
from gongkai.model.record import Record
from gongkai.model.values import (
    Amount,
    Count,
    Day,
    LinkedRecord,
    Markdown,
    OfficerName,
    PersonName,
    Span,
)
from gongkai.model.vocabulary import Face, Unit, Vocabulary

# Who lost an election is for the village's own board, never for the web or a chat group.
ON_WALL = OnlyOn(frozenset({Face.WALL}))


class ConsultationForm(Vocabulary):
    """How people were consulted."""

    COUNCIL = "council"
    HEARING = "hearing"
    TALK = "talk"
    CALL_FOR_OPINIONS = "call_for_opinions"
    STORYTELLING = "storytelling"


class Adoption(Vocabulary):
    """What became of an opinion."""

    ADOPTED = "adopted"
    PARTLY = "partly"
    DECLINED = "declined"


class ElectionType(Vocabulary):
    """What is elected, or how a post ends."""

    COMMITTEE = "committee"
    PARTY = "party"
    SUPERVISION = "supervision"
    REPRESENTATIVES = "representatives"
    GROUP_HEAD = "group_head"
    COLLECTIVE = "collective"
    BY_ELECTION = "by_election"
    RECALL = "recall"
    RESIGNATION = "resignation"


class OversightType(Vocabulary):
    """What sort of check it was."""

    AUDIT = "audit"
    BOOKKEEPING = "bookkeeping"
    SPECIAL = "special"
    SUPERIOR = "superior"
    ORDERED = "ordered"
    ACCEPTANCE = "acceptance"
    PERFORMANCE = "performance"


class Decision(Record):
    """A decision with every step that led to it."""

    topic: str = ""
    mandate: str = ""
    party_studied_on: Day | None = None
    key_figures: tuple[NamedFigure, ...] = ()
    resolution: Markdown = ""
    implementation: Markdown = ""
    decision_published: LinkedRecord = ""
    result_published: LinkedRecord = ""


class OpinionAnswer(Part):
    """One opinion and its answer; there is no field for the person who gave it."""

    opinion: str
    answer: str = ""
    adopted: Adoption | None = None


class Consultation(Record):
    """A consultation: topic, form, opinions with answers, result, what became of it."""

    topic: str = ""
    consultation_form: ConsultationForm | None = None
    day: Day | None = None
    location: str = ""
    chaired_by: OfficerName = ""
    head_count: Annotated[Count | None, InUnit(Unit.PEOPLE)] = None
    participants: tuple[PersonName, ...] = ()
    observers: str = ""
    opinions: tuple[OpinionAnswer, ...] = ()
    outcome: Markdown = ""
    implementation: Markdown = ""


class CalendarLine(Part):
    """One step of an election's calendar."""

    day: Day
    name: str
    remark: str = ""


class Seat(Part):
    """How many are to be elected to a post."""

    post: str
    quantity: Annotated[Count, InUnit(Unit.PEOPLE)]
    remark: str = ""


class Winner(Part):
    """An elected person: an office holder from that day."""

    post: str = ""
    person: OfficerName
    votes: Annotated[Count | None, InUnit(Unit.VOTES)] = None


class Candidate(Part):
    """A candidate and the post stood for."""

    post: str = ""
    person: PersonName
    votes: Annotated[Count | None, InUnit(Unit.VOTES)] = None


class Vetted(Part):
    """What the vetting of a candidate found; kept, never shown."""

    person: PersonName
    conclusion: str = ""


class Proxy(Part):
    """Who votes for whom."""

    person: PersonName
    proxy: PersonName


class Election(Record):
    """An election, from its calendar to its result; only winners are named on the web."""

    election_type: ElectionType
    term: str = ""
    election_day: Day | None = None
    location: str = ""
    election_body: tuple[OfficerName, ...] = ()
    round: Count | None = None
    registered_voters: Annotated[Count | None, InUnit(Unit.PEOPLE)] = None
    voted_count: Annotated[Count | None, InUnit(Unit.PEOPLE)] = None
    proxy_count: Annotated[Count | None, InUnit(Unit.PEOPLE)] = None
    ballots_issued: Annotated[Count | None, InUnit(Unit.SHEETS)] = None
    ballots_returned: Annotated[Count | None, InUnit(Unit.SHEETS)] = None
    ballots_valid: Annotated[Count | None, InUnit(Unit.SHEETS)] = None
    ballots_invalid: Annotated[Count | None, InUnit(Unit.SHEETS)] = None
    seats: tuple[Seat, ...] = ()
    calendar: tuple[CalendarLine, ...] = ()
    elected: tuple[Winner, ...] = ()
    candidates: Annotated[tuple[Candidate, ...], ON_WALL] = ()
    tally: Annotated[tuple[Candidate, ...], ON_WALL] = ()
    proxies: Annotated[tuple[Proxy, ...], ON_WALL] = ()
    vetting: Annotated[tuple[Vetted, ...], Privacy.INTERNAL] = ()
    demanded_by: DemandedBy | None = None
    asked_on: Day | None = None
    askers: Annotated[Count | None, InUnit(Unit.PEOPLE)] = None
    entitled: Annotated[Count | None, InUnit(Unit.PEOPLE)] = None
    agreed: Annotated[Count | None, InUnit(Unit.PEOPLE)] = None
    against: Annotated[Count | None, InUnit(Unit.PEOPLE)] = None
    outcome: Markdown = ""


class Appraisee(Part):
    """One appraised office holder: grade, and votes where they are published."""

    person: OfficerName
    post: str = ""
    excellent: Annotated[Count | None, InUnit(Unit.VOTES)] = None
    competent: Annotated[Count | None, InUnit(Unit.VOTES)] = None
    basically_competent: Annotated[Count | None, InUnit(Unit.VOTES)] = None
    incompetent: Annotated[Count | None, InUnit(Unit.VOTES)] = None
    grade: str = ""
    previous_grade: str = ""


class GradeCount(Part):
    """How many were given a grade."""

    grade: str
    head_count: Annotated[Count, SUMMED, InUnit(Unit.PEOPLE)]


class Appraisal(Record):
    """An appraisal of office holders or party members: by name, or totals only."""

    day: Day | None = None
    location: str = ""
    chaired_by: OfficerName = ""
    due_count: Annotated[Count | None, InUnit(Unit.PEOPLE)] = None
    came_count: Annotated[Count | None, InUnit(Unit.PEOPLE)] = None
    ballots_issued: Annotated[Count | None, InUnit(Unit.SHEETS)] = None
    ballots_returned: Annotated[Count | None, InUnit(Unit.SHEETS)] = None
    appraised: tuple[Appraisee, ...] = ()
    grade_counts: tuple[GradeCount, ...] = ()
    use_of_results: Markdown = ""


class Finding(Part):
    """A problem found and how it was mended."""

    problem: str
    measure: str = ""
    deadline: Day | None = None
    mended_on: Day | None = None


class Oversight(Record):
    """A check of books, works or duties, with its conclusion."""

    oversight_type: OversightType
    inspected_by: str = ""
    inspected: str = ""
    covered: Span | None = None
    day: Day | None = None
    members: tuple[OfficerName, ...] = ()
    checked_sheets: Annotated[Count | None, InUnit(Unit.SHEETS)] = None
    checked_amount: Amount | None = None
    rejected_sheets: Annotated[Count | None, InUnit(Unit.SHEETS)] = None
    rejected_amount: Amount | None = None
    problem_count: Count | None = None
    mended_count: Count | None = None
    grade: str = ""
    key_figures: tuple[NamedFigure, ...] = ()
    findings: tuple[Finding, ...] = ()
    to_tracker: LinkedRecord = ""
    conclusion: Markdown = ""
