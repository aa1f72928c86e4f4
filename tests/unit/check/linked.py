"""Villages made of records' fields, for the checks of chains and links."""

from collections.abc import Mapping
from typing import Any

from gongkai.check.acceptance import check_paid_before_other_acceptance, trace_acceptance
from gongkai.check.bookings import check_entered, check_not_named, trace_entered
from gongkai.check.chain_rows import trace_carried
from gongkai.check.chains import check_carried, check_continued, trace_ledgers
from gongkai.check.execution import check_execution, check_left_over, trace_execution
from gongkai.check.matters import check_matter_prices, check_tender_prices, trace_prices
from gongkai.check.special_funds import check_special_funds, trace_special_funds
from gongkai.check.village import Village
from gongkai.check.vouchers import check_lines_once, check_shared_vouchers
from tests.unit.check.subjects import subject_of
from tests.unit.check.villages import village
from tests.unit.pages.summaries import summary

TRACERS = (
    trace_carried,
    trace_ledgers,
    trace_entered,
    trace_prices,
    trace_execution,
    trace_acceptance,
    trace_special_funds,
)
CHECKS = (
    check_carried,
    check_continued,
    check_entered,
    check_not_named,
    check_tender_prices,
    check_matter_prices,
    check_execution,
    check_left_over,
    check_paid_before_other_acceptance,
    check_special_funds,
    check_shared_vouchers,
    check_lines_once,
)


def of_records(
    *records: dict[str, Any], days: Mapping[str, str] | None = None, **states: str
) -> Village:
    """Return a village of records given by their fields; `days` on which they became public."""
    subjects = {one["编号"]: subject_of(one["类型"], **one) for one in records}
    briefs = [
        summary(
            id_,
            kind=subject.record.kind.value,
            matter=subject.record.matter,
            publisher=subject.record.publisher.label,
            public_date=(days or {}).get(id_, ""),
            item=subject.item.id if subject.item else "",
            state=states.get(id_.replace("-", "_"), "posted"),
        )
        for id_, subject in subjects.items()
    ]
    traces = {
        id_: [row for tracer in TRACERS for row in tracer(subject)]
        for id_, subject in subjects.items()
    }
    return village(*briefs, traces=traces)


def told(
    *records: dict[str, Any], days: Mapping[str, str] | None = None, **states: str
) -> list[tuple[str, str]]:
    """Return code and record of every problem between records given by their fields."""
    found = of_records(*records, days=days, **states)
    return [(one.code, one.where.file[8:-4]) for check in CHECKS for one in check(found)]
