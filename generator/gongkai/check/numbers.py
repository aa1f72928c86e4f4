"""Every sum and count that one record alone can prove or disprove, by kind, in a fixed order."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from gongkai.base.problem import Problem
from gongkai.check import (
    acceptance,
    benefits,
    columns,
    deposits,
    figures,
    funds,
    ledgers,
    offers,
    products,
    repeated_entries,
    scores,
    shares,
    special_funds,
    statements,
    titles,
    votes,
    works,
)
from gongkai.check.capitals import check_capitals
from gongkai.check.one_fault import told_once
from gongkai.check.points_rules import check_points_rules
from gongkai.check.subject import Subject
from gongkai.model.vocabulary import Kind

NumberCheck = Callable[[Subject], Iterable[Problem]]

CHECKS_OF: Final[dict[Kind, tuple[NumberCheck, ...]]] = {
    Kind.LEDGER: (
        ledgers.check_balances,
        ledgers.check_overdrawn,
        ledgers.check_entries,
        ledgers.check_account_lines,
        ledgers.check_account_names,
        ledgers.check_transfers,
        ledgers.check_lines_have_one_amount,
        ledgers.check_line_days,
        ledgers.check_red_ink,
        ledgers.check_voucher_days,
        ledgers.check_voucher_gaps,
        repeated_entries.check_repeated_entries,
        titles.check_title_period,
        products.check_formulas,
        funds.check_arrived,
        special_funds.check_fund_overdrawn,
    ),
    Kind.STATEMENT: (
        statements.check_statement_sums,
        statements.check_balance_sheet,
        statements.check_debts,
        titles.check_title_period,
    ),
    Kind.BUDGET: (funds.check_budget_parts, funds.check_carried),
    Kind.ALLOCATION: (
        funds.check_allotments,
        funds.check_sources,
        funds.check_arrived,
        funds.check_natures,
        products.check_products,
    ),
    Kind.SUBSIDY: (
        benefits.check_recipients,
        benefits.check_classes,
        products.check_products,
        products.check_standards,
        benefits.check_head_counts,
        benefits.check_row_count,
        benefits.check_settlements,
        benefits.check_repeated_rows,
        benefits.check_negative_rows,
        funds.check_sources,
        funds.check_arrived,
        special_funds.check_used_and_left,
    ),
    Kind.DISTRIBUTION: (
        benefits.check_recipients,
        products.check_products,
        benefits.check_row_count,
        benefits.check_repeated_rows,
        benefits.check_negative_rows,
        shares.check_share_amounts,
        shares.check_share_total,
        shares.check_distributable,
        shares.check_remainder,
        shares.check_unclaimed,
    ),
    Kind.LEVY: (
        products.check_products,
        shares.check_levy_balance,
        shares.check_levy_lines,
        shares.check_workdays,
        shares.check_workdays_value,
        shares.check_grant,
    ),
    Kind.GOODS: (shares.check_stock, shares.check_goods_lists),
    Kind.PROJECT: (
        funds.check_sources,
        funds.check_arrived,
        special_funds.check_used_and_left,
        works.check_payments,
        acceptance.check_paid_before_acceptance,
        works.check_progress,
        works.check_stages,
        works.check_prices,
        works.check_acceptance_day,
    ),
    Kind.TENDER: (
        works.check_lots,
        offers.check_opening_day,
        offers.check_outcome,
        offers.check_start_price,
        offers.check_bidders,
        deposits.check_deposit_moves,
        deposits.check_deposits_stated,
    ),
    Kind.CONTRACT: (
        works.check_plan,
        works.check_contract_end,
        works.check_collected,
        works.check_growth,
        deposits.check_deposit_moves,
        deposits.check_deposits_stated,
    ),
    Kind.ASSETS: (works.check_asset_moves, works.check_asset_totals, works.check_depreciation),
    Kind.ELECTION: (votes.check_ballots, votes.check_turnout, votes.check_results),
    Kind.APPRAISAL: (votes.check_ballots, votes.check_turnout, votes.check_appraisal_votes),
    Kind.OVERSIGHT: (votes.check_findings, votes.check_finding_list),
    Kind.ROSTER: (benefits.check_head_counts, benefits.check_roster_count),
    Kind.NAME_LIST: (benefits.check_head_counts, benefits.check_row_count),
    Kind.POINTS: (
        scores.check_points,
        scores.check_exchanges,
        scores.check_points_lists,
        check_points_rules,
    ),
    Kind.INSPECTION: (
        votes.check_findings,
        votes.check_finding_list,
        scores.check_scores,
    ),
    Kind.ACTIVITY: (votes.check_attended,),
    Kind.AWARD: (scores.check_grade_totals,),
    Kind.TRACKER: (scores.check_tasks, scores.check_task_days),
    Kind.TARGETS: (scores.check_rates, scores.check_goals),
    Kind.STATISTICS: (
        figures.check_exclusive_parts,
        figures.check_parts_within,
        figures.check_factors,
        figures.check_fractions,
        figures.check_growth_rates,
        figures.check_changes,
        figures.check_two_figures,
        figures.check_named,
    ),
    Kind.TABLE: (columns.check_column_totals,),
}


def check_numbers(subject: Subject) -> Iterator[Problem]:
    """Yield every fault in the numbers of one record; any kind may have votes and capitals."""
    if subject.record.steps:
        yield from votes.check_attendance(subject)
        yield from votes.check_votes(subject)
    yield from check_capitals(subject)
    checks = CHECKS_OF.get(subject.record.kind, ())
    yield from told_once([problem for check in checks for problem in check(subject)])
