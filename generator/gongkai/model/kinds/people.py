"""Who holds which post, and lists of people that a rule asks to be shown."""

from typing import Annotated

from gongkai.model.bodies import RosterBody
from gongkai.model.marks import SUMMED, InUnit
from gongkai.model.part import Part
from gongkai.model.record import Record
from gongkai.model.values import (
    Amount,
    Count,
    Day,
    LinkedRecord,
    Markdown,
    OfficePhone,
    OfficerName,
    PersonDetail,
    PersonName,
    Quantity,
    Span,
)
from gongkai.model.vocabulary import Unit, YesNo


class HeadClass(Part):
    """The number of one class: never a private person."""

    name: str
    head_count: Annotated[Count | None, SUMMED] = None
    household_count: Annotated[Count | None, SUMMED] = None
    remark: str = ""


class RosterOfficer(Part):
    """An office holder: named, with the phone of the office."""

    person: OfficerName
    post: str = ""
    employer: str = ""
    duties: str = ""
    area: str = ""
    office_phone: OfficePhone = ""
    pay: str = ""


class PostHolder(Part):
    """A villager in a paid or voluntary post; how poor the household is has no field."""

    group: str = ""
    person: PersonName
    post: str = ""
    area: str = ""
    pay: str = ""
    remark: PersonDetail = ""


class DutyShift(Part):
    """When somebody is on duty, and where to call."""

    duty_time: str
    person: OfficerName = ""
    office_phone: OfficePhone = ""
    remark: str = ""


class Roster(Record):
    """A body or a post and the people in it: by name, or numbers only."""

    organisation: str = ""
    roster_body: RosterBody | None = None
    term: str = ""
    served: Span | None = None
    meeting_place: str = ""
    office_phone: OfficePhone = ""
    head_count: Annotated[Count | None, InUnit(Unit.PEOPLE)] = None
    classes: tuple[HeadClass, ...] = ()
    officers: tuple[RosterOfficer, ...] = ()
    post_holders: tuple[PostHolder, ...] = ()
    duty_shifts: tuple[DutyShift, ...] = ()


class Listed(Part):
    """One line of a list: a person, a household, a plot or a door."""

    group: str = ""
    person: PersonName = ""
    plot: str = ""
    door_plate: str = ""
    listed_class: str = ""
    quantity: Quantity | None = None
    place: str = ""
    grade: str = ""
    amount: Annotated[Amount | None, SUMMED] = None
    is_signed: YesNo | None = None
    mended_on: Day | None = None
    remark: PersonDetail = ""


class NameList(Record):
    """A list that must be shown: only the fields its item allows, or numbers only."""

    listing_conditions: Markdown = ""
    assessed_on: Day | None = None
    head_count: Annotated[Count | None, InUnit(Unit.PEOPLE)] = None
    household_count: Annotated[Count | None, InUnit(Unit.HOUSEHOLDS)] = None
    joined_count: Count | None = None
    left_count: Count | None = None
    classes: tuple[HeadClass, ...] = ()
    listed: tuple[Listed, ...] = ()
    objection_channel: str = ""
    previous_round: LinkedRecord = ""
    review_result: Markdown = ""
