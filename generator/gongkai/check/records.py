"""Checks that need one record and the rules, in the order in which they are told."""

from collections.abc import Callable, Iterable

from gongkai.base.problem import Problem
from gongkai.check.aged_terms import check_aged_terms
from gongkai.check.board_photos import check_board_photos
from gongkai.check.clocks import (
    check_booked_before,
    check_held_before,
    check_notice_length,
    check_notice_on_board,
)
from gongkai.check.consent import check_consent, check_family_consent
from gongkai.check.corrections import check_corrected
from gongkai.check.decisions import check_decision
from gongkai.check.demands import check_demands
from gongkai.check.group_duties import check_own_group
from gongkai.check.hidden_names import check_hidden_names
from gongkai.check.numbers import check_numbers
from gongkai.check.objections import check_objections
from gongkai.check.privacy import check_file_name, check_houses, check_private_numbers
from gongkai.check.ranks import (
    check_black_list,
    check_named_once,
    check_one_flag,
    check_ranks,
    check_red_list,
    check_revocations,
    check_stars,
)
from gongkai.check.references import check_boards, check_files, check_groups, check_item
from gongkai.check.reviewers import check_handlers, check_reviewing_body
from gongkai.check.states import (
    check_approval,
    check_corrections,
    check_handling,
    check_review_before,
    check_review_done,
    check_withdrawal,
)
from gongkai.check.subject import Subject
from gongkai.check.translations import check_translations
from gongkai.check.wall_duty import check_wall_duty
from gongkai.check.written_twice import check_postings_once, check_reviewers_once
from gongkai.check.zero_reports import check_nothing

Check = Callable[[Subject], Iterable[Problem]]

RECORD_CHECKS: tuple[Check, ...] = (
    check_item,
    check_boards,
    check_groups,
    check_files,
    check_board_photos,
    check_private_numbers,
    check_file_name,
    check_houses,
    check_hidden_names,
    check_consent,
    check_family_consent,
    check_approval,
    check_handling,
    check_review_done,
    check_review_before,
    check_reviewers_once,
    check_postings_once,
    check_corrections,
    check_corrected,
    check_withdrawal,
    check_notice_length,
    check_notice_on_board,
    check_held_before,
    check_booked_before,
    check_wall_duty,
    check_objections,
    check_decision,
    check_reviewing_body,
    check_handlers,
    check_demands,
    check_numbers,
    check_nothing,
    check_translations,
    check_own_group,
    check_ranks,
    check_red_list,
    check_stars,
    check_one_flag,
    check_revocations,
    check_named_once,
    check_black_list,
    check_aged_terms,
)


def check_record(subject: Subject) -> list[Problem]:
    """Return everything wrong with one record."""
    return [problem for check in RECORD_CHECKS for problem in check(subject)]
