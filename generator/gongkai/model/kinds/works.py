"""Works and what the village owns or lets: projects, tenders, contracts, assets."""

from typing import Annotated

from gongkai.model.marks import SUMMED, InUnit
from gongkai.model.part import Part
from gongkai.model.parts import FundSource, NamedFigure, Payment
from gongkai.model.record import Record
from gongkai.model.values import (
    Amount,
    AmountIfKnown,
    Count,
    Day,
    LinkedRecord,
    Markdown,
    OfficerName,
    PersonName,
    Quantity,
    Span,
)
from gongkai.model.vocabulary import Unit, Vocabulary


class TenderMethod(Vocabulary):
    """How a contractor or tenant is found."""

    OPEN_TENDER = "open_tender"
    INVITED_TENDER = "invited_tender"
    AUCTION = "auction"
    NEGOTIATION = "negotiation"
    INQUIRY = "inquiry"
    PLATFORM = "platform"
    AGREEMENT = "agreement"


class ContractSide(Vocabulary):
    """Whether the village is paid, pays, or neither."""

    INCOME = "income"
    EXPENSE = "expense"
    NONE = "none"


class PriceChange(Part):
    """A change to the contract's price; negative when work is left out."""

    day: Day
    amount: Annotated[Amount, SUMMED]
    reason: str


class ProgressReport(Part):
    """How far the work had come on a day."""

    day: Day
    percent: Annotated[Count, InUnit(Unit.PERCENT)]
    summary: str = ""


class Acceptance(Part):
    """Who accepted the work and what they found."""

    day: Day
    members: tuple[OfficerName, ...] = ()
    conclusion: str
    grade: str = ""


class Project(Record):
    """A work from its approval to its final account."""

    content: str = ""
    location: str = ""
    villages: tuple[str, ...] = ()
    client: str = ""
    builder: str = ""
    site_manager: OfficerName = ""
    supervisor_firm: str = ""
    key_figures: tuple[NamedFigure, ...] = ()
    total_investment: AmountIfKnown | None = None
    control_price: AmountIfKnown | None = None
    bid_price: AmountIfKnown | None = None
    contract_price: AmountIfKnown | None = None
    audited_price: AmountIfKnown | None = None
    initiated_on: Day | None = None
    started_on: Day | None = None
    planned_finish: Day | None = None
    finished_on: Day | None = None
    accepted_on: Day | None = None
    audited_on: Day | None = None
    fund_sources: tuple[FundSource, ...] = ()
    price_changes: tuple[PriceChange, ...] = ()
    progress: tuple[ProgressReport, ...] = ()
    payments: tuple[Payment, ...] = ()
    acceptance: Acceptance | None = None
    upkeep: str = ""
    decision_basis: LinkedRecord = ""
    from_tender: LinkedRecord = ""


class Lot(Part):
    """One thing that is let, built or bought."""

    name: str
    place: str = ""
    quantity: Quantity | None = None
    floor_price: Amount | None = None
    price_unit: str = ""
    duration: str = ""
    remark: str = ""


class LotResult(Part):
    """Who won a lot and for how much; a firm is named, a person is a private name."""

    name: str
    winner_firm: str = ""
    winner: PersonName = ""
    price: Amount
    price_unit: str = ""
    remark: str = ""


class DepositMoves(Part):
    """What came in as deposits and where it went."""

    deposits_in: Amount
    deposits_back: Amount | None = None
    deposits_used: Amount | None = None
    deposits_held: Amount | None = None


class Tender(Record):
    """A call for bids, its result, or its failure."""

    lots: tuple[Lot, ...] = ()
    tender_method: TenderMethod | None = None
    increment: str = ""
    deposit: Amount | None = None
    deposit_moves: DepositMoves | None = None
    registration: Span | None = None
    registration_place: str = ""
    opened_on: Day | None = None
    opening_place: str = ""
    round: Count | None = None
    previous_round: LinkedRecord = ""
    bidder_count: Count | None = None
    bid_results: tuple[LotResult, ...] = ()
    failed_reason: str = ""
    decision_basis: LinkedRecord = ""
    qualification: Markdown = ""


class PlannedPayment(Part):
    """One payment a contract asks for, and whether it came."""

    due_on: Day
    covers: str = ""
    receivable: Annotated[Amount, SUMMED]
    collected: Annotated[Amount | None, SUMMED] = None
    paid_in_on: Day | None = None
    paid_in: LinkedRecord = ""
    remark: str = ""


class Contract(Record):
    """A contract: parties, thing, money, term, and the payments it asks for."""

    lots: tuple[Lot, ...] = ()
    contract_side: ContractSide | None = None
    party_a: str = ""
    party_b: str = ""
    party_b_person: PersonName = ""
    household_count: Annotated[Count | None, InUnit(Unit.HOUSEHOLDS)] = None
    amount: Amount | None = None
    duration: Span | None = None
    expires_on: Day | None = None
    increment: str = ""
    deposit: Amount | None = None
    deposit_moves: DepositMoves | None = None
    payment_plan: tuple[PlannedPayment, ...] = ()
    from_tender: LinkedRecord = ""
    decision_basis: LinkedRecord = ""
    main_terms: Markdown = ""


class AssetLine(Part):
    """One asset or resource; figures keep their own units."""

    name: str
    asset_class: str = ""
    place: str = ""
    quantity: Quantity | None = None
    at_year_start: Quantity | None = None
    added: Quantity | None = None
    removed: Quantity | None = None
    at_year_end: Quantity | None = None
    original_value: Annotated[Amount | None, SUMMED] = None
    depreciation: Annotated[Amount | None, SUMMED] = None
    ownership: str = ""
    use: str = ""
    condition: str = ""
    tenant: PersonName = ""
    caretaker: OfficerName = ""
    remark: str = ""


class Assets(Record):
    """A list of assets or facilities: line by line, or totals only."""

    counted_on: Day | None = None
    open_hours: str = ""
    asset_count: Count | None = None
    total_value: Amount | None = None
    assets: tuple[AssetLine, ...] = ()
