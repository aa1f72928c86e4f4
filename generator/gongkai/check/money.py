"""Sums that people typed must agree with their lines. We report the gap and change nothing."""

from collections.abc import Iterator

from gongkai.base.money import total_of
from gongkai.base.problem import Problem
from gongkai.check.subject import Subject
from gongkai.model.glossary import key_of
from gongkai.model.kinds.accounts import Ledger
from gongkai.model.kinds.benefits import Subsidy
from gongkai.model.vocabulary import Completeness


def check_balances(subject: Subject) -> Iterator[Problem]:
    """Yield F102 for each account where opening + income - expense is not the closing balance."""
    if not isinstance(subject.record, Ledger):
        return
    for index, account in enumerate(subject.record.balances):
        if account.opening is None:
            continue
        counted = account.opening + account.income - account.expense
        if counted == account.closing:
            continue
        facts = {
            "account": account.account,
            "opening": str(account.opening),
            "income": str(account.income),
            "expense": str(account.expense),
            "counted": str(counted),
            "stated": str(account.closing),
            "gap": str(account.closing - counted),
        }
        where = subject.where.at(key_of("balances"), index, key_of("closing"))
        yield Problem("F102", where, facts)


def check_entries(subject: Subject) -> Iterator[Problem]:
    """Yield F103 where the lines do not add up to what went through the accounts.

    Every line counts here, transfers between accounts and pass-through money too: they move an
    account, though they are no income or expense of the village.
    """
    ledger = subject.record
    if not isinstance(ledger, Ledger) or not ledger.balances or not ledger.entries:
        return
    if ledger.completeness is Completeness.PARTIAL:
        return
    for side in ("income", "expense"):
        stated = total_of(getattr(account, side) for account in ledger.balances)
        counted = total_of(getattr(line, side) for line in ledger.entries)
        if stated != counted:
            facts = {
                "side": key_of(side),
                "stated": str(stated),
                "counted": str(counted),
                "gap": str(stated - counted),
            }
            yield Problem("F103", subject.where.at(key_of("entries")), facts)


def check_recipients(subject: Subject) -> Iterator[Problem]:
    """Yield F101 where the listed amounts do not add up to the stated total."""
    record = subject.record
    if not isinstance(record, Subsidy) or not record.recipients:
        return
    if record.completeness is Completeness.PARTIAL:
        return
    counted = total_of(row.amount for row in record.recipients)
    if counted != record.total:
        facts = {
            "stated": str(record.total),
            "counted": str(counted),
            "gap": str(record.total - counted),
            "rows": str(len(record.recipients)),
        }
        yield Problem("F101", subject.where.at(key_of("total")), facts)
