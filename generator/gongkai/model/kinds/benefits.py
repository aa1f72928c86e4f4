"""Money that people and units receive: by name, by class, or totals only."""

from typing import Annotated

from gongkai.model.marks import SUMMED, Role
from gongkai.model.part import Part
from gongkai.model.parts import FundSource, Recipient
from gongkai.model.record import Record
from gongkai.model.values import Amount, Count, Day, LinkedRecord, OfficePhone, Quantity
from gongkai.model.vocabulary import Vocabulary


class RecipientType(Vocabulary):
    """What is counted: people, households, groups, villages or units."""

    PERSON = "person"
    HOUSEHOLD = "household"
    GROUP = "group"
    VILLAGE = "village"
    UNIT = "unit"


class PaymentRoute(Vocabulary):
    """How the money reaches people."""

    CARD = "card"
    VILLAGE_ACCOUNT = "village_account"


class SettlementType(Vocabulary):
    """Money paid ahead, the balance paid later, or money handed back."""

    ADVANCE = "advance"
    BALANCE = "balance"
    REFUND = "refund"


class Settlement(Part):
    """Advance, settlement or money paid back."""

    settlement_type: SettlementType
    day: Day
    amount: Amount
    remark: str = ""


class SubsidyClass(Part):
    """The total of one class of recipients, or of one unit: never a private person."""

    name: str
    head_count: Annotated[Count | None, SUMMED] = None
    household_count: Annotated[Count | None, SUMMED] = None
    quantity: Quantity | None = None
    rate: str = ""
    instalments: str = ""
    amount: Annotated[Amount, SUMMED]
    remark: str = ""


class Subsidy(Record):
    """A payment to people or households: by name, or totals only."""

    fund: Annotated[str, Role.BODY]
    fund_sources: tuple[FundSource, ...] = ()
    document: str = ""
    standard: str = ""
    instalments: str = ""
    recipient_type: RecipientType = RecipientType.PERSON
    year_of_arrears: str = ""
    classes: tuple[SubsidyClass, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    head_count: Count | None = None
    household_count: Count | None = None
    total: Amount
    paid_on: Day | None = None
    route: PaymentRoute = PaymentRoute.CARD
    paid_in: LinkedRecord | None = None
    settlements: tuple[Settlement, ...] = ()
    left_over: Amount | None = None
    ask_whom: str = ""
    ask_phone: OfficePhone = ""
