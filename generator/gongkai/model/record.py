"""What every record has in common."""

from typing import Annotated, ClassVar

from gongkai.model.handling import HandlingStep
from gongkai.model.marks import Privacy, Role
from gongkai.model.part import Part
from gongkai.model.parts import (
    Approval,
    Attachment,
    Correction,
    Folding,
    HandCheck,
    NothingToReport,
    Objection,
    Photo,
    Posting,
    Reprint,
    Review,
)
from gongkai.model.steps import Step
from gongkai.model.translation import Translation
from gongkai.model.values import (
    Day,
    LinkedRecord,
    Markdown,
    OfficePhone,
    OfficerName,
    PeriodValue,
    RecordId,
    Span,
)
from gongkai.model.vocabulary import (
    Audience,
    Completeness,
    Kind,
    Level,
    OnExpiry,
    Publisher,
    Stage,
    State,
)


class Record(Part):
    """A disclosed matter; each kind adds its own fields."""

    prose_field: ClassVar[str] = "explanation"
    """The field that takes the body of a Markdown record."""

    id: Annotated[RecordId, Role.ELEMENT]
    kind: Annotated[Kind, Role.ELEMENT]
    title: Annotated[str, Role.ELEMENT]
    item: Annotated[str, Role.ELEMENT]
    publisher: Annotated[Publisher, Role.ELEMENT]
    audience: Annotated[Audience, Role.ELEMENT]
    level: Annotated[Level | None, Role.ELEMENT] = None
    period: Annotated[PeriodValue | None, Role.ELEMENT] = None
    matter: Annotated[str, Role.ELEMENT] = ""
    stage: Annotated[Stage | None, Role.ELEMENT] = None
    completeness: Annotated[Completeness | None, Role.ELEMENT] = None
    source_number: Annotated[str, Role.ELEMENT] = ""
    reprint: Annotated[Reprint | None, Role.ELEMENT] = None
    nothing: Annotated[NothingToReport | None, Role.ELEMENT] = None
    procedure: Annotated[str, Role.ELEMENT] = ""
    steps: Annotated[tuple[Step, ...], Role.ELEMENT] = ()

    state: Annotated[State, Role.EVENT] = State.DRAFT
    planned_posting: Annotated[Day | None, Role.EVENT, Privacy.INTERNAL] = None
    notice_period: Annotated[Span | None, Role.EVENT] = None
    concerned_groups: Annotated[tuple[str, ...], Role.EVENT, Privacy.INTERNAL] = ()
    postings: Annotated[tuple[Posting, ...], Role.EVENT] = ()
    reviews: Annotated[tuple[Review, ...], Role.EVENT] = ()
    approval: Annotated[Approval | None, Role.EVENT] = None
    responsible: Annotated[OfficerName, Role.EVENT] = ""
    supervision_phone: Annotated[OfficePhone, Role.EVENT] = ""
    handling: Annotated[tuple[HandlingStep, ...], Role.EVENT] = ()
    result_notice: Annotated[LinkedRecord, Role.EVENT] = ""
    first_notice: Annotated[LinkedRecord, Role.EVENT] = ""
    on_expiry: Annotated[OnExpiry | None, Role.EVENT] = None
    corrections: Annotated[tuple[Correction, ...], Role.EVENT] = ()
    objections: Annotated[tuple[Objection, ...], Role.EVENT] = ()
    attachments: Annotated[tuple[Attachment, ...], Role.EVENT] = ()
    photos: Annotated[tuple[Photo, ...], Role.EVENT] = ()
    translations: Annotated[tuple[Translation, ...], Role.EVENT] = ()
    hand_checked: Annotated[HandCheck | None, Role.EVENT, Privacy.INTERNAL] = None
    folding: Annotated[Folding | None, Role.EVENT, Privacy.INTERNAL] = None
    explanation: Markdown = ""
