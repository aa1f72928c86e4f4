"""What members share, what villagers pay in, and goods that pass through the village's hands."""

from typing import Annotated

from gongkai.model.kinds.benefits import RecipientType
from gongkai.model.marks import SUMMED, InUnit
from gongkai.model.part import Part
from gongkai.model.parts import Recipient
from gongkai.model.record import Record
from gongkai.model.values import (
    Amount,
    Count,
    Day,
    LinkedRecord,
    PersonDetail,
    PersonName,
    Quantity,
)
from gongkai.model.vocabulary import Unit, Vocabulary, YesNo


class ShareClass(Part):
    """One class of shares: how many there are and what each gets."""

    share_class: str
    share_count: Quantity | None = None
    per_share: Amount | None = None
    amount: Annotated[Amount | None, SUMMED] = None


class Distribution(Record):
    """How the collective's profit of a year is shared out."""

    profit: Amount | None = None
    carried_over: Amount | None = None
    loss_covered: Amount | None = None
    reserve: Amount | None = None
    distributable: Amount | None = None
    share_classes: tuple[ShareClass, ...] = ()
    member_count: Annotated[Count | None, InUnit(Unit.PEOPLE)] = None
    household_count: Annotated[Count | None, InUnit(Unit.HOUSEHOLDS)] = None
    total: Amount
    recipients: tuple[Recipient, ...] = ()
    unclaimed: Amount | None = None
    in_custody: Amount | None = None
    remainder: Amount | None = None
    paid_on: Day | None = None
    paid_in: LinkedRecord = ""
    adopted_by: str = ""
    adopted_in: LinkedRecord | None = None


class LevyLine(Part):
    """What one villagers' group owes and has paid; relief stands as a sum, never by name."""

    group: str
    payer_count: Annotated[Count | None, SUMMED] = None
    receivable: Annotated[Amount | None, SUMMED] = None
    waived: Annotated[Amount | None, SUMMED] = None
    collected: Annotated[Amount | None, SUMMED] = None
    uncollected: Annotated[Amount | None, SUMMED] = None


class Workdays(Part):
    """Labour owed and given, or paid for instead."""

    workdays_due: Annotated[Count | None, InUnit(Unit.WORKDAYS)] = None
    workdays_done: Annotated[Count | None, InUnit(Unit.WORKDAYS)] = None
    workdays_paid: Annotated[Count | None, InUnit(Unit.WORKDAYS)] = None
    day_value: Amount | None = None
    workdays_value: Amount | None = None


class StateGrant(Part):
    """The state's grant beside what villagers give."""

    applied: Amount | None = None
    granted: Amount | None = None
    arrived: Amount | None = None


class Levy(Record):
    """A fee or a contribution that villagers pay in."""

    levied_for: str
    ground: str = ""
    recipient_type: RecipientType = RecipientType.HOUSEHOLD
    payer_count: Count | None = None
    rate: str = ""
    receivable: Amount | None = None
    waived: Amount | None = None
    collected: Amount
    uncollected: Amount | None = None
    levy_lines: tuple[LevyLine, ...] = ()
    workdays: Workdays | None = None
    state_grant: StateGrant | None = None
    paid_in: LinkedRecord = ""
    adopted_by: str = ""
    adopted_in: LinkedRecord | None = None


class DonorType(Vocabulary):
    """Where goods come from."""

    ALLOCATED = "allocated"
    DONATED = "donated"
    BOUGHT = "bought"


class Donor(Part):
    """Where goods come from; only units and people who agreed to be named stand as `donor`."""

    day: Day | None = None
    donor_type: DonorType = DonorType.DONATED
    donor: str = ""
    person: PersonName = ""
    is_named: YesNo | None = None
    goods_name: str
    quantity: Quantity | None = None
    amount: Annotated[Amount | None, SUMMED] = None


class GoodsLine(Part):
    """One kind of goods: in stock before, taken in, handed out, left."""

    goods_name: str
    goods_unit: str
    stock_before: Count | None = None
    taken_in: Count
    handed_out: Count
    in_stock: Count


class Handout(Part):
    """What one household or unit was given."""

    group: str = ""
    receiving_unit: str = ""
    person: PersonName = ""
    goods_name: str
    quantity: Quantity
    day: Day | None = None
    remark: PersonDetail = ""


class Goods(Record):
    """Goods that the village received, handed out and still has."""

    donors: tuple[Donor, ...] = ()
    goods_lines: tuple[GoodsLine, ...] = ()
    household_count: Annotated[Count | None, InUnit(Unit.HOUSEHOLDS)] = None
    handouts: tuple[Handout, ...] = ()
    kept_at: str = ""
