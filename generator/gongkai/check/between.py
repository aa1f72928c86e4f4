"""Checks that need all records at once, or the day they are checked on, in a fixed order."""

from collections.abc import Callable, Iterable

from gongkai.base.problem import Problem
from gongkai.check.acceptance import check_paid_before_other_acceptance
from gongkai.check.board_photos import check_missing_photos, check_photo_days
from gongkai.check.bookings import check_entered, check_not_named
from gongkai.check.chains import check_carried, check_continued
from gongkai.check.channels import check_channels, check_supervision
from gongkai.check.claimed_days import check_claimed_days
from gongkai.check.consent import check_consent_terms, check_family_terms
from gongkai.check.contracts import check_outstanding, check_split_contracts
from gongkai.check.decision_links import check_decision_links, check_failed_twice
from gongkai.check.demands import check_met_demands
from gongkai.check.execution import check_execution, check_left_over
from gongkai.check.group_duties import check_said_accounts
from gongkai.check.honours import check_flags, check_honoured_families, check_one_holder
from gongkai.check.kept import check_kept_files
from gongkai.check.links import check_ids, check_links, check_names
from gongkai.check.matters import check_matter_prices, check_tender_prices
from gongkai.check.objections import check_answers, check_result_links
from gongkai.check.paid_twice import check_paid_twice
from gongkai.check.postings import (
    check_expiring,
    check_open_postings,
    check_short_postings,
    check_take_down,
)
from gongkai.check.retention import check_retention
from gongkai.check.reviewers import check_reviewers
from gongkai.check.special_funds import check_special_funds
from gongkai.check.village import Village
from gongkai.check.vouchers import check_lines_once, check_shared_vouchers
from gongkai.check.zero_reports import check_contradicted_nothing
from gongkai.model.summary import Summary

VillageCheck = Callable[[Village], Iterable[Problem]]

VILLAGE_CHECKS: tuple[VillageCheck, ...] = (
    check_ids,
    check_links,
    check_names,
    check_short_postings,
    check_take_down,
    check_open_postings,
    check_expiring,
    check_photo_days,
    check_missing_photos,
    check_answers,
    check_result_links,
    check_decision_links,
    check_failed_twice,
    check_reviewers,
    check_claimed_days,
    check_channels,
    check_supervision,
    check_met_demands,
    check_kept_files,
    check_consent_terms,
    check_family_terms,
    check_retention,
    check_contradicted_nothing,
    check_said_accounts,
    check_carried,
    check_continued,
    check_shared_vouchers,
    check_lines_once,
    check_entered,
    check_not_named,
    check_tender_prices,
    check_matter_prices,
    check_execution,
    check_left_over,
    check_paid_before_other_acceptance,
    check_special_funds,
    check_flags,
    check_honoured_families,
    check_one_holder,
    check_outstanding,
    check_split_contracts,
    check_paid_twice,
)


def check_village(village: Village) -> list[Problem]:
    """Return everything wrong between records, or wrong on this day."""
    return [problem for check in VILLAGE_CHECKS for problem in check(village)]


def expected_pages(summaries: Iterable[Summary]) -> set[str]:
    """Return the record pages that must exist, from the published records alone."""
    return {f"r/{summary.id}.html" for summary in summaries if summary.is_shown}
