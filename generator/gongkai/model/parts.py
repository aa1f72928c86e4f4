"""Parts that several kinds of record share: postings, reviews, people, steps, amounts."""

from typing import Annotated, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from gongkai.model.marks import SUMMED, Privacy
from gongkai.model.part import Part
from gongkai.model.values import (
    Amount,
    Count,
    Day,
    LinkedRecord,
    OfficePhone,
    OfficerName,
    PersonDetail,
    PersonName,
    Quantity,
    Span,
)
from gongkai.model.vocabulary import (
    PhotoMoment,
    Portrait,
    Publisher,
    Reviewer,
    Stage,
    Vocabulary,
    YesNo,
)


class HandCheck(Part):
    """Who looked, page by page, for what a program can only suspect or cannot read, and when."""

    members: tuple[OfficerName, ...]
    day: Day


class PostingPhoto(Part):
    """A photo of the board, kept as evidence.

    The sheets of others hang beside: it enters the site only when marked public and looked at.
    Without a day of its own it was taken on the day that the camera wrote into the file.
    """

    moment: PhotoMoment
    taken_on: Day | None = None
    taken_by: OfficerName = ""
    file: str = ""
    is_public: YesNo = YesNo.NO
    hand_checked: HandCheck | None = None

    @property
    def is_shown(self) -> bool:
        """Return whether it may enter the site."""
        return self.is_public is YesNo.YES and self.hand_checked is not None and bool(self.file)


class Posting(Part):
    """Where and how long a record hangs on a board."""

    board: str
    start: Day
    end: Day | None = None
    photos: Annotated[tuple[PostingPhoto, ...], Privacy.INTERNAL] = ()

    @model_validator(mode="after")
    def _ends_after_its_start(self) -> Self:
        if self.end is not None and self.end < self.start:
            facts = {"start": self.start.isoformat(), "end": self.end.isoformat()}
            raise PydanticCustomError("V210", "reversed", facts)
        return self


class Review(Part):
    """Who reviewed the record before it was published, and what they said."""

    reviewer: Reviewer
    members: tuple[OfficerName, ...] = ()
    day: Day
    opinion: str = ""
    rejected_sheets: Count | None = None
    rejected_amount: Amount | None = None


class Approval(Part):
    """Who approved publication."""

    approver: OfficerName
    day: Day


class Attachment(Part):
    """A file that belongs to the record; it enters the site only when marked public."""

    file: str
    purpose: str = ""
    caption: str = ""
    is_public: YesNo = YesNo.NO
    hand_checked: Annotated[HandCheck | None, Privacy.INTERNAL] = None


class Consent(Part):
    """Somebody's consent to being seen in a photo; where the signed paper is kept.

    Written as a plain text it only says where the paper is kept.
    """

    kept_at: str = ""
    consent_scope: str = ""
    consent_until: Day | None = None
    withdrawn_on: Day | None = None
    guardian: str = ""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        return {"kept_at": value} if isinstance(value, str) and value.strip() else value


class Folding(Part):
    """Who folded a list of people into totals when its years were over, and when."""

    members: tuple[OfficerName, ...]
    day: Day


class Photo(Part):
    """A picture shown on the page."""

    file: str
    caption: str
    portrait: Portrait = Portrait.NOBODY
    stage: Stage | None = None
    shows_minor: Annotated[YesNo, Privacy.INTERNAL] = YesNo.NO
    consent: Annotated[Consent | None, Privacy.INTERNAL] = None
    is_public: YesNo = YesNo.YES


class Correction(Part):
    """What was corrected after publication; the values may be a person's name or amount."""

    day: Day
    subject: str
    old_value: PersonDetail = ""
    new_value: PersonDetail = ""
    reason: str
    corrected_by: OfficerName = ""


class ObjectionChannel(Vocabulary):
    """How an objection came in."""

    PHONE = "phone"
    VISIT = "visit"
    LETTER = "letter"
    BOX = "box"
    MESSAGE = "message"
    OTHER = "other"


class Objection(Part):
    """An objection and its answer; there is no field for the objector."""

    received_on: Day
    channel: ObjectionChannel = ObjectionChannel.OTHER
    summary: str
    answer_due: Day | None = None
    answer: str = ""
    answered_on: Day | None = None


class Reprint(Part):
    """A county or township notice that the village passes on."""

    original_publisher: str
    original_url: str = ""
    original_notice: Span | None = None
    objections_to: str = ""


class NothingToReport(Part):
    """An honest zero report that closes a duty."""

    confirmed_by: OfficerName
    day: Day


class Officer(Part):
    """An office holder: name, post, duties, office phone."""

    person: OfficerName
    post: str = ""
    duties: str = ""
    office_phone: OfficePhone = ""


class Link(Part):
    """A link to another record of this village."""

    record: LinkedRecord
    caption: str = ""


class FundSource(Part):
    """Where money comes from and how much of it has arrived."""

    source: str
    source_level: str = ""
    fund_nature: str = ""
    amount: Annotated[Amount, SUMMED]
    arrived: Annotated[Amount | None, SUMMED] = None


class Payment(Part):
    """One payment with its date and ground."""

    day: Day
    amount: Annotated[Amount, SUMMED]
    ground: str = ""
    paid_in: LinkedRecord = ""
    payee: PersonDetail = ""


class NamedFigure(Part):
    """A named number with its unit and hedge kept."""

    name: str
    figure: Quantity
    remark: str = ""


class Recipient(Part):
    """One line of a list of people or households who receive something."""

    group: str = ""
    person: PersonName
    quantity: Quantity | None = None
    rate: str = ""
    amount: Amount
    remark: PersonDetail = ""


__all__ = [
    "Approval",
    "Attachment",
    "Consent",
    "Correction",
    "Folding",
    "FundSource",
    "HandCheck",
    "Link",
    "NamedFigure",
    "NothingToReport",
    "Objection",
    "ObjectionChannel",
    "Officer",
    "Payment",
    "Photo",
    "Posting",
    "PostingPhoto",
    "Publisher",
    "Recipient",
    "Reprint",
    "Review",
]
